// The numbered menu, and the choice of a row.
import { answerOfChoice, menuOf } from "../../../src/desk/answers/menu";
import { compiled, NOW_MS, question, rule } from "./make-rule";

const listed = (id: string, more = {}) => rule(id, [id], { isListed: true, ...more });
const rules = compiled(listed("营业时间"), listed("发货"), rule("退货", ["退货"]), rule("发票", ["发票"]));

test("listed rules are rows, the higher priority first, then the rule's place", () => {
  expect(menuOf(rules, { atMs: NOW_MS })).toEqual({
    text: "请回复数字：\n1. 营业时间\n2. 发货",
    record: { ruleIds: ["营业时间", "发货"] },
  });
  expect(menuOf(rules, { atMs: NOW_MS, opening: "您可能想问：" })?.text).toBe("您可能想问：\n1. 营业时间\n2. 发货");
  const ready = compiled(listed("a"), listed("b", { priority: 1 }), listed("c"));
  expect(menuOf(ready, { atMs: NOW_MS })?.record.ruleIds).toEqual(["b", "a", "c"]);
});

test("there are nine rows at most, and no menu without one", () => {
  const many = compiled(...Array.from({ length: 12 }, (_, index) => listed(`r${index}`)));
  expect(menuOf(many, { atMs: NOW_MS })?.text.split("\n")).toHaveLength(10);
  expect(menuOf(compiled(rule("a", ["a"])), { atMs: NOW_MS })).toBeUndefined();
});

test("the longest menu is one message", () => {
  const longest = compiled(...Array.from({ length: 9 }, (_, index) => listed(`${index}${"字".repeat(59)}`)));
  expect(Buffer.byteLength(menuOf(longest, { atMs: NOW_MS })?.text ?? "")).toBeLessThanOrEqual(2048);
});

test("a rule that cannot answer now is no row", () => {
  const ready = compiled(
    listed("off", { isOn: false }),
    listed("order", { sessionFrom: ["order"] }),
    listed("late", { validUntil: "2026-10-01T11:00+08:00" }),
    listed("a"),
  );
  expect(menuOf(ready, { atMs: NOW_MS })?.record.ruleIds).toEqual(["a"]);
  expect(menuOf(ready, { atMs: NOW_MS, sessionFrom: "order" })?.record.ruleIds).toEqual(["order", "a"]);
});

const menu = { ruleIds: ["营业时间", "发货"] };
const chosen = (content: string, more = {}) => answerOfChoice(rules, menu, question(content, more))?.rule.id;

test.each(["2", "２", "②", "2.", "2、", " 2 ", "⒉", "(2)", "二", "二。", "2️⃣"])(
  "%s chooses the second row",
  (content) => {
    expect(chosen(content)).toBe("发货");
  },
);

test.each(["", "0", "3", "9", "10", "22", "-", "2个", "两", "一二", "发货", "?", "十"])(
  "%s chooses none",
  (content) => {
    expect(chosen(content)).toBeUndefined();
  },
);

test("each of the nine numbers chooses its row", () => {
  const all = compiled(...Array.from({ length: 9 }, (_, index) => listed(`r${index + 1}`)));
  const record = menuOf(all, { atMs: NOW_MS })?.record ?? { ruleIds: [] };
  for (const [index, content] of [..."一二三四五六七八九"].entries())
    for (const written of [content, String(index + 1)])
      expect(answerOfChoice(all, record, question(written))?.rule.id).toBe(`r${index + 1}`);
});

test("the row's rule has to be there still, and able to answer", () => {
  const without = compiled(listed("营业时间"), listed("发货", { isOn: false }));
  expect(answerOfChoice(without, menu, question("2"))).toBeUndefined();
  expect(answerOfChoice(compiled(listed("营业时间")), menu, question("2"))).toBeUndefined();
});

test("a rule's words are its name, because the number says nothing", () => {
  const ready = compiled(rule("hours", ["几点"], { name: "营业时间", replies: ["{{words}}（{{keyword}}）：9:00"] }));
  const answer = answerOfChoice(ready, { ruleIds: ["hours"] }, question("1"));
  expect(answer?.replies).toEqual([{ type: "text", content: "营业时间（几点）：9:00" }]);
});
