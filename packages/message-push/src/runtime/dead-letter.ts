// The one way to make a dead letter: the same write and the same log line after an attempt and in the relay.
import { PushError } from "../push-error";
import { notDoneReply } from "../wechat/passive-reply";
import type { Progress } from "./attempt";
import type { Lease } from "./lease";
import type { Platform } from "./ports";
import { lineOf, type PushLog } from "./push-log";
import type { DamagedRecord, FinishOutcome, PushRecord } from "./push-store";

/** Why a push waits or is dead, in its record and in its log line. */
export interface Cause {
  /** A code of PushError. */
  readonly reason: string;
  /** WeChat's or the platform's own number. */
  readonly errCode?: number;
  /** What went wrong before, where `reason` is that time ran out. */
  readonly lastError?: string;
}

/** What a dead letter has besides the record. */
export interface DeadLetter {
  readonly cause: Cause;
  /** How often the handler was begun. */
  readonly runs: number;
  /** How far the attempt got, after an attempt. */
  readonly progress?: Progress;
}

/**
 * Finishes a push that is not tried again. Logged only when it is recorded: another owner may still answer it.
 *
 * @throws {PushError} `STORE_UNAVAILABLE`
 */
export async function writeDeadLetter(
  { store }: Platform,
  log: PushLog,
  { record, lease }: { readonly record: PushRecord; readonly lease: Lease },
  { cause, runs, progress }: DeadLetter,
): Promise<FinishOutcome> {
  const passiveReply = notDoneReply(record.pair);
  const ending = { state: "dead", passiveReply, ...progress, ...cause, runs, reserved: 0 } as const;
  const finished = await store.finish(lease, record.touser, ending);
  const unsent = progress === undefined ? record.outbox?.length : progress.outbox?.length;
  if (finished !== "lease-lost") log.error("dead-letter", { ...cause, attempts: record.attempt, runs, unsent });
  return finished;
}

/** A record that can be read, and whose `field` cannot be used: nothing can be done for it. */
export function damaged(field: string): Cause {
  return { reason: "RECORD_DAMAGED", lastError: field };
}

/** The log line of a damaged record that the database made a dead letter of: there is no more to say than where it is. */
export function logBuried({ log }: Platform, { key, field }: DamagedRecord): void {
  log({
    ...lineOf("error", "dead-letter", { ...damaged(field) }),
    ...(typeof key === "string" ? { pushId: key } : {}),
  });
}

/** The cause that an error is recorded as; an error that is no PushError is the handler's. */
export function causeOf(error: unknown): Cause {
  if (!(error instanceof PushError)) return { reason: "HANDLER_FAILED" };
  return { reason: error.code, ...(error.errCode === undefined ? {} : { errCode: error.errCode }) };
}
