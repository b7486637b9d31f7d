// Why WeChat got no answer in its five seconds: whether the machine gave the processes no time, as they measured themselves.
import type { PushAttempt } from "../../message-push/simulator/push-report";
import type { Evidence } from "./evidence";
import { coveredMs } from "./spans";

/** What a call may take: WeChat's five seconds, less the half second that the runtime's deadline leaves to the platform. */
const USUAL_MS = 4_500;

/** Whether a fault held its instance: frozen, or kept from its event. Then it says nothing about the runtime. */
export function isStalled({ involved }: Evidence, { invocationIds }: PushAttempt): boolean {
  return invocationIds.some((id) => (involved.get(id)?.stalledAtMs.length ?? 0) > 0);
}

/** How long its instance and the campaign itself got no time, if without that it would have been answered in time. */
export function lackOfTimeMs({ involved, ownNoTime }: Evidence, attempt: PushAttempt): number | undefined {
  const { startedAtMs, durationMs, invocationIds } = attempt;
  for (const id of invocationIds) {
    const call = involved.get(id);
    const endedAtMs = call?.endedAtMs ?? startedAtMs + durationMs;
    const lackMs = coveredMs([...(call?.noTime ?? []), ...ownNoTime], startedAtMs, endedAtMs);
    if (endedAtMs - startedAtMs - lackMs <= USUAL_MS) return lackMs;
  }
  return undefined;
}

/** What is counted of answers to WeChat. */
export interface AnswersTally {
  readonly slowestAnswerMs: number;
  /** Answers after 5 s, although no fault held the instance itself, where the machine gave the processes no time. */
  readonly delayedAnswers: readonly string[];
  /** The same where nothing explains it: a fault of the runtime. */
  readonly lateAnswers: readonly string[];
}

export function createAnswersTally() {
  let slowestAnswerMs = 0;
  const delayedAnswers: string[] = [];
  const lateAnswers: string[] = [];
  const addLate = (evidence: Evidence, attempt: PushAttempt) => {
    const name = `${evidence.push.id} attempt ${attempt.number}`;
    const lackMs = lackOfTimeMs(evidence, attempt);
    if (lackMs === undefined) lateAnswers.push(name);
    else delayedAnswers.push(`${name}: ${Math.round(lackMs)} ms`);
  };
  return {
    /** Returns whether one of them is late and nothing explains it. */
    add(evidence: Evidence): boolean {
      const lateBefore = lateAnswers.length;
      for (const attempt of evidence.report.attempts.filter((one) => !isStalled(evidence, one))) {
        const { outcome, durationMs } = attempt;
        if (outcome === "answered") slowestAnswerMs = Math.max(slowestAnswerMs, durationMs);
        if (outcome === "no-answer") addLate(evidence, attempt);
      }
      return lateAnswers.length > lateBefore;
    },
    result: (): AnswersTally => ({ slowestAnswerMs, delayedAnswers, lateAnswers }),
  };
}
