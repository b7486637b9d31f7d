// The production packages of the project as it is, and what `npm run licences` refuses.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { removeRepositories, repositoryWith } from "../../../message-push/tests/support/repositories";
import { endScripts, root, runScript } from "../../../message-push/tests/support/run-script";
import { packagesInPage } from "../../licences/bundled-packages";
import { checkLicences } from "../../licences/check-licences";
import { type LockedPackage, readPagePackages, readProductionPackages } from "../../licences/read-lockfile";
import { readReasons } from "../../licences/reasons";

afterEach(endScripts);
afterAll(removeRepositories);

const scriptsDir = join(root, "packages/verification");
const reasons = readReasons(root);
const packages = readProductionPackages(root);
const ofPage = readPagePackages(root);

test("the production packages are what npm itself counts as such", () => {
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync(join(root, "package-lock.json"), "utf8"),
  );
  // deploy and smoke use it where a project has it, and the package brings none.
  const wanted = new Set(["node_modules/@cloudbase/cli"]);
  const ofNpm = Object.entries(lock.packages).flatMap(([path, { dev }]) =>
    dev === true || wanted.has(path) || !/^node_modules\/(?!message-push)/.test(path) ? [] : [path],
  );
  expect(packages.map(({ path }) => path)).toEqual(ofNpm);
});

test("this project's are all explained and allowed", () => {
  expect(() => checkLicences([...packages, ...ofPage], reasons)).not.toThrow();
});

test("what is in the page is listed, although nobody installs it for its own sake", async () => {
  expect(ofPage.map(({ path }) => path)).toContain("node_modules/@preact/signals-core");
  const listed = [...ofPage, ...packages].map(({ path }) => path);
  expect(listed).toEqual(expect.arrayContaining([...(await packagesInPage(root))]));
});

test("npm run licences --json says of each where it runs and what brings it", async () => {
  const { ended, output } = runScript("licences.ts", ["--json"], { scriptsDir });
  expect(await ended).toBe(0);
  const list = new Map<string, object>(JSON.parse(output()).map((one: { name: string }) => [one.name, one]));
  expect(list.get("wx-server-sdk")).toMatchObject({ licence: "MIT", isBundled: true, reason: expect.any(String) });
  expect(list.get("abstract-level")).toMatchObject({ broughtBy: ["classic-level"] });
  expect(list.get("classic-level")).toMatchObject({ isBundled: false });
  // The build puts a stub in its place.
  expect(list.get("preact")).toMatchObject({ isBundled: false, isInPage: true, reason: expect.any(String) });
  expect(list.get("axios")).toMatchObject({ isBundled: false, broughtBy: ["wx-server-sdk"] });
  expect(list.get("@cloudbase/signature-nodejs")).toMatchObject({ licence: "none stated", isBundled: true });
}, 30_000);

test("npm run licences prints reasons first and sums last", async () => {
  const { ended, output } = runScript("licences.ts", [], { scriptsDir });
  expect(await ended).toBe(0);
  expect(output()).toMatch(
    /^Dependencies.*:\n[\s\S]*\n {2}classic-level +3\.0\.0 +MIT +installed\n {6}the data folder/,
  );
  expect(output()).toMatch(/\n\d+ packages, \d+ of them in functions, \d+ in the page: \d+ MIT.*\.\n$/);
}, 30_000);

const a: LockedPackage = { name: "a", version: "1.0.0", path: "node_modules/a", licence: "MIT", broughtBy: ["a"] };
const none = new Map<string, string>();
const some = { direct: new Map([["a", "why"]]), unlicensed: none, installScripts: none };

test.each<[string, readonly LockedPackage[], typeof some, RegExp]>([
  ["no reason", [a], { ...some, direct: none }, /a has no reason/],
  ["a reason for what is not there", [], some, /a has a reason, but is no dependency/],
  [
    "a licence that asks for more",
    [{ ...a, licence: "GPL-3.0-only" }],
    some,
    /a 1\.0\.0 has the licence GPL-3\.0-only/,
  ],
  ["one of two licences that both hold", [{ ...a, licence: "MIT AND GPL-2.0" }], some, /MIT AND GPL-2\.0/],
  ["no licence", [{ ...a, licence: undefined }], some, /a 1\.0\.0 states no licence/],
])("%s is refused", (_, list, known, fact) => {
  expect(() => checkLicences(list, known)).toThrow(fact);
});

test("a choice of licences and a package that is known to state none are fine", () => {
  checkLicences([{ ...a, licence: "(GPL-2.0 OR MIT)" }], some);
  checkLicences([{ ...a, licence: undefined }], { ...some, unlicensed: new Map([["a", "why"]]) });
});

test("a package is found where Node would find it, in the version that is nearest", () => {
  const entry = (dependencies: object = {}) => ({ version: "1.0.0", license: "MIT", dependencies });
  const lock = {
    packages: {
      "packages/message-push": { dependencies: { x: "1" }, devDependencies: { tool: "1" } },
      "node_modules/x": entry({ y: "1", z: "1" }),
      "node_modules/x/node_modules/y": entry({ z: "1" }),
      "node_modules/y": entry(),
      "node_modules/z": entry({ missing: "1" }),
      "node_modules/tool": entry({ y: "1" }),
    },
  };
  const project = repositoryWith({ "package-lock.json": JSON.stringify(lock) });
  expect(readProductionPackages(project.dir).map(({ path }) => path)).toEqual([
    "node_modules/x",
    "node_modules/x/node_modules/y",
    "node_modules/z",
  ]);
});
