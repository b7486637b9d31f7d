import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readBuiltFunctions } from "../../../project/built-functions";
import { ProjectError } from "../../../project/project-error";
import { manifestText } from "../../support/manifest-of";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

const BUILT = "dist/cloudfunctions/text";

function builtProject() {
  const project = tinyProject();
  writeFileSync(join(project.dir, "cloudbaserc.json"), cloudbaserc(["text"]));
  project.write(`${BUILT}/index.js`, "exports.main = () => 1");
  project.write(`${BUILT}/package.json`, manifestText("text", { pairs: ["text"] }));
  project.write(`${BUILT}/config.json`, '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }');
  return project;
}

test("a built function has its folder, its pairs, its permissions and its settings", () => {
  const { dir } = builtProject();
  expect(readBuiltFunctions(dir)).toMatchObject([
    {
      name: "text",
      folder: join(dir, BUILT),
      pairs: ["text"],
      openapiPermissions: ["customerServiceMessage.send"],
      settings: { handler: "index.main", timeout: 5 },
    },
  ]);
});

test.each(["index.js", "config.json"])("a build without %s is missing, and npx message-push build fixes it", (file) => {
  const project = builtProject();
  project.remove(`${BUILT}/${file}`);
  const read = () => readBuiltFunctions(project.dir);
  expect(read).toThrow(ProjectError);
  expect(read).toThrow(expect.objectContaining({ code: "BUILD_MISSING", fix: "Run npx message-push build." }));
  expect(read).toThrow(file);
});

test("a build of nothing is missing", () => {
  const project = builtProject();
  project.remove(`${BUILT}/package.json`);
  expect(() => readBuiltFunctions(project.dir)).toThrow(expect.objectContaining({ code: "BUILD_MISSING" }));
});

test("a function that is not ours is left out, whatever its settings are", () => {
  const project = builtProject();
  const settings = JSON.parse(cloudbaserc(["text"]));
  settings.functions.push({ name: "login", runtime: "Php7", timeout: "long" });
  project.write("cloudbaserc.json", JSON.stringify(settings));
  project.write(
    "dist/cloudfunctions/login/package.json",
    '{ "name": "login", "dependencies": { "wx-server-sdk": "~2.6.3" } }',
  );
  expect(readBuiltFunctions(project.dir).map(({ name }) => name)).toEqual(["text"]);
});

test.each([
  ["that is damaged", "{", /text has no usable package\.json\./],
  ["of an older version", '{ "messagePush": { "pairs": ["text"] } }', /messagePush\.version: /],
  ["of a newer version", manifestText("text").replace('"version": 2', '"version": 99'), /messagePush\.version: /],
  ["that lacks a field", manifestText("text").replace(/ *"isSlow".*\n/, ""), /messagePush\.isSlow: /],
])("a manifest %s asks for a build, and says what is wrong", (_, text, fact) => {
  const project = builtProject();
  project.write(`${BUILT}/package.json`, text);
  expect(() => readBuiltFunctions(project.dir)).toThrow(
    expect.objectContaining({
      code: "BUILD_MISSING",
      fact: expect.stringMatching(fact),
      fix: "Run npx message-push build.",
    }),
  );
});
