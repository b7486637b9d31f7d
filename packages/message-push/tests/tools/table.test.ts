import { renderTable } from "../../tools/table";

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
