// What answering by rules adds to a function, in bytes: a budget, because every new instance reads them.
import { join, resolve } from "node:path";
import { build } from "esbuild";

const folder = resolve(__dirname, "../../../src/desk/answers");
const table = join(folder, "generated/*");

/** What every function has: the protocol, and errors. */
const PROTOCOL = [
  "did-you-mean",
  "messages",
  "replies",
  "reply-allowance",
  "split-text",
  "temp-media",
  "visible-text",
  "../push-error",
].map((file) => `export * from "../../wechat/${file}";`);

/** What a function imports that answers, and offers a menu. */
const ANSWERS = [
  'export { compileRules, findAnswer } from "./find-answer";',
  'export { answerOfChoice, menuOf } from "./menu";',
  'export { readRules } from "./read-rule";',
  'export { fileOf, replyOf } from "./reply-of";',
];

async function bundle(lines: readonly string[], external: string) {
  const { metafile } = await build({
    stdin: { contents: lines.join("\n"), resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: [external, "fastest-levenshtein"],
  });
  const [output] = Object.values(metafile.outputs);
  const inputs = Object.keys(metafile.inputs).map((path) => path.slice(path.lastIndexOf("/") + 1));
  return { bytes: output?.bytes ?? Number.NaN, inputs };
}

async function addedBytes(external: string): Promise<number> {
  const [without, all] = await Promise.all([bundle(PROTOCOL, external), bundle([...PROTOCOL, ...ANSWERS], external)]);
  return all.bytes - without.bytes;
}

test("without the table of characters, at most 8 KB", async () => {
  const bytes = await addedBytes(table);
  expect(bytes).toBeGreaterThan(4 * 1024);
  expect(bytes).toBeLessThanOrEqual(8 * 1024);
});

test("with it, at most 30 KB", async () => {
  const bytes = await addedBytes("none");
  expect(bytes).toBeGreaterThan((await addedBytes(table)) + 10 * 1024);
  expect(bytes).toBeLessThanOrEqual(30 * 1024);
});

test("nothing travels that only tools need", async () => {
  const { inputs } = await bundle(ANSWERS, "none");
  expect(inputs).toContain("simplified-table.ts");
  expect(inputs.filter((file) => /public-account|explain-answer|problem-words/.test(file))).toEqual([]);
});
