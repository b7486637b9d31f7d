// The faults that were ordered, and where they were injected.

import { CAN_FREEZE } from "../can-freeze";
import type { SimulatorClock } from "../clock";
import { checkFault } from "./check-fault";
import type {
  Aim,
  Fault,
  Injection,
  InvocationEffect,
  Occurrence,
  PendingFault,
  Phase,
  PushEffect,
  RequestEffect,
  StartEffect,
} from "./fault";
import { namesOfRequest } from "./places";
import { randomOf } from "./random";

/** A fault at a request: its moment is always known. */
export type RequestFault = RequestEffect & { readonly phase: Phase };

/** Takes orders for faults, and finds the one that is due. One occurrence gets one fault at most: the first ordered. */
export interface Faults {
  /**
   * Returns the fault's index.
   * @throws {SimulatorError} `OPTION_INVALID` for what can never be injected, with the fix
   */
  inject(fault: Fault): number;
  /** Faults that can still be injected, with how often each was. */
  pending(): readonly PendingFault[];
  /** Every injection since the simulator started, oldest first, up to 10 000; clearing does not undo them. */
  injected(): readonly Injection[];
  /** The order of a fault that was injected, also when it is spent or was taken back. */
  ordered(index: number): Fault | undefined;
  /** Takes back every fault that can still be injected; with an index, that one. */
  clear(index?: number): void;
  /** The fault for a request of a function, if one is due; it counts as injected. */
  atRequest(request: Occurrence & { action: string; apiName?: string | undefined }): RequestFault | undefined;
  /** The fault for an instance that is about to load. */
  atStart(start: Occurrence): StartEffect | undefined;
  /** The fault for a call of a function. */
  atInvocation(call: Occurrence): InvocationEffect | undefined;
  /** The fault for a delivery. */
  atPush(push: Occurrence): PushEffect | undefined;
}

export interface FaultsOptions {
  readonly clock: SimulatorClock;
  /** Functions a fault may name; without them, any. */
  readonly functionNames?: () => readonly string[];
  /** @default whether this machine can */
  readonly canFreeze?: boolean;
  /** Called whenever a fault is injected. */
  readonly onInjected?: (injection: Injection) => void;
  /** Called whenever faults are ordered or taken back. */
  readonly onOrdered?: () => void;
}

interface FaultOrder {
  readonly index: number;
  readonly fault: Fault;
  readonly random: () => number;
  seen: number;
  injected: number;
  endsAtMs: number | undefined;
}

/** Enough for any campaign; older ones are dropped. */
const KEPT_INJECTIONS = 10_000;

export function createFaults({
  clock,
  functionNames,
  canFreeze = CAN_FREEZE,
  onInjected,
  onOrdered,
}: FaultsOptions): Faults {
  let orders: FaultOrder[] = [];
  let ordered = 0;
  const injections: Injection[] = [];
  const orderedFaults = new Map<number, Fault>();

  function take(places: readonly string[], occurrence: Occurrence): Fault | undefined {
    const nowMs = clock.nowMs();
    const due = orders
      .filter(({ fault }) => isAimedAt(fault, places, occurrence))
      .filter((order) => isDue(order, nowMs));
    const [order] = due;
    if (order === undefined) return undefined;
    order.injected += 1;
    order.endsAtMs ??= nowMs + (order.fault.forMs ?? Number.POSITIVE_INFINITY);
    orderedFaults.set(order.index, order.fault);
    const injection = describe(order, String(places[0]), occurrence, nowMs);
    injections.push(injection);
    if (injections.length > KEPT_INJECTIONS) injections.shift();
    onInjected?.(injection);
    return order.fault;
  }

  return {
    inject(value) {
      const fault = checkFault(value, { canFreeze, functionNames: functionNames?.() });
      ordered += 1;
      const random = randomOf(fault.seed ?? 0);
      orders.push({ index: ordered, fault, random, seen: 0, injected: 0, endsAtMs: undefined });
      onOrdered?.();
      return ordered;
    },
    pending() {
      orders = orders.filter((order) => !isSpent(order, clock.nowMs()));
      return orders.map(pendingOf);
    },
    injected: () => [...injections],
    ordered: (index) => orderedFaults.get(index),
    clear(index) {
      orders = index === undefined ? [] : orders.filter((order) => order.index !== index);
      onOrdered?.();
    },
    // Only faults whose kind suits the site can be ordered there, so the fault that is due has the site's type.
    atRequest: ({ action, apiName, ...occurrence }) =>
      take(namesOfRequest(action, apiName), occurrence) as RequestFault | undefined,
    atStart: (start) => take(["start"], start) as StartEffect | undefined,
    atInvocation: (call) => take(["invocation"], call) as InvocationEffect | undefined,
    atPush: (push) => take(["push"], push) as PushEffect | undefined,
  };
}

function isAimedAt({ on, functionName, openid }: Aim, places: readonly string[], occurrence: Occurrence): boolean {
  return (
    places.includes(on) &&
    (functionName === undefined || functionName === occurrence.functionName) &&
    (openid === undefined || openid === occurrence.openid)
  );
}

/** Counts the occurrence, also for a fault whose turn another one takes: else `nth` would depend on the others. */
function isDue(order: FaultOrder, nowMs: number): boolean {
  order.seen += 1;
  const { probability, nth = 1 } = order.fault;
  // Rolled for every occurrence, so that the seed alone decides.
  if (probability !== undefined) return order.random() < probability;
  return order.seen >= nth && !isSpent(order, nowMs);
}

function isSpent({ fault, injected, endsAtMs }: FaultOrder, nowMs: number): boolean {
  if (fault.probability !== undefined) return false;
  if (fault.forMs !== undefined) return endsAtMs !== undefined && nowMs >= endsAtMs;
  return injected >= (fault.times ?? 1);
}

function pendingOf({ fault, index, seen, injected, endsAtMs }: FaultOrder): PendingFault {
  const end = fault.forMs !== undefined && endsAtMs !== undefined ? { endsAtMs } : {};
  return { ...fault, index, seen, injected, ...end };
}

function describe({ index, fault }: FaultOrder, place: string, occurrence: Occurrence, atMs: number): Injection {
  const phase = "phase" in fault && fault.phase !== undefined ? { phase: fault.phase } : {};
  return { index, kind: fault.kind, ...phase, place, ...occurrence, atMs };
}
