// What in a reply is of the run: the openid, ids and the time, in the forms that functions write them in; and what only looks like it.
import { piecesOf, type Run } from "../../../page/again/varying";

/** Half past twelve in China, on a Saturday. */
const AT_MS = Date.UTC(2026, 10, 28, 4, 30, 15);
const RUN: Run = {
  openid: "oAbcDefGhiJklMnoPqrStuVwxYz1",
  ids: ["msg-id-77"],
  atMs: AT_MS,
  given: "订单 20240101123456789012 到 12:30",
};

const varying = (text: string) =>
  piecesOf(text, RUN)
    .filter(({ kind }) => kind !== "text")
    .map(({ kind, text: piece }) => `${kind} ${piece}`);

test.each<[string, readonly string[]]>([
  ["您是 oAbcDefGhiJklMnoPqrStuVwxYz1。", ["openid oAbcDefGhiJklMnoPqrStuVwxYz1"]],
  ["msg-id-77、msg-id-77", ["id msg-id-77", "id msg-id-77"]],
  ["3f2504e0-4f89-11d3-9a0c-0305e82c3301", ["id 3f2504e0-4f89-11d3-9a0c-0305e82c3301"]],
  ["单号0123456789abcdef0123456789abcdef。", ["id 0123456789abcdef0123456789abcdef"]],
  ["令牌 aB3dE5gH7jK9mN1pQ3sT5", ["id aB3dE5gH7jK9mN1pQ3sT5"]],
  ["2026-11-28T04:30:15.123Z", ["time 2026-11-28", "time 04:30:15.123Z"]],
  ["2026/11/28 12:29:59", ["time 2026/11/28", "time 12:29:59"]],
  ["今天是2026年11月28日", ["time 2026年11月28日"]],
  ["11月28日 12点30分", ["time 11月28日", "time 12点30分"]],
  [String(AT_MS), [`time ${AT_MS}`]],
  [String(Math.floor(AT_MS / 1000)), ["time 1795840215"]],
  ["用时 12.5 ms", ["time 12.5"]],
])("%j has %j", (text, expected) => {
  expect(varying(text)).toEqual(expected);
});

test.each([
  "",
  "营业时间 9:00–18:00",
  "2025-01-01 开业",
  "电话 13800138000",
  "1月1日放假",
  "https://example.com/a/b-c-d-e-f-g-h-i-j-k-l/index.html",
  "订单 20240101123456789012",
  "第 1234567890 位",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
])("%j has nothing of it", (text) => {
  expect(varying(text)).toEqual([]);
});

test("what the customer said comes back as it is", () => {
  expect(varying("收到：订单 20240101123456789012 到 12:30")).toEqual([]);
});

test("the pieces are the text", () => {
  const text = "您是 oAbcDefGhiJklMnoPqrStuVwxYz1，2026-11-28 12:31，msg-id-77";
  expect(
    piecesOf(text, RUN)
      .map(({ text: piece }) => piece)
      .join(""),
  ).toBe(text);
});
