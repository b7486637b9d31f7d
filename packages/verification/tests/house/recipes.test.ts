// docs/recipes.md shows the files of packages/message-push/tests/recipes, which the tests there run; nothing on the page is code of its own.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesIn } from "../../../message-push/tests/support/files-of-page";

const root = resolve(__dirname, "../../../..");
const RECIPES = "packages/message-push/tests/recipes";
const PAGES = ["docs/recipes.md", "docs/recipes.zh-CN.md"];
const names = readdirSync(join(root, RECIPES), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const ofRecipe = (name: string, path: string) => read(`${RECIPES}/${name}/${path}`);

/** The part of a page that is about a recipe: it names the recipe's folder. */
function partAbout(page: string, name: string): string {
  const parts = read(page).split(/^## /m);
  return parts.filter((part) => part.includes(`\`${RECIPES}/${name}\``)).join();
}

const each = names.flatMap((name) => PAGES.map((page) => [name, page] as const));

test.each(each)("%s is shown in %s as it is tested", (name, page) => {
  const { "cloudbaserc.json": entry, ...shown } = filesIn(partAbout(page, name));
  const code = readdirSync(join(root, RECIPES, name), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"));
  expect(Object.keys(shown)).toEqual(expect.arrayContaining(code));
  expect(shown).toEqual(Object.fromEntries(Object.keys(shown).map((path) => [path, ofRecipe(name, path)])));
  if (entry !== undefined) expect(settingsOf(name, JSON.parse(entry).name)).toMatchObject(JSON.parse(entry));
});

/** What a recipe's cloudbaserc.json says of a function; the page shows a part of it. */
function settingsOf(name: string, functionName: string): object | undefined {
  const settings: { functions: readonly { name: string }[] } = JSON.parse(ofRecipe(name, "cloudbaserc.json"));
  return settings.functions.find((fn) => fn.name === functionName);
}

test("every TypeScript of the pages is a file of a recipe, and every recipe has its tests run", () => {
  for (const page of PAGES) {
    const shown = names.flatMap((name) => Object.values(filesIn(partAbout(page, name))));
    const blocks = [...read(page).matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);
    expect(shown).toEqual(expect.arrayContaining(blocks));
  }
  for (const name of names) expect(read(`${RECIPES}/${name}.test.ts`)).toContain(`testRecipe("${name}")`);
});
