// A function on a platform in memory, under a clock the test holds.
import {
  type MemoryPlatform,
  type MemoryPlatformOptions,
  memoryPlatform,
} from "../../src/platform/memory/memory-platform";
import { createDefineFunction, type PushFunction } from "../../src/runtime/define-function";
import type { FunctionDefinition } from "../../src/runtime/definition";
import type { PushRecord } from "../../src/runtime/push-store";
import { createDefineRelay, type RelayReport } from "../../src/runtime/relay";
import { parsePush } from "../../src/wechat/parse-push";
import type { Pair } from "../../src/wechat/push-events";
import { type FakeClock, fakeClock } from "./fake-clock";

export interface Bench<P extends Pair> {
  readonly main: PushFunction<P>;
  readonly platform: MemoryPlatform;
  readonly clock: FakeClock;
  /** A second instance of the same function: its own module state, the same store and messenger. */
  readonly otherInstance: PushFunction<P>;
  /** The relay of the same environment, called by a timer. */
  relay(): Promise<RelayReport>;
  /** The record of the push with that packet. */
  recordOf(packet: unknown): Promise<PushRecord | undefined>;
  /** The log events, in order. */
  logEvents(): string[];
  /** The texts that were sent, in order. */
  sentTexts(): string[];
}

export function runFunction<const P extends Pair>(
  definition: FunctionDefinition<P>,
  options: Omit<MemoryPlatformOptions, "clock"> & { readonly clock?: FakeClock } = {},
): Bench<P> {
  const { clock = fakeClock() } = options;
  const platform = memoryPlatform({ ...options, clock });
  return {
    main: createDefineFunction(platform)(definition),
    otherInstance: createDefineFunction(platform)(definition),
    relay: () => createDefineRelay(platform)()({}, { sources: ["wx_trigger"], timeLimitMs: 60_000 }),
    recordOf: (packet) => platform.store.find(parsePush(packet).key),
    logEvents: () => platform.logged.map(({ event }) => event),
    platform,
    clock,
    sentTexts: () =>
      platform.sent.map(({ message }) => (message.msgtype === "text" ? message.text.content : message.msgtype)),
  };
}
