// node, packages: whether this machine runs what package.json and package-lock.json say.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Both } from "../../../src/language";
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
  if (range === "") {
    return skippedRow("node", {
      en: `Node ${version}; package.json demands none in engines.node.`,
      zh: `Node ${version}；package.json 没有写 engines.node。`,
    });
  }
  const [, least] = /^>=\s*(\d+(?:\.\d+)*)$/.exec(range) ?? [];
  if (least === undefined) {
    return skippedRow("node", {
      en: `package.json, engines.node: "${range}" is not like ">=20.19".`,
      zh: `package.json 的 engines.node：“${range}”不是 ">=20.19" 这样的写法。`,
    });
  }
  if (isAtLeast(version, least)) {
    return okRow("node", {
      en: `Node ${version}; package.json demands ${range}.`,
      zh: `Node ${version}；package.json 要求 ${range}。`,
    });
  }
  return errorRow(
    "node",
    {
      en: `This is Node ${version}; package.json demands ${range}.`,
      zh: `现在是 Node ${version}；package.json 要求 ${range}。`,
    },
    { en: `Install Node ${least} or later.`, zh: `请安装 Node ${least} 或更新的版本。` },
  );
}

function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [version, least].map((text) => text.split(".").map(Number));
  const different = need?.findIndex((part, i) => part !== (have?.[i] ?? 0)) ?? -1;
  return different === -1 || (have?.[different] ?? 0) > (need?.[different] ?? 0);
}

const NO_LOCKFILE: Both = { en: "There is no package-lock.json.", zh: "没有 package-lock.json。" };
const LOCKFILE_BROKEN: Both = { en: "package-lock.json cannot be read.", zh: "package-lock.json 无法读取。" };
const RESTORE: Both = {
  en: "Restore package-lock.json from git; without git, npm install makes it.",
  zh: "请从 git 恢复 package-lock.json；没有 git 时，npm install 会生成它。",
};

function packageRows(projectDir: string, manifest: Manifest, lockfile: Lockfile | undefined): readonly DoctorRow[] {
  // Teams install with other tools, too.
  if (!existsSync(join(projectDir, "package-lock.json"))) return [skippedRow("packages", NO_LOCKFILE)];
  if (lockfile?.packages === undefined) return [errorRow("packages", LOCKFILE_BROKEN, RESTORE)];
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
      {
        en: "package.json asks for other versions than package-lock.json has",
        zh: "package.json 要求的版本与 package-lock.json 不一致",
      },
      {
        en: "Run npm install, and commit package-lock.json with package.json.",
        zh: "请运行 npm install，并把 package-lock.json 和 package.json 一起提交。",
      },
    ),
    ...rowAbout(
      different.map(([path]) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)),
      {
        en: "node_modules has not what package-lock.json says",
        zh: "node_modules 里装的与 package-lock.json 不一致",
      },
      { en: "Run npm ci.", zh: "请运行 npm ci。" },
    ),
  ];
  const well: Both = {
    en: `${required.length} packages are installed as package-lock.json says.`,
    zh: `已按 package-lock.json 安装 ${required.length} 个包。`,
  };
  return rowsOr(found, okRow("packages", well));
}

function wishesOf({ dependencies, devDependencies }: Wishes): Readonly<Record<string, string>> {
  return { ...dependencies, ...devDependencies };
}

const SHOWN = 5;

function rowAbout(names: readonly string[], fact: Both, fix: Both): DoctorRow[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, SHOWN);
  const others = andMore(names.length - SHOWN);
  const named: Both = {
    en: `${fact.en}: ${shown.join(", ")}${others.en}.`,
    zh: `${fact.zh}：${shown.join("、")}${others.zh}。`,
  };
  return [errorRow("packages", named, fix)];
}

function andMore(count: number): Both {
  return count > 0 ? { en: ` and ${count} more`, zh: ` 等，另有 ${count} 个` } : { en: "", zh: "" };
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
