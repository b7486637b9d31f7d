// Pushes that earlier invocations left unfinished, in a store in memory that a test may damage.
import { type MemoryPlatformOptions, memoryPlatform } from "../../src/platform/memory/memory-platform";
import { memoryStore, type Stored } from "../../src/platform/memory/memory-store";
import type { PushRecord, PushStore } from "../../src/runtime/push-store";
import { createDefineRelay } from "../../src/runtime/relay";
import { parsePush } from "../../src/wechat/parse-push";
import { fakeClock } from "./fake-clock";
import { packets } from "./packets";

export const TIMER = { sources: ["wx_trigger"], timeLimitMs: 60_000, functionName: "relay" };
export const OUTBOX = [{ msgtype: "text", text: { content: "还在" } }] as const;

/** What a test may replace, and what may be changed of the store. */
export interface LeftOverOptions extends Omit<MemoryPlatformOptions, "clock" | "store"> {
  readonly wrap?: (store: PushStore) => PushStore;
}

/** A platform with a relay, and a store to leave pushes in. */
export function leftOver({ wrap = (store) => store, ...options }: LeftOverOptions = {}) {
  const clock = fakeClock();
  const stored = new Map<unknown, Stored>();
  const store = memoryStore(clock.nowMs, stored);
  const platform = memoryPlatform({ ...options, clock, store: wrap(store) });
  const main = createDefineRelay(platform)();
  let left = 0;
  return {
    clock,
    store,
    stored,
    platform,
    main,
    /** The timer calls. */
    relay: () => main({}, TIMER),
    /** Leaves pushes of as many customers, each due a millisecond after the one before it; returns their keys. */
    leave(
      count: number,
      fields: Partial<Record<keyof PushRecord, unknown>> = {},
      times: Partial<Stored> = {},
    ): string[] {
      return Array.from({ length: count }, () => {
        left += 1;
        const { key, ...record } = recordOf(left, clock.nowMs());
        const at = { dueAtMs: clock.nowMs() - 1_000_000 + left, changedAtMs: clock.nowMs() };
        stored.set(key, { record: { ...record, key, ...fields } as PushRecord, ...at, ...times });
        return key;
      });
    },
  };
}

function recordOf(index: number, arrivedAtMs: number): PushRecord {
  const packet = { ...packets.text, FromUserName: `oCustomer${index}`, MsgId: `m${index}` };
  const { key, pair, touser, packet: text } = parsePush(packet);
  return {
    key,
    pair,
    touser,
    packet: text,
    state: "waiting",
    functionName: "text",
    attempt: 1,
    fencingToken: "dead",
    writeNumber: 0,
    runs: 1,
    arrivedAtMs,
    sent: 0,
    sentAtMs: [],
    unconfirmed: 0,
    tries: 0,
    reserved: 0,
    onUnknownSend: "assume-sent",
  };
}
