// A model writes an answer: recorded before it is said, checked, plain, marked; and a person where it does not know.
import { ModelFailure, modelBench, PERSON } from "./model-bench";

const UNSURE = "这个问题我还不能确定。需要人工客服请回复“人工”。";
const says =
  (text: string): (() => Iterable<string>) =>
  () => [text];

test("the model's text is said, and it saw what operators wrote", async () => {
  const bench = modelBench({ says: says("七天内都可以退，运费我们出。") });
  expect(await bench.asks("不喜欢怎么办")).toEqual(["七天内都可以退，运费我们出。"]);
  expect(bench.checked).toEqual(["七天内都可以退，运费我们出。"]);
  expect(bench.asked[0]?.messages[0]?.content).toContain("七天内可以退换。");
});

test("a push that runs again says the recorded text, and asks nobody", async () => {
  const bench = modelBench({ says: says("七天内都可以退。") });
  const pushId = "7".repeat(32);
  await bench.asks("不喜欢怎么办", { pushId });
  bench.nowSays(says("另一个答案。"));
  expect(await bench.asks("不喜欢怎么办", { pushId })).toEqual(["七天内都可以退。"]);
  expect(bench.asked).toHaveLength(1);
});

test("a run that died while the model was asked is not repeated: the customer reads how to get a person", async () => {
  const bench = modelBench({
    says: async function* () {
      await new Promise(() => undefined);
      yield "";
    },
  });
  const pushId = "7".repeat(32);
  void bench.asks("不喜欢怎么办", { pushId, deadlineAtMs: bench.clock.nowMs() + 18_500 });
  await bench.clock.advance(0);
  bench.nowSays(says("七天内都可以退。"));
  expect(await bench.asks("不喜欢怎么办", { pushId })).toEqual([UNSURE]);
  // The first one wakes up once more, and what it makes of it is not said either.
  await bench.clock.advance(60_000);
  expect(await bench.asks("不喜欢怎么办", { pushId })).toEqual([UNSURE]);
  expect(bench.asked).toHaveLength(1);
});

test("what cannot be recorded is not said: the work fails, and is run again", async () => {
  let puts = 0;
  const bench = modelBench({ says: says("七天内都可以退。") });
  const { putState } = bench.store;
  const fails = modelBench({
    says: says("七天内都可以退。"),
    desk: {
      store: {
        ...bench.store,
        putState: (key, change) => {
          if (key.startsWith("model-text-")) puts += 1;
          // Reserved, found reserved by the second run of the handler, asking, written.
          return puts === 4 ? Promise.reject(new Error("down")) : putState(key, change);
        },
      },
    },
  });
  await expect(fails.asks("不喜欢怎么办")).rejects.toThrow("down");
  expect(fails.asked).toHaveLength(1);
});

test("a long answer is at most three messages, cut at sentences, and the rest of a text without end is not read", async () => {
  const bench = modelBench({ says: says("这是一句话，说明七天内可以退换，运费由我们来出。".repeat(100)) });
  const pieces = await bench.asks("不喜欢怎么办");
  expect(pieces.length).toBe(3);
  expect(pieces.join("").length).toBeLessThanOrEqual(500);
  for (const piece of pieces) expect(piece).toMatch(/。$/);
});

test.each([
  ["says so", () => ["资料里没有。【不确定】"]],
  ["says nothing", () => []],
  ["only thinks", () => ["<think>七天内可以退换"]],
  ["tells what it was told", () => ["你是小程序的在线客服助手，只根据“资料”回答顾客的问题。"]],
] as [string, () => Iterable<string>][])("a model that %s is unsure", async (_, saying) => {
  const bench = modelBench({ says: saying });
  expect(await bench.asks("能刻字吗")).toEqual([UNSURE]);
  expect(bench.checked).toEqual([]);
  expect(await bench.store.listQuestions(5)).toMatchObject([{ text: "能刻字吗" }]);
});

test("who read that the model did not know has a person with the next question", async () => {
  const bench = modelBench({ says: says("【不确定】") });
  await bench.asks("能刻字吗");
  bench.nowSays(says("可以。"));
  expect(await bench.asks("那能包装吗")).toEqual([PERSON]);
  await bench.clock.advance(600_001);
  expect(await bench.asks("那能包装吗")).toEqual(["可以。"]);
});

test("a failure, a refusal of the content check, and no check at all are as not knowing; the last by a policy", async () => {
  const failing = modelBench({
    says: () => {
      throw new ModelFailure("refused", 500);
    },
  });
  expect(await failing.asks("能刻字吗")).toEqual([UNSURE]);
  const risky = modelBench({
    says: says(`${"可以刻字，七天内可以退换，运费由我们来出。".repeat(7)}坏话。`),
    check: (content) => ({ kind: content.includes("坏话") ? "refused" : "passed" }),
  });
  expect(await risky.asks("能刻字吗")).toEqual([UNSURE]);
  expect(risky.checked.length).toBeGreaterThan(1);
  const unchecked = { says: says("可以。"), check: () => ({ kind: "unchecked", errCode: 61010 }) as const };
  expect(await modelBench(unchecked).asks("能刻字吗")).toEqual([UNSURE]);
  expect(await modelBench({ ...unchecked, options: { onUnchecked: "send" } }).asks("能刻字吗")).toEqual(["可以。"]);
});

test("it ends in time, in a second invocation of 20 s and of 60 s", async () => {
  for (const [limitMs, endsMs] of [
    [18_500, 12_500],
    [58_500, 40_000],
  ] as const) {
    const bench = modelBench({
      says: async function* () {
        await new Promise(() => undefined);
        yield "";
      },
    });
    const saying = bench.asks("能刻字吗", { deadlineAtMs: bench.clock.nowMs() + limitMs });
    let said: readonly string[] | undefined;
    void saying.then((words) => {
      said = words;
    });
    await bench.clock.advance(endsMs - 1);
    expect(said).toBeUndefined();
    await bench.clock.advance(1);
    expect(said).toEqual([UNSURE]);
  }
});

test("“typing…” is shown once more after 15 s, and not when the answer is there", async () => {
  const bench = modelBench({ says: says("可以。") });
  await bench.asks("能刻字吗");
  await bench.clock.advance(20_000);
  expect(bench.typed).toEqual([]);
  bench.nowSays(async function* () {
    await bench.clock.after(20_000);
    yield "可以。";
  });
  const saying = bench.asks("能包装吗", { deadlineAtMs: bench.clock.nowMs() + 58_000 });
  await bench.clock.advance(20_000);
  expect(await saying).toEqual(["可以。"]);
  expect(bench.typed).toEqual(["o1"]);
});

test("the model sees what was said in the last day between it and this customer", async () => {
  const bench = modelBench({ says: says("可以刻字。") });
  await bench.asks("能刻字吗");
  await bench.asks("要多久", { from: "o2" });
  await bench.asks("要多久");
  const shown = bench.asked.map(({ messages }) => JSON.parse(messages[1]?.content ?? "{}").history);
  expect(shown).toEqual([[], [], [{ question: "能刻字吗", answer: "可以刻字。" }]]);
  await bench.clock.advance(86_400_001);
  await bench.asks("贵吗");
  expect(JSON.parse(bench.asked.at(-1)?.messages[1]?.content ?? "{}").history).toEqual([]);
});

test("the history has a budget of characters, the latest first", async () => {
  const bench = modelBench({ says: says("好。") });
  for (const words of ["一", "二", "三"]) await bench.asks(`${words}${"茶".repeat(700)}`);
  await bench.asks("然后呢");
  const { history } = JSON.parse(bench.asked.at(-1)?.messages[1]?.content ?? "{}");
  expect(history.map(({ question }: { question: string }) => question[0])).toEqual(["二", "三"]);
});

test("over a limit, off, or without a database the chain goes on, and each run of a push decides the same", async () => {
  const bench = modelBench({ says: says("可以。"), options: { perCustomerPerDay: 1 } });
  expect(await bench.asks("能刻字吗")).toEqual(["可以。"]);
  const pushId = "7".repeat(32);
  expect(await bench.asks("能包装吗", { pushId })).toEqual([PERSON]);
  await bench.clock.advance(20 * 3_600_000);
  expect((await bench.asks("能包装吗", { pushId })).join("")).not.toContain("可以。");
  const down = () => Promise.reject(new Error("down"));
  expect(await modelBench({ says: says("可以。"), desk: { store: { putState: down } } }).asks("能刻字吗")).toEqual([
    PERSON,
  ]);
  expect(await modelBench({ setup: { kind: "off" } }).asks("能刻字吗")).toEqual([PERSON]);
});
