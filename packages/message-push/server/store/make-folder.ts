// Makes a folder one level at a time: Node's own way of making several never ends below /proc, and its errors name no place.
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** Why a folder cannot be made, and what stands in the way. */
export class FolderRefusal extends Error {
  override readonly name = "FolderRefusal";
  readonly reason: string;
  /** What is wrong at which place, as a clause. */
  readonly fact: string;

  constructor(fact: string, reason: string, cause?: unknown) {
    super(`${fact} (${reason})`, { cause });
    this.fact = fact;
    this.reason = reason;
  }
}

/**
 * Makes the folder with all above it that are missing; only their owner may look into those.
 *
 * @param folder an absolute path
 * @throws {FolderRefusal} at the first place where that fails
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing = await missingFolders(folder);
  for (const place of missing) await makeOne(place);
  // A link that leads nowhere could neither be looked at nor be made.
  if (missing.length > 0 && !(await existsAsFolder(folder)))
    throw new FolderRefusal(`${folder} leads nowhere`, "ENOENT");
}

/** Those that have to be made, the uppermost first. */
async function missingFolders(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let place = folder; !(await existsAsFolder(place)); place = dirname(place)) {
    missing.unshift(place);
    if (dirname(place) === place) throw new FolderRefusal(`there is no ${place}`, "ENOENT");
  }
  return missing;
}

async function existsAsFolder(place: string): Promise<boolean> {
  try {
    if ((await stat(place)).isDirectory()) return true;
  } catch (error) {
    // Below a file there is nothing either: looking further up finds it.
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return false;
    throw new FolderRefusal(`${place} cannot be looked at`, codeOf(error), error);
  }
  throw new FolderRefusal(`${place} is no folder`, "ENOTDIR");
}

async function makeOne(place: string): Promise<void> {
  try {
    await mkdir(place, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it this moment.
    if (codeOf(error) === "EEXIST") return;
    throw new FolderRefusal(`no folder can be made in ${dirname(place)}`, codeOf(error), error);
  }
}

function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" ? code : "none";
}
