// What is in an environment before the first push: only who looks after it wants to know.
import { SETTINGS_ID } from "../../desk/desk-store";
import { DESK_COLLECTIONS } from "./cloudbase-desk-store";
import { guardedIn, ifThere, readDocuments } from "./collection-calls";
import { COLLECTION } from "./push-collection";
import type { Cloud } from "./sdk";

/** Every collection that functions of this package write, the pushes first. */
export const ALL_COLLECTIONS = [COLLECTION, ...Object.values(DESK_COLLECTIONS)] as const;

/** Those that are not there. @throws {PushError} `STORE_UNAVAILABLE` */
export async function missingCollections(cloud: Cloud): Promise<readonly string[]> {
  const areThere = await Promise.all(ALL_COLLECTIONS.map((name) => isThere(cloud, name)));
  return ALL_COLLECTIONS.filter((_, i) => areThere[i] === false);
}

function isThere(cloud: Cloud, name: string): Promise<boolean> {
  const query = cloud.database().collection(name).field({ _id: true }).limit(1);
  return guardedIn(name)("look", async () => (await ifThere(() => query.get())) !== undefined);
}

/** The settings of the desk that operators wrote; nothing where they wrote none. @throws {PushError} `STORE_UNAVAILABLE` */
export function findDeskSettings(cloud: Cloud): Promise<Readonly<Record<string, unknown>> | undefined> {
  const query = cloud.database().collection(DESK_COLLECTIONS.answers).where({ _id: SETTINGS_ID }).limit(1);
  return guardedIn(DESK_COLLECTIONS.answers)("settings", async () => (await readDocuments(query))[0]);
}
