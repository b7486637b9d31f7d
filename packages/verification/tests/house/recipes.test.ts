// The guides show the files of packages/message-push/tests/recipes, which the tests there run: what a guide says to write is code that works.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesIn } from "../../../message-push/tests/support/files-of-page";

const root = resolve(__dirname, "../../../..");
const RECIPES = "packages/message-push/tests/recipes";
/** The guide that shows a recipe's functions. */
const GUIDES: Readonly<Record<string, string>> = {
  dialogue: "handlers",
  faq: "people",
  model: "model",
  "order-lookup": "handlers",
  "own-service": "handlers",
  pictures: "pictures",
  "subscribe-events": "handlers",
};
const names = readdirSync(join(root, RECIPES), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const ofRecipe = (name: string, path: string) => read(`${RECIPES}/${name}/${path}`);
const pages = readdirSync(join(root, "docs"))
  .filter((file) => file.endsWith(".md"))
  .map((file) => `docs/${file}`);

/** From where a page links the recipe's folder until it links the next one, or ends: every file that it shows there is the recipe's. */
function shownIn(page: string, name: string): Readonly<Record<string, string>> {
  const parts = read(page).split(/(?=\[`packages\/message-push\/tests\/recipes\/)/);
  return filesIn(parts.filter((part) => part.startsWith(`[\`${RECIPES}/${name}\`](../${RECIPES}/${name})`)).join());
}

test("every recipe has its guide, and its tests run", () => {
  expect(names).toEqual(Object.keys(GUIDES));
  for (const name of names) {
    expect(read(`${RECIPES}/${name}.test.ts`)).toContain(`testRecipe("${name}")`);
    expect(readdirSync(join(root, RECIPES, name, "tests"))).not.toEqual([]);
  }
});

const each = names.flatMap((name) => [".md", ".zh-CN.md"].map((end) => [name, `docs/${GUIDES[name]}${end}`] as const));

test.each(each)("each function of %s is shown in %s", (name, page) => {
  const code = Object.keys(shownIn(page, name)).filter((path) => path.endsWith(".ts"));
  const functions = readdirSync(join(root, RECIPES, name, "cloudfunctions"));
  const shownFunctions = new Set(code.map((path) => path.split("/")[1]));
  expect([...shownFunctions].sort()).toEqual(functions);
});

const everywhere = pages.flatMap((page) => names.map((name) => [page, name] as const));
const shown = everywhere.filter(([page, name]) => Object.keys(shownIn(page, name)).length > 0);

test.each(shown)("what %s shows of %s is as it is tested", (page, name) => {
  for (const [path, text] of Object.entries(shownIn(page, name))) {
    expect([path, existsSync(join(root, RECIPES, name, path))]).toEqual([path, true]);
    if (path === "cloudbaserc.json") expect(settingsOf(name, JSON.parse(text).name)).toMatchObject(JSON.parse(text));
    else if (path.endsWith(".json")) expect(JSON.parse(text)).toEqual(JSON.parse(ofRecipe(name, path)));
    else expect(text).toBe(ofRecipe(name, path));
  }
});

/** What a recipe's cloudbaserc.json says of a function; the page shows a part of it. */
function settingsOf(name: string, functionName: string): object | undefined {
  const settings: { functions: readonly { name: string }[] } = JSON.parse(ofRecipe(name, "cloudbaserc.json"));
  return settings.functions.find((fn) => fn.name === functionName);
}

test("a file of a function that no recipe has is shown in no guide that shows recipes", () => {
  for (const page of new Set(shown.map(([at]) => at))) {
    const own = names.flatMap((name) => Object.values(shownIn(page, name)));
    const named = [...read(page).matchAll(/`cloudfunctions\/[\w./-]+\.ts`[^`\n]*\n\n```ts\n([\s\S]*?)```/g)];
    const begins = read(page).search(/\[`packages\/message-push\/tests\/recipes\//);
    const later = named.filter(({ index }) => index > begins).map(([, code = ""]) => code);
    expect(own).toEqual(expect.arrayContaining(later));
  }
});
