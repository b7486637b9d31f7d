// A recipe of the guides, built as a project of its own, in which its tests run as they stand: as in a team's repository.
import { cpSync, existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { cloudbaserc, removeTinyProjects, tinyProject } from "./tiny-project";

const root = resolve(__dirname, "../../../..");
const MINUTELY = { relay: [{ name: "relay", type: "timer", config: "0 * * * * * *" }] };

/** The folder of a recipe's files. */
export const recipeFolder = (name: string): string => join(__dirname, "../recipes", name);

/** Puts a recipe's files into a project like the template, builds it, and returns its folder. */
export async function buildRecipe(name: string): Promise<string> {
  const project = tinyProject();
  for (const own of ["text", "image"]) project.remove(`cloudfunctions/${own}`);
  cpSync(join(root, "cloudfunctions/relay"), join(project.dir, "cloudfunctions/relay"), { recursive: true });
  cpSync(recipeFolder(name), project.dir, { recursive: true });
  const functions = readdirSync(join(project.dir, "cloudfunctions"));
  for (const folder of functions) giveSettings(join(project.dir, "cloudfunctions", folder));
  if (!existsSync(join(recipeFolder(name), "cloudbaserc.json")))
    project.write("cloudbaserc.json", cloudbaserc(functions, MINUTELY));
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  return project.dir;
}

/** As the template's functions have them. */
function giveSettings(folder: string): void {
  const settings = join(folder, "config.json");
  if (!existsSync(settings)) cpSync(join(root, "cloudfunctions/text/config.json"), settings);
}

/** Declares the tests of a recipe. They start a simulator without options, so they run in the folder of its project. */
export function testRecipe(name: string): void {
  const before = process.cwd();
  beforeAll(async () => process.chdir(await buildRecipe(name)), 60_000);
  describe(name, () => {
    const tests = join(recipeFolder(name), "tests");
    for (const file of readdirSync(tests)) require(join(tests, file));
  });
  afterAll(() => {
    process.chdir(before);
    removeTinyProjects();
  });
}
