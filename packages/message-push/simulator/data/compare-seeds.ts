// Tells a seed that is not the one that the kept state was filled with: such a seed is not loaded, and a person should know.
import { createHash } from "node:crypto";
import type { Both } from "../../src/language";
import type { Document } from "../gateway/database/documents";
import { SEED_FOLDER } from "./seed-files";
import type { Parts } from "./state-file";

/** Collection → documents, as the seed files have them. */
export type Seeds = ReadonlyMap<string, readonly Document[]>;

/** The part of a state that has the digests of its seeds. */
export const SEEDS_PART = "seeds";

interface Comparison {
  /** What the state notes from now on. */
  readonly part: Buffer;
  readonly notices: readonly Both[];
}

/** @param isKept whether the state has this collection, so that its seed is not loaded */
export function compareSeeds(
  seeds: Seeds,
  kept: Parts | undefined,
  isKept: (collection: string) => boolean,
): Comparison {
  const noted = kept?.get(SEEDS_PART);
  const before: Readonly<Record<string, unknown>> = noted === undefined ? {} : JSON.parse(noted.toString("utf8"));
  const now: Record<string, unknown> = {};
  const notices: Both[] = [];
  for (const [name, documents] of seeds) {
    const digest = createHash("sha256").update(JSON.stringify(documents)).digest("hex");
    // A state of an earlier version does not say what it was filled with.
    const isOther = noted !== undefined && isKept(name) && before[name] !== digest;
    if (isOther) notices.push(changed(name));
    now[name] = isOther ? (before[name] ?? "") : digest;
  }
  return { part: Buffer.from(JSON.stringify(now)), notices };
}

function changed(name: string): Both {
  return {
    en: `The seed of ${name} in ${SEED_FOLDER}/ is not the one that .sim/ was filled with: npm start -- --fresh takes it, and forgets the rest.`,
    zh: `${SEED_FOLDER}/ 里 ${name} 的种子数据与装入 .sim/ 时的不同：npm start -- --fresh 会装入它，并清除其余的本地数据。`,
  };
}
