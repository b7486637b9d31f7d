import { padded, renderTable, widthOf } from "../../tools/table";

test("each column is as wide as its widest cell, and a Chinese character takes two places", () => {
  expect(
    renderTable([
      ["消息类型", "x"],
      ["text", "yy"],
    ]),
  ).toEqual(["消息类型  x", "text      yy"]);
});

test("numbers stand at the right, lines can be indented, and nothing trails", () => {
  const rows = [
    ["a", "1", "2"],
    ["long", "100"],
    ["", "5", ""],
  ];
  expect(renderTable(rows, { numbersFrom: 1, indent: "  " })).toEqual(["  a       1  2", "  long  100", "          5"]);
});

test("no row makes no line", () => {
  expect(renderTable([])).toEqual([]);
});

test.each([
  ["text", 4],
  ["人工客服", 8],
  ["，。：（）“", 11],
  ["ｔｅｘｔ", 8],
  ["한글", 4],
  ["かな", 4],
  ["ｶﾅ", 2],
  ["𠮷", 2],
  ["é", 1],
  ["e\u0301", 1],
  ["→ …", 3],
  ["😀", 2],
  ["👩‍👩‍👧", 2],
  ["❤️", 2],
  ["❤", 1],
  ["🇨🇳", 2],
  ["a\u200bb", 2],
  ["", 0],
])("%s takes %i places", (text, places) => {
  expect(widthOf(text)).toBe(places);
});

test("what is padded stands as wide in either language, and is never cut", () => {
  expect([padded("错误", 7), padded("ERROR", 7), padded("未检查", 4)]).toEqual(["错误   ", "ERROR  ", "未检查"]);
});
