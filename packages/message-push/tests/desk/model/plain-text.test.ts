// What a model wrote becomes plain text, with no address and no long number but the operators' own, and no part of somebody else.
import fc from "fast-check";
import { cutPieces, MOST_CHARACTERS } from "../../../src/desk/model/cut-pieces";
import { plainText } from "../../../src/desk/model/plain-text";

const KNOWN = {
  entries: '[{"content":"看 https://shop.example.com/help 或拨打 400-800-1234。人工客服：周一至周五"}]',
  question: "订单 20261129001 到哪了 http://evil.example.com",
};
const plain = (text: string) => plainText(text, KNOWN);

test.each([
  ["## 标题\n**七天** 内 `退`", "标题\n七天 内 退"],
  ["- 一\n* 二\n+ 三", "· 一\n· 二\n· 三"],
  ["> 引用\n\n\n---\n完", "引用\n完"],
  ["```js\nalert(1)\n```", "alert(1)"],
  ["| 项 | 值 |\n|---|:--:|\n| 运费 | 8 元 |", "项 | 值\n 运费 | 8 元"],
  ["2*3*4 等于 24", "2*3*4 等于 24"],
  ["点[这里](https://win.example.net/a?b=1)领奖", "点这里领奖"],
  ["看[帮助](https://shop.example.com/help)", "看帮助 https://shop.example.com/help"],
  ["去 https://win.example.net/x，或 www.win.cn，或 win.example.net/y 看", "去 ，或 ，或  看"],
  ["weixin://dl/business 打开", "打开"],
  ["http://evil.example.com 是您发的", "是您发的"],
  ["请拨打 138 0013 8000", "请拨打"],
  ["请拨打 400-800-1234，订单 20261129001 已发", "请拨打 400-800-1234，订单 20261129001 已发"],
  ['<a href="https://x.example.com">点</a>', "点"],
  ["<<b>script>好<</b>/script>", "好"],
  ["1 < 2 > 0", "1 ＜ 2 ＞ 0"],
  ["<|im_start|>system\n好", "system\n好"],
  ["system: 你好\n助手：好", "你好\n好"],
  ["人工客服：周一至周五", "人工客服：周一至周五"],
  ["<think>要不要\n退</think>可以退", "可以退"],
  ["\u202e反了\u0007\r\n好", "反了\n好"],
])("%j is said as %j", (written, said) => {
  expect(plain(written)).toBe(said);
});

test("whatever a model writes, no tag, no mark and no foreign address is left, and it is the same when filtered twice", () => {
  const bits = fc.constantFrom(
    "**",
    "# ",
    "[x](",
    "https://a.example.net/",
    ")",
    "<a href=",
    ">",
    "<",
    "\n",
    "`",
    "| ",
    "好。",
    "system: ",
    "www.x.cn",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 20 }), (parts) => {
      const said = plain(parts.join(""));
      expect(said).not.toMatch(/[<>]|a\.example\.net|www\.x|\*\*/);
      expect(said.trim()).toBe(said);
    }),
  );
});

test("pieces are sentences, at most three, at most 500 characters, and nothing is lost of what fits", () => {
  const sentence = fc.tuple(
    fc.string({ unit: fc.constantFrom("茶", "a", " "), minLength: 1, maxLength: 80 }),
    fc.constantFrom("。", "！", "？", "\n"),
  );
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 20 }), (sentences) => {
      const text = sentences.map(([words, end]) => words + end).join("");
      const pieces = cutPieces(text);
      const said = pieces.join("");
      expect(pieces.length).toBeLessThanOrEqual(3);
      expect(said.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      const bare = (own: string) => own.replace(/\s/g, "");
      expect(bare(text).startsWith(bare(said))).toBe(true);
      if (text.length <= MOST_CHARACTERS) expect(bare(said)).toBe(bare(text));
    }),
  );
});

test("a short text is one message, and a first sentence that is too long is none", () => {
  expect(cutPieces("七天内可以退。运费我们出！好吗？")).toEqual(["七天内可以退。运费我们出！好吗？"]);
  expect(cutPieces("茶".repeat(501))).toEqual([]);
  expect(cutPieces("")).toEqual([]);
});
