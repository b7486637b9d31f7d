// What `message-push init` makes of projects of every kind, and what it leaves alone. The consumer's test runs the command itself.
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { LOGIN, miniProgram, removeMiniPrograms } from "../../support/mini-program";
import { cloudbaserc } from "../../support/tiny-project";

afterAll(removeMiniPrograms);

const QUICKSTART = {
  "package.json": '{ "name": "ours" }\n',
  "project.config.json": '{ "cloudfunctionRoot": "cloudfunctions/" }\n',
  "cloudfunctions/login/index.js": LOGIN,
};

test("a dry run shows every line and writes nothing", async () => {
  const project = miniProgram(QUICKSTART);
  const shown = await project.init({ isDryRun: true });
  expect(shown).toContain("  + exports.main = defineFunction({");
  expect(shown).toContain('  + imports: "#runtime": "message-push"');
  expect(shown).toMatch(/Nothing was written: --dry-run\.$/);
  expect(project.files()).toEqual(QUICKSTART);
});

test.each([
  ["n", false],
  ["", false],
  ["y", true],
])("the answer %j at the terminal decides", async (answer, isWritten) => {
  const project = miniProgram(QUICKSTART);
  const shown = await project.init({ isYes: false, answer });
  expect(shown.includes("Nothing was written.")).toBe(!isWritten);
  expect(Object.keys(project.files()).includes("cloudbaserc.json")).toBe(isWritten);
});

test("without a terminal it asks for --yes, and writes nothing", async () => {
  const project = miniProgram(QUICKSTART);
  await expect(project.init({ isYes: false })).rejects.toMatchObject({ code: "FLAG_INVALID" });
  expect(project.files()).toEqual(QUICKSTART);
});

test("what the team has written itself stays: settings, scripts, tests, .env.example", async () => {
  const own = {
    ...QUICKSTART,
    "package.json": '{\n\t"scripts": { "push:dev": "our own" },\n\t"imports": { "#runtime": "./ours.js" }\n}',
    "tests/text.test.js": "// ours",
    ".env.example": "OURS=",
    "cloudbaserc.json": `${JSON.stringify({ ...JSON.parse(cloudbaserc(["login"])), envId: "ours-1a2b3c", functionRoot: "cloudfunctions", framework: { name: "ours" } }, null, 4)}\n`,
  };
  const project = miniProgram(own);
  await project.init();
  const after = project.files();
  for (const file of ["tests/text.test.js", ".env.example", "cloudfunctions/login/index.js"] as const) {
    expect(after[file]).toBe(own[file]);
  }
  expect(JSON.parse(after["package.json"] ?? "")).toMatchObject({
    scripts: { "push:dev": "our own", "push:build": "message-push build" },
    imports: { "#runtime": "./ours.js" },
  });
  // Tabs, and no line end at the end.
  expect(after["package.json"]).toMatch(/^\{\n\t"scripts"[\s\S]*\}$/);
  const settings = JSON.parse(after["cloudbaserc.json"] ?? "");
  expect(settings).toMatchObject({ envId: "ours-1a2b3c", framework: { name: "ours" } });
  expect(settings.functions.map(({ name }: { name: string }) => name)).toEqual(["login", "relay", "text"]);
});

test("a function of the team's own that has the name keeps it", async () => {
  const project = miniProgram({ ...QUICKSTART, "cloudfunctions/text/index.js": LOGIN });
  const shown = await project.init();
  expect(shown).toContain("make push-functions/push_text/index.js");
  expect(project.read("cloudfunctions/text/index.js")).toBe(LOGIN);
  expect(Object.keys(project.files())).toContain("tests/push_text.test.js");
  await buildFunctions({ projectDir: project.dir });
  expect(project.read("cloudfunctions/text/index.js")).toBe(LOGIN);
});

test("TypeScript and jest get files in their own language, and the build checks their types", async () => {
  const strict = {
    compilerOptions: {
      strict: true,
      module: "preserve",
      moduleResolution: "bundler",
      target: "ES2022",
      skipLibCheck: true,
    },
  };
  const project = miniProgram({
    ...QUICKSTART,
    "tsconfig.json": JSON.stringify({
      ...strict,
      compilerOptions: { ...strict.compilerOptions, customConditions: ["message-push-source"], types: ["node"] },
    }),
  });
  await project.init();
  expect(project.read("push-functions/text/index.ts")).toContain('from "#runtime"');
  expect(project.read("tests/text.test.ts")).toContain("expect(await main.handle(");
  const { functions } = await buildFunctions({ projectDir: project.dir });
  expect(functions.map(({ name }) => name)).toEqual(["relay", "text"]);
}, 30_000);

test("a tsconfig.json of older days, which knows no imports of a package, is no hindrance to the build", async () => {
  const compilerOptions = { strict: true, module: "commonjs", target: "ES2022", types: ["node"], skipLibCheck: true };
  const project = miniProgram({
    ...QUICKSTART,
    "tsconfig.json": JSON.stringify({
      compilerOptions: { ...compilerOptions, customConditions: ["message-push-source"] },
    }),
  });
  await project.init();
  expect((await buildFunctions({ projectDir: project.dir })).functions).toHaveLength(2);
}, 30_000);

test("jest in JavaScript gets jest's words", async () => {
  const project = miniProgram({ ...QUICKSTART, "package.json": '{ "devDependencies": { "jest": "29.0.0" } }' });
  await project.init();
  expect(project.read("tests/text.test.js")).toMatch(
    /require\("message-push\/testing"\)[\s\S]*expect\(await main\.handle\(/,
  );
});

test("a function that answers customers by itself is named, with what replaces it", async () => {
  const answering =
    'const cloud = require("wx-server-sdk");\nexports.main = () => cloud.openapi.customerServiceMessage.send({});\n';
  const project = miniProgram({ ...QUICKSTART, "cloudfunctions/callback/index.js": answering });
  expect(await project.init()).toMatch(
    /cloudfunctions\/callback answers customer-service messages by itself\. .*docs\/adopting\.md/,
  );
  expect(project.read("cloudfunctions/callback/index.js")).toBe(answering);
});

test.each<[string, Readonly<Record<string, string>>, string, RegExp]>([
  ["no package.json", {}, "PROJECT_LAYOUT_INVALID", /no package\.json/],
  ["a broken package.json", { "package.json": "{" }, "PROJECT_LAYOUT_INVALID", /package\.json cannot be read/],
  [
    "a broken project.config.json",
    { ...QUICKSTART, "project.config.json": "{," },
    "PROJECT_CONFIG_INVALID",
    /project\.config\.json cannot be read/,
  ],
  ["a broken cloudbaserc.json", { ...QUICKSTART, "cloudbaserc.json": "[" }, "CLOUDBASERC_INVALID", /cloudbaserc\.json/],
  [
    "a cloudbaserc.json whose functions are no list",
    { ...QUICKSTART, "cloudbaserc.json": '{ "functions": {} }' },
    "CLOUDBASERC_INVALID",
    /no list `functions`/,
  ],
  [
    "settings in a script",
    { ...QUICKSTART, "cloudbaserc.js": "module.exports = {};" },
    "CLOUDBASERC_INVALID",
    /cloudbaserc\.js/,
  ],
])("%s is named with the fix, and nothing is written", async (_, files, code, fact) => {
  const project = miniProgram(files);
  await expect(project.init()).rejects.toMatchObject({
    code,
    fact: expect.stringMatching(fact),
    fix: expect.stringMatching(/\.$/),
  });
  expect(project.files()).toEqual(files);
});
