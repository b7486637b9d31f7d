// message-push init: takes the package into a mini program that exists.

import type { Both } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: message-push init [--dry-run] [--yes]

Takes the package into an existing mini program: a function for texts and the relay, a test, .env.example, lines in package.json, and
entries in cloudbaserc.json. It shows every change first and asks. What is there stays as it is, and a second time changes nothing.

  --dry-run   shows the changes, and writes nothing
  --yes       asks nothing; needed where there is no terminal
  --help      this text

Exit code 0: written, or nothing was to be done, or you said no. 1: refused, and nothing was written.`,
  zh: `用法：message-push init [--dry-run] [--yes]

把本包接入已有的小程序：处理文本的云函数和投递器、一个测试、.env.example、package.json 里的几行，以及 cloudbaserc.json 里的
条目。会先列出全部改动再询问。已有的内容保持原样，再运行一次不会有任何改动。

  --dry-run   只列出改动，什么都不写入
  --yes       不询问；没有终端时必须加上
  --help      显示本说明

退出码 0：已写入，或没有要做的，或您选择了不写。1：被拒绝，什么都没有写入。`,
};

const FLAGS = { "dry-run": { type: "boolean" }, yes: { type: "boolean" } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  const { runInit } = await import("../init/run-init");
  const hasTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  await runInit({
    projectDir: PROJECT_DIR,
    isDryRun: flags["dry-run"] === true,
    isYes: flags.yes === true,
    terminal: hasTerminal ? { input: process.stdin, output: process.stdout } : undefined,
    print: console.log,
  });
});
