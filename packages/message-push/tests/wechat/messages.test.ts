// Messages on their way to the wire: parts of a long text, the conversation they go to, and half characters.
import { conversationOf } from "../../src/wechat/message-options";
import { messagesOf, withWholeCharacters } from "../../src/wechat/messages";
import { pageLink } from "../../src/wechat/page-link";
import { reply } from "../../src/wechat/replies";
import { splitText } from "../../src/wechat/split-text";

const ai = { aimsgcontext: { is_ai_msg: 1 } } as const;

test("every part of a long text carries the options", () => {
  const parts = messagesOf(reply.text("字".repeat(2000), { ...ai, businessid: 7 }).message);
  expect(parts).toHaveLength(3);
  for (const part of parts) expect(part).toMatchObject({ msgtype: "text", ...ai, businessid: 7 });
});

test("a message goes to the conversation of its push, unless it names another one", () => {
  const conversation = conversationOf({ BusinessId: "1" });
  expect(conversation).toEqual({ businessid: 1 });
  expect(messagesOf(reply.image("M").message, conversation)).toEqual([
    { msgtype: "image", image: { media_id: "M" }, businessid: 1 },
  ]);
  expect(messagesOf(reply.text("好", { businessid: 2 }).message, conversation)[0]?.businessid).toBe(2);
});

test.each([{}, { BusinessId: "" }, { BusinessId: undefined }])(
  "%p came from the mini program's own conversation",
  (event) => {
    expect(conversationOf(event)).toEqual({});
  },
);

test("half characters are taken out of every field, and whole ones stay", () => {
  const half = "😀".slice(0, 1);
  const card = { title: `😀${half}`, description: `${half}d`, url: "https://a.b", thumb_url: "https://a.b/c.png" };
  expect(withWholeCharacters(reply.link(card, ai).message)).toEqual({
    msgtype: "link",
    link: { ...card, title: "😀", description: "d" },
    ...ai,
  });
  expect(withWholeCharacters(reply.text(`a${"😀".slice(1)}b`).message)).toEqual(reply.text("ab").message);
  const whole = reply.text("👨‍👩‍👧‍👦").message;
  expect(withWholeCharacters(whole)).toBe(whole);
});

test("a link into the mini program is one that WeChat understands, and the splitter keeps it whole", () => {
  const link = pageLink("订单", { appid: "wx1", path: "pages/order/order?id=7&from=a b" });
  expect(link).toBe(
    '<a href="https://mp.weixin.qq.com" data-miniprogram-appid="wx1" data-miniprogram-path="pages/order/order?id=7&from=a%20b">订单</a>',
  );
  const parts = splitText(`${"字".repeat(670)}${link}${"字".repeat(670)}`);
  expect(parts.some((part) => part.includes(link))).toBe(true);
});

test("no text and no path ends the link early", () => {
  const link = pageLink("</a><b>", { appid: "wx1", path: "p?q=\"><'", href: 'https://a.b/"' });
  expect(link).toBe(
    '<a href="https://a.b/%22" data-miniprogram-appid="wx1" data-miniprogram-path="p?q=%22%3E%3C%27">＜/a＞＜b＞</a>',
  );
});

test.each([
  ["", { appid: "wx1", path: "p" }],
  ["x", { appid: "", path: "p" }],
  ["x", { appid: "wx1", path: " " }],
  ["x", undefined as never],
])("a link without text, AppID or path is refused: %p %p", (text, page) => {
  expect(() => pageLink(text, page)).toThrow(expect.objectContaining({ code: "REPLY_INVALID" }));
});
