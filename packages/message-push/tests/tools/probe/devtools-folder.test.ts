// The folder for DevTools: written only where nothing is, and removed only where the probe wrote it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { devToolsFolder } from "../../../tools/probe/devtools-folder";

let projectDir: string;
beforeEach(() => {
  projectDir = mkdtempSync(join(tmpdir(), "devtools-project-"));
  setRoot("dist/cloudfunctions/");
});
afterEach(() => rmSync(projectDir, { recursive: true, force: true }));

function setRoot(cloudfunctionRoot: string): void {
  writeFileSync(join(projectDir, "project.config.json"), JSON.stringify({ cloudfunctionRoot }));
}

const ROOT = "dist/cloudfunctions";
const inProject = (...path: string[]) => join(projectDir, ROOT, ...path);
const FOLDER = "message-push-probe";

test("a built function with permissions and a trigger is written, and nothing of it is left", async () => {
  const folder = devToolsFolder(projectDir);
  await expect(folder.write()).resolves.toEqual({ root: "dist/cloudfunctions/", hasBuildFile: false });
  expect(readdirSync(inProject(FOLDER)).sort()).toEqual([
    ".message-push-probe",
    "config.json",
    "index.js",
    "package.json",
  ]);
  expect(JSON.parse(readFileSync(inProject(FOLDER, "config.json"), "utf8"))).toEqual({
    permissions: { openapi: expect.arrayContaining(["customerServiceMessage.send"]) },
    triggers: [{ name: "message-push-probe-every-minute", type: "timer", config: "0 * * * * * *" }],
  });
  await folder.remove();
  expect(readdirSync(projectDir)).toEqual(["project.config.json"]);
});

test("what stood there before stays, and the build's file beside it is seen", async () => {
  mkdirSync(inProject("text"), { recursive: true });
  writeFileSync(inProject(".message-push.json"), "{}");
  const folder = devToolsFolder(projectDir);
  await expect(folder.write()).resolves.toMatchObject({ hasBuildFile: true });
  await folder.remove();
  expect(readdirSync(inProject()).sort()).toEqual([".message-push.json", "text"]);
});

test("a folder of that name that no probe wrote is neither written nor removed", async () => {
  mkdirSync(inProject(FOLDER), { recursive: true });
  writeFileSync(inProject(FOLDER, "index.js"), "theirs");
  const folder = devToolsFolder(projectDir);
  await expect(folder.write()).resolves.toEqual({
    refused: expect.objectContaining({ en: "dist/cloudfunctions/ has a message-push-probe already" }),
  });
  await folder.remove();
  expect(readFileSync(inProject(FOLDER, "index.js"), "utf8")).toBe("theirs");
});

test("the folder of a run that died is taken for the probe's own, by another run and by --clean", async () => {
  await devToolsFolder(projectDir).write();
  await expect(devToolsFolder(projectDir).write()).resolves.toMatchObject({ root: "dist/cloudfunctions/" });
  await devToolsFolder(projectDir).remove();
  expect(existsSync(inProject(FOLDER))).toBe(false);
});

test.each(["", "./", "../elsewhere"])("a root %j inside which nothing belongs is refused", async (root) => {
  setRoot(root);
  const folder = devToolsFolder(projectDir);
  await expect(folder.write()).resolves.toEqual({
    refused: expect.objectContaining({ en: "project.config.json has no cloudfunctionRoot" }),
  });
  await expect(folder.remove()).resolves.toBeUndefined();
});

test.each([
  ["no project.config.json", undefined],
  ["a damaged one", "{"],
])("in a project with %s nothing is written, and nothing keeps the rest from being removed", async (_, text) => {
  rmSync(join(projectDir, "project.config.json"));
  if (text !== undefined) writeFileSync(join(projectDir, "project.config.json"), text);
  const folder = devToolsFolder(projectDir);
  await expect(folder.write()).resolves.toEqual({
    refused: expect.objectContaining({ en: "project.config.json has no cloudfunctionRoot" }),
  });
  await expect(folder.remove()).resolves.toBeUndefined();
});
