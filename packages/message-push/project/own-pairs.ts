// The team's own-pairs.ts: tools that name pairs have to know them as functions do.
import { resolve } from "node:path";
import * as v from "valibot";
import type { OwnPairs } from "../src/wechat/catalogue/facts";
import { ownPairs } from "../src/wechat/own-pairs";
import { loadTeamFile } from "./load-team-file";
import { ownPairsFileOf } from "./own-pairs-file";
import { ProjectError } from "./project-error";

const OWN_PAIRS_MODULE = resolve(__dirname, "../src/wechat/own-pairs");

const fieldsSchema = v.record(v.string(), v.unknown());
const common = { fields: fieldsSchema, sample: fieldsSchema };
const pairSchema = v.variant("kind", [
  v.object({ ...common, kind: v.picklist(["message", "event", "notice", "payment", "refund-query"]) }),
  // Without them, no answer would fit.
  v.object({ ...common, kind: v.literal("packet"), answer: fieldsSchema }),
]);

/**
 * Lets this process know the pairs that the team wrote down.
 *
 * @throws {ProjectError} `OWN_PAIRS_INVALID`
 */
export async function loadOwnPairs(projectDir: string): Promise<void> {
  const file = ownPairsFileOf(projectDir);
  if (file === undefined) return;
  await loadTeamFile(file, OWN_PAIRS_MODULE).catch((cause: unknown) => {
    throw invalid(file, `cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`);
  });
  for (const [pair, own] of ownPairs()) refuseInvalid(file, pair, own);
}

function refuseInvalid(file: string, pair: string, own: OwnPairs[string]): void {
  const parsed = v.safeParse(pairSchema, own);
  if (parsed.success) return;
  const [issue] = parsed.issues;
  throw invalid(file, `"${pair}", at ${v.getDotPath(issue) ?? "the top"}: ${issue.message}`);
}

function invalid(file: string, problem: string): ProjectError {
  return new ProjectError(
    "OWN_PAIRS_INVALID",
    `${file}: ${problem}.`,
    'Compare it with docs/pushes.md, "A pair that is not here".',
  );
}
