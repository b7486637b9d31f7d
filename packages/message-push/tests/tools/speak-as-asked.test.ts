// The language of a command: the flag, the variable, the locale, in this order.
import { parseArgs } from "node:util";
import { userLanguage } from "../../project/user-language";
import { say, spokenLanguage } from "../../src/language";
import { refusedFlag } from "../../tools/refused-flag";
import { speakAsAsked } from "../../tools/speak-as-asked";

const { argv, env } = process;
beforeEach(() => {
  process.argv = ["node", "message-push", "doctor"];
  process.env = { LANG: "en_US.UTF-8" };
});
afterEach(() => {
  process.argv = argv;
  process.env = env;
  speakAsAsked();
});

test.each([
  [["--lang", "zh"], {}, "zh"],
  [["--lang=zh-CN"], {}, "zh"],
  [["--lang", "en"], { MESSAGE_PUSH_LANG: "zh" }, "en"],
  [[], { MESSAGE_PUSH_LANG: "zh" }, "zh"],
  [[], { MESSAGE_PUSH_LANG: "" }, "en"],
  [[], { LC_ALL: "zh_CN.UTF-8" }, "zh"],
] as const)("%p with %p speaks %s", (words, variables, language) => {
  process.argv.push(...words, "--json");
  Object.assign(process.env, variables);
  speakAsAsked();
  expect(spokenLanguage()).toBe(language);
  expect(process.argv.slice(2)).toEqual(["doctor", "--json"]);
});

test("processes that a command starts speak the language of its flag", () => {
  process.argv.push("--lang", "zh");
  speakAsAsked();
  expect(process.env.MESSAGE_PUSH_LANG).toBe("zh");
});

test("what stands after -- is no flag", () => {
  process.argv.push("--", "--lang", "zh");
  speakAsAsked();
  expect(spokenLanguage()).toBe("en");
  expect(process.argv).toContain("--lang");
});

test.each([
  [["--lang", "fr"], {}, "FLAG_INVALID"],
  [["--lang"], {}, "FLAG_INVALID"],
  [[], { MESSAGE_PUSH_LANG: "deutsch" }, "ENVIRONMENT_INVALID"],
] as const)("%p with %p is refused as %s", (words, variables, code) => {
  process.argv.push(...words);
  Object.assign(process.env, variables);
  expect(speakAsAsked).toThrow(expect.objectContaining({ code }));
});

test.each([
  ["--foo", "没有 --foo 这个参数。"],
  ["nonsense", "多写了“nonsense”。"],
  ["--port", "--port 后面缺少值。"],
  ["--json=1", "--json 后面不带值。"],
])("%s is refused in Chinese as well", (word, fact) => {
  const options = { port: { type: "string" }, json: { type: "boolean" } } as const;
  let cause: unknown;
  try {
    parseArgs({ args: [word], options, strict: true });
  } catch (error) {
    cause = error;
  }
  const refusal = refusedFlag(cause, Object.keys(options), { en: "help", zh: "帮助" });
  expect(refusal.texts.fact.zh).toBe(fact);
  expect(refusal.texts.fix.zh).toContain("帮助");
});

test("a misspelt flag is answered with the one that was meant", () => {
  const cause = new Error("Unknown option '--jsno'");
  expect(say(refusedFlag(cause, ["json"], { en: "", zh: "" }).texts.fix)).toContain('Did you mean "--json"?');
});

test("MESSAGE_PUSH_LANG goes before the locale", () => {
  expect(userLanguage({ MESSAGE_PUSH_LANG: "en", LC_ALL: "zh_CN.UTF-8" }, "zh-CN")).toBe("en");
});

test("a flag that npm kept for itself is named, with the two dashes", () => {
  Object.assign(process.env, { npm_lifecycle_event: "start", npm_config_port: "true" });
  let cause: unknown;
  try {
    parseArgs({ args: ["9000"], options: { port: { type: "string" } }, strict: true });
  } catch (error) {
    cause = error;
  }
  const refusal = refusedFlag(cause, ["port"], { en: "help", zh: "帮助" });
  expect(refusal.message).toBe(
    "[FLAG_INVALID] npm took --port for itself.\n  → Write two dashes before it: npm start -- --port",
  );
});
