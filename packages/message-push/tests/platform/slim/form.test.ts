// The form of a cloud call, beside the one of form-data.
import { formData } from "./sdk-parts";

const Theirs = formData();
const Ours = require("../../../src/platform/cloudbase/slim/form");

const FIELDS: readonly [name: string, value: unknown][] = [
  ["action", "wx.openApi"],
  ["empty", ""],
  ["text", "中🍵\r\n--"],
  ["number", 1.5],
  ["nothing", null],
  ["missing", undefined],
  ["bytes", Buffer.from([0, 255, 13, 10])],
  ["no bytes", Buffer.alloc(0)],
  ['quote " and\r\nline', "x"],
];

/** What it comes to, without the boundary, which is new each time. */
function formOf(Form: typeof Ours, fields: readonly (readonly [string, unknown])[]) {
  const form = new Form();
  for (const [name, value] of fields) form.append(name, value);
  const headers: { "content-type": string } = form.getHeaders();
  const boundary = headers["content-type"].split("boundary=")[1] ?? "";
  const body: string = form.getBuffer().toString("latin1");
  return {
    headers: JSON.stringify(headers).replace(boundary, "B"),
    body: body.replaceAll(boundary, "B"),
    length: boundary.length,
  };
}

test("has the same headers and the same bytes", () => {
  expect(formOf(Ours, FIELDS)).toEqual(formOf(Theirs, FIELDS));
  expect(formOf(Ours, [])).toEqual(formOf(Theirs, []));
});

test.each([[true], [{ a: 1 }], [["a"]]])("%j is refused", (value) => {
  for (const Form of [Ours, Theirs]) expect(() => formOf(Form, [["x", value]])).toThrow();
});
