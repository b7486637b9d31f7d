import fc from "fast-check";
import { splitText } from "../../src/wechat/split-text";
import { readableText } from "../support/any-text";

const bytes = (text: string) => Buffer.byteLength(text);
const isWhole = (text: string) => Buffer.from(text).toString() === text;

test("a text that fits is one part", () => {
  expect(splitText("你好")).toEqual(["你好"]);
  expect(splitText("a".repeat(2048))).toHaveLength(1);
  expect(splitText("")).toEqual([]);
});

test.each([
  ["line ends at the end", `${"字".repeat(682)}\n\n\n`, ["字".repeat(682)]],
  ["a message of line ends between two", `${"a".repeat(2048)}${"\n".repeat(2048)}b`, ["a".repeat(2048), "b"]],
  ["line ends at the begin", `${"\n".repeat(3000)}a`, ["a"]],
  ["blanks of all kinds", " \u3000\u200b\n".repeat(1000), []],
  ["the indent of a line", `${"a".repeat(2040)}\n  b${"c".repeat(20)}`, ["a".repeat(2040), `  b${"c".repeat(20)}`]],
])("no part is without anything to see: %s", (_, text, parts) => {
  expect(splitText(text)).toEqual(parts);
});

test("a text that fits is left as it is", () => {
  expect(splitText(" 好\n")).toEqual([" 好\n"]);
});

test("a character at the border of what is looked at together is not cut", () => {
  const family = "👨‍👩‍👧‍👦";
  for (let before = 500; before < 525; before += 1) {
    const parts = splitText(`${"a".repeat(before)}${family.repeat(3)}${"b".repeat(600)}`, 600);
    expect(parts.join("")).toContain(family.repeat(3));
    expect(parts.every((part) => !/^\u200d|\u200d$/.test(part))).toBe(true);
  }
});

test("one byte too many makes two parts", () => {
  expect(splitText("a".repeat(2049)).map(bytes)).toEqual([2048, 1]);
});

test.each([
  ["a blank line", "第一段。还是第一段\n\n第二段，很长很长", "第一段。还是第一段"],
  ["a line", "第一行第一行。一\n第二行第二行第二行", "第一行第一行。一"],
  ["a sentence", "第一句话在这里。第二句，话在这里很长", "第一句话在这里。"],
  ["a clause", "前面的半句话有点儿长，后面的半句话也长", "前面的半句话有点儿长，"],
  ["no pause at all", "没有任何停顿的一句话就从放不下的地方切", "没有任何停顿的一句话就从放"],
])("a text is cut after %s", (_, text, head) => {
  expect(splitText(text, 40)[0]).toBe(head);
});

test("a link is never cut, nor is an emoji family", () => {
  const link = '<a href="https://example.com/a,b c">去，这里。看</a>';
  const family = "👨‍👩‍👧‍👦";
  const parts = splitText(`${"字".repeat(20)}${link}${family.repeat(10)}${link}`, 100);
  expect(parts.join("")).toContain(link);
  for (const part of parts) {
    expect((part.match(/<a /g) ?? []).length).toBe((part.match(/<\/a>/g) ?? []).length);
    expect(part.replaceAll(link, "").replaceAll(family, "").replaceAll("字", "")).toBe("");
  }
});

test("a long link after a text that was cut early starts a part of its own", () => {
  const link = `<a href="https://example.com/${"x".repeat(40)}">y</a>`;
  const parts = splitText(`${"a".repeat(30)}。${"字".repeat(20)}${link}`, 100);
  expect(parts.every((part) => bytes(part) <= 100)).toBe(true);
  expect(parts.at(-1)).toBe(link);
});

test("what only looks like a link is text", () => {
  expect(splitText(`<a${"字".repeat(700)}<a href="x">y</a>`)).toHaveLength(2);
  expect(splitText("a < b, <abc> ".repeat(400)).length).toBeGreaterThan(2);
});

test("a link that fits into no message is refused", () => {
  expect(() => splitText(`<a href="https://example.com/${"x".repeat(2048)}">x</a>`)).toThrow(
    expect.objectContaining({ code: "REPLY_INVALID", fix: expect.stringContaining("reply.link") }),
  );
});

const pieces = fc.oneof(
  readableText({ maxLength: 30 }),
  fc.constantFrom("\n", "\n\n", "。", "，", " ", "<a href='x'>y</a>", "<ab", "</a>", "👩‍🚀", "e\u0301", "漢字"),
);

const seen = (text: string) => text.replace(/\s/g, "");

test("whatever the text: the parts are the text but for white space, each fits and shows something, and no character is cut", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), fc.integer({ min: 40, max: 300 }), (list, maxBytes) => {
      const text = list.join("");
      const parts = splitText(text, maxBytes);
      expect(seen(parts.join(""))).toBe(seen(text));
      if (parts.length === 1) expect(text).toContain(parts[0]);
      for (const part of parts) {
        expect(seen(part)).not.toBe("");
        expect(bytes(part)).toBeLessThanOrEqual(maxBytes);
        if (isWhole(text)) expect(isWhole(part)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("no part is less than about half full, so that few replies are used", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z ,.\n。，]{500,1500}$/), (text) => {
      const parts = splitText(text, 200);
      expect(parts.length).toBeLessThanOrEqual(Math.ceil(bytes(text) / 60) + 1);
    }),
  );
});
