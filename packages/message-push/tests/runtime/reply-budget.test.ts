// WeChat's budget: five replies after a message, two after entering, shared by all functions of the environment.

import { createDefineFunction } from "../../src/runtime/define-function";
import { reply } from "../../src/wechat/replies";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1}`);
const pictures = (count: number) => Array.from({ length: count }, () => reply.image("M"));
const ENTER = packets["event:user_enter_tempsession"];

test("one reply asks nothing: the push stays at claim, send and complete", async () => {
  const asked: string[] = [];
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  const store = new Proxy(platform.store, {
    get(target, verb: keyof typeof platform.store) {
      asked.push(verb);
      return target[verb];
    },
  });
  const { main } = runFunction({ on: "text", handle: () => "好" }, { store });
  await main(packets.text);
  expect(asked).toEqual(["add", "finish"]);
});

test.each([
  [5, ["1", "2", "3", "4", "5"]],
  [7, ["1\n2", "3\n4", "5", "6", "7"]],
])("%i texts after a message become five at most, the shortest neighbours joined", async (count, texts) => {
  const { main, sentTexts } = runFunction({ on: "text", handle: () => numbers(count) });
  await main(packets.text);
  expect(sentTexts()).toEqual(texts);
});

test("after entering, two fit", async () => {
  const { main, sentTexts } = runFunction({ on: "event:user_enter_tempsession", handle: () => numbers(3) });
  await main(ENTER);
  expect(sentTexts()).toEqual(["1\n2", "3"]);
});

test("what cannot be joined and does not fit is refused openly: the author's error, and a dead letter with the rest", async () => {
  const { main, sentTexts, recordOf, platform } = runFunction({ on: "text", handle: () => pictures(7) });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(sentTexts()).toHaveLength(5);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "BUDGET_EXCEEDED", sent: 5 });
  expect((await recordOf(packets.text))?.outbox).toHaveLength(2);
  expect(platform.logged).toContainEqual(expect.objectContaining({ level: "error", event: "dead-letter", unsent: 2 }));
});

test("a handler that yields keeps the last place until it is done, and joins what came meanwhile", async () => {
  const sentSoFar: number[] = [];
  const bench = runFunction({
    on: "text",
    async *handle() {
      for (const number of numbers(7)) {
        yield number;
        sentSoFar.push(bench.platform.sent.length);
      }
    },
  });
  await bench.main(packets.text);
  expect(sentSoFar).toEqual([1, 2, 3, 4, 4, 4, 4]);
  expect(bench.sentTexts()).toEqual(["1", "2", "3", "4", "5\n6\n7"]);
});

test("the replies of another function to the same action count", async () => {
  const bench = runFunction({
    on: "text",
    handle: async ({ Content }) => {
      if (Content === "now") return pictures(3);
      await bench.clock.after(3_000);
      return pictures(4);
    },
  });
  const { main, otherInstance, clock, platform, sentTexts } = bench;
  const greet = createDefineFunction(platform)({ on: "event:user_enter_tempsession", handle: () => pictures(2) });
  // The customer writes; while the answer is being made, writes again and enters. All of it counts from the last message.
  const first = main({ ...packets.text, Content: "later", MsgId: "1" });
  await clock.advance(1_000);
  await otherInstance({ ...packets.text, Content: "now", MsgId: "2" });
  await clock.advance(1_000);
  // Three of five are used, and one is kept for the answer that is still being made.
  await greet(ENTER);
  expect(sentTexts()).toHaveLength(4);
  await clock.advance(2_000);
  await first;
  expect(sentTexts()).toHaveLength(5);
});

test("two pushes that answer at the same time stay within the budget together", async () => {
  const bench = runFunction({
    on: "text",
    handle: async () => {
      await bench.clock.after(100);
      return pictures(4);
    },
  });
  const pushes = [bench.main(packets.text), bench.otherInstance({ ...packets.text, MsgId: "at the same time" })];
  await bench.clock.advance(4_000);
  await Promise.all(pushes);
  expect(bench.platform.sent.length).toBeLessThanOrEqual(5);
  expect(bench.platform.sent.length).toBeGreaterThanOrEqual(2);
});

test("each message of the customer renews the budget", async () => {
  const { main, clock, platform } = runFunction({ on: "text", handle: () => pictures(5) });
  for (const MsgId of ["a", "b", "c"]) {
    await main({ ...packets.text, MsgId });
    await clock.advance(1_000);
  }
  expect(platform.sent).toHaveLength(15);
});

test("another budget can be set, because sources differ", async () => {
  const allowances = { message: { count: 3, windowMs: 1_000 }, entering: { count: 1, windowMs: 1_000 } };
  const { main, sentTexts } = runFunction({ on: "text", handle: () => numbers(4) }, { allowances });
  await main(packets.text);
  expect(sentTexts()).toEqual(["1\n2", "3", "4"]);
});

test("a handler that yields without an end is stopped, not collected", async () => {
  const { main, recordOf } = runFunction({
    on: "text",
    async *handle() {
      for (;;) yield "还有";
    },
  });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "BUDGET_EXCEEDED" });
});
