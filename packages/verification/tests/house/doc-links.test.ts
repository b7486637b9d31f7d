import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dirname, join } from "node:path/posix";

const root = resolve(__dirname, "../../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file));
const documents = [...markdownIn("."), ...markdownIn("docs"), ...markdownIn("docs/reference")];
const withoutCode = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, "");

/** As GitHub makes them of headings: lower case, no punctuation, hyphens for spaces. Rows of tables have anchors of their own. */
function anchorsOf(file: string): string[] {
  const text = withoutCode(read(file));
  const fromHeadings = [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = ""]) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-"),
  );
  const own = [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = ""]) => id);
  return [...fromHeadings, ...own];
}

test.each(documents)("every link of %s leads to a file, and to a heading where it names one", (file) => {
  const broken = [...withoutCode(read(file)).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].filter(
    ([, path = "", anchor]) => {
      const target = path === "" ? file : join(dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    },
  );
  expect(broken.map(([link]) => link)).toEqual([]);
});

test("every command that a document names is there", () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read("package.json"));
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = ""]) => name),
  );
  expect(named.length).toBeGreaterThan(50);
  expect([...new Set(named)].filter((name) => scripts[name] === undefined).sort()).toEqual([]);
});

const IN_BOTH_LANGUAGES = [
  "README.md",
  ...[
    "architecture",
    "database",
    "decisions",
    "desk",
    "going-live-ci",
    "going-live-devtools",
    "http",
    "migrating",
    "model",
    "operating",
    "reference/commands",
    "reference/not-verified",
    "reference/pairs",
    "recipes",
  ].map(inDocs),
  ...["reliability", "security", "simulator", "testing", "troubleshooting"].map(inDocs),
];

function inDocs(name: string): string {
  return `docs/${name}.md`;
}

test.each(IN_BOTH_LANGUAGES)("%s has a Chinese twin, and each links the other at the top", (english) => {
  const chinese = english.replace(/\.md$/, ".zh-CN.md");
  const nameOf = (file: string) => file.slice(file.lastIndexOf("/") + 1);
  const topOf = (file: string) => read(file).split("\n").slice(0, 5).join("\n");
  expect(topOf(english)).toContain(`[中文](${nameOf(chinese)})`);
  expect(topOf(chinese)).toContain(`[English](${nameOf(english)})`);
});

test.each(IN_BOTH_LANGUAGES)("%s and its twin have as many sections, code blocks and rows", (english) => {
  const shapeOf = (file: string) => {
    const text = read(file);
    const count = (pattern: RegExp, of: string) => of.match(pattern)?.length ?? 0;
    return {
      sections: count(/^#{2,} /gm, withoutCode(text)),
      code: [...text.matchAll(/^```(\w*)/gm)].map(([, language]) => language),
      rows: count(/^\|/gm, text),
    };
  };
  expect(shapeOf(english.replace(/\.md$/, ".zh-CN.md"))).toEqual(shapeOf(english));
});

test("the index lists every document", () => {
  const index = read("docs/README.md");
  const others = markdownIn("docs").filter((file) => !file.endsWith("README.md"));
  expect(others.filter((file) => !index.includes(`](${file.replace("docs/", "")})`))).toEqual([]);
});

test("no picture holds a semicolon: Mermaid takes it for the end of a line, and shows an error in place of the picture", () => {
  const pictures = documents.flatMap((file) => read(file).match(/(?<=^```mermaid\n)[\s\S]*?(?=^```)/gm) ?? []);
  expect(pictures.length).toBeGreaterThan(10);
  expect(pictures.filter((picture) => picture.includes(";"))).toEqual([]);
});
