// The customer's words in a rule's reply.
import fc from "fast-check";
import { fillIn } from "../../../src/desk/answers/fill-in";
import { replyOf } from "../../../src/desk/answers/reply-of";
import type { RuleMessage } from "../../../src/desk/answers/rule";
import { messagesOf } from "../../../src/wechat/messages";
import { withoutHalves } from "../../../src/wechat/visible-text";

const text = (content: string): RuleMessage => ({ type: "text", content });
const filled = (content: string, words: string, keyword = "发货") =>
  Object(fillIn(text(content), { words, keyword })).content as string;

test("words and keyword stand where they are named", () => {
  expect(filled("您问“{{words}}”，关于{{ keyword }}：{{words}}", " 什么时候发货？ ")).toBe(
    "您问“什么时候发货？”，关于发货：什么时候发货？",
  );
  expect(filled("没有空位", "x")).toBe("没有空位");
});

test("what looks like a placeholder or a pattern in a customer's words is only words", () => {
  expect(filled("{{words}}", "{{keyword}} $& $1")).toBe("{{keyword}} $& $1");
});

test("a customer's words are no tag, and end none", () => {
  expect(filled("{{words}}", '<a href="https://evil.example">x</a>')).toBe('＜a href="https://evil.example"＞x＜/a＞');
  expect(filled('<a href="https://example.com/?q={{words}}">{{words}}</a>', `"'> <`)).toBe(
    '<a href="https://example.com/?q=%22%27%3E%20%3C">"\'＞ ＜</a>',
  );
});

test("in an address and in a page's path they are encoded", () => {
  const link = {
    type: "link",
    title: "搜索",
    description: "d",
    url: "https://e.cn/?q={{words}}",
    thumb_url: "https://e.cn/a.png",
  };
  expect(fillIn(link as RuleMessage, { words: "退货 & 换货", keyword: "" })).toEqual({
    ...link,
    url: "https://e.cn/?q=%E9%80%80%E8%B4%A7%20%26%20%E6%8D%A2%E8%B4%A7",
  });
  const page = { type: "miniprogrampage", title: "t", pagepath: "pages/s/s?q={{keyword}}", file: "a.png" } as const;
  expect(fillIn(page, { words: "", keyword: "a/b?" })).toEqual({ ...page, pagepath: "pages/s/s?q=a%2Fb%3F" });
});

test("words are cut to what fits into one message, between characters", () => {
  const long = filled("您问：{{words}}。", "👨‍👩‍👧‍👦".repeat(500));
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(2048);
  expect(long).toMatch(/^您问：(👨‍👩‍👧‍👦)+…。$/u);
  // One more would not fit.
  expect(Buffer.byteLength(long) + Buffer.byteLength("👨‍👩‍👧‍👦")).toBeGreaterThan(2048);
  expect(filled("{{words}}", "字".repeat(682))).toBe("字".repeat(682));
  expect(filled("{{words}}", "字".repeat(683))).toBe(`${"字".repeat(681)}…`);
});

test("a text that is long by itself leaves the words room", () => {
  expect(filled(`${"长".repeat(700)}{{words}}`, "问".repeat(100))).toBe(`${"长".repeat(700)}${"问".repeat(39)}…`);
});

test("whatever a customer writes, the reply can be sent, as one message, in whole characters", () => {
  const templates = [
    "{{words}}您好",
    "a{{words}}b{{words}}",
    '<a href="https://e.cn/{{words}}">{{words}}</a>{{keyword}}',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...templates),
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 900 }),
        fc.string({ unit: "grapheme", maxLength: 900, size: "max" }),
      ),
      (template, words) => {
        const content = filled(template, words, "关门");
        expect(withoutHalves(content)).toBe(content);
        expect(messagesOf(replyOf(text(content)).message)).toHaveLength(1);
      },
    ),
  );
});
