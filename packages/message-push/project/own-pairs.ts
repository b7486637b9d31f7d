// The team's own-pairs.ts: tools that name pairs have to know them as functions do.
import { resolve } from "node:path";
import { definePairs, forgetPairs, ownPairs } from "../src/wechat/own-pairs";
import { checkOwnPair, ownPairsInvalid } from "./check-own-pair";
import { loadTeamFile } from "./load-team-file";
import { ownPairsFileOf } from "./own-pairs-file";

const OWN_PAIRS_MODULE = resolve(__dirname, "../src/wechat/own-pairs");

/**
 * Lets this process know the pairs that the team wrote down, and no others. After an error it knows what it knew before.
 *
 * @throws {ProjectError} `OWN_PAIRS_INVALID`
 */
export async function loadOwnPairs(projectDir: string): Promise<void> {
  const before = Object.fromEntries(ownPairs());
  const file = ownPairsFileOf(projectDir);
  try {
    if (file === undefined) forgetPairs();
    else await load(file);
  } catch (error) {
    forgetPairs();
    definePairs(before);
    throw error;
  }
}

async function load(file: string): Promise<void> {
  // Forgotten just before they are written down again, so that a push meanwhile finds them.
  await loadTeamFile(file, OWN_PAIRS_MODULE, { beforeRun: forgetPairs }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw ownPairsInvalid(file, { en: `cannot be loaded: ${why}`, zh: `无法加载：${why}` });
  });
  for (const [pair, own] of ownPairs()) checkOwnPair(file, pair, own);
}
