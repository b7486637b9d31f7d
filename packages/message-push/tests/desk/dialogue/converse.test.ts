// What a customer reads in a dialogue: each sentence of it, its ends, and what happens when things meet.
import { defineDialogue } from "../../../src/desk/dialogue/define-dialogue";
import { ask, retry, Steps } from "../../../src/desk/dialogue/steps";
import { handOver } from "../../../src/desk/hand-over";
import { storeDown } from "../../support/broken-store";
import { PERSON } from "../desk-bench";
import {
  ASKS_NUMBER,
  asksReminder,
  CANCELLED,
  dialogueBench,
  EXPIRED,
  NOT_FOUND,
  ORDERS,
  orderDialogue,
  returns,
} from "./dialogue-bench";

const [ORDER] = ORDERS as readonly [(typeof ORDERS)[number]];
const RULES = [
  { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["18:00"], isListed: true },
  { _id: "complaint", name: "投诉", keywords: ["投诉"], replies: [{ type: "hand_over" }] },
];
const MINUTE_MS = 60_000;

describe("the usual way", () => {
  test("a keyword begins it, each answer is checked, and what was done is said", async () => {
    const { says, deeds, open } = dialogueBench();
    expect(await says("我想查訂單！")).toEqual([ASKS_NUMBER]);
    expect(await says(" 100000000001 ")).toEqual([asksReminder(ORDER)]);
    expect(await open()).toMatchObject({ name: "order-status", asked: "remind", values: { order: ORDER } });
    expect(await says("好的", { pushId: "the-last" })).toEqual(["已经帮您催了 100000000001。"]);
    expect(deeds.reminded).toEqual(["the-last"]);
    expect(await open()).toBeUndefined();
    expect(await says("好的")).toEqual([PERSON]);
  });

  test.each([
    ["否", "好的。"],
    ["２", "好的。"],
    ["不用了！", "好的。"],
    ["①", "已经帮您催了 100000000001。"],
    ["OK", "已经帮您催了 100000000001。"],
  ])("%s is a yes or a no", async (words, said) => {
    const { says } = dialogueBench();
    for (const text of ["查订单", ORDER.no]) await says(text);
    expect(await says(words)).toEqual([said]);
  });

  test("a wrong answer is asked again, and after the third a person has the conversation", async () => {
    const { says, open, deeds } = dialogueBench();
    await says("查订单");
    expect([await says("不知道"), await says("1")]).toEqual([[NOT_FOUND], [NOT_FOUND]]);
    expect(await says("忘了")).toEqual([PERSON]);
    expect(await open()).toBeUndefined();
    expect(deeds.checks).toBe(3);
  });

  test("each step counts its own wrong answers", async () => {
    const { says } = dialogueBench();
    for (const text of ["查订单", "a", "b", ORDER.no, "也许", "再说"]) await says(text);
    expect(await says("嗯")).toEqual(["已经帮您催了 100000000001。"]);
  });

  test("who writes what concerns no dialogue costs one call, and is answered by the rest", async () => {
    const { says, calls } = dialogueBench({ file: { rules: RULES } });
    await says("几点关门");
    calls();
    expect(await says("几点关门")).toEqual(["18:00"]);
    expect(calls()).toEqual(["findState"]);
    await says("查订单");
    calls();
    await says(ORDER.no);
    expect(calls()).toEqual(["findState", "putState"]);
  });

  test("customers do not share a dialogue", async () => {
    const { says } = dialogueBench();
    await says("查订单");
    expect(await says(ORDER.no, { from: "o2" })).toEqual([PERSON]);
    expect(await says(ORDER.no)).toEqual([asksReminder(ORDER)]);
  });
});

describe("its end", () => {
  test.each(["取消", "退出", "算了", "不查了", "取消！", " 退 出 "])("%s ends it with a sentence, at any step", async (words) => {
    for (const before of [["查订单"], ["查订单", ORDER.no], ["查订单", "x"]]) {
      const { says, open } = dialogueBench();
      for (const text of before) await says(text);
      expect(await says(words)).toEqual([CANCELLED]);
      expect(await open()).toBeUndefined();
    }
  });

  test("without a dialogue these words are a message like any other", async () => {
    const { converses } = dialogueBench();
    expect(await converses("取消")).toBeUndefined();
  });

  test.each(["人工", "转人工", "我要投诉"])("%s ends it, and a person has the conversation", async (words) => {
    const { says, open } = dialogueBench({ file: { rules: RULES } });
    await says("查订单");
    expect(await says(words, { pushId: "p" })).toEqual([PERSON]);
    expect(await open()).toBeUndefined();
    expect(await says(words, { pushId: "p" })).toEqual([PERSON]);
  });

  test("who asks for a person with a keyword in it has a person", async () => {
    const { says } = dialogueBench({ file: { rules: RULES } });
    expect(await says("我要投诉，怎么查订单")).toEqual([PERSON]);
  });

  test("a number of a menu is an answer as long as a dialogue goes on", async () => {
    const settings = { missesBeforeHandOver: 2, menuText: "请选：" };
    const { says } = dialogueBench({ file: { rules: RULES, settings } });
    expect(await says("能刻字吗")).toEqual(["请选：\n1. 营业时间"]);
    for (const text of ["查订单", ORDER.no]) await says(text);
    expect(await says("1")).toEqual(["已经帮您催了 100000000001。"]);
    expect(await says("1")).toEqual(["18:00"]);
  });

  test("the keyword of another one as the whole message begins that; as a part of an answer it does not", async () => {
    const { says, open } = dialogueBench();
    await says("查订单");
    expect(await says("我要退货的订单")).toEqual([NOT_FOUND]);
    expect(await says("退货")).toEqual(["请说原因。"]);
    expect(await open()).toMatchObject({ name: "returns" });
    expect(await says("查订单")).toEqual([ASKS_NUMBER]);
    expect(await open()).toMatchObject({ name: "order-status", values: {} });
  });

  test("after ten minutes it is over: the next message reads so, and the one after is a message like any other", async () => {
    const { says, clock, open } = dialogueBench({ file: { rules: RULES } });
    for (const text of ["查订单", ORDER.no]) await says(text);
    await clock.advance(10 * MINUTE_MS);
    expect(await says("好", { pushId: "p" })).toEqual([EXPIRED]);
    expect(await open()).toBeUndefined();
    expect(await says("好", { pushId: "p" })).toEqual([EXPIRED]);
    expect(await says("好")).toEqual([PERSON]);
  });

  test("each answer gives the customer the whole time again", async () => {
    const { says, clock } = dialogueBench();
    await says("查订单");
    await clock.advance(9 * MINUTE_MS);
    await says("x");
    await clock.advance(9 * MINUTE_MS);
    expect(await says(ORDER.no)).toEqual([asksReminder(ORDER)]);
  });

  test.each([
    ["几点关门", ["18:00"]],
    ["查订单", [ASKS_NUMBER]],
    ["人工", [PERSON]],
    ["取消", [EXPIRED]],
  ])("after it is over, %s is what it always is", async (words, said) => {
    const { says, clock } = dialogueBench({ file: { rules: RULES } });
    await says("查订单");
    await clock.advance(11 * MINUTE_MS);
    expect(await says(words)).toEqual(said);
  });

  test("hours later nobody is told of it", async () => {
    const { says, clock } = dialogueBench();
    await says("查订单");
    await clock.advance(3 * 60 * MINUTE_MS);
    expect(await says("能刻字吗")).toEqual([PERSON]);
  });

  test("done may hand over, say several things, or nothing", async () => {
    const bench = dialogueBench();
    const ending = (result: string) =>
      defineDialogue({
        name: "x",
        title: "X",
        keywords: ["begin"],
        steps: ask("a", "?", (text) => text),
        done: async (_, context) => {
          if (result === "person") return handOver(bench.desk, context.event, context);
          return result === "two" ? ["一", "二"] : undefined;
        },
      });
    const runs: (readonly string[] | undefined)[] = [];
    for (const result of ["person", "two", "none"]) {
      const dialogues = [ending(result)];
      await bench.converses("begin", { dialogues });
      runs.push(await bench.converses("a", { dialogues, pushId: result }));
      runs.push(await bench.converses("a", { dialogues, pushId: result }));
    }
    expect(runs).toEqual([[PERSON], [PERSON], ["一", "二"], ["一", "二"], [], []]);
  });
});

describe("a push that comes again, late, or beside another", () => {
  test("is told the same, whatever happened since, and nothing of the author runs again", async () => {
    const { says, deeds, clock } = dialogueBench();
    const texts = ["查订单", "x", ORDER.no, "是"];
    const first: (readonly string[])[] = [];
    for (const [place, text] of texts.entries()) first.push(await says(text, { pushId: `p${place}` }));
    const done = { checks: deeds.checks, reminded: [...deeds.reminded] };
    await clock.advance(30 * MINUTE_MS);
    for (const place of [3, 0, 2, 1, 3]) expect(await says(texts[place] ?? "", { pushId: `p${place}` })).toEqual(first[place]);
    expect(deeds).toEqual(done);
  });

  test("written before the dialogue began, it is no answer", async () => {
    const { converses } = dialogueBench();
    await converses("查订单");
    expect(await converses("你好", { secondsAgo: 3 })).toBeUndefined();
    expect(await converses(ORDER.no)).toEqual([asksReminder(ORDER)]);
  });

  test("of two answers at once each has its turn, one after the other", async () => {
    const { converses, deeds } = dialogueBench();
    await converses("查订单");
    const both = await Promise.all([converses("x", { pushId: "a" }), converses(ORDER.no, { pushId: "b" })]);
    expect(both).toEqual([[NOT_FOUND], [asksReminder(ORDER)]]);
    const again = await Promise.all([converses("是", { pushId: "c" }), converses("是", { pushId: "d" })]);
    // The second found the dialogue over, and did nothing.
    expect(again).toEqual([["已经帮您催了 100000000001。"], undefined]);
    expect(deeds.reminded).toEqual(["c"]);
  });

  test("two deliveries of one push at once say the same", async () => {
    const { converses, open } = dialogueBench();
    await converses("查订单");
    const both = await Promise.all([converses("x", { pushId: "a" }), converses("x", { pushId: "a" })]);
    expect(both).toEqual([[NOT_FOUND], [NOT_FOUND]]);
    expect(await open()).toMatchObject({ misses: 1 });
  });

  test("done runs once in an invocation, however often it loses the race", async () => {
    let losses = 0;
    const through = async <T>(real: () => Promise<T>, verb: string): Promise<T> => {
      if (verb !== "putState" || losses === 0) return real();
      losses -= 1;
      return false as T;
    };
    const bench = dialogueBench({ through });
    for (const text of ["查订单", ORDER.no]) await bench.converses(text);
    losses = 3;
    expect(await bench.converses("是")).toEqual(["已经帮您催了 100000000001。"]);
    expect(bench.deeds.reminded).toHaveLength(1);
  });

  test("a write of which nobody knows is looked for, and not done twice", async () => {
    let lost = 0;
    const through = async <T>(real: () => Promise<T>, verb: string): Promise<T> => {
      const result = await real();
      if (verb !== "putState" || lost === 0) return result;
      lost -= 1;
      return storeDown();
    };
    const bench = dialogueBench({ through });
    for (const text of ["查订单", ORDER.no]) await bench.converses(text);
    lost = 2;
    expect(await bench.converses("是", { pushId: "p" })).toEqual(["已经帮您催了 100000000001。"]);
    expect(bench.deeds.reminded).toEqual(["p"]);
  });

  test("an instance that dies after done leaves it to the same push, also when another dialogue has begun meanwhile", async () => {
    let isDead = false;
    const through = async <T>(real: () => Promise<T>, verb: string): Promise<T> => {
      if (isDead && verb === "putState" && bench.deeds.reminded.length > 0) throw new Error("died");
      return real();
    };
    const bench = dialogueBench({ through });
    for (const text of ["查订单", ORDER.no]) await bench.converses(text);
    isDead = true;
    await expect(bench.converses("是", { pushId: "p" })).rejects.toThrow("died");
    isDead = false;
    expect(await bench.converses("是")).toBeUndefined();
    expect(await bench.converses("退货")).toEqual(["请说原因。"]);
    expect(await bench.converses("是", { pushId: "p" })).toEqual(["已经帮您催了 100000000001。"]);
    expect(bench.deeds.reminded).toEqual(["p", "p"]);
    expect(await bench.converses("坏了")).toEqual(["收到：坏了"]);
  });
});

describe("a database that is down", () => {
  test("before anything was done leaves the text to the rest of the handler", async () => {
    const { says, warnings } = dialogueBench({ store: { findState: storeDown }, file: { rules: RULES } });
    expect(await says("几点关门")).toEqual(["18:00"]);
    expect(warnings).toEqual(["desk-memory-unread"]);
  });

  test("so that the outcome cannot be recorded fails the push, whose handler runs again, and nothing is said", async () => {
    const { converses } = dialogueBench({ store: { putState: storeDown } });
    await expect(converses("查订单")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  test("so does a customer whose state others change each time", async () => {
    const { converses } = dialogueBench({ store: { putState: async () => false } });
    await expect(converses("查订单")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  test.each([7, "x", [], { open: 7, turns: [7, { pushId: "a", says: "x" }] }, { open: { name: "order-status" } }])(
    "what somebody made of the state (%j) is no dialogue, and stops nobody",
    async (dialogue) => {
      const bench = dialogueBench();
      const { customerKey } = await import("../../../src/desk/customer-key");
      const value = { misses: [], welcomes: [], dialogue };
      await bench.store.putState(customerKey("o1"), { expectedVersion: undefined, version: "v", value, expiresInMs: 1e6 });
      expect(await bench.converses("你好")).toBeUndefined();
      expect(await bench.converses("查订单")).toEqual([ASKS_NUMBER]);
    },
  );
});

describe("a deployment in between", () => {
  type Name = "order" | "phone" | "sure";
  const checkPhone = (text: string) => (text.length === 11 ? text : retry("再发一次。"));
  const define = (names: readonly Name[]) => {
    let steps = new Steps<object>([]);
    for (const name of names) {
      if (name === "order") steps = steps.ask(name, ASKS_NUMBER, (text) => ({ no: text }));
      if (name === "phone") steps = steps.ask(name, "请发手机号。", checkPhone);
      if (name === "sure") steps = steps.confirm(name, "确定吗？");
    }
    return defineDialogue({
      name: "order-status",
      title: "查订单",
      keywords: ["查订单"],
      steps,
      done: (values) => JSON.stringify(values),
    });
  };

  test("that adds a step before the one that is asked has it asked, and the text is not taken for its answer", async () => {
    const { converses, open } = dialogueBench();
    await converses("查订单", { dialogues: [define(["sure"])] });
    const dialogues = [define(["phone", "sure"])];
    expect(await converses("是", { dialogues })).toEqual(["请发手机号。"]);
    expect(await converses("13800000000", { dialogues })).toEqual(["确定吗？"]);
    expect(await converses("是", { dialogues })).toEqual(['{"phone":"13800000000","sure":true}']);
    expect(await open()).toBeUndefined();
  });

  test("that removes the step that is asked goes on with the next one, or is done", async () => {
    const { converses } = dialogueBench();
    await converses("查订单", { dialogues: [define(["order", "phone", "sure"])] });
    expect(await converses("1", { dialogues: [define(["phone", "sure"])] })).toEqual(["请发手机号。"]);
    expect(await converses("1", { dialogues: [define(["sure"])] })).toEqual(["确定吗？"]);
    await converses("是", { dialogues: [define(["sure", "phone"])] });
    expect(await converses("x", { dialogues: [define(["sure"])] })).toEqual(['{"sure":true}']);
  });

  test("that takes the whole dialogue away leaves the text to the rest of the handler", async () => {
    const { converses, open } = dialogueBench();
    await converses("查订单");
    expect(await converses(ORDER.no, { dialogues: [returns] })).toBeUndefined();
    expect(await open()).toBeUndefined();
  });
});

test("one that is switched off is none, and costs nothing where no other is on", async () => {
  const { converses, calls, deeds } = dialogueBench();
  await converses("查订单");
  const off = { ...orderDialogue(deeds), isOn: false };
  expect(await converses(ORDER.no, { dialogues: [off, returns] })).toBeUndefined();
  expect(await converses("查订单", { dialogues: [off, returns] })).toBeUndefined();
  calls();
  expect(await converses("查订单", { dialogues: [off] })).toBeUndefined();
  expect(calls()).toEqual([]);
});

test("two dialogues of one name are refused", async () => {
  const { converses, deeds } = dialogueBench();
  const dialogues = [orderDialogue(deeds), orderDialogue(deeds)];
  await expect(converses("你好", { dialogues })).rejects.toMatchObject({ code: "OPTION_INVALID" });
});
