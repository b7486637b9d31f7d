import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const text = readFileSync(resolve(__dirname, "../../package-lock.json"), "utf8");
const { packages }: { packages: Record<string, { version?: string }> } = JSON.parse(text);

test("the lockfile names no registry", () => {
  expect(text).not.toMatch(/"resolved"/);
});

test("wx-server-sdk and every tool are pinned exactly", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(resolve(__dirname, "../../package.json"), "utf8"));
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test.each(["linux-x64", "darwin-arm64", "win32-x64"])("native tools are locked for %s", (platform) => {
  const names = Object.keys(packages);
  for (const tool of ["@biomejs/cli-", "@esbuild/", "@typescript/typescript-", "@unrs/resolver-binding-"]) {
    expect(names.some((name) => name.startsWith(`node_modules/${tool}${platform}`))).toBe(true);
  }
});

test.each(["linux-x64", "linux-arm64", "darwin-x64+arm64", "win32-x64"])(
  "LevelDB's package has a binary for %s",
  (platform) => {
    const folder = dirname(require.resolve("classic-level/package.json"));
    expect(existsSync(join(folder, "prebuilds", platform))).toBe(true);
  },
);
