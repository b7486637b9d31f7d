import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whyUnreadable } from "../../project/why-unreadable";

const folder = mkdtempSync(join(tmpdir(), "unreadable-"));
afterAll(() => rmSync(folder, { recursive: true }));

function why(text: string | undefined) {
  const path = join(folder, "some.json");
  rmSync(path, { force: true });
  if (text !== undefined) writeFileSync(path, text);
  try {
    JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    return whyUnreadable(path, cause);
  }
  return undefined;
}

test.each([
  [undefined, "it is not there", "文件不存在"],
  ['{\n  "a": 1,\n}\n', "it is no JSON, see line 2", "不是合法的 JSON，请看第 2 行"],
  ['{\n  "a": 1\n', "it is no JSON, see line 2", "不是合法的 JSON，请看第 2 行"],
  ["", "it is no JSON, see line 1", "不是合法的 JSON，请看第 1 行"],
  ['{ "key": "sk-secret", oops }', "it is no JSON, see line 1", "不是合法的 JSON，请看第 1 行"],
])("%j", (text, en, zh) => {
  expect(why(text)).toEqual({ en, zh });
});

test("a file that may not be read is named by the system's code", () => {
  expect(whyUnreadable(folder, Object.assign(new Error("no"), { code: "EACCES" }))).toEqual({
    en: "(EACCES)",
    zh: "（EACCES）",
  });
});
