import { planReload } from "../../../tools/start/plan-reload";
import { createRestartNotice } from "../../../tools/start/restart";

const fn = (name: string, sources: readonly string[] = [], dispatchesTo: readonly string[] = []) => ({
  name,
  sources: [`fns/${name}/index.ts`, ...sources],
  dispatchesTo,
});
const last = {
  functions: [
    fn("text", ["shared/words.ts", "fns/common.ts"]),
    fn("image", ["fns/common.ts"]),
    fn("http_push", ["fns/text/index.ts"], ["text"]),
  ],
} as unknown as Parameters<typeof planReload>[1];
const namesFor = (...paths: string[]) => planReload(paths, last, "fns").names;
const ALL = ["text", "image", "http_push"];

test.each([
  ["the function's own code, and the function that holds it", ["fns/text/index.ts"], ["text", "http_push"]],
  ["a file beside the code, which both pack", ["fns/text/words.txt"], ["text", "http_push"]],
  ["permissions", ["fns/image/config.json"], ["image"]],
  ["a folder", ["fns/image"], ["image"]],
  ["what several import", ["fns/common.ts"], ["text", "image"]],
  ["what one imports from beside the functions", ["shared/words.ts"], ["text"]],
  ["a folder of it that is renamed", ["shared"], ["text"]],
  ["two changes at once", ["fns/image/index.ts", "shared/words.ts"], ["text", "image"]],
  ["what nobody imports", ["shared/other.ts"], []],
  ["a folder that is no function yet", ["fns/voice/index.ts"], []],
  ["settings, which are no code", ["cloudbaserc.json", ".env", ".env.local"], []],
  ["compiler settings", ["tsconfig.json"], ALL],
  ["packages", ["package-lock.json"], ALL],
  ["the team's own pairs", ["fns/own-pairs.ts"], ALL],
  ["the same in JavaScript", ["fns/own-pairs.js"], ALL],
  ["a platform that names no file", ["fns"], ALL],
])("%s", (_, paths, names) => {
  expect(namesFor(...paths)).toEqual(names);
});

test("own pairs are read again when they change, come or go, and only then", () => {
  const reads = (path: string) => planReload([path], last, "fns").readsPairs;
  expect(["fns/own-pairs.ts", "fns/own-pairs.js", "fns/text/own-pairs.ts"].map(reads)).toEqual([true, true, false]);
});

test("types are checked for all but settings", () => {
  const checks = (path: string) => planReload([path], last, "fns").checksTypes;
  expect(["fns/types.d.ts", "fns/text/index.ts", ".env", "cloudbaserc.json"].map(checks)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("a reason to restart is said once, and again after it went away and came back", () => {
  const told: string[] = [];
  const notice = createRestartNotice(
    { functionsDir: "fns", functionRoot: "./dist", receiver: undefined },
    (happening) => void told.push("text" in happening ? happening.text : happening.kind),
  );
  expect(notice({ functionsDir: "fns", functionRoot: "./dist" })).toBe(false);
  expect(notice({ receiver: "http_push" })).toBe(true);
  expect(notice({ functionsDir: "server", functionRoot: "./dist" })).toBe(true);
  expect(notice({ functionsDir: "server", functionRoot: "./dist" })).toBe(true);
  expect(notice({ functionsDir: "fns", functionRoot: "./dist" })).toBe(false);
  expect(notice({ functionsDir: "server", functionRoot: "./dist" })).toBe(true);
  expect(told).toEqual([
    expect.stringMatching(/^"http_push" takes pushes over HTTP now: restart/),
    expect.stringMatching(/^package\.json names another folder.*restart/),
    expect.stringMatching(/^package\.json names another folder.*restart/),
  ]);
});
