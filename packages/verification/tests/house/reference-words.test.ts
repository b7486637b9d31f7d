// The words of docs/reference stand beside the code, and nothing that runs carries them along.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { GLOSSARY } from "../../reference/render-glossary";

const home = resolve(__dirname, "../../../message-push");
const WORDS = [
  "push-error-words",
  "simulator-error-words",
  "server-error-words",
  "project-error-words",
  "tool-error-words",
  "return-code-words",
  "log-event-words",
  "event-words",
  "fault-words",
  "control-words",
  "push-route-words",
  "world-route-words",
  "data-route-words",
];
const ROOMS = ["src", "simulator", "server", "project", "tools", "page", "testing"];
const sources = ROOMS.flatMap((room) =>
  readdirSync(join(home, room), { recursive: true, encoding: "utf8" }).map((file) => join(room, file)),
).filter((file) => /\.tsx?$/.test(file));

test("no source imports words of the reference, but other words", () => {
  const isWords = (file: string) => WORDS.includes(basename(file, ".ts"));
  const imported = new RegExp(`from "[^"]*/(?:${WORDS.join("|")})"`);
  expect(sources.filter(isWords)).toHaveLength(WORDS.length);
  expect(sources.filter((file) => !isWords(file) && imported.test(readFileSync(join(home, file), "utf8")))).toEqual([]);
});

test("the glossary has each word once", () => {
  const words = GLOSSARY.flatMap((section) => section.words.map(({ word }) => word.en));
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});
