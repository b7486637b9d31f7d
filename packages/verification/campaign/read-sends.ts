// What became of each send: from the gateway's side, and as its sender's log tells it.
import type { Send } from "./evidence";
import type { ReadLine } from "./log-lines";
import { faultOf, isDone, lossOf, type ReadRequest, UNKNOWN_NUMBERS } from "./read-requests";

/** Lines that say how a send ended for its sender. */
const ENDINGS: ReadonlySet<string> = new Set([
  "sent",
  "unconfirmed",
  "send-retried",
  "send-announced",
  "failed",
  "waiting",
  "dead-letter",
]);
/** Lines after which an attempt sends nothing more. */
const OVER: ReadonlySet<string> = new Set(["completed", "failed", "waiting", "dead-letter"]);
/** An answer was heard: WeChat's yes, or its no. */
const HEARD: ReadonlySet<string> = new Set(["sent", "SEND_REFUSED"]);
const NO_ANSWER: ReadonlySet<unknown> = new Set(["SEND_UNKNOWN", "DEADLINE_EXCEEDED"]);

/** The sends of a push, oldest first. `linesOf` are the lines of one call about this push. */
export function readSends(
  requests: readonly ReadRequest[],
  linesOf: (invocationId: string) => readonly ReadLine[],
): readonly Send[] {
  const sends = requests.filter(({ replies, isTransferMissed }) => replies.length > 0 || isTransferMissed);
  return sends.map((one, i) => {
    const { request, replies } = one;
    const invocationId = callerOf(one);
    const next = sends.slice(i + 1).find((other) => callerOf(other) === invocationId);
    const [lostBy, fault] = [lossOf(request), faultOf(request)];
    const lines = linesOf(invocationId);
    const own = sends.filter((other) => callerOf(other) === invocationId);
    const givenUpAtMs =
      givenUpBefore(lines, request.atMs, { place: own.indexOf(one), of: own.length }) ??
      givenUpAt(lines, request.atMs, next?.request.atMs);
    return {
      invocationId,
      atMs: request.atMs,
      answeredAtMs: request.atMs + request.durationMs,
      replies,
      isAccepted: isDone(request),
      ...(lostBy === undefined ? {} : { lostBy }),
      ...(fault === undefined ? {} : { fault }),
      ...(givenUpAtMs === undefined ? {} : { givenUpAtMs }),
    };
  });
}

function callerOf({ request }: ReadRequest): string {
  return request.invocation?.id ?? "none";
}

/**
 * When its sender gave it up before it arrived, and tried again. Where each of its tries arrived, and each has its line, they are the same
 * in order.
 */
function givenUpBefore(
  lines: readonly ReadLine[],
  atMs: number,
  { place, of }: { readonly place: number; readonly of: number },
): number | undefined {
  if (lines.some(({ event }) => event === "failed" || event === "unconfirmed")) return undefined;
  const tries = lines.filter(({ event }) => event === "sent" || event === "send-retried");
  const own = tries[place];
  if (tries.length !== of || own === undefined || own.atMs > atMs) return undefined;
  return saysNoAnswer(own) ? own.atMs : undefined;
}

/**
 * When its sender gave it up: the first line after it that says how it ended, if that is not an answer. A process that gets no time
 * may send late what it began before it ended the attempt: then it was given up before it arrived.
 */
function givenUpAt(lines: readonly ReadLine[], fromMs: number, toMs = Number.POSITIVE_INFINITY): number | undefined {
  const earlier = lines.filter(({ atMs }) => atMs <= fromMs);
  if (earlier.some(({ event }) => OVER.has(event))) {
    const gaveUp = earlier.find(saysNoAnswer) ?? earlier.find(({ event }) => event === "failed");
    if (gaveUp !== undefined) return gaveUp.atMs;
  }
  const ending = lines.find(({ event, atMs }) => ENDINGS.has(event) && atMs >= fromMs && atMs < toMs);
  if (ending === undefined || HEARD.has(ending.event) || HEARD.has(String(ending.code))) return undefined;
  if (saysNoAnswer(ending)) return ending.atMs;
  // Its sender ends the attempt for another reason: it waits for no answer any more.
  return earlier.findLast(saysNoAnswer)?.atMs;
}

function saysNoAnswer({ event, code, reason, errCode }: ReadLine): boolean {
  if (event === "unconfirmed" || event === "send-announced") return true;
  if (event === "send-retried") return errCode === undefined || UNKNOWN_NUMBERS.has(String(errCode));
  return NO_ANSWER.has(code) || NO_ANSWER.has(reason);
}
