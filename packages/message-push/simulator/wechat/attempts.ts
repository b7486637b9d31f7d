// The attempts of one push: one after the other, or overlapping where a fault has them do so.
import { randomUUID } from "node:crypto";
import type { PushEffect } from "../faults/fault";
import { type Packet, pairOf } from "../packet";
import type { PushAttempt } from "../push-report";
import { firstAnswered } from "./deliver";
import type { DeliveryRoute } from "./delivery-route";
import { retryScheduleOf } from "./retry-schedule";
import type { WechatParts } from "./wechat-parts";

/** One push on its way. */
interface Course {
  readonly parts: WechatParts;
  readonly pushId: number;
  /** As the attempt that is begun next delivers it. */
  packet: Packet;
  readonly route: DeliveryRoute;
  /** Aborted when no further attempt is needed. */
  readonly over: AbortController;
  /** Every delivery that was begun. */
  readonly deliveries: Promise<unknown>[];
}

/** Resolves when every attempt has ended, those included that another one's passive reply has made needless. */
export async function attemptUntilAnswered(
  parts: WechatParts,
  pushId: number,
  packet: Packet,
  route: DeliveryRoute,
): Promise<PushAttempt[]> {
  const functionName = route.target;
  const course: Course = { parts, pushId, packet, route, over: new AbortController(), deliveries: [] };
  const over = new Promise((resolve) => course.over.signal.addEventListener("abort", resolve, { once: true }));
  const attempts: Promise<PushAttempt>[] = [];
  const pair = pairOf(packet);
  const schedule = retryScheduleOf(pair, parts.rules);
  let leaveRetries: (() => void) | undefined;
  for (let number = 1; number <= schedule.attempts && !course.over.signal.aborted; number += 1) {
    // From the second on, a payment carries the number of the redelivery.
    if (schedule.isCounted) course.packet = { ...packet, RetryTimes: number - 1 };
    const invocationId = randomUUID();
    const fault = parts.faults.atPush({ functionName, openid: packet.FromUserName, invocationId, pushId });
    const attempt = startAttempt(course, { number, invocationId }, fault);
    attempts.push(attempt);
    const turn = fault?.kind === "early" ? parts.clock.after(fault.delayMs, course.over.signal) : attempt;
    await Promise.race([attempt, turn, over]);
    if (fault?.kind === "give-up" || number === schedule.attempts || course.over.signal.aborted) break;
    leaveRetries ??= parts.retries.begin({ pushId, pair, target: route.target }, () => course.over.abort());
    await pause(course, number, schedule.pauseMs(number));
  }
  leaveRetries?.();
  await Promise.all(course.deliveries);
  return Promise.all(attempts);
}

async function pause({ parts, pushId, route, over }: Course, number: number, pauseMs: number): Promise<void> {
  if (pauseMs === 0 || over.signal.aborted) return;
  parts.emit({ kind: "push-paused", pushId, target: route.target, number, pauseMs });
  await parts.clock.after(pauseMs, over.signal);
}

async function startAttempt(
  { parts, pushId, packet, route, over, deliveries }: Course,
  { number, invocationId }: { readonly number: number; readonly invocationId: string },
  fault: PushEffect | undefined,
): Promise<PushAttempt> {
  const { clock, emit } = parts;
  const { target } = route;
  const startedAtMs = clock.nowMs();
  const invocationIds = fault?.kind === "twice" ? [invocationId, randomUUID()] : [invocationId];
  emit({ kind: "attempt-started", pushId, number, target, invocationIds });
  const own = invocationIds.map((id) => route.deliver(packet, id));
  deliveries.push(...own);
  const delivered = await firstAnswered(own);
  const attempt: PushAttempt = {
    number,
    startedAtMs,
    durationMs: clock.nowMs() - startedAtMs,
    ...delivered,
    invocationIds,
    ...(fault === undefined ? {} : { fault: fault.kind }),
  };
  emit({ kind: "attempt-ended", pushId, target, attempt });
  // Nonsense ends the push as well: WeChat shows the notice and does not ask again (assumed).
  if (attempt.outcome === "answered" || attempt.outcome === "nonsense") over.abort();
  return attempt;
}
