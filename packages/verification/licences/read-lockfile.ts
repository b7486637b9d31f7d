// The production packages of the lockfile and those in the page, with what brings each of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A package as the lockfile has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Its folder in the project, with slashes; packages can be there in several versions. */
  readonly path: string;
  /** What it says in package.json; some say nothing. */
  readonly licence: string | undefined;
  /** The direct dependencies that bring it; itself, if it is one. */
  readonly broughtBy: readonly string[];
}

interface LockEntry {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The package that teams install: what it brings is in functions and on their machines. */
const PACKAGE = "packages/message-push";

type Packages = Readonly<Record<string, LockEntry>>;

/** Everything that the dependencies of the package bring, in the order of the lockfile. */
export function readProductionPackages(projectDir: string): readonly LockedPackage[] {
  const packages = readPackages(projectDir);
  return broughtByAny(packages, Object.keys(packages[PACKAGE]?.dependencies ?? {}));
}

/** What the page is made of: its code is handed on in the package, although nobody installs it. Tools are the repository's own. */
export function readPagePackages(projectDir: string): readonly LockedPackage[] {
  const packages = readPackages(projectDir);
  return broughtByAny(packages, Object.keys(packages[PACKAGE]?.devDependencies ?? {}));
}

function readPackages(projectDir: string): Packages {
  const { packages }: { packages: Packages } = JSON.parse(readFileSync(join(projectDir, "package-lock.json"), "utf8"));
  return packages;
}

function broughtByAny(packages: Packages, direct: readonly string[]): readonly LockedPackage[] {
  const broughtBy = new Map<string, string[]>();
  for (const name of direct) {
    for (const path of allBroughtBy(packages, `node_modules/${name}`)) {
      broughtBy.set(path, [...(broughtBy.get(path) ?? []), name]);
    }
  }
  return Object.entries(packages).flatMap(([path, { version, license }]) => {
    const brought = broughtBy.get(path);
    return brought === undefined ? [] : [{ name: nameOf(path), version, path, licence: license, broughtBy: brought }];
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

function allBroughtBy(packages: Packages, start: string): ReadonlySet<string> {
  const found = new Set([start]);
  for (const path of found) {
    const { dependencies, optionalDependencies, peerDependencies } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const at = resolvePackage(packages, path, name);
      if (at !== undefined) found.add(at);
    }
  }
  return found;
}

/** As Node does: the nearest node_modules upwards. An optional package may be nowhere. */
function resolvePackage(packages: Packages, from: string, name: string): string | undefined {
  const inside = `${from}/node_modules/${name}`;
  if (packages[inside] !== undefined) return inside;
  const above = from.lastIndexOf("/node_modules/");
  if (above >= 0) return resolvePackage(packages, from.slice(0, above), name);
  const top = `node_modules/${name}`;
  return packages[top] === undefined ? undefined : top;
}
