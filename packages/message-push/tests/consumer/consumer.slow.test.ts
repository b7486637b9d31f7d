// An existing mini program takes the package in: the tarball is packed, installed into a bare folder with ten functions of the
// quickstart, and used there as people use it. Needs the npm registry, as `npm ci` does.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type DeployBench, startDeployBench } from "../support/deploy-bench";
import { root } from "../support/run-script";

const folder = mkdtempSync(join(tmpdir(), "consumer-"));
const project = join(folder, "mini-program");
const NAMES = Array.from({ length: 10 }, (_, i) => `function${i}`);
const MOST_INSTALLED_BYTES = 120 * 1024 * 1024;
/** The template's own functions have this much; see src/decisions.md. */
const MOST_BUNDLE_BYTES = 742 * 1024;
/** Gzipped, as a page on a phone would get them; page/decisions.md has what they are. */
const MOST_SCRIPT_BYTES = 100 * 1024;
const MOST_STYLE_BYTES = 12 * 1024;

interface Run {
  readonly exitCode: number;
  readonly output: string;
  readonly stdout: string;
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, NO_COLOR: "1", ...env }, maxBuffer: 2 ** 26 };
    const child = execFile(command, [...args], options, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : (child.exitCode ?? 1), output: stdout + stderr, stdout });
    });
    child.stdin?.end();
  });
}

/** npm's own script, which runs on every platform without a shell. */
const NPM = process.env.npm_execpath ?? "";
const npm = (args: readonly string[], cwd: string) =>
  NPM === "" ? run("npm", args, cwd) : run(process.execPath, [NPM, ...args], cwd);
const messagePush = (args: readonly string[], env?: Readonly<Record<string, string>>) =>
  run(process.execPath, [join(project, "node_modules/message-push/bin/message-push.js"), ...args], project, env);

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

/** Checksums of every file, but for packages. */
function checksums(dir: string): Record<string, string> {
  const entries = readdirSync(dir, { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  return Object.assign(
    {},
    ...entries.map((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return checksums(path);
      return { [path]: createHash("sha256").update(readFileSync(path)).digest("hex") };
    }),
  );
}

function sizeOf(dir: string): number {
  return readdirSync(dir, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(dir, entry.name);
    if (entry.isSymbolicLink()) return sum;
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);
}

/** What DevTools' quickstart makes, ten times, and one function that answers customers by itself. */
function writeQuickstart(): void {
  for (const name of NAMES) {
    write(
      `cloudfunctions/${name}/index.js`,
      'const cloud = require("wx-server-sdk");\ncloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });\nexports.main = async (event) => ({ event, openid: cloud.getWXContext().OPENID });\n',
    );
    write(
      `cloudfunctions/${name}/package.json`,
      `{ "name": "${name}", "dependencies": { "wx-server-sdk": "~2.6.3" } }\n`,
    );
    write(`cloudfunctions/${name}/config.json`, '{ "permissions": { "openapi": [] } }\n');
  }
  write(
    "project.config.json",
    '{ "appid": "wx0123456789abcdef", "miniprogramRoot": "miniprogram/", "cloudfunctionRoot": "cloudfunctions/" }\n',
  );
  write("miniprogram/app.json", '{ "pages": ["index"] }\n');
  write("package.json", '{\n    "name": "our-mini-program",\n    "scripts": { "lint": "eslint ." }\n}\n');
  write(".gitignore", "node_modules/\n.env\n");
}

let bench: DeployBench;
let before: Record<string, string>;

beforeAll(async () => {
  writeQuickstart();
  const packed = await npm(
    ["pack", "--workspace", "message-push", "--ignore-scripts=false", "--pack-destination", folder],
    root,
  );
  expect(packed).toMatchObject({ exitCode: 0 });
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  const installed = await npm(
    ["install", "--no-audit", "--no-fund", "--prefer-offline", join(folder, tarball)],
    project,
  );
  expect(installed).toMatchObject({ exitCode: 0 });
  before = checksums(project);
  bench = await startDeployBench();
}, 300_000);

afterAll(async () => {
  await bench?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("what is installed stays within its size", () => {
  expect(sizeOf(join(project, "node_modules"))).toBeLessThan(MOST_INSTALLED_BYTES);
  const made = ["lib", "docs", "llms.txt", ".agents"];
  expect(readdirSync(join(root, "packages/message-push")).filter((name) => made.includes(name))).toEqual([]);
  const inPackage = (path: string) => existsSync(join(project, "node_modules/message-push", path));
  // What errors name is there to be read, and what assistants read; pictures are not.
  const read = ["adopting.md", "handlers.md", "going-live.zh-CN.md", "reference/errors.md", "reference/pairs.md"];
  expect(read.filter((path) => !inPackage(`docs/${path}`))).toEqual([]);
  expect([".agents/skills/message-push/SKILL.md", "llms.txt", "README.md"].filter((path) => !inPackage(path))).toEqual(
    [],
  );
  expect(inPackage("docs/pictures")).toBe(false);
});

test("the page is prebuilt and small, with the licences of what is in it, whose packages are not installed", () => {
  const page = (name: string) => readFileSync(join(project, "node_modules/message-push/lib/page", name));
  expect(gzipSync(page("page.js")).length).toBeLessThan(MOST_SCRIPT_BYTES);
  expect(gzipSync(page("page.css")).length).toBeLessThan(MOST_STYLE_BYTES);
  expect(page("licences.txt").toString()).toMatch(
    /^@preact\/signals 2[\s\S]*^preact 11[\s\S]*Permission is hereby granted/m,
  );
  expect(readdirSync(join(project, "node_modules")).filter((name) => /preact|tanstack/.test(name))).toEqual([]);
});

test("init without a terminal shows everything, writes nothing, and asks for --yes", async () => {
  const { exitCode, output } = await messagePush(["init"]);
  expect(exitCode).toBe(1);
  expect(output).toContain("make push-functions/text/index.js");
  expect(output).toContain("[FLAG_INVALID]");
  expect((await messagePush(["init", "--dry-run"])).exitCode).toBe(0);
  expect(checksums(project)).toEqual(before);
});

test("init makes what it showed, changes nothing else, and a second time nothing at all", async () => {
  const { exitCode, output } = await messagePush(["init", "--yes"]);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  const after = checksums(project);
  const made = Object.keys(after).filter((path) => before[path] === undefined);
  expect(made.map((path) => path.slice(project.length + 1).replaceAll("\\", "/")).sort()).toEqual([
    ".env.example",
    "cloudbaserc.json",
    "push-functions/relay/config.json",
    "push-functions/relay/index.js",
    "push-functions/text/config.json",
    "push-functions/text/index.js",
    "tests/text.test.js",
  ]);
  const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
  expect(changed).toEqual([join(project, "package.json")]);
  expect(readFileSync(join(project, "package.json"), "utf8")).toContain('\n    "name": "our-mini-program"');
  expect((await messagePush(["init", "--yes"])).output).toMatch(/^Everything is there already/);
  expect(checksums(project)).toEqual(after);
});

test("dev --once answers the sample", async () => {
  const { exitCode, output } = await messagePush(["dev", "--once"]);
  expect({ exitCode, output }).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining("customer sees: 收到：测试"),
  });
});

test("a function in JavaScript takes the desk from the package", async () => {
  const path = "push-functions/text/index.js";
  const made = readFileSync(join(project, path), "utf8");
  write(
    path,
    `const { answer, noAnswer, openDesk } = require("message-push/desk");
const { defineFunction } = require("#runtime");
const desk = openDesk({ rules: [{ name: "test", keywords: ["测试"], replies: ["知道了"] }] });
const handle = async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context);
exports.main = defineFunction({ on: "text", prepare: desk.prepare, handle });
`,
  );
  const { exitCode, output } = await messagePush(["dev", "--once"]);
  write(path, made);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0, output: expect.stringContaining("customer sees: 知道了") });
});

test("the simulator of the installed package serves its page, and never asks the bundler for it", async () => {
  write(
    "serve-page.js",
    `const { startSimulator } = require("message-push/testing");
startSimulator({ projectDir: __dirname }).then(async (sim) => {
  for (const path of ["/", "/page.js", "/page.css", "/docs/operating.md"]) {
    const { status, headers } = await fetch(sim.url + path);
    console.log(path, status, headers.get("content-type"));
  }
  console.log("bundler", Object.keys(require.cache).some((file) => /[\\\\/]esbuild[\\\\/]/.test(file)));
  await sim.stop();
});
`,
  );
  const { exitCode, output } = await run(process.execPath, ["serve-page.js"], project);
  rmSync(join(project, "serve-page.js"));
  expect({ exitCode, output }).toEqual({
    exitCode: 0,
    output: `/ 200 text/html; charset=utf-8
/page.js 200 text/javascript; charset=utf-8
/page.css 200 text/css; charset=utf-8
/docs/operating.md 200 text/plain; charset=utf-8
bundler false
`,
  });
});

test("the test that was made passes, by Node's own runner", async () => {
  const { exitCode, output } = await run(process.execPath, ["--test", "tests/"], project);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0, output: expect.stringMatching(/pass 1\b/) });
});

test("build leaves the ten other functions byte for byte as they were, and a bundle is as large as in the template", async () => {
  expect(await messagePush(["build"])).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(project, "cloudfunctions")).sort()).toEqual([...NAMES, "relay", "text"]);
  const after = checksums(join(project, "cloudfunctions"));
  const own = Object.entries(before).filter(([path]) => path.startsWith(join(project, "cloudfunctions")));
  expect(after).toMatchObject(Object.fromEntries(own));
  expect(statSync(join(project, "cloudfunctions/text/index.js")).size).toBeLessThan(MOST_BUNDLE_BYTES);
});

test("security-rules names ours, and says for which functions it has none", async () => {
  const { stdout, output } = await messagePush(["security-rules"]);
  expect(Object.keys(JSON.parse(stdout))).toEqual(["*", "relay", "text"]);
  expect(output).not.toContain('"function0"');
});

test("deploy asks for the CLI where it is not installed, and with it lists ours alone", async () => {
  const missing = await messagePush(["deploy", "--dry-run"], bench.environment);
  expect(missing).toMatchObject({ exitCode: 1, output: expect.stringMatching(/@cloudbase\/cli[\s\S]*npm install/) });
  mkdirSync(join(project, "node_modules/@cloudbase"), { recursive: true });
  symlinkSync(join(root, "node_modules/@cloudbase/cli"), join(project, "node_modules/@cloudbase/cli"), "junction");
  const { exitCode, stdout, output } = await messagePush(["deploy", "--dry-run", "--json"], bench.environment);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(stdout).functions.map(({ name }: { name: string }) => name)).toEqual(["relay", "text"]);
  write("push-functions/login/index.js", "exports.main = () => 1;\n");
  const other = await messagePush(["deploy", "--dry-run", "--only", "login"], bench.environment);
  rmSync(join(project, "push-functions/login"), { recursive: true });
  expect(other).toMatchObject({ exitCode: 1, output: expect.stringContaining("npx tcb fn deploy login") });
});

test("the doctor names what it left alone, and what answers customers without the runtime", async () => {
  write(
    "cloudfunctions/callback/index.js",
    'const cloud = require("wx-server-sdk");\nexports.main = ({ FromUserName }) => cloud.openapi.customerServiceMessage.send({ touser: FromUserName, msgtype: "text", text: { content: "收到" } });\n',
  );
  const { output } = await messagePush(["doctor"], bench.environment);
  expect(output).toMatch(/Not ours, and left alone: callback, function0/);
  expect(output).toMatch(/cloudfunctions\/callback answers customer-service messages by itself/);
});

test("new makes a function in the project's own language, and its test passes", async () => {
  expect(await messagePush(["new", "image"])).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(project, "push-functions/image/index.js"), "utf8")).toContain('require("#runtime")');
  expect(await run(process.execPath, ["--test", "tests/image.test.js"], project)).toMatchObject({ exitCode: 0 });
  expect(await messagePush(["build"])).toMatchObject({ exitCode: 0 });
});

test("a project in modules gets modules", async () => {
  const other = join(folder, "modules");
  mkdirSync(other);
  writeFileSync(join(other, "package.json"), '{ "type": "module" }\n');
  cpSync(join(project, "cloudfunctions/function0"), join(other, "server/functions/login"), { recursive: true });
  writeFileSync(join(other, "project.config.json"), '{ "cloudfunctionRoot": "server/functions" }');
  symlinkSync(join(project, "node_modules"), join(other, "node_modules"), "junction");
  const bin = join(project, "node_modules/message-push/bin/message-push.js");
  expect(await run(process.execPath, [bin, "init", "--yes"], other)).toMatchObject({ exitCode: 0 });
  expect(readdirSync(join(other, "server")).sort()).toEqual(["functions", "push-functions"]);
  expect(await run(process.execPath, [bin, "dev", "--once"], other)).toMatchObject({ exitCode: 0 });
  expect(await run(process.execPath, ["--test", "tests/"], other)).toMatchObject({ exitCode: 0 });
});
