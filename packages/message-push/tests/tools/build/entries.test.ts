import { buildFunctions } from "../../../tools/bundle/build-functions";
import { removeTinyProjects, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

/** Builds a project whose function `text` has this index.ts. */
async function buildWithText(source: string) {
  const project = tinyProject();
  project.write("cloudfunctions/text/index.ts", source);
  return (await buildFunctions({ projectDir: project.dir, isTypeChecked: false })).functions;
}

test.each([
  ["ends the process while it loads", "process.exit(0);\nexport const main = () => 1;\n", /text: ends or blocks/],
  [
    "has a main.on that is no list",
    'export const main = Object.assign(() => 1, { on: "text" });\n',
    /text: `main\.on` is not a list/,
  ],
  [
    "has a main.on that holds no strings",
    "export const main = Object.assign(() => 1, { on: [7] });\n",
    /text: `main\.on` is not a list/,
  ],
  ["exports a main that is no function", "export const main = 7;\n", /text: exports no function/],
  ["throws no error", "export const main = () => 1;\nthrow null;\n", /text: null/],
])(
  "an entry that %s is named",
  async (_, source, fact) => {
    await expect(buildWithText(source)).rejects.toMatchObject({
      code: "FUNCTION_ENTRY_INVALID",
      fact: expect.stringMatching(fact),
    });
  },
  30_000,
);

test("a function without pairs is built: it serves the machinery", async () => {
  const reports = await buildWithText("export const main = () => 1;\n");
  expect(reports.map(({ name, pairs }) => [name, pairs])).toEqual([
    ["image", ["image"]],
    ["text", []],
  ]);
}, 30_000);

test("what a function prints and leaves running while it loads does not disturb the build", async () => {
  const reports = await buildWithText(
    'import { defineFunction } from "#runtime";\nconsole.log("{ loaded }\\u0000");\nsetInterval(() => {}, 1000);\nexport const main = defineFunction({ on: "text", handle: () => "好" });\n',
  );
  expect(reports.map(({ pairs }) => pairs)).toEqual([["image"], ["text"]]);
}, 30_000);

test("settings in the environment of whoever builds make no difference", async () => {
  process.env.WECHAT_APPID = "half an account";
  try {
    const reports = await buildWithText(
      'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "text", handle: () => "好" });\n',
    );
    expect(reports.map(({ pairs }) => pairs)).toEqual([["image"], ["text"]]);
  } finally {
    delete process.env.WECHAT_APPID;
  }
}, 30_000);
