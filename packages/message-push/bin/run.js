// Starts the tools: from their sources in the repository, and compiled where the package is installed.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const SOURCE = join(__dirname, "../tools/main.ts");
const COMPILED = join(__dirname, "../lib/tools/main.js");

/**
 * Runs one command as `message-push <command> <flags>` does.
 *
 * @param {readonly string[]} words the command and its flags
 * @example
 * require("message-push/run").run(["build", ...process.argv.slice(2)]);
 */
exports.run = async (words) => {
  process.argv = [...process.argv.slice(0, 2), ...words];
  const isSource = existsSync(SOURCE);
  // npm scripts have tsx already.
  if (isSource && !(".ts" in require.extensions)) await readTypeScript();
  if (!isSource && !existsSync(COMPILED)) return refuseIncomplete();
  require(isSource ? SOURCE : COMPILED);
};

const INCOMPLETE = {
  en: [
    "This copy of message-push was packed without its build.",
    "  → In the clone it comes from, make the tarball with: npm run pack",
  ],
  zh: ["这份 message-push 在打包时没有编译。", "  → 请在它所在的克隆里用 npm run pack 生成压缩包"],
};

/** As project/user-language.ts, which is missing here: the first of these that is set decides. */
function speaksChinese() {
  const { MESSAGE_PUSH_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^zh(?![a-z])/i.test(MESSAGE_PUSH_LANG || LC_ALL || LC_MESSAGES || LANG || "");
}

/** `npm pack` alone runs no script where a project's .npmrc forbids them, and so builds nothing. */
function refuseIncomplete() {
  for (const line of INCOMPLETE[speaksChinese() ? "zh" : "en"]) console.error(line);
  process.exitCode = 1;
}

async function readTypeScript() {
  const [commonJs, modules] = await Promise.all([import("tsx/cjs/api"), import("tsx/esm/api")]);
  commonJs.register();
  modules.register();
}
