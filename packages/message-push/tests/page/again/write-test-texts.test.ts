// A story as a test, whatever a customer wrote: no text ends where it should not, and the layout is biome's.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { transformSync } from "esbuild";
import type { Step } from "../../../page/again/story";
import { root } from "../../support/run-script";
import { card, event, image, OPENID, push, says, write } from "./story-bench";

const HOSTILE = [
  `"双引号" 和 '单引号'`,
  `it's`,
  'only "double"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a customer may write it
  "`反引号` ${process.exit(1)}",
  "第一行\n第二行\r\n\t三",
  "\u2028行\u2029段\u202e倒\u200b隐\ufeff",
  "</script><script>alert(1)</script>",
  "反斜杠 \\ \\n \\u0041 // */ /*",
  "\u0000\u0001\u001f\u007f\u009f",
  "\ud800 半个",
  "👨‍👩‍👧‍👦 表情",
  "正则 ^$.*+?()[]{}|/ 2026-11-28",
  "x".repeat(130),
  "长".repeat(70),
  "a very long text of many words that does not fit ".repeat(4),
];

const DATE = "2026-11-28";

interface Run {
  readonly said: readonly unknown[];
  /** What replies were expected to be. */
  readonly expected: readonly (readonly (string | RegExp)[])[];
}

/** Runs a test that was written, with a simulator that notes what it is asked for. */
async function run(source: string): Promise<Run> {
  const said: unknown[] = [];
  const expected: (readonly (string | RegExp)[])[] = [];
  const note = (text: string) => said.push(text);
  const customer = { openid: OPENID, replies: [], notices: [], says: note, enters: note };
  const start = async () => ({ customer: () => customer, stop: () => undefined });
  const expectIt = Object.assign(
    () => ({
      toEqual: (value: readonly (string | RegExp)[]) => expected.push(value),
      toHaveLength: () => undefined,
    }),
    { stringMatching: (pattern: RegExp) => pattern },
  );
  const { code } = transformSync(source.replace(/^import.*$/m, ""), { loader: "ts" });
  const script = new Script(`(test, expect, startSimulator) => {${code}}`).runInThisContext();
  await new Promise<void>((resolve, reject) => {
    script((_: string, work: () => Promise<void>) => void work().then(resolve, reject), expectIt, start);
  });
  return { said, expected };
}

test.each(HOSTILE)("the text %j comes out as it went in, and runs nothing", async (text) => {
  const steps = [says(text, [text]), event("user_enter_tempsession", { SessionFrom: text })];
  const { said, expected } = await run(write(steps));
  expect(said).toEqual([text, text]);
  const answer = expected[0]?.[0];
  if (answer instanceof RegExp) expect(text).toMatch(answer);
  else expect(answer).toBe(text);
});

test.each(HOSTILE)("a reply %j beside the openid has the openid of the test's customer in it", async (text) => {
  const { expected } = await run(write([says("我是谁", [`${text.replace(DATE, "")} ${OPENID}`])]));
  expect(expected[0]).toEqual([`${text.replace(DATE, "")} ${OPENID}`]);
});

test.each(HOSTILE)("a reply %j beside the time of the run is matched by its pattern, and no other is", async (text) => {
  const { expected } = await run(write([says("几点", [`${text} 12:30`])]));
  const pattern = expected[0]?.[0] as RegExp;
  expect(`${text} 18:45`).toMatch(pattern);
  expect(`${text}x 18:45`).not.toMatch(pattern);
});

test("it is laid out as biome does", () => {
  const long = (length: number) => "长".repeat(length);
  const steps: Step[] = [
    ...HOSTILE.map((text) => says(text, [text, `${text} 12:30`])),
    ...[30, 31, 40, 44, 45, 46, 47, 48].map((length) => says(long(length), [long(length)])),
    ...Array.from({ length: 30 }, (_, extra) => says("x".repeat(70 + extra), ["y".repeat(60 + extra)])),
    ...Array.from({ length: 12 }, (_, extra) =>
      says("t", [`${"z".repeat(30 + extra)}`, `${"y".repeat(20)}`, "a 12:30"]),
    ),
    push({ ...card, Title: long(30), PagePath: "pages/tea/of/the/day/and/more" }),
    event("poi", {
      Status: long(50),
      List: [
        { a: 1, b: 2 },
        { a: 3, b: [1, "x"] },
      ],
      "a-b": {},
      c: [[1], [2]],
      d: [{ a: 1 }, { a: 2 }],
    }),
    event("none", { Content: "x" }),
    image("own"),
    { kind: "clock", advanceMs: 1_234_567 },
    says("查", [], {
      faults: [
        {
          on: "customerServiceMessage.send",
          kind: "errcode",
          errcode: -604101,
          nth: 2,
          times: 20,
          functionName: "text",
        },
      ],
    }),
    says("一", ["好"], { pushId: 901 }),
    says("一", [], { sameAs: 901, isAtOnce: true }),
    says("一".repeat(60), [], { isTransferred: true }),
  ];
  const text = write(steps);
  const biome = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");
  const args = ["format", "--stdin-file-path=tests/conversation-1.test.ts"];
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: root, encoding: "utf8", input: text });
  expect(text).toBe(stdout);
});
