// The faults that were injected into a push, as they are ordered to happen there once more: at the same request of it, by number.
import type { SimulatorEvent } from "../../simulator/events";
import type { Fault } from "../../simulator/faults/fault";

type Injected = Extract<SimulatorEvent, { kind: "fault-injected" }>;

/** Says where and how often; everything else of the order stays. */
const AIM = new Set(["on", "nth", "times", "forMs", "probability", "seed", "openid"]);

/**
 * @param events those of one push, or of one call of a timer's function, oldest first
 * @param ordered the orders by their numbers
 */
export function faultsOf(
  events: readonly SimulatorEvent[],
  ordered: Readonly<Record<number, Fault>>,
): readonly Fault[] {
  const found: { readonly fault: Fault; readonly nth: number; times: number }[] = [];
  for (const event of events) {
    if (event.kind !== "fault-injected") continue;
    const order = ordered[event.injection.index];
    if (order === undefined) continue;
    const nth = numberOf(event, order, events);
    const before = found.findLast(({ fault }) => isSame(fault, aimed(order, event)));
    if (before !== undefined && before.nth + before.times === nth) before.times += 1;
    else found.push({ fault: aimed(order, event), nth, times: 1 });
  }
  return found.map(({ fault, nth, times }) => ({
    ...fault,
    ...(nth > 1 && { nth }),
    ...(times > 1 && { times }),
  }));
}

function isSame(one: Fault, other: Fault): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function aimed(order: Fault, { injection }: Injected): Fault {
  const effect = Object.fromEntries(Object.entries(order).filter(([name]) => !AIM.has(name)));
  return { on: injection.place, ...effect } as Fault;
}

/** The occurrence that it was, counted within these events. */
function numberOf(injected: Injected, { functionName }: Fault, events: readonly SimulatorEvent[]): number {
  const { place } = injected.injection;
  const before = events.filter(({ id }) => id < injected.id);
  const requests = before.filter((event) => {
    if (event.kind !== "request-finished") return false;
    const { target, action, invocation } = event.request;
    return (
      (target === place || action === place) &&
      (functionName === undefined || functionName === invocation?.functionName)
    );
  });
  if (place === "invocation") return before.filter((event) => isCall(event, functionName)).length + 1;
  const others = before.filter((event) => event.kind === "fault-injected" && event.injection.place === place);
  return (place === "push" || place === "start" ? others : requests).length + 1;
}

function isCall(event: SimulatorEvent, functionName: string | undefined): boolean {
  return event.kind === "invocation-started" && [undefined, event.invocation.functionName].includes(functionName);
}
