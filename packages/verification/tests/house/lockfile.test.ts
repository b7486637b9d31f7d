// The lockfile installs the same everywhere, from any mirror, and without running code of what it installs.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readReasons } from "../../licences/reasons";

const root = resolve(__dirname, "../../../..");
const text = readFileSync(join(root, "package-lock.json"), "utf8");
const { packages }: { packages: Record<string, LockEntry> } = JSON.parse(text);
const manifests = ["", "packages/message-push", "packages/verification"].map((folder) => {
  const { dependencies = {}, devDependencies = {} }: Manifest = JSON.parse(
    readFileSync(join(root, folder, "package.json"), "utf8"),
  );
  return { folder, dependencies, devDependencies };
});

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface LockEntry extends Manifest {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

test("the lockfile names no registry", () => {
  const named = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
  expect(named).toEqual(["packages/message-push", "packages/verification"]);
});

test("every package has a version and a strong checksum, and only the packages of this repository are links", () => {
  for (const [path, { version, integrity, link }] of Object.entries(packages)) {
    if (path === "" || path.startsWith("packages/")) continue;
    if (link === true) {
      expect(path).toMatch(/^node_modules\/message-push(-verification)?$/);
      continue;
    }
    expect([path, version]).toEqual([path, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
    expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/)]);
  }
});

test("wx-server-sdk and every tool are pinned exactly", () => {
  for (const { dependencies, devDependencies } of manifests)
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test.each(manifests)('the lockfile is of package.json in "$folder"', ({ folder, dependencies, devDependencies }) => {
  const locked = packages[folder];
  expect(locked?.dependencies ?? {}).toEqual(dependencies);
  expect(locked?.devDependencies ?? {}).toEqual(devDependencies);
});

test("every tool has its reason in the decisions on tools, and what the page is made of in docs/reference/dependencies.md", () => {
  const [, tools = ""] = readFileSync(join(root, "packages/message-push/tools/decisions.md"), "utf8").split(
    "\n## Packages\n",
  );
  const named = [...tools.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = ""]) => names.split(", "));
  const needed = manifests
    .flatMap(({ devDependencies }) => Object.keys(devDependencies))
    .filter((name) => !name.startsWith("@types/"));
  const { direct } = readReasons(root);
  expect(needed.filter((name) => !named.includes(name) && !direct.has(name))).toEqual([]);
});

test("what would run a script when it is installed is known, with the reason why it need not, and does not", () => {
  const scripted = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript === true ? [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)] : [],
  );
  expect([...readReasons(root).installScripts.keys()].sort()).toEqual([...new Set(scripted)].sort());
  expect(readFileSync(join(root, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
});

test.each(["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64", "win32-arm64"])(
  "native tools are locked for %s",
  (platform) => {
    const names = Object.keys(packages);
    for (const tool of ["@biomejs/cli-", "@esbuild/", "@typescript/typescript-", "@unrs/resolver-binding-"]) {
      expect(names.some((name) => name.startsWith(`node_modules/${tool}${platform}`))).toBe(true);
    }
  },
);

test.each(["linux-x64", "linux-arm64", "darwin-x64+arm64", "win32-x64"])(
  "LevelDB's package has a binary for %s",
  (platform) => {
    const folder = dirname(require.resolve("classic-level/package.json"));
    expect(existsSync(join(folder, "prebuilds", platform))).toBe(true);
  },
);
