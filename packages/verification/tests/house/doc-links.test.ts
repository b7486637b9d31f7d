// The documents as one reads them: links and anchors lead somewhere, commands are there, topics are few, and each has its Chinese twin.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dirname, join } from "node:path/posix";

const root = resolve(__dirname, "../../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file));
const topics = markdownIn("docs");
const reference = existsSync(join(root, "docs/reference")) ? markdownIn("docs/reference") : [];
const forAssistants = ["llms.txt", ".agents/skills/message-push/SKILL.md"];
/** Records of decisions stand in the rooms of the package. */
const inPackages = ["src", "src/desk", "simulator", "page", "server", "tools"]
  .map((room) => `packages/message-push/${room}/decisions.md`)
  .concat("packages/message-push/CHANGELOG.md", "packages/message-push/README.md", "packages/verification/campaign.md")
  .filter((file) => existsSync(join(root, file)));
const documents = [...markdownIn("."), ...topics, ...reference, ...forAssistants, ...inPackages];
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
  // What was there once may stand in the history.
  const current = documents.filter((file) => !file.endsWith("CHANGELOG.md"));
  const named = current.flatMap((file) =>
    [...read(file).matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = ""]) => name),
  );
  expect(named.length).toBeGreaterThan(50);
  expect([...new Set(named)].filter((name) => scripts[name] === undefined).sort()).toEqual([]);
});

const isChinese = (file: string) => file.endsWith(".zh-CN.md");
const handWritten = topics.filter((file) => !isChinese(file) && file !== "docs/README.md");
const inBothLanguages = [
  "README.md",
  ...handWritten,
  ...reference.filter((file) => existsSync(join(root, chineseOf(file)))),
];

function chineseOf(english: string): string {
  return english.replace(/\.md$/, ".zh-CN.md");
}

test("there are at most twelve topics", () => {
  expect(handWritten.length).toBeLessThanOrEqual(12);
});

test.each(inBothLanguages)("%s has a Chinese twin, and each links the other at the top", (english) => {
  const nameOf = (file: string) => file.slice(file.lastIndexOf("/") + 1);
  const topOf = (file: string) => read(file).split("\n").slice(0, 5).join("\n");
  expect(topOf(english)).toContain(`[中文](${nameOf(chineseOf(english))})`);
  expect(topOf(chineseOf(english))).toContain(`[English](${nameOf(english)})`);
});

test.each(inBothLanguages)("%s and its twin have as many sections, code blocks and rows", (english) => {
  const shapeOf = (file: string) => {
    const text = read(file);
    const count = (pattern: RegExp, of: string) => of.match(pattern)?.length ?? 0;
    return {
      sections: count(/^#{2,} /gm, withoutCode(text)),
      code: [...text.matchAll(/^```(\w*)/gm)].map(([, language]) => language),
      rows: count(/^\|/gm, text),
    };
  };
  expect(shapeOf(chineseOf(english))).toEqual(shapeOf(english));
});

test.each(["README.md", "llms.txt"])("the index of docs and llms.txt lead to every page: %s", (file) => {
  const index = file === "README.md" ? read("docs/README.md") : read("llms.txt").replaceAll("](docs/", "](");
  const pages = [...topics, ...reference].filter((page) => !page.endsWith("README.md"));
  const wanted = file === "llms.txt" ? pages.filter((page) => !isChinese(page)) : pages;
  expect(wanted.filter((page) => !index.includes(`](${page.replace("docs/", "")})`))).toEqual([]);
});

test("a text in the code names documents that are there", () => {
  const anchors = ["going-live.md#with-wechat-devtools", "going-live.md#from-ci", "going-live.md#over-http"];
  const cited = [
    ...anchors,
    "going-live.md#probe-your-environment",
    "operating.md#sending-without-cloud-calls",
    "testing.md#faults",
  ];
  const missing = [...cited, ...cited.map((link) => link.replace(".md", ".zh-CN.md"))].filter((link) => {
    const [page = "", anchor = ""] = link.split("#");
    return !existsSync(join(root, "docs", page)) || !anchorsOf(`docs/${page}`).includes(anchor);
  });
  expect(missing).toEqual([]);
});

test("no picture holds a semicolon: Mermaid takes it for the end of a line, and shows an error in place of the picture", () => {
  const pictures = documents.flatMap((file) => read(file).match(/(?<=^```mermaid\n)[\s\S]*?(?=^```)/gm) ?? []);
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((picture) => picture.includes(";"))).toEqual([]);
});
