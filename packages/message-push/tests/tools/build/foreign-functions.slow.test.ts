// A team's other functions beside ours: never built, never refused, and nothing of theirs is ever written over or removed.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { readProjectFunctions } from "../../../tools/bundle/project-functions";
import { cloudbaserc, removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

const build = ({ dir }: TinyProject) => buildFunctions({ projectDir: dir, isTypeChecked: false });
const OUT = "dist/cloudfunctions";
/** What the quickstart of DevTools makes. */
const LOGIN = `const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async () => cloud.getWXContext();
`;
const LOGIN_PACKAGE =
  '{ "name": "login", "version": "1.0.0", "main": "index.js", "dependencies": { "wx-server-sdk": "~2.6.3" } }\n';

function withLogin(): TinyProject {
  const project = tinyProject();
  project.write("cloudfunctions/login/index.js", LOGIN);
  project.write("cloudfunctions/login/package.json", LOGIN_PACKAGE);
  return project;
}

/** Every file below a folder, with what it holds. */
function contentOf(dir: string): Record<string, string> {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(dir.length), readFileSync(file, "utf8")]));
}

test("a function that is not ours is copied as it is, without its packages, and is no part of the report", async () => {
  const project = withLogin();
  project.write("cloudfunctions/login/node_modules/wx-server-sdk/index.js", "// large");
  project.write("cloudfunctions/login/lib/deep/read.txt", "text");
  const { functions, foreign } = await build(project);
  expect(functions.map(({ name }) => name)).toEqual(["image", "text"]);
  expect(foreign).toEqual(["login"]);
  expect(contentOf(join(project.dir, OUT, "login"))).toEqual({
    "/index.js": LOGIN,
    "/lib/deep/read.txt": "text",
    "/package.json": LOGIN_PACKAGE,
  });
});

test.each([
  ["JavaScript that no parser takes", "index.js", "this is } no JavaScript"],
  ["another language", "main.py", "def main(): pass"],
  ["TypeScript with the JavaScript that was made of it", "index.js", "exports.main = () => 1;"],
  ["an import that leads nowhere", "index.js", 'exports.main = require("./lib/nowhere");'],
])("%s is copied, and never refused", async (_, file, text) => {
  const project = tinyProject();
  project.write(`cloudfunctions/other_one/${file}`, text);
  project.write("cloudfunctions/other_one/index.ts", "export const main: number = 'one';");
  if (file !== "index.js") project.remove("cloudfunctions/other_one/index.ts");
  const { foreign } = await buildFunctions({ projectDir: project.dir });
  expect(foreign).toEqual(["other_one"]);
  expect(readFileSync(join(project.dir, OUT, "other_one", file), "utf8")).toBe(text);
});

test("a folder whose name CloudBase would refuse is not refused", async () => {
  const project = tinyProject();
  project.write("cloudfunctions/_shared/dates.js", "exports.now = 1;");
  expect((await build(project)).foreign).toEqual(["_shared"]);
});

test("a change of a foreign function is copied with the next build, and what vanished there vanishes", async () => {
  const project = withLogin();
  project.write("cloudfunctions/login/lib/old.js", "// old");
  await build(project);
  project.write("cloudfunctions/login/index.js", `${LOGIN}// newer\n`);
  project.remove("cloudfunctions/login/lib");
  await build(project);
  expect(Object.keys(contentOf(join(project.dir, OUT, "login")))).toEqual(["/index.js", "/package.json"]);
  expect(readFileSync(join(project.dir, OUT, "login/index.js"), "utf8")).toContain("// newer");
});

test("packages that were installed beside a copy stay, also when the function is gone", async () => {
  const project = withLogin();
  await build(project);
  project.write(`${OUT}/login/node_modules/wx-server-sdk/index.js`, "// installed by hand");
  await build(project);
  project.remove("cloudfunctions/login");
  await build(project);
  expect(contentOf(join(project.dir, OUT, "login"))).toEqual({
    "/node_modules/wx-server-sdk/index.js": "// installed by hand",
  });
});

test("a copy that somebody changed in the output is named, and stays", async () => {
  const project = withLogin();
  await build(project);
  project.write(`${OUT}/login/index.js`, "// changed there");
  await build(project).catch(() => undefined);
  project.write("cloudfunctions/login/index.js", `${LOGIN}// newer\n`);
  await expect(build(project)).rejects.toMatchObject({
    code: "FUNCTION_ROOT_OCCUPIED",
    fact: expect.stringContaining("login/index.js"),
  });
  expect(readFileSync(join(project.dir, OUT, "login/index.js"), "utf8")).toBe("// changed there");
});

test.each([
  ["a folder without package.json", "index.js", "exports.main = () => 1;"],
  ["a folder with a package.json of its own", "package.json", LOGIN_PACKAGE],
  ["a folder with a damaged package.json", "package.json", "{"],
])("%s in the place of ours is named, and stays", async (_, file, text) => {
  const project = tinyProject();
  project.write(`${OUT}/text/${file}`, text);
  const before = contentOf(join(project.dir, OUT));
  await expect(build(project)).rejects.toMatchObject({
    code: "FUNCTION_ROOT_OCCUPIED",
    fact: expect.stringMatching(/dist\/cloudfunctions were not made by the build: text\./),
  });
  expect(contentOf(join(project.dir, OUT))).toEqual(before);
});

test("in the team's own folder of functions, the build replaces what it made and nothing else", async () => {
  const project = tinyProject();
  project.write(
    "package.json",
    JSON.stringify({ messagePush: { functions: "push-functions" }, imports: { "#runtime": "message-push" } }),
  );
  project.write(
    "push-functions/text/index.js",
    'const { defineFunction } = require("#runtime");\nexports.main = defineFunction({ on: "text", handle: () => "好" });\n',
  );
  project.write("push-functions/text/config.json", '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }');
  project.remove("cloudfunctions");
  const names = Array.from({ length: 10 }, (_, i) => `login${i}`);
  for (const name of names) project.write(`cloudfunctions/${name}/index.js`, LOGIN);
  const before = contentOf(join(project.dir, "cloudfunctions"));
  const settings = JSON.parse(cloudbaserc(["text"]));
  const functions = [...settings.functions, { name: "login0", timeout: 20 }];
  project.write("cloudbaserc.json", JSON.stringify({ ...settings, functionRoot: "cloudfunctions", functions }));
  await build(project);
  await build(project);
  const after = contentOf(join(project.dir, "cloudfunctions"));
  expect(after).toMatchObject(before);
  expect(readdirSync(join(project.dir, "cloudfunctions"))).toEqual([...names, "text"]);
  expect(readProjectFunctions(project.dir).cloudbaserc).toMatchObject({ others: ["login0"] });
});

test("a function in JavaScript is ours by what it imports, also through a file of its own", async () => {
  const project = tinyProject();
  for (const file of ["cloudfunctions/text/index.ts", "cloudfunctions/image/index.ts"]) project.remove(file);
  project.write("cloudfunctions/text/index.js", 'exports.main = require("./lib/handler").main;\n');
  project.write(
    "cloudfunctions/text/lib/handler.js",
    'const { defineFunction } = require("#runtime");\nexports.main = defineFunction({ on: "text", handle: () => "好" });\n',
  );
  project.write(
    "cloudfunctions/image/index.js",
    'import { defineFunction } from "message-push";\nexport const main = defineFunction({ on: "image", handle: () => "好" });\n',
  );
  const { functions, foreign } = await buildFunctions({ projectDir: project.dir });
  expect(functions.map(({ name, pairs }) => [name, pairs])).toEqual([
    ["image", ["image"]],
    ["text", ["text"]],
  ]);
  expect(foreign).toEqual([]);
});

test("a link to a folder is copied as what it leads to", async () => {
  const project = withLogin();
  mkdirSync(join(project.dir, "shared"));
  project.write("shared/dates.js", "exports.now = 1;");
  symlinkSync(join(project.dir, "shared"), join(project.dir, "cloudfunctions/login/shared"), "junction");
  await build(project);
  expect(existsSync(join(project.dir, OUT, "login/shared/dates.js"))).toBe(true);
});
