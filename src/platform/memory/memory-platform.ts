// The ports on a Map: unit tests, and the reference for what the ports mean.
import type { Call, Clock, LogLine, Messenger, Platform } from "../../runtime/ports";
import type { MessageBody } from "../../wechat/messages";
import { memoryStore } from "./memory-store";

/** A platform in memory that shows what happened on it. */
export interface MemoryPlatform extends Platform {
  /** What was sent, in order. */
  readonly sent: readonly { readonly touser: string; readonly message: MessageBody }[];
  /** To whom "typing…" was shown, in order. */
  readonly typing: readonly string[];
  readonly logged: readonly LogLine[];
}

/** What a test may replace. */
export interface MemoryPlatformOptions {
  readonly clock: Clock;
  readonly call?: Call;
  readonly messenger?: Partial<Messenger>;
  readonly store?: Platform["store"];
}

/** Everything a function needs, in memory. */
export function memoryPlatform({ clock, call, messenger, store }: MemoryPlatformOptions): MemoryPlatform {
  const sent: { touser: string; message: MessageBody }[] = [];
  const typing: string[] = [];
  const logged: LogLine[] = [];
  return {
    clock,
    store: store ?? memoryStore(),
    messenger: {
      async deliver(touser, message) {
        sent.push({ touser, message });
      },
      async showTyping(touser) {
        typing.push(touser);
      },
      ...messenger,
    },
    log: (line) => logged.push(line),
    describeCall: () => call ?? { sources: [] },
    sent,
    typing,
    logged,
  };
}
