// The tests of the package run a desk of their own, which says back what it is told: it has the functions of the template, set up alike.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");

test("cloudfunctions/ and the tests' own desk hold the same functions, with the same settings", () => {
  expect(settingsIn("cloudfunctions")).toEqual(settingsIn("packages/message-push/tests/fixtures/desk/cloudfunctions"));
});

function settingsIn(folder: string): Record<string, string> {
  const names = readdirSync(resolve(root, folder));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, folder, name, "config.json"), "utf8")]));
}
