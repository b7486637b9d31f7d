// What the desk adds to a function, in bytes: budgets, because every new instance reads them. As large as minified code is; in a built function,
// which keeps its names for the log, it is about half as much again (src/desk/decisions.md). Errors are in two languages, and Chinese has six bytes
// for each character, since a bundle is in characters of one byte.
import { resolve } from "node:path";
import { build } from "esbuild";

const desk = resolve(__dirname, "../../src/desk");
const TABLE = /answers\/generated\/|table-digits|simplified\.ts$/;

/** Files of the desk in a bundle of these exports, with their bytes in it. */
async function partsOf(...exported: readonly string[]): Promise<readonly (readonly [file: string, bytes: number])[]> {
  const { metafile } = await build({
    stdin: { contents: exported.map((line) => `export ${line};`).join("\n"), resolveDir: desk, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["fastest-levenshtein", "@cloudbase/signature-nodejs"],
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => {
    const [, file] = /(?:src\/(?:desk|platform)|node_modules)\/(.*)/.exec(path) ?? [];
    return file === undefined || bytesInOutput === 0 ? [] : [[file, bytesInOutput] as const];
  });
}

const bytesOf = (parts: Awaited<ReturnType<typeof partsOf>>) => parts.reduce((sum, [, bytes]) => sum + bytes, 0);

const ANSWERS = [
  '{ compileRules, findAnswer } from "./answers/find-answer"',
  '{ answerOfChoice, menuOf } from "./answers/menu"',
  '{ readRules } from "./answers/read-rule"',
  '{ replyOf } from "./answers/reply-of"',
];

test("answers add at most 8 KB without the table of characters, and 30 KB with it", async () => {
  const parts = await partsOf(...ANSWERS);
  const withoutTable = bytesOf(parts.filter(([file]) => !TABLE.test(file)));
  expect(withoutTable).toBeGreaterThan(4 * 1024);
  expect(withoutTable).toBeLessThanOrEqual(8 * 1024);
  expect(bytesOf(parts)).toBeGreaterThan(withoutTable + 10 * 1024);
  expect(bytesOf(parts)).toBeLessThanOrEqual(30 * 1024);
});

test("nothing travels that only tools need", async () => {
  const files = (await partsOf(...ANSWERS)).map(([file]) => file);
  expect(files).toContain("answers/generated/simplified-table.ts");
  expect(files.filter((file) => /public-account|explain-answer|problem-words|check-/.test(file))).toEqual([]);
});

test("handing over adds at most 4.5 KB, with what is remembered, kept and told, and passed on of a dialogue", async () => {
  const parts = await partsOf('{ handOver } from "./hand-over"', '{ readWebhook } from "../platform/desk-webhook"');
  const own = parts.filter(([file]) => !/^(hours|answers)\/|open-desk|read-settings|desk-store/.test(file));
  expect(own.map(([file]) => file).sort()).toEqual(
    expect.arrayContaining(["hand-over.ts", "reach-person.ts", "memory.ts", "notice.ts", "mask.ts", "desk-webhook.ts"]),
  );
  expect(bytesOf(own)).toBeLessThanOrEqual(4.5 * 1024);
});

test("the table of characters travels only where questions are matched", async () => {
  const isTable = ([file]: readonly [string, number]) => TABLE.test(file);
  for (const verb of ["hand-over", "welcome"]) {
    const name = verb === "welcome" ? "welcome" : "handOver";
    expect((await partsOf(`{ ${name} } from "./${verb}"`)).filter(isTable)).toEqual([]);
  }
  expect((await partsOf('{ answer } from "./answer"')).filter(isTable).length).toBeGreaterThan(0);
});

test("a dialogue adds at most 12.5 KB to a function that answers, and a function without one carries nothing of it", async () => {
  const ofDialogue = (parts: Awaited<ReturnType<typeof partsOf>>) =>
    parts.filter(([file]) => file.startsWith("dialogue/"));
  const used = await partsOf(
    '{ answer } from "./answer"',
    '{ noAnswer } from "./no-answer"',
    '{ converse } from "./dialogue/converse"',
    '{ defineDialogue } from "./dialogue/define-dialogue"',
    '{ ask, confirm, retry } from "./dialogue/steps"',
  );
  expect(bytesOf(ofDialogue(used))).toBeGreaterThan(6 * 1024);
  expect(bytesOf(ofDialogue(used))).toBeLessThanOrEqual(12.5 * 1024);
  const without = await partsOf('{ answer, noAnswer, handOver, welcome, openDesk, purgeDesk } from "../desk"');
  expect(without.map(([file]) => file)).toContain("answer.ts");
  expect(ofDialogue(without)).toEqual([]);
});

test("the relay carries 2 KB of a dialogue at most, and no table of characters", async () => {
  const parts = await partsOf('{ createEndDialogues } from "./dialogue/end-dialogues"');
  expect(parts.filter(([file]) => TABLE.test(file))).toEqual([]);
  const own = parts.filter(([file]) => file.startsWith("dialogue/"));
  expect(bytesOf(own)).toBeLessThanOrEqual(2 * 1024);
});

const CLIENT = '{ readModel } from "../platform/model/read-model"';
const CHOOSE = ['{ createOpenModel } from "./model/open-model"', CLIENT, '{ choose } from "./model/choose"'];
const isOfModel = ([file]: readonly [string, number]) => /(^|\/)model\/|^eventsource-parser/.test(file);

test("the client of a model is at most 8 KB with its parser, choosing 16.5 KB in all, and writing 10 KB more", async () => {
  const client = (await partsOf(CLIENT)).filter(isOfModel);
  expect(client.map(([file]) => file)).toContain("model/model-client.ts");
  expect(client.some(([file]) => file.startsWith("eventsource-parser"))).toBe(true);
  expect(bytesOf(client)).toBeLessThanOrEqual(8 * 1024);
  const chooses = bytesOf((await partsOf(...CHOOSE)).filter(isOfModel));
  const both = bytesOf((await partsOf(...CHOOSE, '{ compose } from "./model/compose"')).filter(isOfModel));
  expect([chooses, chooses <= 16.5 * 1024]).toEqual([chooses, true]);
  expect([both - chooses, both - chooses <= 10 * 1024]).toEqual([both - chooses, true]);
});

test("nothing of a model travels where none is used", async () => {
  const parts = await partsOf(...ANSWERS, '{ noAnswer } from "./no-answer"', '{ answer } from "./answer"');
  expect(parts.filter(isOfModel)).toEqual([]);
});
