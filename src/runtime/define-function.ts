// The life of a push, from arrival to passive reply. Read this file first.
import { PushError } from "../push-error";
import { factsOf, isAcknowledged } from "../wechat/pairs";
import { notDoneReply, type PassiveReply, SUCCESS } from "../wechat/passive-reply";
import type { Pair } from "../wechat/push-events";
import { admitPush } from "./admit-push";
import type { Attempt } from "./attempt";
import { type Claim, type ClaimRequest, claimLate, claimPush } from "./claim-push";
import { type CheckedDefinition, checkDefinition, type FunctionDefinition, type Handler } from "./definition";
import { drainBacklog } from "./drain-backlog";
import { leaseFor } from "./lease";
import type { Call, Platform } from "./ports";
import { createPushLog, type PushLog } from "./push-log";
import { isResume, resumePush } from "./resume-push";
import { runAttempt } from "./run-attempt";
import { runInBackground } from "./run-in-background";
import { settlePush } from "./settle-push";
import { isSmokeTest, runSmokeTest, type SmokeReport, type SmokeTest } from "./smoke-test";
import { within } from "./within";

/** A cloud function's `main`, with its definition riding on it. */
export interface PushFunction<P extends Pair = Pair> {
  /** Called after a deployment: `npm run smoke`. */
  (event: SmokeTest, invocationContext?: unknown): Promise<SmokeReport>;
  /** Called by the platform with the packet; settles in time, with a legal answer. */
  (packet: unknown, invocationContext?: unknown): Promise<PassiveReply>;
  /** The pairs it is bound to: build, push table and simulator read them here. */
  readonly on: readonly P[];
  /** The author's bare handler, for unit tests. */
  readonly handle: Handler<P>;
  /** Its options that its settings in the cloud must fit, for the doctor. */
  readonly slow: boolean;
  readonly deadlineMs: number;
}

/** Binds `defineFunction` to a platform. */
export function createDefineFunction(platform: Platform) {
  /**
   * Turns a handler into a cloud function. Around the handler it guards, claims, keeps the deadline, sends the replies
   * in order and records the outcome, so that a redelivered push is answered without running the handler again, and
   * what an instance leaves behind is finished by another.
   *
   * @throws {PushError} `OPTION_UNKNOWN`, `OPTION_INVALID`, `PAIR_UNKNOWN` when the definition is wrong
   * @example
   * export const main = defineFunction({
   *   on: "text",
   *   handle: ({ Content }) => reply.text(`收到：${Content}`),
   * });
   */
  return function defineFunction<const P extends Pair>(definition: FunctionDefinition<P>): PushFunction<P> {
    const checked = checkDefinition(definition);
    const main = async (packet: unknown, invocationContext?: unknown) => {
      const call = platform.describeCall(invocationContext);
      if (isSmokeTest(packet)) return runSmokeTest(platform, checked, packet, call);
      const receive = isResume(packet) ? resumePush : receivePush;
      return receive(platform, checked, packet, call);
    };
    const { on, slow, deadlineMs } = checked;
    return Object.assign(main, { on, handle: definition.handle, slow, deadlineMs }) as PushFunction<P>;
  };
}

async function receivePush(
  platform: Platform,
  definition: CheckedDefinition,
  packet: unknown,
  call: Call,
): Promise<PassiveReply> {
  const arrivedAtMs = platform.clock.nowMs();
  const { push, isHandled } = admitPush(packet, call, definition.on);
  const deadlineAtMs = arrivedAtMs + deliveryTimeMs(definition, push.pair, call);
  const log = createPushLog(platform, push);
  log.info("arrived");
  if (!isHandled) return acknowledgeUnhandled(log);

  const functionName = call.functionName ?? folderOf(push.pair);
  const { onUnknownSend } = definition;
  const waitUntilMs = deadlineAtMs - NOTE_RESERVE_MS;
  const request = { push, functionName, onUnknownSend, waitUntilMs, ...termsOf(definition, push.pair, call) };
  const claim = await claimPush(platform, log, request);
  if (claim.kind === "already-answered") return claim.passiveReply;
  if (claim.kind === "in-progress") return leaveToOthers(platform, log, push, deadlineAtMs);
  if (claim.kind === "unprotected" && definition.onStoreDown === "redeliver") return askForRedelivery(push.pair);
  if (claim.kind === "acquired" && definition.slow) return runInBackground(platform, log, claim, deadlineAtMs);

  const attempt = attemptOf(
    platform,
    { push, log, deadlineAtMs, isDelivery: true, mayLackCloudCalls: false },
    claim,
    request.leaseMs,
  );
  const ending = await runAttempt(platform, attempt, definition);
  const { passiveReply, hasBacklog: isOwing, isForgotten } = await settlePush(platform, attempt, ending);
  if (isForgotten) return askForRedelivery(push.pair);
  if (isOwing) await drainBacklog(platform, attempt);
  return passiveReply;
}

/** Kept at the end of waiting for another delivery, for a note to those who come later. */
const NOTE_RESERVE_MS = 500;
/** Kept at the end of the function's own timeout, should it be shorter than the deadline. */
export const KILL_RESERVE_MS = 500;
/** The longest timeout DevTools offers; assumed when the platform does not tell the real one. */
const ASSUMED_TIME_LIMIT_MS = 60_000;

/** The part of WeChat's patience that is ours, where a pair has another than the usual 5 s; the platform needs the rest. */
const SHARE_OF_PATIENCE = 0.8;

function deliveryTimeMs({ deadlineMs }: CheckedDefinition, pair: string, { timeLimitMs }: Call): number {
  const { answerWithinMs = Number.POSITIVE_INFINITY } = factsOf(pair);
  const killedAfterMs = (timeLimitMs ?? Number.POSITIVE_INFINITY) - KILL_RESERVE_MS;
  return Math.min(deadlineMs, answerWithinMs * SHARE_OF_PATIENCE, killedAfterMs);
}

/** The fallback for what nobody here handles: WeChat need not push it again, and the operator can see that it came. */
function acknowledgeUnhandled(log: PushLog): PassiveReply {
  log.warn("unhandled");
  return SUCCESS;
}

/** A slow function only claims to hand over: it says nothing itself, so nobody need wait until it is dead. */
const HAND_OVER_LEASE_MS = 10_000;

function termsOf(
  { slow }: CheckedDefinition,
  pair: string,
  { timeLimitMs = ASSUMED_TIME_LIMIT_MS }: Call,
): Pick<ClaimRequest, "leaseMs" | "runsHandler" | "passiveReply"> {
  if (!slow) return { leaseMs: leaseFor(timeLimitMs), runsHandler: true };
  const terms = { leaseMs: HAND_OVER_LEASE_MS, runsHandler: false } as const;
  return isAcknowledged(pair) ? terms : { ...terms, passiveReply: SUCCESS };
}

function attemptOf(
  platform: Platform,
  facts: Omit<Attempt, "record" | "lease">,
  claim: Extract<Claim, { kind: "acquired" | "unprotected" }>,
  leaseMs: number,
): Attempt {
  const { record } = claim;
  if (claim.kind === "acquired") return { ...facts, record, lease: claim.lease };
  return { ...facts, record, lease: undefined, claimLate: () => claimLate(platform, record, leaseMs) };
}

/** Another delivery is at it, or died of it: then the relay goes on, or the customer's next push. */
async function leaveToOthers(
  { store, clock }: Platform,
  log: PushLog,
  { pair, touser }: { pair: string; touser: string },
  deadlineAtMs: number,
): Promise<PassiveReply> {
  const left = store.flagBacklog(touser).catch((error: unknown) => log.failure("backlog-flag-unrecorded", error));
  await within(clock, deadlineAtMs, left);
  return notDoneReply(pair);
}

function askForRedelivery(pair: string): PassiveReply {
  if (isAcknowledged(pair)) return notDoneReply(pair);
  throw new PushError(
    "STORE_UNAVAILABLE",
    "The database is down, so the push could not be remembered; WeChat is asked to push it again.",
    'Look at 云开发 → 数据库. With onStoreDown: "answer", the default, a push is answered all the same where that is possible.',
  );
}

/** A function is called as its folder, and the folder as the last part of the pair. */
function folderOf(pair: string): string {
  return pair.slice(pair.indexOf(":") + 1);
}
