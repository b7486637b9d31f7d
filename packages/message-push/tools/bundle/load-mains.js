// Loads built functions one after the other and prints what rides on each `main`: node load-mains.js <mark>. Their files come on stdin, as
// a list in JSON; so this process may be started before they are built.
//
// Each outcome is written at once, between two marks that tell it from what a function prints while it loads. So a
// function that ends or blocks this process is the first without an outcome.
const { writeSync } = require("node:fs");

const [mark = ""] = process.argv.slice(2);
let list = "";
process.stdin.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
  list += text;
});
process.stdin.on("end", () => {
  // Nothing at all where whoever started this process is gone.
  for (const file of list === "" ? [] : JSON.parse(list)) writeSync(1, `${mark}${JSON.stringify(load(file))}${mark}`);
  process.exit(0);
});

const NO_MAIN = { en: "exports no function `main`", zh: "没有导出函数 `main`" };
const NO_LIST = { en: "`main.on` is not a list of pairs", zh: "`main.on` 不是一组消息对" };

/** @param {string} file */
function load(file) {
  try {
    const { main } = require(file);
    if (typeof main !== "function") return { problem: NO_MAIN };
    const pairs = main.on ?? [];
    const isList = Array.isArray(pairs) && pairs.every((pair) => typeof pair === "string");
    if (!isList) return { problem: NO_LIST };
    return {
      pairs,
      isOfRuntime: main.on !== undefined,
      isSlow: main.slow === true,
      deadlineMs: Number(main.deadlineMs) || 0,
    };
  } catch (error) {
    return { problem: { en: wordsOf(error, "en"), zh: wordsOf(error, "zh") } };
  }
}

/**
 * The package's own errors have both languages; what else a function throws has one.
 *
 * @param {unknown} error
 * @param {"en" | "zh"} language
 */
function wordsOf(error, language) {
  const { code, texts } = Object(error);
  if (texts?.fact !== undefined) return `[${code}] ${texts.fact[language]}\n  → ${texts.fix[language]}`;
  return error instanceof Error ? error.message : String(error);
}
