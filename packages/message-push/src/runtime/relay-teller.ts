// What the relay says about a push that is long done: a sentence that no record waits for. It never speaks over a person, never beyond WeChat's
// places, and never while a push of the customer is under way.
import { PushError } from "../push-error";
import type { MessageBody } from "../wechat/messages";
import { requireCloudCalls } from "./cloud-call-access";
import { isWithPerson } from "./one-voice";
import type { Platform } from "./ports";
import { createPushLog } from "./push-log";
import { isUnfinished, type PushRecord } from "./push-store";
import { findOthers, placesLeft, windowMsOf } from "./reply-budget";
import { VOICE_LEAVES_MS } from "./time-limits";

/** A sentence, and the push whose customer it is for. */
export interface Sentence {
  readonly pushId: string;
  readonly message: MessageBody;
}

/** `never`: the window is over, no place is left, or a person has the conversation. `later`: it may be told by another run. */
export type Told = "told" | "later" | "never";

/** What `alsoTell` of `defineRelay` is given. */
export interface Teller {
  /** No sentence is begun after that; epoch milliseconds. */
  readonly endsAtMs: number;
  /** Another one each time. */
  readonly newId: () => string;
  /**
   * Says the sentence, if nothing speaks against it. `announce` records that before it is sent; where it gives `false`, nothing is sent. Whether
   * WeChat took it is in the log alone.
   *
   * @throws {PushError} `STORE_UNAVAILABLE`, and what `announce` throws
   */
  readonly tell: (sentence: Sentence, announce: () => Promise<boolean>) => Promise<Told>;
}

/** The teller of one run. Whether WeChat can be reached from here is asked once. */
export function tellerOf(platform: Platform, endsAtMs: number): Teller {
  let reaching: Promise<boolean> | undefined;
  return {
    endsAtMs,
    newId: () => platform.newFencingToken(),
    async tell({ pushId, message }, announce) {
      if (reaching !== undefined && !(await reaching)) return "later";
      const record = await find(platform, pushId);
      if (record === undefined) return "never";
      const lookedAtMs = platform.clock.nowMs();
      const answer = await lookAround(platform, record);
      if (answer !== undefined) return answer;
      reaching ??= canReach(platform, record);
      if (!(await reaching) || !(await announce())) return "later";
      await send(platform, record, message, lookedAtMs + VOICE_LEAVES_MS);
      return "told";
    },
  };
}

/** Why nothing is said to the customer now. */
async function lookAround(platform: Platform, record: PushRecord): Promise<"never" | "later" | undefined> {
  const others = await findOthers(platform, record);
  const all = [record, ...others];
  if (all.some(({ state }) => isUnfinished(state))) return "later";
  return isWithPerson(record, all) || placesLeft(platform, record, others) < 1 ? "never" : undefined;
}

async function find({ store, clock, allowances }: Platform, pushId: string): Promise<PushRecord | undefined> {
  const record = await store.find(pushId).catch((error: unknown) => {
    if (error instanceof PushError && error.code === "RECORD_DAMAGED") return undefined;
    throw error;
  });
  const isOver = record !== undefined && clock.nowMs() >= record.arrivedAtMs + windowMsOf(record.pair, allowances);
  return isOver ? undefined : record;
}

async function canReach({ messenger }: Platform, { touser }: PushRecord): Promise<boolean> {
  return requireCloudCalls(messenger, { touser, event: {} as never }).then(
    () => true,
    () => false,
  );
}

/** An instance that was frozen after the look sends nothing any more. */
async function send(
  platform: Platform,
  record: PushRecord,
  message: MessageBody,
  leaveBeforeMs: number,
): Promise<void> {
  const log = createPushLog(platform, record);
  try {
    await platform.messenger.deliver(record.touser, message, leaveBeforeMs);
    log.info("told");
  } catch (error) {
    log.failure("untold", error);
  }
}
