// Which licences may be in production, and whether every direct dependency has a reason.
import { toolError } from "../shared/tool-error";
import type { LockedPackage } from "./read-lockfile";
import type { Reasons } from "./reasons";

/** All of them permit everything a team does with a function, and ask for no more than to be named where the code is handed on. */
const ALLOWED = ["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

/** @throws {ToolError} `DEPENDENCY_REFUSED` with all that is wrong */
export function checkLicences(packages: readonly LockedPackage[], { direct, unlicensed }: Reasons): void {
  const names = new Set(packages.flatMap(({ name, broughtBy }) => (broughtBy.includes(name) ? [name] : [])));
  const problems = [
    ...[...names]
      .filter((name) => !direct.has(name))
      .map((name) => `${name} has no reason in docs/reference/dependencies.md`),
    ...[...direct.keys()]
      .filter((name) => !names.has(name))
      .map((name) => `${name} has a reason, but is no dependency`),
    ...packages.flatMap((one) => licenceProblem(one, unlicensed) ?? []),
  ];
  if (problems.length === 0) return;
  throw toolError(
    "DEPENDENCY_REFUSED",
    `${problems.join("; ")}.`,
    "Write the reason down, or do without the package. Allowed licences are in scripts/licences/check-licences.ts.",
  );
}

function licenceProblem(
  { name, version, licence }: LockedPackage,
  unlicensed: Reasons["unlicensed"],
): string | undefined {
  if (licence === undefined) {
    return unlicensed.has(name) ? undefined : `${name} ${version} states no licence`;
  }
  return isAllowed(licence) ? undefined : `${name} ${version} has the licence ${licence}`;
}

/** One of the licences to choose from is enough; of several that all hold, each has to be allowed. */
function isAllowed(licence: string): boolean {
  const choices = licence.replaceAll(/[()]/g, "").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((one) => ALLOWED.includes(one)));
}
