// Imports of what is no code: JSON is data that is bundled, and anything else is told how it is read.
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

const build = ({ dir }: TinyProject, isTypeChecked = false) => buildFunctions({ projectDir: dir, isTypeChecked });
const TEXT = "cloudfunctions/text";

/** What the built handler of `text` answers to "几点". */
function answerOf({ dir }: TinyProject): unknown {
  const { main } = require(join(dir, "dist/cloudfunctions/text/index.js"));
  return main.handle({ Content: "几点" });
}

const TS_JSON = `import { defineFunction } from "#runtime";
import answers from "./answers.json";
const known: Record<string, string> = answers;
export const main = defineFunction({ on: "text", handle: ({ Content }) => known[Content]?.toUpperCase() });
`;
const ESM_JSON = `import { defineFunction } from "#runtime";
import answers from "./answers.json";
export const main = defineFunction({ on: "text", handle: ({ Content }) => answers[Content].toUpperCase() });
`;
const CJS_JSON = `const { defineFunction } = require("#runtime");
const answers = require("./answers.json");
exports.main = defineFunction({ on: "text", handle: ({ Content }) => answers[Content].toUpperCase() });
`;

test.each([
  ["TypeScript", "index.ts", TS_JSON],
  ["JavaScript with import", "index.js", ESM_JSON],
  ["JavaScript with require", "index.js", CJS_JSON],
])(
  "a JSON is imported in %s, with its types where there are any",
  async (_, entry, source) => {
    const project = tinyProject();
    project.remove(`${TEXT}/index.ts`);
    project.write(`${TEXT}/${entry}`, source);
    project.write(`${TEXT}/answers.json`, '{ "几点": "9am" }');
    await build(project, entry === "index.ts");
    expect(answerOf(project)).toBe("9AM");
  },
  60_000,
);

const PICTURE = 'import picture from "./thanks.png";\n';
const WITH_PICTURE = `import { defineFunction } from "#runtime";
${PICTURE}export const main = defineFunction({ on: "text", handle: () => String(picture) });
`;

test.each([
  ["TypeScript", "index.ts", WITH_PICTURE, "index.ts:2", true],
  ["JavaScript", "index.js", WITH_PICTURE, "index.js:2", false],
  [
    "JavaScript with require",
    "index.js",
    'const { defineFunction } = require("#runtime");\nexports.main = defineFunction({ on: "text", handle: () => require("./thanks.png") });\n',
    "index.js:2",
    false,
  ],
  [
    "a file that the entry imports, which alone reaches the runtime",
    "index.js",
    'exports.main = require("./lib/handler").main;\n',
    "lib/handler.js:2",
    false,
  ],
])(
  "a picture that is imported in %s is named with the two ways that work",
  async (_, entry, source, place, hasTypes) => {
    const project = tinyProject();
    project.remove(`${TEXT}/index.ts`);
    project.write(`${TEXT}/${entry}`, source);
    project.write(`${TEXT}/lib/handler.js`, WITH_PICTURE.replace("./thanks.png", "../thanks.png"));
    project.write(`${TEXT}/thanks.png`, "a picture");
    await expect(build(project, hasTypes)).rejects.toMatchObject({
      code: "FILE_IMPORTED",
      fact: `These imports lead to files that are no code:\n  ${TEXT}/${place}: ${TEXT}/thanks.png`,
      fix: 'Take the import out. media.fromFile("thanks.png") in the handler sends a picture, and join(__dirname, "thanks.png") is the path of a file to read: the build packs it with the function.',
    });
  },
  60_000,
);

test("all of them are named at once; what a file that is not packed needs is said too", async () => {
  const project = tinyProject();
  project.write(`${TEXT}/prompt.md`, "# Prompt");
  project.write("cloudfunctions/image/keys/apiclient.pem", "---");
  project.write(`${TEXT}/index.ts`, 'import prompt from "./prompt.md";\nexport const main = () => prompt;\n');
  project.write(
    "cloudfunctions/image/index.ts",
    'import key from "./keys/apiclient.pem";\nexport const main = () => key;\n',
  );
  await expect(build(project)).rejects.toMatchObject({
    code: "FILE_IMPORTED",
    fact: expect.stringMatching(/image\/index\.ts:1: .*keys\/apiclient\.pem\n.*text\/index\.ts:1: .*prompt\.md/),
    fix: expect.stringMatching(
      /join\(__dirname, "keys\/apiclient\.pem"\).* A \.md file is not packed: give it another ending, for example \.txt\.$/,
    ),
  });
});

test("another error of the bundler is still told as such", async () => {
  const project = tinyProject();
  project.write(`${TEXT}/index.ts`, 'import "./missing";\nexport const main = () => 1;\n');
  await expect(build(project)).rejects.toMatchObject({ code: "BUNDLE_FAILED", fact: expect.stringMatching(/missing/) });
});
