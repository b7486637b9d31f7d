// node, packages: whether this machine runs what package.json and package-lock.json say.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow } from "../report";

interface Wishes {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Manifest extends Wishes {
  readonly engines?: { readonly node?: string };
}

/** The entry without a path is package.json as it was when the lockfile was made. */
interface Lockfile {
  readonly packages?: Readonly<Record<string, LockEntry>>;
}

interface LockEntry extends Wishes {
  readonly version?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
}

export function checkInstallation({ projectDir, nodeVersion }: Facts): readonly DoctorRow[] {
  const manifest = readJson<Manifest>(projectDir, "package.json") ?? {};
  const lockfile = readJson<Lockfile>(projectDir, "package-lock.json");
  return [nodeRow(nodeVersion, manifest.engines?.node ?? ""), ...packageRows(projectDir, manifest, lockfile)];
}

function nodeRow(version: string, range: string): DoctorRow {
  const [, least] = /^>=\s*(\d+(?:\.\d+)*)$/.exec(range) ?? [];
  if (least === undefined) return skippedRow("node", `package.json, engines.node: "${range}" is not like ">=20.19".`);
  if (isAtLeast(version, least)) return okRow("node", `Node ${version}; package.json demands ${range}.`);
  return errorRow("node", `This is Node ${version}; package.json demands ${range}.`, `Install Node ${least} or later.`);
}

function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [version, least].map((text) => text.split(".").map(Number));
  const different = need?.findIndex((part, i) => part !== (have?.[i] ?? 0)) ?? -1;
  return different === -1 || (have?.[different] ?? 0) > (need?.[different] ?? 0);
}

function packageRows(projectDir: string, manifest: Manifest, lockfile: Lockfile | undefined): readonly DoctorRow[] {
  // Teams install with other tools, too.
  if (!existsSync(join(projectDir, "package-lock.json")))
    return [skippedRow("packages", "There is no package-lock.json.")];
  if (lockfile?.packages === undefined) {
    const fix = "Restore package-lock.json from git; without git, npm install makes it.";
    return [errorRow("packages", "package-lock.json cannot be read.", fix)];
  }
  const { packages } = lockfile;
  const locked = wishesOf(packages[""] ?? {});
  const unlocked = Object.entries(wishesOf(manifest)).filter(([name, version]) => locked[name] !== version);
  // A workspace is the project's own: there is no version to install.
  const isInstalled = (path: string, { optional, link }: LockEntry) =>
    /(^|\/)node_modules\//.test(path) && !optional && !link;
  const required = Object.entries(packages).filter(([path, entry]) => isInstalled(path, entry));
  const different = required.filter(([path, { version }]) => installedVersion(projectDir, path) !== version);
  const found = [
    ...rowAbout(
      unlocked.map(([name]) => name),
      "package.json asks for other versions than package-lock.json has",
      "Run npm install, and commit package-lock.json with package.json.",
    ),
    ...rowAbout(
      different.map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)),
      "node_modules has not what package-lock.json says",
      "Run npm ci.",
    ),
  ];
  return rowsOr(found, okRow("packages", `${required.length} packages are installed as package-lock.json says.`));
}

function wishesOf({ dependencies, devDependencies }: Wishes): Readonly<Record<string, string>> {
  return { ...dependencies, ...devDependencies };
}

const SHOWN = 5;

function rowAbout(names: readonly string[], fact: string, fix: string): DoctorRow[] {
  if (names.length === 0) return [];
  const others = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
  return [errorRow("packages", `${fact}: ${names.slice(0, SHOWN).join(", ")}${others}.`, fix)];
}

function installedVersion(projectDir: string, path: string): string | undefined {
  return readJson<{ version?: string }>(projectDir, join(path, "package.json"))?.version;
}

function readJson<File>(projectDir: string, file: string): File | undefined {
  const path = join(projectDir, file);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as File;
  } catch {
    return undefined;
  }
}
