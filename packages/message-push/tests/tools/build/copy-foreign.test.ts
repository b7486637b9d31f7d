// What is ours and what is not, and what may be written over, without a build. foreign-functions.slow.test.ts builds such projects.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { planForeignCopy } from "../../../tools/bundle/copy-foreign";
import { isOurs } from "../../../tools/bundle/is-ours";
import { placeFunctions, refuseOccupied } from "../../../tools/bundle/place-functions";
import { manifestText } from "../../support/manifest-of";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "copy-foreign-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}
const read = (path: string) => readFileSync(join(dir, path), "utf8");
const copy = (...names: readonly string[]) => planForeignCopy(join(dir, "from"), names, join(dir, "to")).perform();

test.each<[string, Readonly<Record<string, string>>, boolean]>([
  ["JavaScript that requires the runtime", { "index.js": 'require("#runtime");' }, true],
  ["JavaScript that imports the package", { "index.js": 'import { reply } from "message-push";' }, true],
  [
    "JavaScript that reaches it through a file",
    { "index.js": 'require("./a");', "a.js": 'require("#runtime");' },
    true,
  ],
  ["TypeScript alone", { "index.ts": "export const main = () => 1;" }, true],
  ["TypeScript with its JavaScript", { "index.ts": "export const main = 1;", "index.js": "exports.main = 1;" }, false],
  ["JavaScript that does not", { "index.js": 'require("wx-server-sdk");' }, false],
  ["JavaScript that no parser takes", { "index.js": 'require("./a"); }' }, false],
  ["another language", { "main.py": "" }, false],
])("%s: ours is %j", (_, files, ours) => {
  for (const [file, text] of Object.entries(files)) write(`text/${file}`, text);
  expect(isOurs(join(dir, "text"))).toBe(ours);
});

test("a copy follows its source, without packages, and what vanished there vanishes", () => {
  write("from/login/index.js", "one");
  write("from/login/lib/old.js", "old");
  write("from/login/node_modules/large/index.js", "");
  copy("login");
  write("from/login/index.js", "two");
  rmSync(join(dir, "from/login/lib"), { recursive: true });
  copy("login");
  expect(read("to/login/index.js")).toBe("two");
  expect(["lib", "node_modules"].filter((name) => existsSync(join(dir, "to/login", name)))).toEqual([]);
  copy();
  expect(existsSync(join(dir, "to/login"))).toBe(false);
});

test.each<[string, () => void]>([
  ["that was there before", () => write("to/login/index.js", "theirs")],
  [
    "that was changed since it was copied",
    () => {
      copy("login");
      write("to/login/index.js", "theirs");
    },
  ],
])("a file %s is named, and nothing is written", (_, prepare) => {
  write("from/login/index.js", "one");
  prepare();
  write("from/login/index.js", "two");
  write("from/login/new.js", "new");
  expect(() => copy("login")).toThrow(
    expect.objectContaining({ code: "FUNCTION_ROOT_OCCUPIED", fact: expect.stringContaining("login/index.js") }),
  );
  expect(read("to/login/index.js")).toBe("theirs");
  expect(existsSync(join(dir, "to/login/new.js"))).toBe(false);
});

test("the build takes the place of what it made, and of nothing else", () => {
  write("to/text/package.json", manifestText("text"));
  write("to/old/package.json", manifestText("old"));
  write("to/login/package.json", '{ "name": "login" }');
  write("new/text/index.js", "built");
  expect(() => refuseOccupied(["text", "voice"], join(dir, "to"), "to")).not.toThrow();
  expect(() => refuseOccupied(["text", "login"], join(dir, "to"), "to")).toThrow(/were not made by the build: login\./);
  placeFunctions(join(dir, "new"), join(dir, "to"), ["text"]);
  expect(read("to/text/index.js")).toBe("built");
  expect([existsSync(join(dir, "to/old")), existsSync(join(dir, "to/login"))]).toEqual([false, true]);
});
