// Everything that happens in the simulator, on one stream: the terminal, tests and a page read the same events.
import type { Both } from "../src/language";
import type { SimulatorClock } from "./clock";
import type { GatewayRequest, Invocation, InvocationOutcome } from "./contracts";
import type { Injection } from "./faults/fault";
import { keepEvents } from "./kept-events";
import type { Packet } from "./packet";
import { createPushOwners, type PushOwners } from "./push-owners";
import type { InboxEntry, PushAttempt, PushReport } from "./push-report";
import type { SubscribeMessage } from "./wechat/users";

/** What happened. A push and its attempts share a `pushId`; what a function did names its invocation. */
export type Happening =
  /** WeChat has something to push. Where it goes, or why it goes nowhere, is in the report. */
  | { readonly kind: "push-arrived"; readonly pushId: number; readonly pair: string; readonly packet: Packet }
  | {
      readonly kind: "attempt-started";
      readonly pushId: number;
      readonly number: number;
      /** A function, or the URL of a server. */
      readonly target: string;
      readonly invocationIds: readonly string[];
    }
  | {
      readonly kind: "attempt-ended";
      readonly pushId: number;
      readonly target: string;
      readonly attempt: PushAttempt;
    }
  /** The attempt of that number was not accepted, and the next one begins after the pause. */
  | {
      readonly kind: "push-paused";
      readonly pushId: number;
      readonly target: string;
      readonly number: number;
      readonly pauseMs: number;
    }
  /** Somebody asked to have it tried no more: no attempt follows, and the one under way is waited for. */
  | { readonly kind: "push-stopped"; readonly pushId: number; readonly pair: string; readonly target: string }
  | { readonly kind: "push-finished"; readonly pushId: number; readonly report: PushReport }
  /** A function's request to the gateway has been answered, or its connection was broken off. */
  | { readonly kind: "request-finished"; readonly request: GatewayRequest }
  | {
      readonly kind: "invocation-started";
      readonly invocation: Invocation;
      readonly instanceId: string;
      readonly coldStart: boolean;
    }
  /** Also for an invocation that was refused and therefore never started. */
  | { readonly kind: "invocation-ended"; readonly outcome: InvocationOutcome }
  /** A function printed a line. `entry` is its content where the line is a JSON object, as every line of the runtime is. */
  | {
      readonly kind: "log-line";
      readonly invocationId: string;
      readonly functionName: string;
      readonly line: string;
      readonly entry?: Readonly<Record<string, unknown>>;
      /** Where in the author's sources its error was thrown; only in what the control API gives. */
      readonly place?: string;
    }
  /** The customer sees one thing more, and a reply may come long after its push was answered. */
  | { readonly kind: "inbox-entry"; readonly openid: string; readonly entry: InboxEntry }
  /** The customer got a subscribe message, outside the conversation. */
  | { readonly kind: "subscribe-message"; readonly openid: string; readonly message: SubscribeMessage }
  /** A cloud call did not get as far as WeChat, or the simulator has no answer to it: `text` says why, and what to do. */
  | {
      readonly kind: "cloud-call-refused";
      readonly apiName: string;
      /** Absent where no function is known to have called. */
      readonly functionName?: string;
      readonly errCode: number;
      readonly text: string;
      /** `text` in both languages: programs read that, the same for everyone, and people this. So it is with `texts` of the others. */
      readonly texts: Both;
    }
  /** A function asked another host that `sim.http` answers for. Status 501: this address has no answer; 0: the connection broke. */
  | { readonly kind: "outgoing-request"; readonly method: string; readonly url: string; readonly status: number }
  /** WeChat took a message, or refused it for another reason, and something in it does nothing, or may not work. */
  | {
      readonly kind: "send-warning";
      readonly invocationId?: string;
      readonly fact: string;
      readonly fix: string;
      readonly texts: { readonly fact: Both; readonly fix: Both };
    }
  /** The customer waits for a person, has one, or is back with the function. */
  | { readonly kind: "hand-over"; readonly openid: string; readonly state: "queued" | "accepted" | "closed" }
  | { readonly kind: "fault-injected"; readonly injection: Injection }
  /** Faults were ordered or taken back; `sim.faults.pending()` has those that can still be injected. */
  | { readonly kind: "faults-ordered" }
  | { readonly kind: "clock-moved"; readonly offsetMs: number }
  | {
      readonly kind: "timer-fired";
      readonly functionName: string;
      readonly name: string;
      readonly dueAtMs: number;
    }
  /** From now on calls run the new version of `functions`, and `removed` can no longer be called. The time is the machine's. */
  | {
      readonly kind: "functions-reloaded";
      readonly functions: readonly string[];
      readonly removed: readonly string[];
      readonly durationMs: number;
    }
  | BuildHappening;

/** What came of a source that changed while the simulator runs. */
export type BuildHappening =
  /** The last good build goes on. `text` names files and lines. */
  | { readonly kind: "build-failed"; readonly text: string }
  /** After a failed build: all that changed is built. */
  | { readonly kind: "build-right" }
  /** The new code runs all the same. `text` is the compiler's, with files and lines. */
  | { readonly kind: "types-broken"; readonly text: string }
  | { readonly kind: "types-right" }
  /** What changed counts only after a restart; `text` says what. */
  | { readonly kind: "restart-needed"; readonly text: string; readonly texts?: Both };

/**
 * One event. `id` counts from 1 since the simulator started; `atMs` is the simulator's time. `ofPush` is the number of the push that it
 * belongs to, whichever invocation did it; absent for what belongs to none.
 */
export type SimulatorEvent = { readonly id: number; readonly atMs: number; readonly ofPush?: number } & Happening;

/** Puts what happened on the stream. */
export type Emit = (happening: Happening) => void;

/** The readers' side of the stream. */
export interface EventStream {
  /** Calls the listener with every event from now on, as it happens. Returns a function that stops it. */
  on(listener: (event: SimulatorEvent) => void): () => void;
  /** Past events, oldest first: the newest 20 000. */
  all(): readonly SimulatorEvent[];
  /** The id of the newest event, 0 before the first. */
  newestId(): number;
  /** Those of one push that are still there. */
  ofPush(pushId: number): readonly SimulatorEvent[];
  /**
   * Past events with a higher id, oldest first. All of them for an id that was never given out: the reader took it
   * from a simulator that ran before this one.
   */
  since(id: number): readonly SimulatorEvent[];
}

/** Enough for any test and any sitting; older ones are dropped. */
const KEPT_EVENTS = 20_000;

/** A stream, and what puts events on it. */
export function createEvents(clock: Pick<SimulatorClock, "nowMs">): {
  readonly events: EventStream;
  readonly emit: Emit;
  /** The push that an invocation works on. */
  readonly pushOf: PushOwners["ofInvocation"];
} {
  const owners = createPushOwners();
  const kept = keepEvents(KEPT_EVENTS);
  const listeners = new Set<(event: SimulatorEvent) => void>();
  return {
    pushOf: owners.ofInvocation,
    emit(happening) {
      const id = kept.newestId() + 1;
      const ofPush = owners.note(happening);
      const event = { id, atMs: clock.nowMs(), ...(ofPush === undefined ? {} : { ofPush }), ...happening };
      kept.add(event);
      for (const listener of [...listeners]) listener(event);
    },
    events: {
      on(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      all: () => kept.since(0),
      newestId: kept.newestId,
      ofPush: kept.ofPush,
      since: (id) => kept.since(id > kept.newestId() ? 0 : id),
    },
  };
}

/** The requests of functions to the gateway that are among these events. */
export function requestsIn(events: readonly SimulatorEvent[]): readonly GatewayRequest[] {
  return events.flatMap((event) => (event.kind === "request-finished" ? [event.request] : []));
}

/** How invocations ended, as far as these events tell. */
export function outcomesIn(events: readonly SimulatorEvent[]): readonly InvocationOutcome[] {
  return events.flatMap((event) => (event.kind === "invocation-ended" ? [event.outcome] : []));
}
