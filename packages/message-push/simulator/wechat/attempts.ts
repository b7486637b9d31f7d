// The attempts of one push: one after the other, or overlapping where a fault has them do so.
import { randomUUID } from "node:crypto";
import type { PushEffect } from "../faults/fault";
import { type Packet, pairOf } from "../packet";
import type { PushAttempt } from "../push-report";
import { type Delivered, firstAnswered } from "./deliver";
import type { DeliveryRoute } from "./delivery-route";
import { packetOfAttempt } from "./redelivered";
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
  readonly late: LateAnswer;
}

/** An answer that came when WeChat had given its delivery up. */
interface LateAnswer {
  /** Never resolves where such an answer does not count. */
  readonly counts: Promise<Delivered>;
  came(delivered: Delivered): void;
}

/** Resolves when every attempt has ended, those included that another one's passive reply has made needless. */
export async function attemptUntilAnswered(
  parts: WechatParts,
  pushId: number,
  packet: Packet,
  route: DeliveryRoute,
): Promise<PushAttempt[]> {
  const functionName = route.target;
  const late = lateAnswer(parts.rules.lateAnswersCount);
  const course: Course = { parts, pushId, packet, route, over: new AbortController(), deliveries: [], late };
  const over = new Promise((resolve) => course.over.signal.addEventListener("abort", resolve, { once: true }));
  const attempts: Promise<PushAttempt>[] = [];
  const pair = pairOf(packet);
  const schedule = retryScheduleOf(pair, parts.rules);
  let leaveRetries: (() => void) | undefined;
  for (let number = 1; number <= schedule.attempts && !course.over.signal.aborted; number += 1) {
    course.packet = packetOfAttempt(packet, number, schedule, parts.rules);
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

function lateAnswer(isCounted: boolean): LateAnswer {
  let answer: (delivered: Delivered) => void = () => undefined;
  const counts = new Promise<Delivered>((resolve) => {
    answer = resolve;
  });
  return { counts, came: (delivered) => isCounted && delivered.outcome === "answered" && answer(delivered) };
}

async function pause({ parts, pushId, route, over }: Course, number: number, pauseMs: number): Promise<void> {
  if (pauseMs === 0 || over.signal.aborted) return;
  parts.emit({ kind: "push-paused", pushId, target: route.target, number, pauseMs });
  await parts.clock.after(pauseMs, over.signal);
}

async function startAttempt(
  course: Course,
  { number, invocationId }: { readonly number: number; readonly invocationId: string },
  fault: PushEffect | undefined,
): Promise<PushAttempt> {
  const { parts, pushId, packet, route, over, deliveries, late } = course;
  const { clock, emit } = parts;
  const { target } = route;
  const startedAtMs = clock.nowMs();
  const invocationIds = fault?.kind === "twice" ? [invocationId, randomUUID()] : [invocationId];
  emit({ kind: "attempt-started", pushId, number, target, invocationIds });
  const own = invocationIds.map((id) => route.deliver(packet, id, late.came));
  deliveries.push(...own);
  const delivered = await Promise.race([firstAnswered(own), late.counts]);
  const attempt: PushAttempt = {
    number,
    startedAtMs,
    durationMs: clock.nowMs() - startedAtMs,
    ...delivered,
    invocationIds,
    ...(fault === undefined ? {} : { fault: fault.kind }),
  };
  emit({ kind: "attempt-ended", pushId, target, attempt });
  if (endsPush(attempt, course)) over.abort();
  return attempt;
}

/** Whether WeChat does not ask again after it. */
function endsPush({ outcome, invocation }: PushAttempt, { route, parts: { rules } }: Course): boolean {
  if (outcome === "answered") return true;
  if (outcome === "nonsense") return !rules.retriesAfterNonsense;
  // A function that returned did not fail: it did not acknowledge a payment.
  const hasFailed = outcome === "failed" && route.kind === "function" && invocation?.status !== "returned";
  return hasFailed && !rules.retriesAfterFailure;
}
