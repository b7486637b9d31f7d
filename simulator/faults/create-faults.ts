// What was ordered to go wrong, and what of it struck.
import type { SimulatorClock } from "../clock";
import { CAN_FREEZE } from "../runner/instance";
import { checkFault } from "./check-fault";
import type {
  Aim,
  Fault,
  Occurrence,
  PendingFault,
  PushEffect,
  RequestEffect,
  StartEffect,
  Strike,
  When,
} from "./fault";
import { namesOfRequest } from "./places";
import { randomOf } from "./random";

/** A fault at a request: its moment is always known. */
export type RequestFault = RequestEffect & { readonly when: When };

/** Orders faults, and tells where they strike. One occurrence is struck by one fault at most: the first ordered. */
export interface Faults {
  /**
   * Returns the fault's index.
   * @throws {PushError} `OPTION_INVALID` for what cannot strike, with the mend
   */
  order(fault: Fault): number;
  /** Faults that can still strike, with how often each did. */
  pending(): readonly PendingFault[];
  /** Every strike since the simulator started, oldest first; clearing does not undo them. */
  struck(): readonly Strike[];
  /** Takes back what can still strike. */
  clear(): void;
  /** The fault for a request of a function, if one is due; it counts as struck. */
  atRequest(request: Occurrence & { action: string; apiName?: string | undefined }): RequestFault | undefined;
  /** The fault for an instance that is about to load. */
  atStart(start: Occurrence): StartEffect | undefined;
  /** The fault for a delivery. */
  atPush(push: Occurrence): PushEffect | undefined;
}

export interface FaultsOptions {
  readonly clock: SimulatorClock;
  /** Functions a fault may name; without them, any. */
  readonly functionNames?: readonly string[];
  /** @default whether this machine can */
  readonly canFreeze?: boolean;
}

interface Order {
  readonly index: number;
  readonly fault: Fault;
  readonly random: () => number;
  seen: number;
  struck: number;
  endsAtMs: number | undefined;
}

/** Enough for any campaign; older ones are dropped. */
const KEPT_STRIKES = 10_000;

export function createFaults({ clock, functionNames, canFreeze = CAN_FREEZE }: FaultsOptions): Faults {
  let orders: Order[] = [];
  let ordered = 0;
  const strikes: Strike[] = [];

  function strike(places: readonly string[], occurrence: Occurrence): Fault | undefined {
    const nowMs = clock.nowMs();
    const due = orders
      .filter(({ fault }) => isAimedAt(fault, places, occurrence))
      .filter((order) => isDue(order, nowMs));
    const [order] = due;
    if (order === undefined) return undefined;
    order.struck += 1;
    order.endsAtMs ??= nowMs + (order.fault.forMs ?? Number.POSITIVE_INFINITY);
    strikes.push(describe(order, String(places[0]), occurrence, nowMs));
    if (strikes.length > KEPT_STRIKES) strikes.shift();
    return order.fault;
  }

  return {
    order(value) {
      const fault = checkFault(value, { canFreeze, functionNames });
      ordered += 1;
      const random = randomOf(fault.seed ?? 0);
      orders.push({ index: ordered, fault, random, seen: 0, struck: 0, endsAtMs: undefined });
      return ordered;
    },
    pending() {
      orders = orders.filter((order) => !isSpent(order, clock.nowMs()));
      return orders.map(({ fault, index, seen, struck }) => ({ ...fault, index, seen, struck }));
    },
    struck: () => [...strikes],
    clear() {
      orders = [];
    },
    // Only faults whose kind suits the site can be ordered there, so what strikes has the site's type.
    atRequest: ({ action, apiName, ...occurrence }) =>
      strike(namesOfRequest(action, apiName), occurrence) as RequestFault | undefined,
    atStart: (start) => strike(["start"], start) as StartEffect | undefined,
    atPush: (push) => strike(["push"], push) as PushEffect | undefined,
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
function isDue(order: Order, nowMs: number): boolean {
  order.seen += 1;
  const { probability, nth = 1 } = order.fault;
  // Rolled for every occurrence, so that the seed alone decides which are struck.
  if (probability !== undefined) return order.random() < probability;
  return order.seen >= nth && !isSpent(order, nowMs);
}

function isSpent({ fault, struck, endsAtMs }: Order, nowMs: number): boolean {
  if (fault.probability !== undefined) return false;
  if (fault.forMs !== undefined) return endsAtMs !== undefined && nowMs >= endsAtMs;
  return struck >= (fault.times ?? 1);
}

function describe({ index, fault }: Order, place: string, occurrence: Occurrence, atMs: number): Strike {
  const when = "when" in fault && fault.when !== undefined ? { when: fault.when } : {};
  return { index, kind: fault.kind, ...when, place, ...occurrence, atMs };
}
