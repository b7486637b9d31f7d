// The code of a function changes while the simulator runs.
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { reloadBench as bench, counting, stopReloading, TEXT } from "../../support/reload-bench";
import { removeTinyProjects } from "../../support/tiny-project";
import { until } from "../../support/until";

afterEach(stopReloading);
afterAll(removeTinyProjects);

test("the next call runs the new code with fresh state, and other functions keep their instance", async () => {
  const { call, save, sim, told } = await bench();
  expect([await call("text"), await call("text"), await call("image")]).toEqual(["old 1", "old 2", "image 1"]);
  await save(TEXT, counting("new"));
  expect(told()).toEqual([expect.stringMatching(/^text reloaded \(\d+ ms\)$/)]);
  expect([await call("text"), await call("text"), await call("image")]).toEqual(["new 1", "new 2", "image 2"]);
  await until(() => sim.instances().length === 2);
  expect(sim.events.all().filter(({ kind }) => kind === "functions-reloaded")).toMatchObject([
    { functions: ["text"], removed: [], durationMs: expect.any(Number) },
  ]);
}, 60_000);

const WAITING = (version: string) => `import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
export const main = async ({ waitFor }) => {
  while (waitFor && !existsSync(waitFor)) await new Promise((resolve) => setTimeout(resolve, 1));
  return "${version} " + readFileSync(join(__dirname, "words.txt"), "utf8");
};
`;

test("what is running finishes with the old code and the old files, and its instance takes no other call", async () => {
  const { call, project, reloader, sim, told } = await bench({
    [TEXT]: WAITING("old"),
    "cloudfunctions/text/words.txt": "words",
  });
  const go = join(project.dir, "go");
  const first = call("text", { waitFor: go });
  await until(() => sim.instances().length === 1);
  const [old] = sim.instances();
  project.write(TEXT, WAITING("new"));
  project.write("cloudfunctions/text/words.txt", "other words");
  await reloader.changed([TEXT, "cloudfunctions/text/words.txt"]);
  expect(told()).toEqual([expect.stringMatching(/^text reloaded/)]);
  expect(await call("text")).toBe("new other words");
  expect(sim.instances().find(({ id }) => id === old?.id)).toMatchObject({ state: "busy" });
  project.write("go", "");
  expect(await first).toBe("old words");
  expect(await call("text")).toBe("new other words");
  await until(() => sim.instances().length === 1);
  expect(sim.instances()).not.toMatchObject([{ id: old?.id }]);
}, 60_000);

test("a function that is not ours is reloaded when its copy is a new one", async () => {
  const { call, save, told } = await bench({ "cloudfunctions/login/index.js": 'exports.main = () => "old";' });
  expect(await call("login")).toBe("old");
  await save("cloudfunctions/login/index.js", 'exports.main = () => "new";');
  expect(told()).toEqual([expect.stringMatching(/^login reloaded/)]);
  expect([await call("login"), await call("text")]).toEqual(["new", "old 1"]);
}, 60_000);

test("an instance that has not loaded its code yet never takes that of another version", async () => {
  const { call, save } = await bench();
  const first = call("text");
  await save(TEXT, counting("new"));
  expect([await first, await call("text")]).toEqual(["old 1", "new 1"]);
}, 60_000);

test("what does not build is told with file and line, and the last good build answers until it is mended", async () => {
  const { call, save, told, sim } = await bench();
  await call("text");
  await save(TEXT, "export const main = async () => {\n  return (;\n");
  expect(told()).toEqual([expect.stringMatching(/\[BUNDLE_FAILED\][\s\S]*text\/index\.ts:2:[\s\S]*last good build/)]);
  expect(await call("text")).toBe("old 2");
  await save(TEXT, "export const main = 7;\n");
  expect(told()).toEqual([expect.stringMatching(/\[FUNCTION_ENTRY_INVALID\]/)]);
  expect(await call("text")).toBe("old 3");
  await save(TEXT, counting("new"));
  expect(told()).toEqual(["The build is right again.", expect.stringMatching(/^text reloaded/)]);
  expect(await call("text")).toBe("new 1");
  expect(sim.events.all().map(({ kind }) => kind)).toContain("build-failed");
}, 60_000);

test("a fault that is undone is said to be mended, and the warm instance goes on", async () => {
  const { call, save, told } = await bench();
  await call("text");
  await save(TEXT, "export const");
  told();
  await save(TEXT, counting("old"));
  expect(told()).toEqual(["The build is right again."]);
  expect(await call("text")).toBe("old 2");
}, 60_000);

test("a fault in one function holds back another's change, and both come with the mend", async () => {
  const { call, save, told } = await bench();
  await save(TEXT, "export const");
  told();
  await save("cloudfunctions/image/index.ts", counting("newer image"));
  expect(told()).toEqual([expect.stringContaining("[BUNDLE_FAILED]")]);
  await save(TEXT, counting("new"));
  expect(told()).toEqual(["The build is right again.", expect.stringMatching(/^text, image reloaded/)]);
  expect([await call("text"), await call("image")]).toEqual(["new 1", "newer image 1"]);
}, 60_000);

test("a type error is told beside the new code, which runs; then its mend", async () => {
  const { call, save, told, reloader } = await bench();
  await save(TEXT, "export const main = async (): Promise<string> => 7;\n");
  expect(await call("text")).toBe(7);
  await reloader.typesChecked();
  expect(told()).toEqual([
    expect.stringMatching(/^text reloaded/),
    expect.stringMatching(/\[TYPES_BROKEN\][\s\S]*text\/index\.ts\(1,/),
  ]);
  await save(TEXT, 'export const main = async (): Promise<string> => "7";\n');
  await reloader.typesChecked();
  expect(told()).toEqual([expect.stringMatching(/^text reloaded/), "The types are right again."]);
}, 60_000);

test("a shared file reloads the functions that import it, and no other", async () => {
  const shared = 'import { word } from "../../shared/word";\nexport const main = async () => word;\n';
  const { call, save, told } = await bench({ [TEXT]: shared, "shared/word.ts": 'export const word = "old";\n' });
  expect(await call("text")).toBe("old");
  await save("shared/word.ts", 'export const word = "new";\n');
  expect(told()).toEqual([expect.stringMatching(/^text reloaded/)]);
  expect(await call("text")).toBe("new");
}, 60_000);

test("a file that is saved as it was reloads nothing", async () => {
  const { call, save, told } = await bench();
  await call("text");
  await save(TEXT, counting("old"));
  await save("cloudfunctions/text/index.test.ts", "test('', () => {});\n");
  expect([told(), await call("text")]).toEqual([[], "old 2"]);
}, 60_000);

test("what somebody else built meanwhile is reloaded too", async () => {
  const { call, project, reloader, told } = await bench();
  await call("text");
  project.write(TEXT, counting("new"));
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  expect(await call("text")).toBe("old 2");
  await reloader.changed([TEXT]);
  expect([told(), await call("text")]).toEqual([[expect.stringMatching(/^text reloaded/)], "new 1"]);
}, 60_000);
