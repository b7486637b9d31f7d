// What a customer reads in a dialogue: each sentence of it, its ends, and what happens when things meet.
import { defineDialogue } from "../../../src/desk/dialogue/define-dialogue";
import { ask } from "../../../src/desk/dialogue/steps";
import { handOver } from "../../../src/desk/hand-over";
import { PERSON } from "../desk-bench";
import { ASKS_NUMBER, asksReminder, CANCELLED, dialogueBench, EXPIRED, NOT_FOUND, ORDERS } from "./dialogue-bench";

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
  test.each(["取消", "退出", "算了", "不查了", "取消！", " 退 出 "])(
    "%s ends it with a sentence, at any step",
    async (words) => {
      for (const before of [["查订单"], ["查订单", ORDER.no], ["查订单", "x"]]) {
        const { says, open } = dialogueBench();
        for (const text of before) await says(text);
        expect(await says(words)).toEqual([CANCELLED]);
        expect(await open()).toBeUndefined();
      }
    },
  );

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
