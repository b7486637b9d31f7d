// Records how an attempt ended, so that every later delivery gets the same passive reply, and the next owner can go on.
import { PushError } from "../push-error";
import { isAcknowledged } from "../wechat/pairs";
import { isTransferReply, notDoneReply, type PassiveReply, SUCCESS } from "../wechat/passive-reply";
import type { Attempt, Ending } from "./attempt";
import { raiseBacklogFlag } from "./backlog-flag";
import { runsEnded, uncounted } from "./count-runs";
import { causeOf, writeDeadLetter } from "./dead-letter";
import type { Lease } from "./lease";
import type { Platform } from "./ports";
import type { FinishOutcome, PushRecord } from "./push-store";
import { backoffMs, doubling, retry } from "./retry";
import { INVOKER_LEASE_MS, LAST_RECORDING_MS, PAYMENT_PAUSE_MS, STORE_PAUSE_MS } from "./time-limits";
import { isSuccessGiven, transferTooLate } from "./transfer-missed";
import { within } from "./within";

/** The passive reply, and what else is known. */
export interface Settlement {
  readonly passiveReply: PassiveReply;
  /** Something older of this customer waits. */
  readonly hasBacklog: boolean;
  /** Nothing was sent, and the push is recorded nowhere: only WeChat can bring it back. */
  readonly isForgotten: boolean;
  /** Its work is to be done by a second invocation. */
  readonly isLeft: boolean;
}

/** Never rejects, and gives up at the attempt's deadline: WeChat must get its passive reply in time. */
export async function settlePush(platform: Platform, attempt: Attempt, ending: Ending): Promise<Settlement> {
  const passiveReply = passiveReplyOf(ending) ?? ending.progress.passiveReply ?? notDoneReply(attempt.push.pair);
  const lastAtMs = Math.min(attempt.deadlineAtMs, platform.clock.nowMs() + LAST_RECORDING_MS);
  const isOthers = ending.state === "lease-lost" || (await claimAtLast(platform, attempt, lastAtMs)) === "others";
  if (isOthers) return { passiveReply, hasBacklog: false, isForgotten: false, isLeft: false };
  const lease = attempt.lease.current;
  if (lease === undefined) {
    const written = await recordUnprotected(platform, attempt, ending, lastAtMs);
    const isRecorded = written !== undefined && written !== "lease-lost";
    const isForgotten = !isHeard(ending) && !isRecorded;
    return { ...answerOf(passiveReply, written), hasBacklog: false, isForgotten, isLeft: false };
  }
  const written = await recordUntilDeadline(platform, attempt, () => write(platform, attempt, ending, lease));
  // A try whose answer was lost may have lowered the backlog flag: better to look once too often.
  const mayHaveBacklog = written === "backlog" || (written === "unconfirmed" && ending.state === "completed");
  const isLeft = ending.state === "later" && written !== "lease-lost";
  return { ...answerOf(passiveReply, written), hasBacklog: mayHaveBacklog, isForgotten: false, isLeft };
}

/** How a push was recorded. `transfer-missed`: WeChat was answered `success` by another delivery, so the customer has to be told. */
type Written = FinishOutcome | "transfer-missed";

function answerOf(
  passiveReply: PassiveReply,
  written: Written | "unconfirmed" | undefined,
): Pick<Settlement, "passiveReply"> {
  return { passiveReply: written === "transfer-missed" ? SUCCESS : passiveReply };
}

/**
 * Whether WeChat has something of the push for sure: a reply that it confirmed, or a transfer in the passive reply. What is only
 * assumed to be sent does not count, and neither does having nothing to say: an instance that is cut off from everything could
 * say the same of any push.
 */
function isHeard({ progress: { sent, unconfirmed, passiveReply } }: Ending): boolean {
  return sent > unconfirmed || passiveReply !== undefined;
}

function passiveReplyOf(ending: Ending): PassiveReply | undefined {
  return ending.state === "completed" || ending.state === "waiting" ? ending.passiveReply : undefined;
}

/** A push that could not be claimed may be claimed now: then its outcome can be recorded. */
async function claimAtLast(
  { clock }: Platform,
  { lease, log }: Attempt,
  untilMs: number,
): Promise<"others" | undefined> {
  if (lease.current !== undefined) return undefined;
  const claiming = lease.ensure().then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof PushError && error.code === "LEASE_LOST") return "others" as const;
      log.failure("outcome-unrecorded", error);
      return undefined;
    },
  );
  return within(clock, untilMs, claiming);
}

/** It may have been claimed although every answer to that got lost; then its record must not look unfinished. */
async function recordUnprotected(
  platform: Platform,
  attempt: Attempt,
  ending: Ending,
  untilMs: number,
): Promise<Written | undefined> {
  const { record, log } = attempt;
  const written = write(platform, attempt, ending, { ...record, endsAtMs: Number.POSITIVE_INFINITY });
  const tried = written.catch((error: unknown) => {
    log.failure("outcome-unrecorded", error);
    return undefined;
  });
  return within(platform.clock, untilMs, tried);
}

async function write(platform: Platform, attempt: Attempt, ending: Ending, lease: Lease): Promise<Written> {
  switch (ending.state) {
    case "completed":
      return complete(platform, attempt, ending, lease);
    case "waiting":
      return wait(platform, attempt, ending, lease);
    case "dead":
      return die(platform, attempt, ending, lease);
    case "later":
      return leave(platform, attempt, ending, lease);
    default:
      return "lease-lost";
  }
}

type EndingOf<State extends Ending["state"]> = Extract<Ending, { state: State }>;

async function complete(
  platform: Platform,
  attempt: Attempt,
  { passiveReply, progress, isCancelled }: EndingOf<"completed">,
  lease: Lease,
): Promise<Written> {
  const { push, log, isDelivery } = attempt;
  const { sent, sentAtMs, unconfirmed, answeredBy } = progress;
  const isTransferred = isDelivery && isTransferReply(passiveReply);
  const finished = await platform.store.finish(lease, push.touser, {
    state: "completed",
    passiveReply,
    sent,
    sentAtMs,
    unconfirmed,
    tries: 0,
    reserved: 0,
    ...(answeredBy !== undefined && { answeredBy }),
    ...(isCancelled && { reason: "HANDED_OVER" }),
    ...transferred(platform, passiveReply),
    ...(isTransferred && { unlessSuccessGiven: true }),
  });
  if (finished !== "lease-lost") log.info("completed");
  else if (isTransferred && (await isSuccessGiven(platform, lease))) {
    const isLeft = await wait(platform, attempt, { state: "waiting", error: transferTooLate(), progress }, lease);
    return isLeft === "recorded" ? "transfer-missed" : isLeft;
  }
  return finished;
}

/** Others must know that what had arrived by then is not to be answered over the person. */
function transferred({ clock }: Platform, passiveReply: PassiveReply | undefined): Pick<PushRecord, "transferredAtMs"> {
  return passiveReply !== undefined && isTransferReply(passiveReply) ? { transferredAtMs: clock.nowMs() } : {};
}

async function wait(
  platform: Platform,
  { push, log, record }: Attempt,
  { error, progress }: EndingOf<"waiting">,
  lease: Lease,
): Promise<FinishOutcome> {
  // Until it is done, a payment has no passive reply that another delivery could be given.
  const isPayment = isAcknowledged(push.pair);
  const dueInMs = isPayment ? PAYMENT_PAUSE_MS : backoffMs(platform, record.attempt);
  const passiveReply = isPayment ? {} : { passiveReply: record.passiveReply ?? notDoneReply(push.pair) };
  // A write of its own that was given up may still be on its way; it must not undo this one.
  const writeNumber = progress.writeNumber + 1;
  const runs = runsEnded(record, error);
  const answer = progress.passiveReply ?? passiveReply.passiveReply;
  const change = {
    ...passiveReply,
    ...progress,
    ...transferred(platform, answer),
    ...causeOf(error),
    runs,
    writeNumber,
    reserved: 0,
    dueInMs,
  };
  const isHeld = await platform.store.change(lease, change);
  if (!isHeld) return "lease-lost";
  const fields = { ...causeOf(error), dueInMs };
  // A handler that says "not yet" asks WeChat for another push; its customer waits for no reply.
  if (isAckedNotYet(error)) {
    log.info("waiting", fields);
    return "recorded";
  }
  log.warn("waiting", fields);
  await raiseBacklogFlag(platform, log, push.touser);
  return "recorded";
}

/** The second invocation runs the handler from its beginning, so this run does not count. Should it get lost, the relay finds the push. */
async function leave(
  { store }: Platform,
  { record }: Attempt,
  { progress }: EndingOf<"later">,
  lease: Lease,
): Promise<FinishOutcome> {
  const writeNumber = progress.writeNumber + 1;
  const left = { passiveReply: SUCCESS, runs: uncounted(record.runs), reserved: 0, dueInMs: INVOKER_LEASE_MS } as const;
  return (await store.change(lease, { ...progress, ...left, writeNumber })) ? "recorded" : "lease-lost";
}

async function die(
  platform: Platform,
  { log, record }: Attempt,
  { error, progress }: EndingOf<"dead">,
  lease: Lease,
): Promise<FinishOutcome> {
  const letter = { cause: causeOf(error), runs: runsEnded(record, error), progress };
  return writeDeadLetter(platform, log, { record, lease }, letter);
}

function isAckedNotYet(error: unknown): boolean {
  return error instanceof PushError && error.code === "ACK_NOT_YET";
}

/** Tries until the deadline: a database that is back a moment later still learns how the push ended. */
async function recordUntilDeadline(
  { clock }: Platform,
  { deadlineAtMs, log }: Attempt,
  record: () => Promise<Written>,
): Promise<Written | "unconfirmed" | undefined> {
  let hasFailed = false;
  const policy = { pauseMs: doubling(STORE_PAUSE_MS), deadlineAtMs, mayPass: () => true };
  const recording = retry(clock, policy, async () => {
    try {
      const finished = await record();
      if (finished !== "lease-lost") return finished;
      // An earlier try may have arrived after all, and then there is no lease any more.
      if (!hasFailed) log.warn("outcome-unrecorded", { reason: "LEASE_LOST" });
      else log.warn("outcome-unconfirmed");
      return hasFailed ? "unconfirmed" : finished;
    } catch (error) {
      hasFailed = true;
      log.failure("outcome-unrecorded", error);
      throw error;
    }
  });
  const result = await within(
    clock,
    deadlineAtMs,
    recording.catch(() => undefined),
  );
  if (result === undefined) log.warn("outcome-unrecorded", { reason: "DEADLINE_EXCEEDED" });
  return result;
}
