// The attempts of one push: one after the other, or overlapping where a fault says so.
import { randomUUID } from "node:crypto";
import type { PushEffect } from "../faults/fault";
import { firstAnswer } from "./deliver";
import { type Packet, pairOf } from "./packets";
import { patienceWith } from "./patience";
import type { PushAttempt } from "./push-report";
import type { Road } from "./road";
import type { WechatParts } from "./wechat-parts";

/** One push on its way. */
interface Course {
  readonly parts: WechatParts;
  /** As the attempt that is begun next delivers it. */
  packet: Packet;
  readonly road: Road;
  /** Aborted when no further attempt is needed. */
  readonly over: AbortController;
  /** Every delivery that was begun. */
  readonly deliveries: Promise<unknown>[];
}

/** Resolves when every attempt has ended, those included that another one's answer has made needless. */
export async function attemptUntilAnswered(parts: WechatParts, packet: Packet, road: Road): Promise<PushAttempt[]> {
  const functionName = road.target;
  const course: Course = { parts, packet, road, over: new AbortController(), deliveries: [] };
  const over = new Promise((resolve) => course.over.signal.addEventListener("abort", resolve, { once: true }));
  const attempts: Promise<PushAttempt>[] = [];
  const patience = patienceWith(pairOf(packet), parts.rules);
  for (let number = 1; number <= patience.attempts && !course.over.signal.aborted; number += 1) {
    // From the second on, a payment says which redelivery it is.
    if (patience.isCounted) course.packet = { ...packet, RetryTimes: number - 1 };
    const invocationId = randomUUID();
    const fault = parts.faults.atPush({ functionName, openid: packet.FromUserName, invocationId });
    const attempt = startAttempt(course, { number, invocationId }, fault);
    attempts.push(attempt);
    const turn = fault?.kind === "early" ? parts.clock.after(fault.delayMs, course.over.signal) : attempt;
    await Promise.race([attempt, turn, over]);
    if (fault?.kind === "give-up") break;
    if (number < patience.attempts) await pause(course, number, patience.pauseMs(number));
  }
  await Promise.all(course.deliveries);
  return Promise.all(attempts);
}

async function pause({ parts, packet, road, over }: Course, number: number, pauseMs: number): Promise<void> {
  if (pauseMs === 0 || over.signal.aborted) return;
  parts.tell({ kind: "pause", atMs: parts.clock.nowMs(), number, pauseMs, functionName: road.target, packet });
  await parts.clock.after(pauseMs, over.signal);
}

async function startAttempt(
  { parts, packet, road, over, deliveries }: Course,
  { number, invocationId }: { readonly number: number; readonly invocationId: string },
  fault: PushEffect | undefined,
): Promise<PushAttempt> {
  const { clock, tell } = parts;
  const functionName = road.target;
  const startedAtMs = clock.nowMs();
  const invocationIds = fault?.kind === "twice" ? [invocationId, randomUUID()] : [invocationId];
  tell({ kind: "attempt-started", atMs: startedAtMs, number, functionName, packet });
  const own = invocationIds.map((id) => road.deliver(packet, id));
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
