// The lockfile installs the same everywhere, from any mirror, and without running code of what it installs.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readReasons } from "../../scripts/licences/reasons";

const root = resolve(__dirname, "../..");
const text = readFileSync(join(root, "package-lock.json"), "utf8");
const { packages }: { packages: Record<string, LockEntry> } = JSON.parse(text);
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

test("the lockfile names no registry", () => {
  expect(text).not.toMatch(/"resolved"/);
});

test("every package has a version and a strong checksum, and none is a link", () => {
  for (const [path, { version, integrity, link }] of Object.entries(packages)) {
    if (path === "") continue;
    expect([path, version]).toEqual([path, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
    expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/)]);
    expect([path, link]).toEqual([path, undefined]);
  }
});

test("wx-server-sdk and every tool are pinned exactly", () => {
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test("the lockfile is of this package.json", () => {
  expect(packages[""]).toMatchObject({ dependencies, devDependencies });
});

test("every tool has its reason in docs/decisions.md", () => {
  const [, tools = ""] = readFileSync(join(root, "docs/decisions.md"), "utf8").split("\n## Tools\n");
  const named = [...tools.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, names = ""]) => names.split(", "));
  const needed = Object.keys(devDependencies).filter((name) => !name.startsWith("@types/"));
  expect(needed.filter((name) => !named.includes(name))).toEqual([]);
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
