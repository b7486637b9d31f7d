// The team's own-pairs.ts: tools that name pairs have to know them as functions do.
import { resolve } from "node:path";
import { ownPairs } from "../src/wechat/own-pairs";
import { checkOwnPair, ownPairsInvalid } from "./check-own-pair";
import { loadTeamFile } from "./load-team-file";
import { ownPairsFileOf } from "./own-pairs-file";

const OWN_PAIRS_MODULE = resolve(__dirname, "../src/wechat/own-pairs");

/**
 * Lets this process know the pairs that the team wrote down.
 *
 * @throws {ProjectError} `OWN_PAIRS_INVALID`
 */
export async function loadOwnPairs(projectDir: string): Promise<void> {
  const file = ownPairsFileOf(projectDir);
  if (file === undefined) return;
  await loadTeamFile(file, OWN_PAIRS_MODULE).catch((cause: unknown) => {
    throw ownPairsInvalid(file, `cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
  for (const [pair, own] of ownPairs()) checkOwnPair(file, pair, own);
}
