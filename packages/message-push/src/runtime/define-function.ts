// The life of a push, from arrival to passive reply. Read this file first.
import { PushError } from "../push-error";
import { isAcknowledged, isTransferable, kindOf, needsHandler } from "../wechat/pairs";
import type { Push } from "../wechat/parse-push";
import { notDoneReply, type PassiveReply, SUCCESS } from "../wechat/passive-reply";
import type { Pair } from "../wechat/push-events";
import { admitPush, isCustomerWaiting, misdirected } from "./admit-push";
import type { Attempt } from "./attempt";
import { raiseBacklogFlag } from "./backlog-flag";
import { claimPush, noteSuccess } from "./claim-push";
import { type CheckedDefinition, checkDefinition, type FunctionDefinition, type Handler } from "./definition";
import { claimRequestFor, deliveryTimeMs } from "./delivery";
import { drainBacklog } from "./drain-backlog";
import { deliveryHolder } from "./lease-holder";
import type { Call, Platform } from "./ports";
import { createPushLog, logArrival, type PushLog } from "./push-log";
import type { PushRecord } from "./push-store";
import { isResume, resumePush } from "./resume-push";
import { runAttempt } from "./run-attempt";
import { runInBackground } from "./run-in-background";
import { type Settlement, settlePush } from "./settle-push";
import { isSmokeTest, runSmokeTest, type SmokeReport, type SmokeTest } from "./smoke-test";
import { within } from "./within";

/** A cloud function's `main`, with its definition as properties. */
export interface PushFunction<P extends Pair = Pair> {
  /** Called after a deployment: `npx message-push smoke`. */
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
   * what an instance leaves unfinished is finished by another.
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
  const arrivedAtMs = platform.clock.nowMs() - (call.loadingMs ?? 0);
  const { push, isHandled } = admitPush(packet, call, definition.on);
  const deadlineAtMs = arrivedAtMs + deliveryTimeMs(definition, push.pair, call);
  const log = createPushLog(platform, push);
  logArrival(log, push);
  if (!isHandled) return acknowledgeUnhandled(log, push, definition.on);

  begin(definition.prepare);
  const request = claimRequestFor(definition, push, call, deadlineAtMs);
  const claim = await claimPush(platform, log, request);
  if (claim.kind === "already-answered") return claim.passiveReply;
  if (claim.kind === "in-progress") return leaveToOthers(platform, log, claim.record, deadlineAtMs);
  if (claim.kind === "unclaimable") return askForRedelivery(push.pair, claim.error);
  if (claim.kind === "unprotected" && definition.onStoreDown === "redeliver") return askForRedelivery(push.pair);
  if (claim.kind === "acquired" && definition.slow) return runInBackground(platform, log, push, claim, deadlineAtMs);

  const attempt: Attempt = {
    push,
    record: claim.record,
    lease: deliveryHolder(platform, log, claim, request.leaseMs),
    deadlineAtMs,
    isDelivery: true,
    // A message shows that the customer is alone; an event does not.
    ...(kindOf(push.pair) === "event" ? {} : { aloneAtMs: arrivedAtMs + (call.loadingMs ?? 0) }),
    mayLackCloudCalls: false,
    log,
  };
  const ending = await runAttempt(platform, attempt, definition);
  const settlement = await settlePush(platform, attempt, ending);
  return conclude(platform, attempt, settlement);
}

/** Beside the claim. The handler meets what goes wrong. */
function begin(prepare: () => unknown): void {
  void (async () => prepare())().catch(() => undefined);
}

/** What follows once the outcome is recorded, or cannot be. */
async function conclude(
  platform: Platform,
  attempt: Attempt,
  { passiveReply, hasBacklog, isForgotten, isLeft }: Settlement,
): Promise<PassiveReply> {
  const { push, record, log, deadlineAtMs, lease } = attempt;
  if (isForgotten) return askForRedelivery(push.pair);
  if (isLeft && lease.current !== undefined) {
    return runInBackground(platform, log, push, { record, lease: lease.current }, deadlineAtMs);
  }
  if (hasBacklog) await drainBacklog(platform, attempt);
  return passiveReply;
}

/**
 * A push that has no handler: WeChat need not push it again, and the log tells the operator that it came. But a customer who wrote
 * would wait for nothing, and money or goods would be lost.
 *
 * @throws {PushError} `EVENT_PAIR_MISMATCH`
 */
function acknowledgeUnhandled(log: PushLog, { pair }: Push, on: readonly Pair[]): PassiveReply {
  if (needsHandler(pair) || isCustomerWaiting(pair)) {
    log.error("unhandled");
    throw misdirected(pair, on);
  }
  log.warn("unhandled");
  return SUCCESS;
}

/** Another delivery works on it, or died of it: then the relay finishes it, or the customer's next push. */
async function leaveToOthers(
  platform: Platform,
  log: PushLog,
  record: PushRecord,
  deadlineAtMs: number,
): Promise<PassiveReply> {
  const { pair, touser } = record;
  const noting = isTransferable(pair) ? noteSuccess(platform, record) : Promise.resolve(undefined);
  const noted = noting.catch((error: unknown) => {
    log.failure("outcome-unrecorded", error);
    return undefined;
  });
  const both = Promise.all([noted, raiseBacklogFlag(platform, log, touser)]);
  const [passiveReply] = (await within(platform.clock, deadlineAtMs, both)) ?? [];
  return passiveReply ?? notDoneReply(pair);
}

/** The push is recorded nowhere, so only WeChat can bring it back. */
function askForRedelivery(pair: string, reason: PushError = unrecorded()): PassiveReply {
  if (isAcknowledged(pair)) return notDoneReply(pair);
  throw reason;
}

function unrecorded(): PushError {
  return new PushError(
    "STORE_UNAVAILABLE",
    {
      en: "The database is down, so the push could not be recorded; WeChat is asked to push it again.",
      zh: "数据库不可用，推送没能记录；已请微信重推。",
    },
    {
      en: 'Look at 云开发 → 数据库. With onStoreDown: "answer", the default, a push is answered all the same where that is possible.',
      zh: '请查看 云开发 → 数据库。默认的 onStoreDown: "answer" 会尽可能照常回复推送。',
    },
  );
}
