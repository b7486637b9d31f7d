// The whole way: a team's copy of this project, with handlers of its own, taken to a newer version by the script itself.
import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildFunctions } from "../../../scripts/bundle/build-functions";
import { copyWithoutHistory, projectRepository, type Repository, removeRepositories } from "../../support/repositories";
import { endScripts, root, runScript } from "../../support/run-script";

let clone: Repository;
let team: Repository;

beforeAll(() => {
  clone = projectRepository();
  writeSamples(clone);
  team = copyWithoutHistory(clone);
  writeOwnWork(team);
  releaseNewVersion(clone);
}, 30_000);
afterEach(endScripts);
afterAll(removeRepositories);

const handler = (pair: string, answer: string) => `import { defineFunction } from "#runtime";

export const main = defineFunction({
  on: "${pair}",
  handle: () => "${answer}",
});
`;
const VOICE = handler("voice", "听到了");
const RECEIVER = `import { defineHttpPush } from "#runtime";
import { main as image } from "../image";
import { main as text } from "../text";

export const main = defineHttpPush({ functions: [image, text] });
`;

/** Functions as they might have shipped: this test also runs in projects whose own are other ones. */
function writeSamples(project: Repository): void {
  const files = project.git("ls-files", "cloudfunctions", "tests/functions").split("\n").filter(Boolean);
  for (const folder of new Set(files.map((file) => file.split("/", 2).join("/")))) {
    if (folder !== "cloudfunctions/relay") project.remove(folder);
  }
  const sources = { http_push: RECEIVER, image: handler("image", "收到图片"), text: handler("text", "收到") };
  for (const [name, source] of Object.entries(sources)) writeFunction(project, name, source);
  project.edit("src/wechat/own-pairs.ts", project.read("src/wechat/own-pairs.ts"), OWN_PAIRS);
  project.write("README.md", "# The project\n");
  changeJson<CloudSettings>(project, "cloudbaserc.json", (settings) => {
    const relay = settings.functions.filter(({ name }) => name === "relay");
    settings.functions = [...relay, ...Object.keys(sources).map((name) => ({ name, ...SETTINGS }))];
  });
  project.commit("Samples");
}

function writeFunction(project: Repository, name: string, source: string): void {
  project.write(`cloudfunctions/${name}/index.ts`, source);
  project.write(`cloudfunctions/${name}/config.json`, '{ "permissions": { "openapi": [] } }\n');
}

const OWN_PAIRS = `import type { EventsOf, OwnPairs } from "./catalogue/facts";

export const OWN_PAIRS = {} as const satisfies OwnPairs;

declare module "./push-events" {
  interface PushEvents extends EventsOf<typeof OWN_PAIRS> {}
}
`;
const OWN_PAIR = `"event:our_own": {
    kind: "event",
    fields: { Amount: "number!" },
    sample: { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1700000000, MsgType: "event", Event: "our_own", Amount: 1 },
  },`;
const SETTINGS = {
  handler: "index.main",
  runtime: "Nodejs20.19",
  timeout: 5,
  memorySize: 256,
  installDependency: false,
};

/** A function, a changed handler, a removed sample, a pair, a dependency, settings, and a repair in the runtime. */
function writeOwnWork(project: Repository): void {
  writeFunction(project, "voice", VOICE);
  project.edit("cloudfunctions/text/index.ts", "收到", "您好");
  project.remove("cloudfunctions/image");
  project.edit("cloudfunctions/http_push/index.ts", 'import { main as image } from "../image";\n', "");
  project.edit("cloudfunctions/http_push/index.ts", "image, ", "");
  project.edit("src/wechat/own-pairs.ts", "OWN_PAIRS = {}", `OWN_PAIRS = {\n  ${OWN_PAIR}\n}`);
  changeJson<CloudSettings>(project, "cloudbaserc.json", (settings) => {
    const others = settings.functions.filter(({ name }) => name !== "image");
    settings.functions = [...others, { name: "voice", ...SETTINGS, memorySize: 512 }];
  });
  changeJson<PackageSettings>(project, "package.json", (settings) => {
    Object.assign(settings, { name: "our-desk", version: "7.0.0" });
    settings.dependencies["our-own"] = "1.2.3";
  });
  changeJson<Lock>(project, "package-lock.json", ({ packages }) => {
    packages[""].dependencies["our-own"] = "1.2.3";
    packages["node_modules/our-own"] = { version: "1.2.3", integrity: "sha512-ours" };
  });
  project.write("README.md", "# Our desk\n");
  project.edit("src/runtime/time-limits.ts", "FIRST_BACKOFF_MS = 5_000", "FIRST_BACKOFF_MS = 6_000");
  project.commit("Our work");
}

function releaseNewVersion(project: Repository): void {
  project.edit("src/runtime/time-limits.ts", "// Every", "// Newer. Every");
  project.edit("src/runtime/ports.ts", "//", "// Newer.");
  project.write("src/runtime/newer.ts", "// New.\nexport const NEWER = true;\n");
  project.remove("docs/campaign.md");
  project.edit("cloudfunctions/text/index.ts", "export", "// Newer.\nexport");
  project.edit("README.md", "# ", "# Newer ");
  changeJson<CloudSettings>(project, "cloudbaserc.json", ({ functions }) => {
    for (const one of functions) if (one.name !== "voice") one.memorySize = 384;
  });
  changeJson<PackageSettings>(project, "package.json", (settings) => {
    settings.version = "99.0.0";
    settings.scripts.newer = "node newer.js";
    settings.devDependencies["our-tool"] = "2.0.0";
  });
  changeJson<Lock>(project, "package-lock.json", ({ packages }) => {
    packages[""].devDependencies["our-tool"] = "2.0.0";
    packages["node_modules/our-tool"] = { version: "2.0.0", integrity: "sha512-tool" };
  });
  project.commit("Newer");
}

interface CloudSettings {
  functions: { readonly name: string; memorySize: number }[];
}

interface PackageSettings {
  version: string;
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

interface Lock {
  readonly packages: { "": PackageSettings } & Record<string, object>;
}

function changeJson<Settings>(project: Repository, file: string, change: (settings: Settings) => void): void {
  const settings: Settings = JSON.parse(project.read(file));
  change(settings);
  project.write(file, `${JSON.stringify(settings, null, 2)}\n`);
}

const upgrade = (...args: string[]) =>
  runScript("upgrade.ts", ["--project", team.dir, ...args], {
    cwd: clone.dir,
    scriptsDir: join(clone.dir, "scripts"),
    // A fresh clone after npm install: its packages are these.
    env: { NODE_PATH: join(root, "node_modules") },
  });

test("--dry-run says what would be done, and does nothing", async () => {
  const { ended, output } = upgrade("--dry-run");
  expect(await ended).toBe(0);
  expect(output()).toMatch(/From \d+\.\d+\.\d+ \(\w{7}\) to 99\.0\.0 \(\w{7}\)/);
  expect(output()).toContain("Files: 1 new, 1 replaced, 1 removed, 4 merged, 0 in conflict.");
  expect(output()).toMatch(/left alone.*:\n {2}README\.md\n {2}cloudfunctions\/text\/index\.ts\n/);
  expect(output()).toMatch(/Nothing was changed\.\n$/);
  expect(team.git("status", "--porcelain")).toBe("");
}, 30_000);

test("the upgrade keeps everything of the team's, and brings everything of ours", async () => {
  const { ended, output } = upgrade();
  expect(await ended).toBe(0);
  expect(output()).toMatch(/Next:\n[\s\S]*npm install && npm run check/);

  expect(team.read("cloudfunctions/voice/index.ts")).toBe(VOICE);
  expect(team.read("cloudfunctions/text/index.ts")).toBe(handler("text", "您好"));
  expect(team.read("src/wechat/own-pairs.ts")).toContain("event:our_own");
  expect(team.read("README.md")).toBe("# Our desk\n");

  expect(team.read("src/runtime/time-limits.ts")).toMatch(/^\/\/ Newer\.[\s\S]*FIRST_BACKOFF_MS = 6_000/);
  expect(team.read("src/runtime/ports.ts")).toBe(clone.read("src/runtime/ports.ts"));
  expect([team.has("src/runtime/newer.ts"), team.has("docs/campaign.md")]).toEqual([true, false]);
}, 30_000);

test("the settings of both are in the files that both write", () => {
  const { functions }: CloudSettings = JSON.parse(team.read("cloudbaserc.json"));
  expect(functions.map(({ name, memorySize }) => [name, memorySize])).toEqual([
    ["relay", 384],
    ["http_push", 384],
    ["text", 384],
    ["voice", 512],
  ]);
  expect(JSON.parse(team.read("package.json"))).toMatchObject({
    name: "our-desk",
    version: "7.0.0",
    scripts: { newer: "node newer.js" },
    dependencies: { "our-own": "1.2.3" },
    devDependencies: { "our-tool": "2.0.0" },
  });
  const { packages } = JSON.parse(team.read("package-lock.json"));
  expect(packages[""]).toMatchObject({
    dependencies: { "our-own": "1.2.3" },
    devDependencies: { "our-tool": "2.0.0" },
  });
  expect(packages).toMatchObject({ "node_modules/our-own": {}, "node_modules/our-tool": { version: "2.0.0" } });
});

test("the upgraded project's types hold, and its functions build", async () => {
  symlinkSync(join(root, "node_modules"), join(team.dir, "node_modules"), "junction");
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "--pretty", "false"], { cwd: team.dir, encoding: "utf8" });
  expect(stdout).toBe("");
  const functions = await buildFunctions({ projectDir: team.dir, isTypeChecked: false });
  expect(functions.map(({ name }) => name)).toEqual(["http_push", "relay", "text", "voice"]);
}, 60_000);

test("once it is committed there is nothing left to do", async () => {
  team.git("rm", "--cached", "--quiet", "--ignore-unmatch", "node_modules");
  team.write(".git/info/exclude", "node_modules\n");
  team.commit("Upgrade");
  const { ended, output } = upgrade();
  expect(await ended).toBe(0);
  expect(output()).toMatch(/There is nothing to do\.\n$/);
  expect(output()).toContain("stay as you changed them:\n  src/runtime/time-limits.ts\n");
}, 30_000);
