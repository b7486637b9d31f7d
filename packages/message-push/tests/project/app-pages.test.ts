// The pages of the mini program, wherever project.config.json puts them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pageProblem, readAppPages } from "../../project/app-pages";

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "app-pages-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), typeof content === "string" ? content : JSON.stringify(content));
  }
}

test("pages and those of subpackages, in either spelling", () => {
  write({
    "project.config.json": { appid: "wx1", miniprogramRoot: "src/" },
    "src/app.json": {
      pages: ["pages/a/a"],
      subpackages: [{ root: "shop/", pages: ["b/b"] }],
      subPackages: [{ root: "/game", pages: ["c"] }],
    },
  });
  expect(readAppPages(dir)).toEqual({ appid: "wx1", pages: ["pages/a/a", "shop/b/b", "game/c"] });
});

test("the private settings go before the shared ones, and without settings app.json is in the project's folder", () => {
  write({ "app.json": { pages: ["a"] }, "own/app.json": { pages: ["b"] } });
  expect(readAppPages(dir)?.pages).toEqual(["a"]);
  write({ "project.config.json": { miniprogramRoot: "" }, "project.private.config.json": { miniprogramRoot: "own" } });
  expect(readAppPages(dir)?.pages).toEqual(["b"]);
});

test.each([
  ["no app.json", {}],
  ["one that is no JSON", { "app.json": "{" }],
  ["one without pages", { "app.json": { pages: [] } }],
  ["one that is no object", { "app.json": "null" }],
])("with %s nothing is known", (_, files) => {
  write(files);
  expect(readAppPages(dir)).toBeUndefined();
});

test("a page that is not there is named with the nearest, without its query", () => {
  const problem = pageProblem("pages/a/b?openid=o1", { appid: "wx1", pages: ["pages/a/a"] });
  expect(problem).toMatchObject({
    fact: { en: 'app.json has no page "pages/a/b".' },
    fix: { en: expect.stringContaining("pages/a/a") },
  });
});

test.each(["/pages/a/a", "pages/a/a.html?x=1", "//pages/a/a.htm"])("%s is wrong by its form alone", (path) => {
  expect(pageProblem(path, undefined)?.fix.en).toContain('"pages/a/a"');
});
