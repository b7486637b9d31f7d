// What `tcb fn invoke` printed, as an outcome: the CLI has no other form for it than text.
import { type Both, same } from "../../src/language";
import type { TcbRun } from "../deploy/tcb";

export interface SmokeOutcome {
  readonly isWell: boolean;
  /** What to show beside the function's name. */
  readonly text: Both;
}

type Fields = Readonly<Record<string, unknown>>;

/** The result stands in one line, after a label in one of two languages. */
export function readOutcome({ stdout, complaint }: TcbRun): SmokeOutcome {
  const [result] = stdout.split(/\r?\n/).flatMap(objectIn);
  if (result === undefined) {
    return failed(complaint === "" ? { en: "the CLI shows no result", zh: "tcb 没有显示结果" } : same(complaint));
  }
  if (typeof result.smokeTest === "object") return well(reportText(result.smokeTest as Fields));
  if (typeof result.statusCode === "number") return judgeStatus(result.statusCode);
  if (typeof result.errorMessage === "string") return failed(same(shorten(result.errorMessage)));
  return failed({
    en: "it answered something else: is this version of the project deployed? npx message-push deploy",
    zh: "返回了别的内容：部署的是这个版本的项目吗？npx message-push deploy",
  });
}

function objectIn(line: string): Fields[] {
  const begin = line.indexOf("{");
  if (begin === -1) return [];
  try {
    return [JSON.parse(line.slice(begin)) as Fields];
  } catch {
    return [];
  }
}

function reportText({ pair, durationMs, timeLimitMs }: Fields): Both {
  const done =
    pair === "timer"
      ? { en: "read what is due", zh: "读取了到期的内容" }
      : { en: `${pair}: claimed and completed`, zh: `${pair}：已认领并完成` };
  const seconds = typeof timeLimitMs === "number" ? timeLimitMs / 1_000 : undefined;
  const limit =
    seconds === undefined
      ? { en: "the platform names no timeout", zh: "平台没有给出超时时间" }
      : { en: `timeout ${seconds} s`, zh: `超时时间 ${seconds} s` };
  return { en: `${done.en} in ${durationMs} ms, ${limit.en}`, zh: `${done.zh}，用时 ${durationMs} ms，${limit.zh}` };
}

/** An unsigned request must be refused; 500 means that the settings are not whole. */
function judgeStatus(status: number): SmokeOutcome {
  if (status >= 400 && status < 500) {
    return well({
      en: `refused an unsigned request with ${status}, as it must`,
      zh: `拒绝了没有签名的请求（${status}），符合要求`,
    });
  }
  if (status >= 500) {
    return failed({
      en: `status ${status}: look at its WECHAT_… variables; its log names the one`,
      zh: `状态 ${status}：请检查它的 WECHAT_… 环境变量；它的日志写明了是哪一个`,
    });
  }
  return failed({ en: `it let an unsigned request in with ${status}`, zh: `没有签名的请求也放行了（${status}）` });
}

/** The platform appends where the error was thrown. */
function shorten(message: string): string {
  return message.split(/\n\s+at /)[0]?.trim() ?? "";
}

function well(text: Both): SmokeOutcome {
  return { isWell: true, text };
}

function failed(text: Both): SmokeOutcome {
  return { isWell: false, text };
}
