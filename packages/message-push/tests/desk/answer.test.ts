// What the desk answers, and what that costs.
import { deskBench, HOURS, OPEN, PERSON } from "./desk-bench";

const RULES = [
  { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["每天 18:00"], isListed: true },
  { _id: "delivery", name: "发货", keywords: ["发货"], replies: ["48 小时内", "看“我的订单”"], isListed: true },
  { _id: "tea", name: "茶", keywords: ["价格"], replies: ["一壶 88"], sessionFrom: ["tea"], priority: 1 },
  { _id: "price", name: "价格", keywords: ["价格"], replies: ["见商品页"] },
];

test("a question is answered by the best rule, all of its replies", async () => {
  const { says } = deskBench({ file: { rules: RULES } });
  expect(await says("請問幾點關門？")).toEqual(["每天 18:00"]);
  expect(await says("什么时候发货")).toEqual(["48 小时内", "看“我的订单”"]);
});

test("operators change answers with no deploy: within a minute the new one is said", async () => {
  const { says, store, clock } = deskBench({ file: { rules: RULES } });
  await store.putAnswer({ _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["20:00"] });
  expect(await says("几点关门")).toEqual(["20:00"]);
  await store.putAnswer({ _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["21:00"] });
  await clock.advance(60_000);
  expect(await says("几点关门")).toEqual(["21:00"]);
});

test("a cold push reads everything in one call, a warm one makes none", async () => {
  const { says, calls, desk } = deskBench({ file: { rules: RULES.filter(({ _id }) => _id !== "tea") } });
  desk.prepare();
  await says("几点关门");
  expect(calls()).toEqual(["readAnswers"]);
  desk.prepare();
  await says("几点关门");
  await says("发货");
  expect(calls()).toEqual([]);
});

test("a collection without rules falls back to the file, one without settings too", async () => {
  const settings = { welcomes: [{ text: "欢迎" }] };
  const { says, enters, store, clock } = deskBench({ file: { rules: RULES, settings } });
  await store.putAnswer({ _id: "settings", welcomes: [{ text: "你好呀" }] });
  expect([await says("几点关门"), await enters("x")]).toEqual([["每天 18:00"], ["你好呀"]]);
  await store.removeAnswer("settings");
  await store.putAnswer({ _id: "own", name: "own", keywords: ["几点关门"], replies: ["own"] });
  await clock.advance(7_200_000);
  expect([await says("几点关门"), await enters("x")]).toEqual([["own"], ["欢迎"]]);
});

test("a broken rule is told once and left out; the others answer", async () => {
  const broken = { _id: "broken", name: "broken", keywords: ["几点关门"], replies: [] };
  const { says, warnings } = deskBench({ file: { rules: [broken, ...RULES] } });
  expect(await says("几点关门")).toEqual(["每天 18:00"]);
  await says("几点关门");
  expect(warnings).toEqual(["desk-rule-left-out"]);
});

test.each([[null], ["answers.json"], [{ rules: {} }], [{ settings: 7 }]])("openDesk(%j) is refused at once", (file) => {
  expect(() => deskBench({ file: file as object })).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
});

describe("while the database is down", () => {
  const down = () => Promise.reject(new Error("down"));

  test("the file answers, and after that what was read last", async () => {
    const { says, warnings, clock } = deskBench({ file: { rules: RULES }, store: { readAnswers: down } });
    expect(await says("几点关门")).toEqual(["每天 18:00"]);
    expect(warnings).toEqual(["desk-answers-unread"]);
    await clock.advance(60_000);
    expect(await says("几点关门")).toEqual(["每天 18:00"]);
  });

  test("pushes do not ask it one after another", async () => {
    const { says, calls } = deskBench({ file: { rules: RULES }, store: { readAnswers: down } });
    for (let i = 0; i < 5; i += 1) await says("发货");
    expect(calls().filter((verb) => verb === "readAnswers")).toEqual(["readAnswers"]);
  });

  test("a database that does not answer keeps a customer waiting for a second", async () => {
    const hangs = () => new Promise<never>(() => undefined);
    const { says, clock } = deskBench({ file: { rules: RULES }, store: { readAnswers: hangs } });
    const saying = says("发货");
    await clock.advance(1_000);
    expect(await saying).toEqual(["48 小时内", "看“我的订单”"]);
  });

  test("a number that may be a choice is a question like any other", async () => {
    const { says } = deskBench({ file: { rules: RULES }, store: { findState: down, putState: down } });
    expect(await says("2")).toEqual([PERSON]);
  });
});

describe("the rules of one page", () => {
  test("answer customers who came from there", async () => {
    const { says, enters } = deskBench({ file: { rules: RULES } });
    expect(await says("价格")).toEqual(["见商品页"]);
    await enters("tea");
    expect(await says("价格")).toEqual(["一壶 88"]);
    await enters("cups");
    expect(await says("价格")).toEqual(["见商品页"]);
  });
});

describe("who asks for a person", () => {
  test.each(["人工", "转人工！", " 轉人工客服 ", "找客服"])("gets one by %p, without a rule for it", async (words) => {
    const { says } = deskBench({ file: { rules: RULES } });
    expect(await says(words)).toEqual([PERSON]);
  });

  test("is not who only writes about it", async () => {
    const { answers } = deskBench({ file: { rules: RULES } });
    expect(await answers("你们有人工智能吗")).toBeUndefined();
  });

  test("reads what a rule says first", async () => {
    const rules = [{ name: "投诉", keywords: ["投诉"], replies: ["马上来", { type: "hand_over" }] }];
    const file = { rules, settings: { hours: HOURS, handOverText: "正在转接" } };
    expect(await deskBench({ file, at: OPEN }).says("我要投诉")).toEqual(["马上来", "正在转接", PERSON]);
    expect(await deskBench({ file, at: "2026-11-26 20:00" }).says("我要投诉")).toEqual([
      "客服现在休息，明天 9:00 回来。您可以先留言，到时再发“人工”。",
    ]);
  });

  test("has words that the team edits: its own rule takes the place of ours, off or on", async () => {
    const own = { _id: "person", name: "人工", keywords: ["小二"], replies: [{ type: "hand_over" }] };
    const { answers } = deskBench({ file: { rules: [own] } });
    expect([await answers("叫小二来"), await answers("人工")]).toEqual([[PERSON], undefined]);
    const broken = deskBench({ file: { rules: [{ ...own, keywords: [] }] } });
    expect([await broken.answers("人工"), broken.warnings]).toEqual([[PERSON], ["desk-rule-left-out"]]);
    const { says, warnings } = deskBench({ file: { rules: [own] } });
    expect([await says("小二"), warnings]).toEqual([[PERSON], []]);
    const off = deskBench({ file: { rules: [{ ...own, isOn: false }] } });
    expect([await off.answers("叫小二来"), await off.answers("人工")]).toEqual([undefined, undefined]);
  });
});

test("what is said by chance is the same when the push runs again", async () => {
  const replies = Array.from({ length: 20 }, (_, i) => `${i}`);
  const rules = [{ name: "笑话", keywords: ["笑话"], replies, mode: "random_one" }];
  const { says } = deskBench({ file: { rules } });
  const ids = Array.from({ length: 8 }, (_, i) => `${i}fffffff`.padEnd(32, "0"));
  const said: (readonly string[])[] = [];
  for (const pushId of ids) said.push(await says("笑话", { pushId }), await says("笑话", { pushId }));
  for (let i = 0; i < said.length; i += 2) expect(said[i]).toEqual(said[i + 1]);
  expect(new Set(said.map(String)).size).toBeGreaterThan(3);
});
