// The words of docs/reference stand beside the code, and nothing that runs carries them along.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dirname, join } from "node:path/posix";
import { GLOSSARY } from "../../reference/render-glossary";

const home = resolve(__dirname, "../../../message-push");
const WORDS = [
  "src/push-error-words",
  "src/wechat/return-code-words",
  "src/runtime/log-event-words",
  "simulator/simulator-error-words",
  "simulator/event-words",
  "simulator/faults/fault-words",
  "simulator/control/control-words",
  "simulator/control/push-route-words",
  "simulator/control/world-route-words",
  "simulator/control/data-route-words",
  "server/server-error-words",
  "project/project-error-words",
  "tools/tool-error-words",
];
const ROOMS = ["src", "simulator", "server", "project", "tools", "page", "testing"];
const sources = ROOMS.flatMap((room) =>
  readdirSync(join(home, room), { recursive: true, encoding: "utf8" }).map((file) =>
    join(room, file.replaceAll("\\", "/")),
  ),
).filter((file) => /\.tsx?$/.test(file));

/** What a file imports of its own rooms, without endings. */
function importsOf(file: string): readonly string[] {
  const named = readFileSync(join(home, file), "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g);
  return [...named].map(([, path = ""]) => join(dirname(file), path));
}

test("no source imports words of the reference, but other words", () => {
  const isWords = (file: string) => WORDS.includes(file.replace(/\.ts$/, ""));
  expect(sources.filter(isWords)).toHaveLength(WORDS.length);
  expect(sources.filter((file) => !isWords(file) && importsOf(file).some((path) => WORDS.includes(path)))).toEqual([]);
});

test("the glossary has each word once", () => {
  const words = GLOSSARY.flatMap((section) => section.words.map(({ word }) => word.en));
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});
