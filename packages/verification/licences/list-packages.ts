// The production packages as `npm run licences` shows them: lockfile, reasons and bundles side by side.
import { bundledPackages } from "./bundled-packages";
import type { LockedPackage } from "./read-lockfile";
import type { Reasons } from "./reasons";

export interface ListedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether its code is in a function; otherwise it is only installed, for `npm run serve` or because another one wants it. */
  readonly isBundled: boolean;
  /** Whether its code is in the simulator's page. */
  readonly isInPage: boolean;
  readonly broughtBy: readonly string[];
  /** Why it is there, of a direct dependency. */
  readonly reason?: string;
  /** Why it is accepted although it states no licence. */
  readonly exception?: string;
}

/** @param inPage folders */
export async function listPackages(
  projectDir: string,
  packages: readonly LockedPackage[],
  inPage: ReadonlySet<string>,
  { direct, unlicensed }: Reasons,
): Promise<readonly ListedPackage[]> {
  const bundled = await bundledPackages(projectDir);
  return packages.map(({ name, version, path, licence, broughtBy }) => {
    const reason = path === `node_modules/${name}` ? direct.get(name) : undefined;
    const exception = licence === undefined ? unlicensed.get(name) : undefined;
    return {
      ...{ name, version, licence: licence ?? "none stated", broughtBy },
      isBundled: bundled.has(path),
      isInPage: inPage.has(path),
      ...(reason === undefined ? {} : { reason }),
      ...(exception === undefined ? {} : { exception }),
    };
  });
}
