// What becomes of questions that nobody can answer, in hours and out of them.
import { CLOSED, deskBench, HOURS, PERSON } from "./desk-bench";

const RULES = [
  { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["每天 18:00"], isListed: true },
  { _id: "delivery", name: "发货", keywords: ["发货"], replies: ["48 小时内"], isListed: true },
];
const MENU = "1. 营业时间\n2. 发货";
const OUT = "客服现在休息，明天 9:00 回来。您可以先留言，到时再发“人工”。";

describe("in hours", () => {
  test("a question without an answer is a person's, by default the first one", async () => {
    const { says, calls } = deskBench({ file: { rules: RULES, settings: { hours: HOURS } } });
    expect(await says("能刻字吗")).toEqual([PERSON]);
    expect(calls()).toEqual(["readAnswers"]);
  });

  test("after two: the first gets the menu, and the second a person", async () => {
    const settings = { missesBeforeHandOver: 2, menuText: "请选：" };
    const { says } = deskBench({ file: { rules: RULES, settings } });
    expect(await says("能刻字吗")).toEqual([`请选：\n${MENU}`]);
    expect(await says("刻什么字都行吗")).toEqual([PERSON]);
  });

  test("a push that runs again counts once", async () => {
    const { says } = deskBench({ file: { rules: RULES, settings: { missesBeforeHandOver: 2, menuText: "请选：" } } });
    for (let run = 0; run < 3; run += 1) expect(await says("能刻字吗", { pushId: "a" })).toEqual([`请选：\n${MENU}`]);
    for (let run = 0; run < 3; run += 1) expect(await says("真的不能吗", { pushId: "b" })).toEqual([PERSON]);
  });

  test("ten minutes later they are counted anew, and each customer has a count of their own", async () => {
    const { says, clock } = deskBench({ file: { rules: RULES, settings: { missesBeforeHandOver: 2 } } });
    const menu = expect.stringContaining(MENU);
    expect(await says("能刻字吗")).toEqual([menu]);
    expect(await says("能刻字吗", { from: "o2" })).toEqual([menu]);
    await clock.advance(600_000);
    expect(await says("能刻字吗")).toEqual([menu]);
  });

  test("without a menu, or where nobody can count, it is a person's", async () => {
    const settings = { missesBeforeHandOver: 3 };
    expect(await deskBench({ file: { settings } }).says("能刻字吗")).toEqual([PERSON]);
    const findState = () => Promise.reject(new Error("down"));
    const blind = deskBench({ file: { rules: RULES, settings }, store: { findState } });
    expect(await blind.says("能刻字吗")).toEqual([PERSON]);
  });
});

describe("out of hours", () => {
  test("the customer reads when people are back, with the menu", async () => {
    const { says } = deskBench({
      at: CLOSED,
      file: { rules: RULES, settings: { hours: HOURS, menuText: "也可以：" } },
    });
    expect(await says("能刻字吗")).toEqual([`${OUT}\n\n也可以：\n${MENU}`]);
  });

  test("who asks for a person reads it without the menu, and so does who sends a picture", async () => {
    const { says, sendsImage } = deskBench({ at: CLOSED, file: { rules: RULES, settings: { hours: HOURS } } });
    expect([await says("人工"), await sendsImage()]).toEqual([[OUT], [OUT]]);
  });

  test("an answer is said alone: the sentence replaces no answer, and follows none", async () => {
    const { says } = deskBench({ at: CLOSED, file: { rules: RULES, settings: { hours: HOURS } } });
    expect(await says("几点关门")).toEqual(["每天 18:00"]);
  });

  test("a desk that never opens gives no time", async () => {
    const settings = { hours: { weekly: { sun: [] }, holidays: "none" }, outOfHoursText: "{{back}}回复您" };
    expect(await deskBench({ file: { settings } }).says("能刻字吗")).toEqual(["稍后回复您"]);
  });
});

describe("the menu", () => {
  const settings = { hours: HOURS };

  test("is chosen from by its number, for ten minutes", async () => {
    const { says, clock } = deskBench({ at: CLOSED, file: { rules: RULES, settings } });
    await says("能刻字吗");
    expect([await says("2"), await says("①")]).toEqual([["48 小时内"], ["每天 18:00"]]);
    await clock.advance(600_000);
    expect(await says("2")).toEqual([expect.stringContaining(OUT)]);
  });

  test("a number that got the menu gets it again when its push runs again", async () => {
    const { says } = deskBench({ file: { rules: RULES, settings: { missesBeforeHandOver: 2 } } });
    const menu = [expect.stringContaining(MENU)];
    expect([await says("2", { pushId: "a" }), await says("2", { pushId: "a" })]).toEqual([menu, menu]);
    expect(await says("2")).toEqual(["48 小时内"]);
  });

  test("a number without a menu is a question", async () => {
    const { says } = deskBench({ file: { rules: RULES, settings } });
    expect(await says("2")).toEqual([PERSON]);
  });
});

describe("what nobody could answer", () => {
  test("is kept where the team wants it, masked, without the customer, and counted", async () => {
    const settings = { keepsQuestions: true };
    const { says, store } = deskBench({ file: { rules: RULES, settings } });
    await says("订单 A20261126001 怎么还没到？我的电话 138 1234 5678");
    await says("订单 B20261126777 怎么还没到！我的电话 139-8765-4321", { from: "o2" });
    await says("能刻字吗");
    expect(await store.listQuestions(10)).toMatchObject([
      { text: "订单 *** 怎么还没到？我的电话 ***", count: 2 },
      { text: "能刻字吗", count: 1 },
    ]);
    expect(Object.keys((await store.listQuestions(1))[0] ?? {}).sort()).toEqual([
      "count",
      "firstAtMs",
      "key",
      "lastAtMs",
      "text",
    ]);
  });

  test("is not kept where nobody asked for it", async () => {
    const { says, store } = deskBench({ file: { rules: RULES } });
    await says("能刻字吗");
    expect(await store.listQuestions(10)).toEqual([]);
  });

  test("is not what the desk answers, nor a wish for a person, nor a sticker", async () => {
    const { says, store } = deskBench({ file: { rules: RULES, settings: { keepsQuestions: true } } });
    for (const words of ["几点关门", "人工", "【收到不支持的消息类型，暂无法显示】"]) await says(words);
    expect(await store.listQuestions(10)).toEqual([]);
  });

  test("that it cannot be kept changes nothing for the customer", async () => {
    const noteQuestion = () => Promise.reject(new Error("down"));
    const { says, warnings } = deskBench({ file: { settings: { keepsQuestions: true } }, store: { noteQuestion } });
    expect(await says("能刻字吗")).toEqual([PERSON]);
    expect(warnings).toEqual(["desk-question-not-kept"]);
  });
});
