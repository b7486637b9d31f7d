import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { readBuiltFunctions } from "../../../message-push/project/built-functions";
import { docsOf } from "../../../message-push/src/wechat/catalogue/pair-docs";

const root = resolve(__dirname, "../../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readmes = ["README.md", "README.zh-CN.md"];
const documents = [...readmes, ...readdirSync(join(root, "docs")).map((file) => `docs/${file}`)].filter((file) =>
  file.endsWith(".md"),
);
const BESIDE = [
  "cloudfunctions/text/order-dialogue.ts",
  "packages/message-push/tests/recipes/dialogue/cloudfunctions/text/day.ts",
];
const blocksOf = (file: string, language: string) =>
  [...read(file).matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code = ""]) => code);

const SKILL = ".agents/skills/message-push/SKILL.md";
/** A page that one reads in a minute. */
const MOST_LINES = 120;

test("every TypeScript block of the documents compiles", () => {
  const made = mkdtempSync(join(root, ".readme-blocks-"));
  // Two levels below the root, like the folders the blocks are meant for.
  const folder = join(made, "blocks");
  mkdirSync(folder);
  try {
    const blocks = [...documents, SKILL].flatMap((file) => blocksOf(file, "ts").map((code) => ({ file, code })));
    for (const [index, { code }] of blocks.entries()) writeFileSync(join(folder, `block-${index}.ts`), code);
    // What the blocks import from beside themselves.
    for (const file of BESIDE) copyFileSync(join(root, file), join(folder, basename(file)));
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"], exclude: [] }),
    );
    const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { encoding: "utf8" });
    expect(blocks.length).toBeGreaterThan(5);
    expect(stdout).toBe("");
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}, 30_000);

test.each(readmes)("%s shows the first command by line 12 and a complete function by line 25", (file) => {
  const lines = read(file).split("\n");
  expect(lines.findIndex((line) => line.startsWith("npm "))).toBeLessThan(12);
  expect(lines.indexOf("export const main = defineFunction({")).toBeLessThan(25);
});

test.each(readmes)("%s is short, and has one picture, which is there", (file) => {
  const text = read(file);
  expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(MOST_LINES);
  const pictures = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)|<img /g)].map(([, path = ""]) => path);
  expect(pictures).toEqual([expect.stringMatching(/^docs\/pictures\/page-(en|zh)\.png$/)]);
  expect(() => read(pictures[0] ?? "")).not.toThrow();
});

test("both READMEs show the same code", () => {
  const [english, chinese] = readmes.map((file) => [...blocksOf(file, "sh"), ...blocksOf(file, "ts").slice(0, 2)]);
  expect(chinese).toEqual(english);
});

test.each(readmes)("%s shows the text function as it ships", (file) => {
  const [, ...code] = read("cloudfunctions/text/index.ts").split("\n");
  expect(blocksOf(file, "ts")[1]).toBe(code.join("\n"));
});

test.each(readmes)("%s lists every function that a row of the console brings a pair to in its push table", (file) => {
  const bound = readBuiltFunctions(root).filter(({ pairs }) => pairs.some((pair) => docsOf(pair)?.console));
  expect(bound.length).toBeGreaterThan(0);
  for (const { name } of bound) expect(read(file)).toMatch(new RegExp(`^\\|.*\\| \`${name}\` \\|`, "m"));
});
