import { colorOf, initialOf, nameOf, shortOpenid } from "../../../page/conversation/faces";
import { inShort, isByAi, readOwn, readReply } from "../../../page/conversation/read-message";
import { budgetWords, pictureProblem, timeWords } from "../../../page/conversation/words";

const NOW_MS = new Date(2026, 10, 28, 12, 0).getTime();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test.each([
  [new Date(2026, 10, 28, 0, 5), "00:05", "00:05"],
  [new Date(2026, 10, 27, 23, 59), "昨天 23:59", "Yesterday 23:59"],
  [new Date(2026, 10, 22, 9, 7), "星期日 09:07", "Sun 09:07"],
  [new Date(2026, 10, 21, 9, 7), "2026年11月21日 09:07", "21 Nov 2026 09:07"],
  // Where the simulator's time went back.
  [new Date(2026, 10, 29, 9, 7), "2026年11月29日 09:07", "29 Nov 2026 09:07"],
])("%s is said as %s", (date, zh, en) => {
  expect(timeWords(date.getTime(), NOW_MS)).toEqual({ zh, en });
});

test.each([
  [4, 47 * HOUR_MS + 58 * MINUTE_MS + 30_000, "还可回复 4 条 · 47:58 内", "4 replies left · within 47:58 h"],
  [1, 59 * MINUTE_MS, "还可回复 1 条 · 59 分钟内", "1 reply left · within 59 min"],
  [2, 30_001, "还可回复 2 条 · 31 秒内", "2 replies left · within 31 s"],
  [0, HOUR_MS, "回复条数已用完，客户再发消息后恢复", "No reply left until the customer writes again"],
  [5, 0, "客户需先发消息", "The customer has to write first"],
])("%i replies and %i ms are %s", (left, restMs, zh, en) => {
  expect(budgetWords({ left, endsAtMs: NOW_MS + restMs }, NOW_MS)).toEqual({ zh, en });
});

test("without an allowance the customer has to write first", () => {
  expect(budgetWords(undefined, NOW_MS).zh).toBe("客户需先发消息");
});

test("a picture that WeChat sends may be sent, up to 10 MB", () => {
  for (const type of ["image/png", "image/jpeg", "image/gif"])
    expect(pictureProblem({ type, size: 10 * 1024 * 1024 })).toBeUndefined();
  expect(pictureProblem({ type: "image/svg+xml", size: 10 })?.en).toMatch("PNG");
  expect(pictureProblem({ type: "image/png", size: 10 * 1024 * 1024 + 1 })?.zh).toMatch("10 MB");
  expect(pictureProblem({ type: "image/png", size: 0 })?.zh).toMatch("空");
});

test("who has no name is known by a short openid", () => {
  expect(nameOf({ openid: "oABCDEFGHIJKLMNOPQRSTUVWXYZ0" })).toBe("oABCDE…XYZ0");
  expect(nameOf({ openid: "oABCDEFGHIJKLMNOPQRSTUVWXYZ0", name: "茶客" })).toBe("茶客");
  expect(shortOpenid("oShort")).toBe("oShort");
});

test("a name has a letter and a color, the same ones every time", () => {
  expect([" customer-1", "王小茶", "👨‍👩‍👧一家", ""].map(initialOf)).toEqual(["C", "王", "👨‍👩‍👧", "?"]);
  expect(colorOf("customer-1")).toBe(colorOf("customer-1"));
  expect(colorOf("customer-1")).not.toBe(colorOf("customer-2"));
});

test("a customer's packets are read: texts, pictures, cards", () => {
  expect(readOwn({ MsgType: "text", Content: "你好" })).toEqual({ kind: "text", text: "你好" });
  expect(readOwn({ MsgType: "image", MediaId: "m1", PicUrl: "http://a/b" })).toEqual({
    kind: "picture",
    mediaId: "m1",
  });
  const card = { MsgType: "miniprogrampage", Title: "茶", AppId: "wx1", PagePath: "p", ThumbMediaId: "m2" };
  expect(readOwn(card)).toEqual({ kind: "page-card", title: "茶", appid: "wx1", path: "p", coverId: "m2" });
  expect(readOwn({ MsgType: "voice" })).toEqual({ kind: "other", type: "voice" });
});

test("replies are read, and what has another form breaks nothing", () => {
  const link = { title: "茶单", description: "今天", url: "https://example.com", thumb_url: "https://example.com/a" };
  expect(readReply({ msgtype: "link", link })).toEqual({
    kind: "link",
    title: "茶单",
    description: "今天",
    url: "https://example.com",
  });
  const page = { title: "茶", pagepath: "p", thumb_media_id: "m1" };
  expect(readReply({ msgtype: "miniprogrampage", miniprogrampage: page })).toEqual({
    kind: "page-card",
    title: "茶",
    path: "p",
    coverId: "m1",
  });
  expect(readReply({ msgtype: "text", text: null })).toEqual({ kind: "text", text: "" });
  expect(readReply({ msgtype: "image", image: { media_id: 7 } })).toEqual({ kind: "picture", mediaId: "" });
  expect(readReply({})).toEqual({ kind: "other", type: "" });
});

test("WeChat marks what an AI made, where the message says so", () => {
  expect(isByAi({ aimsgcontext: { is_ai_msg: 1 } })).toBe(true);
  expect(isByAi({ aimsgcontext: null })).toBe(false);
});

test("a message is named in short", () => {
  expect(inShort({ kind: "text", text: "茶".repeat(50) })).toBe("茶".repeat(40));
  expect(inShort({ kind: "link", title: "茶单", description: "", url: "" })).toBe("茶单");
});
