// What npx message-push dev shows: the official sample, then a chat with the functions.

import type { Simulator } from "../../simulator/simulator";
import { chat } from "../../simulator/terminal/chat";
import { follow, linesOf } from "../../simulator/terminal/follow";
import { type Both, say, spokenLanguage } from "../../src/language";

/** The sample of the official page: 小程序 → 云开发 → 接收消息推送. */
const OFFICIAL_SAMPLE = {
  FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
  ToUserName: "wx3d289323f5900f8e",
  Content: "测试",
  CreateTime: 1555684067,
  MsgId: "49d72d67b16d115e7935ac386f2f0fa41535298877_1555684067",
  MsgType: "text",
};

const SAMPLE_WORDS: Both = {
  en: "The official sample message is pushed to the function that is bound to its pair.",
  zh: "把官方示例消息推送给绑定了这个消息对的云函数。",
};

export interface RunToNarrate {
  readonly projectDir: string;
  /** Whether it ends after the official sample. */
  readonly isOnce: boolean;
  readonly ended: AbortSignal;
}

/** Pushes the sample, which sets the exit code with `isOnce`; without it, lets one chat until `ended`. */
export async function narrateRun(simulator: Simulator, { projectDir, isOnce, ended }: RunToNarrate): Promise<void> {
  const language = spokenLanguage();
  const lines = linesOf(simulator, { projectDir, language, isColored: process.stdout.isTTY });
  const stop = follow(simulator, lines, console.log);
  console.log(`${say(SAMPLE_WORDS)}\n`);
  const { isTransferred } = await simulator.push(OFFICIAL_SAMPLE);
  if (isOnce) {
    // A slow function answers after its push was acknowledged.
    await simulator.idle();
    const inbox = simulator.wechat.users.find(OFFICIAL_SAMPLE.FromUserName)?.inbox ?? [];
    process.exitCode = isTransferred || inbox.some(({ kind }) => kind === "reply") ? 0 : 1;
    return;
  }
  console.log(announcement(simulator));
  if (process.stdin.isTTY) {
    stop();
    const terminal = { input: process.stdin, output: process.stdout, ended, language };
    await chat(simulator, terminal, (print) => follow(simulator, lines, print));
  } else await untilAborted(ended);
}

function announcement({ url, inspector, notices }: Simulator): string {
  const where = {
    en: `The simulator listens on ${url}: open it in a browser. Control API: ${url}/__sim/`,
    zh: `页面：在浏览器里打开 ${url}（模拟器只在本机监听；控制接口：${url}/__sim/）`,
  };
  return ["", say(where), ...debuggerLines(inspector), ...notices].join("\n");
}

function debuggerLines(inspector: Simulator["inspector"]): readonly string[] {
  if (inspector === undefined) return [];
  const { host, port, functionName } = inspector;
  return [
    say({
      en: `Debugger: attach to ${host}:${port} (function ${functionName})`,
      zh: `调试器：附加到 ${host}:${port}（云函数 ${functionName}）`,
    }),
  ];
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // Keeps the process alive for as long as it serves; the server alone would do, but only until it is closed.
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
