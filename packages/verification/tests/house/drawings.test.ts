// docs/pictures/*.svg: the drawings say the same in both languages, hold nothing that a page would refuse, and no text leaves the paper.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { widthOf } from "../../reference/drawings/svg";
import { renderDrawings } from "../../reference/render-drawings";

const root = resolve(__dirname, "../../../..");
const [english, chinese] = [renderDrawings("en"), renderDrawings("zh")];
const drawings = [...english, ...chinese];
const TEXT = /<text x="([\d.]+)" y="([\d.]+)" [^>]*font-size="(\d+)"[^>]*text-anchor="(\w+)">([^<]*)<\/text>/g;

test("each drawing stands in the folder, and no other does", () => {
  const there = readdirSync(join(root, "docs/pictures")).filter((name) => name.endsWith(".svg"));
  expect(drawings.map(({ file }) => file).sort()).toEqual(there.map((name) => `docs/pictures/${name}`).sort());
});

test("both languages have the same boxes, arrows and lines of text", () => {
  const shapeOf = (text: string) => ["<rect", "<path", "<text"].map((part) => text.split(part).length);
  expect(chinese.map(({ text }) => shapeOf(text))).toEqual(english.map(({ text }) => shapeOf(text)));
  expect(chinese.filter(({ text }) => !/<title>[^<]*\p{Script=Han}/u.test(text))).toEqual([]);
  expect(english.filter(({ text }) => /<title>[^<]*\p{Script=Han}/u.test(text))).toEqual([]);
});

test.each(drawings.map(({ file, text }) => [file, text]))(
  "%s stands by itself, on a white of its own",
  (_file, text) => {
    expect(text).not.toMatch(/<script|<foreignObject|<style|<image|href|@import|\bon\w+=/);
    expect(text).toMatch(/<rect x="0.5" y="0.5" [^>]*fill="#ffffff"/);
  },
);

test.each(drawings.map(({ file, text }) => [file, text]))("no text of %s leaves the paper", (_file, text) => {
  const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(text) ?? [];
  const texts = [...text.matchAll(TEXT)];
  expect(texts.length).toBeGreaterThan(15);
  for (const [, x = 0, y = 0, size = 0, anchor, content = ""] of texts) {
    const long = widthOf(content, Number(size));
    const from = Number(x) - (anchor === "middle" ? long / 2 : 0);
    expect([content, from > 4, from + long < Number(width) - 4]).toEqual([content, true, true]);
    expect([content, Number(y) < Number(height) - 4]).toEqual([content, true]);
  }
});

test("every drawing is shown by a page, in that page's language", () => {
  const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  for (const { file } of drawings) {
    expect(existsSync(join(root, file))).toBe(true);
    const name = file.replace("docs/", "");
    const shown = pages.filter((page) => readFileSync(join(root, "docs", page), "utf8").includes(`](${name})`));
    expect([file, shown.length > 0]).toEqual([file, true]);
    expect(shown.filter((page) => page.includes(".zh-CN") !== name.includes("-zh"))).toEqual([]);
  }
});
