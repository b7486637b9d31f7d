// Mini programs of the shapes that exist: taken in, built, and answered in the local WeChat.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { LOGIN, type MiniProgram, miniProgram, removeMiniPrograms } from "../../support/mini-program";
import { startSimulator } from "../../support/simulator";

afterAll(removeMiniPrograms);

const root = (cloudfunctionRoot: string, miniprogramRoot = "miniprogram/") => ({
  "package.json": '{ "name": "ours" }\n',
  "project.config.json": JSON.stringify({ cloudfunctionRoot, miniprogramRoot }),
});

async function answerOf({ dir }: MiniProgram): Promise<readonly string[]> {
  await buildFunctions({ projectDir: dir });
  const sim = await startSimulator({ projectDir: dir, clockRate: 0.1 });
  try {
    const customer = sim.customer();
    await customer.says("你好");
    return customer.replies;
  } finally {
    await sim.stop();
  }
}

const login = (folder: string) => ({ [`${folder}/login/index.js`]: LOGIN });

interface Shape {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Where the sources of ours come to stand. */
  readonly sources: string;
  /** Where in its repository the mini program lies. */
  readonly place?: string;
}

const SHAPES: readonly Shape[] = [
  {
    name: "the quickstart",
    files: { ...root("cloudfunctions/"), ...login("cloudfunctions") },
    sources: "push-functions",
  },
  { name: "a root named cloud", files: { ...root("cloud"), ...login("cloud") }, sources: "push-functions" },
  {
    name: "a root below another",
    files: { ...root("server/functions/"), ...login("server/functions") },
    sources: "server/push-functions",
  },
  {
    name: "a root with a dash",
    files: { ...root("./cloud-functions"), ...login("cloud-functions") },
    sources: "push-functions",
  },
  {
    name: "an app of a repository with several",
    files: { ...root("cloudfunctions/"), ...login("cloudfunctions") },
    sources: "push-functions",
    place: "apps/mini",
  },
  { name: "no root at all", files: { "package.json": "{}" }, sources: "push-functions" },
];

test.each(SHAPES)(
  "$name is taken in and answers, and its other functions stay",
  async ({ files, sources, place }) => {
    const project = miniProgram(files, place);
    expect(await project.init()).toContain(`make ${sources}/text/index.js`);
    expect(await answerOf(project)).toEqual(["收到：你好"]);
    const after = project.files();
    for (const [path, text] of Object.entries(files)) if (path.endsWith("index.js")) expect(after[path]).toBe(text);
  },
  30_000,
);

test("a framework that wipes dist takes nothing of ours with it", async () => {
  const files = { ...root("cloudfunctions/", "dist/"), "dist/app.json": "{}", "cloudfunctions/login/index.js": LOGIN };
  const project = miniProgram(files);
  await project.init();
  await buildFunctions({ projectDir: project.dir });
  rmSync(join(project.dir, "dist"), { recursive: true });
  expect(await answerOf(project)).toEqual(["收到：你好"]);
}, 30_000);

test("sources beside the others, built into a folder of their own: DevTools' one root shows all", async () => {
  const files = {
    ...root("dist/cloudfunctions/"),
    "package.json": '{ "imports": { "#runtime": "message-push" } }',
    "cloudfunctions/login/index.js": LOGIN,
    "cloudfunctions/text/index.js":
      'const { defineFunction } = require("#runtime");\nexports.main = defineFunction({ on: "text", handle: ({ Content }) => "收到：" + Content });\n',
    "cloudfunctions/text/config.json": '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }',
    "cloudbaserc.json": JSON.stringify({
      version: "2.1",
      envId: "{{env.ENV_ID}}",
      functionRoot: "./dist/cloudfunctions",
      functions: [
        {
          name: "text",
          handler: "index.main",
          runtime: "Nodejs20.19",
          timeout: 5,
          memorySize: 256,
          installDependency: false,
        },
        { name: "login", timeout: 20, installDependency: true },
      ],
    }),
  };
  const project = miniProgram(files);
  expect(await answerOf(project)).toEqual(["收到：你好"]);
  expect(project.read("dist/cloudfunctions/login/index.js")).toBe(LOGIN);
}, 30_000);
