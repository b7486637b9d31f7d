// cloudbaserc, functions, triggers, pairs, sources, size: what the build refuses, as rows.
import { TRIGGER_FIX } from "../../../project/timer-trigger";
import type { CodedError } from "../../../src/coded-error";
import { kilobytes, MAX_BUNDLE_BYTES } from "../../bundle/measure-bundle";
import { MAX_FILES_BYTES } from "../../bundle/pack-files";
import type { Facts } from "../facts";
import { type DoctorRow, errorRowOf, okRow, skippedRow } from "../report";

/** In the order in which they are looked at: what comes after an error cannot be judged. */
const IDS = ["cloudbaserc", "triggers", "functions", "pairs", "sources", "size"] as const;
type Id = (typeof IDS)[number];

export function checkFunctions(facts: Facts): readonly DoctorRow[] {
  const refused = refusalIn(facts);
  if (refused === undefined) return IDS.map((id) => okRow(id, WELL[id](facts)));
  const { refusal, judged } = refused;
  const id = idOf(refusal);
  return IDS.map((own) => {
    if (own === id)
      return { ...errorRowOf(own, refusal), fix: `In ${placeOf(own, facts.functionsDir)}: ${refusal.fix}` };
    return judged.includes(own) ? okRow(own, WELL[own](facts)) : skippedRow(own, `Not before ${id} is fixed.`);
  });
}

/** The refusal that came first, and what had been looked at before. */
function refusalIn({
  cloudbaserc,
  functions,
  build,
}: Facts): { refusal: CodedError; judged: readonly Id[] } | undefined {
  if ("refusal" in cloudbaserc) return { refusal: cloudbaserc.refusal, judged: [] };
  if ("refusal" in functions) return { refusal: functions.refusal, judged: ["cloudbaserc"] };
  if ("refusal" in build) return { refusal: build.refusal, judged: ["cloudbaserc", "triggers", "functions"] };
  return undefined;
}

const ID_OF_CODE: Readonly<Record<string, Id>> = {
  CLOUDBASERC_INVALID: "cloudbaserc",
  PAIR_BOUND_TWICE: "pairs",
  BUNDLE_TOO_LARGE: "size",
  FILES_TOO_LARGE: "size",
  FILES_DIFFER: "sources",
  FILE_IMPORTED: "sources",
  BUNDLE_FAILED: "sources",
  BUNDLE_BOUNDARY_BROKEN: "sources",
  FUNCTION_ENTRY_INVALID: "sources",
};

function idOf({ code, fact, fix }: CodedError): Id {
  if (fix === TRIGGER_FIX || /triggers/.test(fact)) return "triggers";
  return ID_OF_CODE[code] ?? "functions";
}

/** Where to write what the fix says. */
const placeOf = (id: Id, functionsDir: string): string =>
  ({
    cloudbaserc: "cloudbaserc.json",
    triggers: `cloudbaserc.json and ${functionsDir}/<name>/config.json`,
    functions: `cloudbaserc.json and ${functionsDir}/`,
    pairs: `the function's index.ts or index.js`,
    sources: `the function's index.ts or index.js, or what it imports`,
    size: `${functionsDir}/<name>/, or what its index imports`,
  })[id];

const WELL: Readonly<Record<Id, (facts: Facts) => string>> = {
  cloudbaserc: () => "cloudbaserc.json has what CloudBase and the build need.",
  triggers: () => "config.json and cloudbaserc.json have the same timers, of seven fields.",
  functions: (facts) => `${namesOf(facts).join(", ")}: each has its folder and its entry in cloudbaserc.json.`,
  pairs: (facts) => `${builtOf(facts).flatMap(({ pairs }) => pairs).length} pairs, each with one function.`,
  sources: () => "Every function can be bundled and loaded.",
  size: (facts) => {
    const code = Math.max(...builtOf(facts).map(({ bytes, fileBytes }) => bytes - fileBytes));
    const files = Math.max(...builtOf(facts).map(({ fileBytes }) => fileBytes));
    const beside =
      files === 0 ? "" : `, the most files beside one ${kilobytes(files)} of ${kilobytes(MAX_FILES_BYTES)}`;
    return `The largest bundle has ${kilobytes(code)} of ${kilobytes(MAX_BUNDLE_BYTES)}${beside}.`;
  },
};

function namesOf({ functions }: Facts): readonly string[] {
  return "thing" in functions ? functions.thing.names : [];
}

function builtOf({ build }: Facts) {
  return "thing" in build ? build.thing.functions : [];
}
