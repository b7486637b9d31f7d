// npx message-push dev: builds, starts the simulator, pushes the official sample, and lets you chat.
import type { Both } from "../../src/language";
import { PROJECT_DIR, readPort, runScript } from "../command-line";
import { DEFAULT_PORT } from "../start/default-port";
import { ToolError } from "../tool-error";

const HELP: Both = {
  en: `Usage: npx message-push dev [--port 8088] [--once] [--fresh] [--inspect text] [--rules probe-report.json]

Builds the functions, starts a local WeChat and CloudBase, pushes the official sample, and lets you chat, here or in the page. It takes
over what you change in the sources.

  --port N        where the simulator listens on 127.0.0.1 (default ${DEFAULT_PORT}; 0 takes a free one)
  --once          push the sample and end
  --fresh         forget the local data of earlier starts, kept in .sim/, and load seed/ again
  --inspect NAME  a debugger can attach to this function on port 9229 of 127.0.0.1; NAME:9230 is another port
  --rules FILE    WeChat and CloudBase behave as npx message-push probe saw it and wrote it into this file
  --timing        at the end, where the time went
  --help          this text

Exit code 0: ended as asked; with --once, the sample was answered. 1: refused; with --once, it was not answered.`,
  zh: `用法：npx message-push dev [--port 8088] [--once] [--fresh] [--inspect text] [--rules probe-report.json]

打包云函数，启动本地的微信与云开发，推送官方示例，然后可以在终端或页面里对话。改动源码会自动重新加载。

  --port N        模拟器在 127.0.0.1 上监听的端口（默认 ${DEFAULT_PORT}；0 表示任选一个空闲端口）
  --once          推送示例后结束
  --fresh         清除之前留在 .sim/ 里的本地数据，重新加载 seed/
  --inspect NAME  调试器可以附加到这个云函数，端口是 127.0.0.1 的 9229；换端口写 NAME:9230
  --rules FILE    微信和云开发按这个文件里的规则表现，文件由 npx message-push probe 探测后写出
  --timing        最后列出各步骤用的时间
  --help          显示本说明

退出码 0：按要求结束；加 --once 时，示例得到了应答。1：被拒绝；加 --once 时，示例没有得到应答。`,
};

const FLAGS = {
  port: { type: "string" },
  once: { type: "boolean" },
  inspect: { type: "string" },
  fresh: { type: "boolean" },
  rules: { type: "string" },
  timing: { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values }) => {
  const { startTiming } = await import("../timing");
  const { DEFAULT_INSPECTOR_PORT, takenPortFix } = await import("../../simulator/runner/inspector-port");
  const { requireFreePort } = await import("../start/require-free-port");
  const timing = startTiming();
  const port = readPort(values.port, DEFAULT_PORT);
  const isOnce = values.once === true;
  const inspect = readInspect(values.inspect, isOnce, DEFAULT_INSPECTOR_PORT);
  // Before a build that would be of no use.
  if (!isOnce) await requireFreePort(port);
  if (inspect !== undefined) await requireFreePort(inspect.port, takenPortFix(inspect.functionName));
  const { runStart } = await timing.measure(
    { en: "load the tools", zh: "加载工具" },
    () => import("../start/run-start"),
  );
  const [isFresh, rulesFile] = [values.fresh === true, values.rules];
  await runStart({ projectDir: PROJECT_DIR, port, isOnce, isFresh, inspect, rulesFile, timing });
  if (values.timing === true) console.log(`\n${timing.report()}`);
});

/** @throws {ToolError} `FLAG_INVALID` */
function readInspect(text: string | undefined, isOnce: boolean, usualPort: number) {
  if (text === undefined) return undefined;
  if (isOnce) {
    throw new ToolError(
      "FLAG_INVALID",
      { en: "--inspect is of no use with --once.", zh: "--inspect 与 --once 不能一起用。" },
      { en: "Leave one of them out.", zh: "请去掉其中一个。" },
    );
  }
  const [, functionName = "", port] = /^([^:]+)(?::(\d+))?$/.exec(text) ?? [];
  if (functionName === "" || Number(port ?? 0) > 65_535) {
    throw new ToolError(
      "FLAG_INVALID",
      { en: `--inspect is "${text}".`, zh: `--inspect 的值是“${text}”。` },
      {
        en: "Give the name of a function, and a port if it is another than 9229: --inspect text:9230.",
        zh: "请写云函数的名称；端口不是 9229 时也要写明：--inspect text:9230。",
      },
    );
  }
  return { functionName, port: port === undefined ? usualPort : Number(port) };
}
