// The attempts of one push: one after the other, or overlapping where a fault says so.
import { randomUUID } from "node:crypto";
import type { PushEffect } from "../faults/fault";
import { deliver, firstAnswer } from "./deliver";
import type { Packet } from "./packets";
import type { PushAttempt } from "./push-report";
import type { WechatParts } from "./wechat-parts";

/** One push on its way. */
interface Course {
  readonly parts: WechatParts;
  readonly packet: Packet;
  readonly functionName: string;
  /** Aborted when no further attempt is needed. */
  readonly over: AbortController;
  /** Every delivery that was begun. */
  readonly deliveries: Promise<unknown>[];
}

/** Resolves when every attempt has ended, those included that another one's answer has made needless. */
export async function attemptUntilAnswered(
  parts: WechatParts,
  packet: Packet,
  functionName: string,
): Promise<PushAttempt[]> {
  const course: Course = { parts, packet, functionName, over: new AbortController(), deliveries: [] };
  const over = new Promise((resolve) => course.over.signal.addEventListener("abort", resolve, { once: true }));
  const attempts: Promise<PushAttempt>[] = [];
  for (let number = 1; number <= parts.rules.attempts && !course.over.signal.aborted; number += 1) {
    const invocationId = randomUUID();
    const fault = parts.faults.atPush({ functionName, openid: packet.FromUserName, invocationId });
    const attempt = startAttempt(course, { number, invocationId }, fault);
    attempts.push(attempt);
    const turn = fault?.kind === "early" ? parts.clock.after(fault.delayMs, course.over.signal) : attempt;
    await Promise.race([attempt, turn, over]);
    if (fault?.kind === "give-up") break;
  }
  await Promise.all(course.deliveries);
  return Promise.all(attempts);
}

async function startAttempt(
  { parts, packet, functionName, over, deliveries }: Course,
  { number, invocationId }: { readonly number: number; readonly invocationId: string },
  fault: PushEffect | undefined,
): Promise<PushAttempt> {
  const { clock, tell } = parts;
  const startedAtMs = clock.nowMs();
  const invocationIds = fault?.kind === "twice" ? [invocationId, randomUUID()] : [invocationId];
  tell({ kind: "attempt-started", atMs: startedAtMs, number, functionName, packet });
  const own = invocationIds.map((id) => deliver(parts, packet, functionName, id));
  deliveries.push(...own);
  const delivered = await firstAnswer(own);
  const attempt: PushAttempt = {
    number,
    startedAtMs,
    durationMs: clock.nowMs() - startedAtMs,
    ...delivered,
    invocationIds,
    ...(fault === undefined ? {} : { fault: fault.kind }),
  };
  tell({ kind: "attempt-ended", atMs: clock.nowMs(), functionName, packet, attempt });
  // Nonsense is an answer: WeChat shows the notice and does not ask again (assumed).
  if (attempt.outcome === "answered" || attempt.outcome === "nonsense") over.abort();
  return attempt;
}
