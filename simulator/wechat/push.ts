// One push: found in the push table, attempted up to three times, judged, and reported.
import type { InvocationOutcome } from "../contracts";
import { judgeAnswer } from "./judge-answer";
import { isCustomerService, type Packet, pairOf } from "./packets";
import type { PushAttempt, PushReport } from "./push-report";
import { NOTICE } from "./rules";
import type { SimulatedUser } from "./users";
import type { WechatParts } from "./wechat-parts";

/** Pushes one packet of a user. Resolves when WeChat's side is finished; never rejects. */
export async function pushPacket(parts: WechatParts, user: SimulatedUser, packet: Packet): Promise<PushReport> {
  const pair = pairOf(packet);
  const functionName = parts.pushTable.get(pair);
  const unsent = { pair, attempts: [], replies: [], isTransferred: false };
  if (isHeldByAgent(parts, user, packet)) return { ...unsent, delivery: "to-agent" };
  if (functionName === undefined) return { ...unsent, delivery: "not-bound" };

  const seen = user.inbox.length;
  const attempts = await attemptUntilAnswered(parts, packet, functionName);
  const last = attempts.at(-1);
  const isTransferred = last?.outcome === "answered" && judgeAnswer(packet, pair, last.answer) === "transfer";
  if (isTransferred) user.agent = { state: "queued", sinceMs: parts.clock.nowMs() };

  const isNoticed = last?.outcome !== "answered" && isCustomerService(pair);
  if (isNoticed) user.inbox.push({ kind: "notice", text: NOTICE, atMs: parts.clock.nowMs() });
  const replies = user.inbox.slice(seen).filter((entry) => entry.kind === "reply");
  return {
    pair,
    functionName,
    delivery: "delivered",
    attempts,
    replies,
    isTransferred,
    ...(isNoticed ? { notice: NOTICE } : {}),
  };
}

// Messages of a held session go to the person; entering is pushed as usual.
function isHeldByAgent({ clock, rules }: WechatParts, user: SimulatedUser, packet: Packet): boolean {
  if (user.agent.state !== "held" || packet.MsgType === "event") return false;
  if (clock.nowMs() - user.agent.sinceMs < rules.agentSilenceMs) return true;
  user.agent = { state: "none", sinceMs: clock.nowMs() };
  return false;
}

async function attemptUntilAnswered(parts: WechatParts, packet: Packet, functionName: string): Promise<PushAttempt[]> {
  const attempts: PushAttempt[] = [];
  for (let number = 1; number <= parts.rules.attempts; number += 1) {
    parts.tell({ kind: "attempt-started", atMs: parts.clock.nowMs(), number, functionName, packet });
    const attempt = await attemptOnce(parts, packet, functionName, number);
    attempts.push(attempt);
    parts.tell({ kind: "attempt-ended", atMs: parts.clock.nowMs(), functionName, packet, attempt });
    // Nonsense is an answer: WeChat shows the notice and does not ask again (assumed).
    if (attempt.outcome === "answered" || attempt.outcome === "nonsense") break;
  }
  return attempts;
}

async function attemptOnce(
  parts: WechatParts,
  packet: Packet,
  functionName: string,
  number: number,
): Promise<PushAttempt> {
  const { clock, rules } = parts;
  const startedAtMs = clock.nowMs();
  const answered = new AbortController();
  // At 5 s the connection is dropped; the function may go on, so the next attempt can overlap with this one.
  const patience = clock.after(rules.attemptMs, answered.signal).then(() => undefined);
  const call = parts.invoke({ functionName, event: packet, caller: callerOf(parts, packet) });
  const invocation = await Promise.race([call, patience]);
  answered.abort();
  const times = { number, startedAtMs, durationMs: clock.nowMs() - startedAtMs };
  if (invocation === undefined)
    return { ...times, outcome: "no-answer", detail: `no answer within ${rules.attemptMs} ms` };
  return { ...times, ...judge(packet, invocation), invocation };
}

function callerOf({ appid }: WechatParts, packet: Packet) {
  // Payment events name WeChat itself as sender; no source is documented for a push.
  return isCustomerService(pairOf(packet)) ? { openid: packet.FromUserName, appid } : { appid };
}

function judge(
  packet: Packet,
  { status, result, error }: InvocationOutcome,
): Pick<PushAttempt, "outcome" | "answer" | "detail"> {
  if (status !== "returned") return { outcome: "failed", detail: `${status}: ${error?.message ?? ""}` };
  if (judgeAnswer(packet, pairOf(packet), result) !== "nonsense") return { outcome: "answered", answer: result };
  return { outcome: "nonsense", answer: result, detail: "neither success, nor empty, nor a transfer of a message" };
}
