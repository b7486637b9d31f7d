// npm run bench:answers: how long a function needs to find the answer to a question among many rules, on one core.

import { performance } from "node:perf_hooks";
import { type CompiledRules, compileRules, findAnswer } from "../../message-push/src/desk/answers/find-answer";
import { readRules } from "../../message-push/src/desk/answers/read-rule";
import { same } from "../../message-push/src/language";
import { runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { readCount } from "../shared/read-count";

const HELP = `Usage: npm run bench:answers [-- --rules 10000] [--rounds 200]

Reads that many rules with two keywords each, makes them ready, and asks: questions that no rule answers are the dearest.

  --rules N    rules (default 10000)
  --rounds N   how often each question is asked (default 200)
  --help       this text`;

const FLAGS = { rules: { type: "string" }, rounds: { type: "string" } } as const;

const WORDS = ["发货", "退货", "营业", "关门", "发票", "优惠", "积分", "会员", "地址", "电话", "尺码", "颜色"];
const ENDINGS = ["时间", "多久", "流程", "怎么办", "在哪里", "要多少钱"];

/** What is asked, by what it shows. */
const QUESTIONS = {
  "short, nobody answers": "你们那里可以停车吗？",
  "short, traditional": "請問幾點鐘關門呢？",
  "600 characters, nobody answers": "我想问一下这个东西到底好不好用，".repeat(38),
  "the last rule answers": "今天发货时间9999",
};

runScript({ help: same(HELP), flags: FLAGS }, async ({ values: { rules = "10000", rounds = "200" } }) => {
  const [count, asked] = [readCount("rules", rules, 1, 100_000), readCount("rounds", rounds, 1, 100_000)];
  const documents = Array.from({ length: count }, (_, index) => documentOf(index));
  const [read, readMs] = timed(() => readRules(documents));
  const [compiled, compileMs] = timed(() => compileRules(read.rules));
  const once = [
    [`read ${read.rules.length} rules`, readMs],
    ["make them ready", compileMs],
  ] as const;
  const rows = Object.entries(QUESTIONS).map(([name, content]) => [name, ...spread(timesOf(compiled, content, asked))]);
  console.log(renderTable(once.map(([name, ms]) => [name, `${ms.toFixed(0)} ms`])).join("\n"));
  console.log(renderTable([["question", "median", "99 %"], ...rows], { numbersFrom: 1 }).join("\n"));
});

function documentOf(index: number) {
  const word = WORDS[index % WORDS.length];
  const ending = ENDINGS[index % ENDINGS.length];
  const keywords = [`${word}${ending}${index}`, { content: `${ending}${word}${index}吗`, match: "equal" }];
  return { _id: `r${index}`, name: `${word}${index}`, keywords, replies: [`${word}：{{words}}`] };
}

function timed<T>(work: () => T): readonly [result: T, durationMs: number] {
  const startMs = performance.now();
  const result = work();
  return [result, performance.now() - startMs];
}

function timesOf(rules: CompiledRules, content: string, rounds: number): readonly number[] {
  const question = { content, atMs: 0, random: () => 0 };
  const ask = () => timed(() => findAnswer(rules, question))[1];
  // A warm instance has run this before.
  for (let round = 0; round < rounds; round += 1) ask();
  return Array.from({ length: rounds }, ask);
}

function spread(durationsMs: readonly number[]): readonly string[] {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(Math.floor(sorted.length * part), sorted.length - 1)] ?? Number.NaN;
  return [0.5, 0.99].map((part) => `${at(part).toFixed(2)} ms`);
}
