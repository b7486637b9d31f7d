// The template's functions are those that the tests of the package run.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");

test("cloudfunctions/ and the tests' own desk hold the same files", () => {
  expect(filesIn("cloudfunctions")).toEqual(filesIn("packages/message-push/tests/fixtures/desk/cloudfunctions"));
});

function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(resolve(root, folder), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.map((file) => [relative(resolve(root, folder), file), readFileSync(file, "utf8")]));
}
