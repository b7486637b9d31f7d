// types, build: whether the sources are right by TypeScript, and whether dist/ is what they make, byte by byte.
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, skippedRow } from "../report";

const BUILD_FIX = "Run npx message-push build; what is uploaded is what stands in dist/.";

export function checkBuild(facts: Facts): readonly DoctorRow[] {
  return [typesRow(facts), buildRow(facts)];
}

function typesRow({ types }: Facts): DoctorRow {
  if ("refusal" in types) {
    const fix =
      "Correct these lines in the function's index.ts and what it imports; npx message-push build shows the same.";
    return { ...errorRowOf("types", types.refusal), fix };
  }
  if (types.thing === "right") return okRow("types", "TypeScript finds no error in the functions.");
  return skippedRow("types", types.thing.why);
}

function buildRow({ build, functions }: Facts): DoctorRow {
  if ("refusal" in build || "refusal" in functions) return skippedRow("build", "The sources cannot be built.");
  const { missing, stale, leftOver } = build.thing;
  const root = functions.thing.cloudbaserc.functionRoot;
  const problems = [
    ...(missing.length === 0 ? [] : [`not built: ${missing.join(", ")}`]),
    ...(stale.length === 0 ? [] : [`other than the sources make it: ${stale.join(", ")}`]),
    ...(leftOver.length === 0 ? [] : [`of no function any more: ${leftOver.join(", ")}`]),
  ];
  if (problems.length === 0) return okRow("build", `${root} is what the sources make.`);
  return errorRow("build", `${root}: ${problems.join("; ")}.`, BUILD_FIX);
}
