// What `tcb fn invoke` printed, as an outcome: the CLI has no other form for it than text.
import type { TcbRun } from "../deploy/tcb";

export interface SmokeOutcome {
  readonly isWell: boolean;
  /** What to show beside the function's name. */
  readonly text: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The result stands in one line, after a label in one of two languages. */
export function readOutcome({ stdout, complaint }: TcbRun): SmokeOutcome {
  const [result] = stdout.split(/\r?\n/).flatMap(objectIn);
  if (result === undefined) return failed(complaint || "the CLI shows no result");
  if (typeof result.smokeTest === "object") return well(reportText(result.smokeTest as Fields));
  if (typeof result.statusCode === "number") return judgeStatus(result.statusCode);
  if (typeof result.errorMessage === "string") return failed(shorten(result.errorMessage));
  return failed("it answered something else: is this version of the project deployed? npx message-push deploy");
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

function reportText({ pair, durationMs, timeLimitMs }: Fields): string {
  const done = pair === "timer" ? "read what is due" : `${pair}: claimed and completed`;
  const limit = typeof timeLimitMs === "number" ? `timeout ${timeLimitMs / 1_000} s` : "the platform names no timeout";
  return `${done} in ${durationMs} ms, ${limit}`;
}

/** An unsigned request must be refused; 500 means that the settings are not whole. */
function judgeStatus(status: number): SmokeOutcome {
  if (status >= 400 && status < 500) return well(`refused an unsigned request with ${status}, as it must`);
  if (status >= 500) return failed(`status ${status}: look at its WECHAT_… variables; its log names the one`);
  return failed(`it let an unsigned request in with ${status}`);
}

/** The platform appends where the error was thrown. */
function shorten(message: string): string {
  return message.split(/\n\s+at /)[0]?.trim() ?? "";
}

function well(text: string): SmokeOutcome {
  return { isWell: true, text };
}

function failed(text: string): SmokeOutcome {
  return { isWell: false, text };
}
