// What tells two questions apart, and what does not.
import fc from "fast-check";
import { fold } from "../../../src/desk/answers/fold";
import { SIMPLIFIED_TABLE } from "../../../src/desk/answers/generated/simplified-table";
import { simplified } from "../../../src/desk/answers/simplified";
import { readTable } from "../../../src/desk/answers/table-digits";

const anyText = fc.string({ unit: "binary" });

test.each([
  ["width", "ＡＢＣ１２３！？", "abc123"],
  ["case", "iPhone PRO", "iphonepro"],
  ["blanks", " 几点 \t\n关\u3000门 ", "几点关门"],
  ["punctuation", "几点，关门……？！", "几点关门"],
  ["the tilde at the end", "在吗～~", "在吗"],
  ["traditional writing", "幾點關門，發貨時間", "几点关门发货时间"],
  ["Taiwan's and Hong Kong's own writing", "這裡 衞 枱 著", "这里卫台着"],
  ["characters without a shape", "几\u200b点\ufeff关\u00ad门", "几点关门"],
  ["half characters", "关\ud83d门", "关门"],
  ["characters of compatibility", "\uf9fc①㈱", "识1株"],
  ["an emoji's colours", "👍🏽❤️", "👍❤"],
  ["how a digit is drawn", "1️⃣", "1"],
  ["apart or joined accents", "cafe\u0301", "café"],
])("%s makes no difference", (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("signs that mean something stay", () => {
  expect(fold("C++ 和 ￥5 🎁")).toBe("c++和¥5🎁");
});

test("a text of punctuation alone keeps it, and one with nothing to see has nothing", () => {
  expect(fold("？？")).toBe("??");
  expect(fold("。。。 ")).toBe("。。。");
  expect(fold(" \u200b\n")).toBe("");
});

test("folding a folded text changes nothing, whatever it holds", () => {
  fc.assert(
    fc.property(anyText, (text) => expect(fold(fold(text))).toBe(fold(text))),
    { numRuns: 2000 },
  );
  for (const [source, target] of readTable(SIMPLIFIED_TABLE))
    expect([fold(source), fold(target)]).toEqual([target, target]);
});

test("the table has OpenCC's single characters, and simplified ones stay as they are", () => {
  const table = readTable(SIMPLIFIED_TABLE);
  expect(table.size).toBeGreaterThan(2900);
  expect([...table.values()].filter((target) => table.has(target))).toEqual([]);
  expect(simplified("門龍臺嗎麼鍾鐘裏髮發")).toBe("门龙台吗么钟钟里发发");
  expect(simplified("你好，么幺着几点abc😀")).toBe("你好，么幺着几点abc😀");
});

test("the table is plain ASCII, which a bundle writes as it is", () => {
  expect(SIMPLIFIED_TABLE).toMatch(/^[#-[]+$/);
});
