// build: whether dist/ is what the sources say, byte by byte.
import type { Facts } from "../facts";
import { type DoctorRow, fault, notLookedAt, ok } from "../report";

const MEND = "Run npm run build; what is uploaded is what stands in dist/.";

export function checkBuild({ build, functions }: Facts): readonly DoctorRow[] {
  if ("refusal" in build || "refusal" in functions) return [notLookedAt("build", "The sources cannot be built.")];
  const { missing, stale, leftOver } = build.thing;
  const root = functions.thing.cloudbaserc.functionRoot;
  const faults = [
    ...(missing.length === 0 ? [] : [`not built: ${missing.join(", ")}`]),
    ...(stale.length === 0 ? [] : [`other than the sources make it: ${stale.join(", ")}`]),
    ...(leftOver.length === 0 ? [] : [`of no function any more: ${leftOver.join(", ")}`]),
  ];
  if (faults.length === 0) return [ok("build", `${root} is what the sources make.`)];
  return [fault("build", `${root}: ${faults.join("; ")}.`, MEND)];
}
