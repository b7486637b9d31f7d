import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listFunction } from "../../../tools/new/list-function";
import { root } from "../../support/run-script";
import { cloudbaserc } from "../../support/tiny-project";

const SETTINGS = { handler: "index.main", timeout: 5, memorySize: 256, installDependency: false };
const shipped = readFileSync(join(root, "cloudbaserc.json"), "utf8");

function namesIn(text: string): string[] {
  return (JSON.parse(text) as { functions: { name: string }[] }).functions.map(({ name }) => name);
}

test.each(["aaa", "mmm", "zzz"])("%s is added at its place, and nothing else changes", (name) => {
  const text = listFunction(shipped, name);
  expect(namesIn(text)).toEqual([...namesIn(shipped), name].sort());
  const lines = text.split("\n");
  const at = lines.indexOf(`      "name": "${name}",`);
  // The comma before the brace belongs to the entry, or to the one before it when this is the last.
  expect([...lines.slice(0, at - 1), ...lines.slice(at + 7)].join("\n").replace("},\n  ]", "}\n  ]")).toBe(shipped);
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});

test("the entry has the fields of the others, and their runtime", () => {
  const text = listFunction(cloudbaserc(["image"]).replace("Nodejs20.19", "Nodejs18.15"), "text");
  expect(JSON.parse(text).functions[1]).toEqual({ name: "text", runtime: "Nodejs18.15", ...SETTINGS });
});

test("a file that is one line stays one", () => {
  const before = cloudbaserc(["image", "text"]);
  expect(namesIn(listFunction(before, "relay"))).toEqual(["image", "relay", "text"]);
  expect(listFunction(before, "relay")).not.toContain("\n");
});

test("a list that is not sorted keeps its order", () => {
  expect(namesIn(listFunction(cloudbaserc(["text", "image"]), "relay"))).toEqual(["relay", "text", "image"]);
});

test("the first function of all", () => {
  const text = listFunction('{\n  "functions": []\n}\n', "text");
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  expect(JSON.parse(text).functions).toEqual([{ name: "text", runtime: "Nodejs20.19", ...SETTINGS }]);
});

test("a file of Windows keeps its line ends", () => {
  const text = listFunction(shipped.replaceAll("\n", "\r\n"), "mmm");
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
});
