// The list of production packages, for people.
import { renderTable } from "../../message-push/tools/table";
import type { ListedPackage } from "./list-packages";

/** Direct dependencies with their reasons first, then what they bring, then the sums. */
export function licencesText(packages: readonly ListedPackage[]): string {
  const direct = packages.filter(({ reason }) => reason !== undefined);
  const brought = packages.filter(({ reason }) => reason === undefined);
  return [
    "Dependencies, and what they are for:",
    ...renderTable(direct.map(cells), { indent: "  " }).flatMap((line, i) => [line, `      ${direct[i]?.reason}`]),
    "\nWhat they bring:",
    ...renderTable(
      brought.map((one) => [...cells(one), `by ${one.broughtBy.join(", ")}`]),
      { indent: "  " },
    ),
    ...exceptions(packages),
    `\n${sums(packages)}`,
  ].join("\n");
}

/** A package without a licence is named with the reason that it may be there all the same. */
function exceptions(packages: readonly ListedPackage[]): readonly string[] {
  const lines = packages.flatMap(({ name, version, exception }) =>
    exception === undefined ? [] : [`  ${name} ${version}: ${exception}`],
  );
  return lines.length === 0
    ? []
    : ["\nAccepted without a stated licence, by docs/reference/dependencies.md:", ...lines];
}

function cells({ name, version, licence, isBundled, isInPage }: ListedPackage): string[] {
  return [name, version, licence, isBundled ? "in functions" : isInPage ? "in the page" : "installed"];
}

function sums(packages: readonly ListedPackage[]): string {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const licences = [...counts].sort(([, a], [, b]) => b - a).map(([licence, count]) => `${count} ${licence}`);
  const bundled = packages.filter(({ isBundled }) => isBundled).length;
  const inPage = packages.filter(({ isInPage }) => isInPage).length;
  return `${packages.length} packages, ${bundled} of them in functions, ${inPage} in the page: ${licences.join(", ")}.`;
}
