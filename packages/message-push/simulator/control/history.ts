// What made one customer's conversation what it is, in the order in which it happened: a test, or the same questions once more, are made of it.
import type { SimulatorEvent } from "../events";
import type { Fault } from "../faults/fault";
import type { Simulator } from "../running-simulator";
import type { History } from "./contract";

/** Of a push, what decides how it is done again; of everybody's, what this customer may have noticed. */
const OF_A_PUSH: ReadonlySet<SimulatorEvent["kind"]> = new Set([
  "push-arrived",
  "push-finished",
  "fault-injected",
  "invocation-ended",
]);

export function historyOf({ events, faults }: Pick<Simulator, "events" | "faults">, openid: string): History {
  const all = events.all();
  const pushes = new Set(
    all.flatMap((event) =>
      event.kind === "push-arrived" && event.packet.FromUserName === openid ? [event.pushId] : [],
    ),
  );
  const timed = new Set(all.flatMap((event) => (event.kind === "timer-fired" ? [event.functionName] : [])));
  const faulty = new Set(all.flatMap((event) => (event.kind === "fault-injected" ? [event.ofPush] : [])));
  const belongs = (event: SimulatorEvent) => {
    if (event.ofPush === undefined || !pushes.has(event.ofPush)) return false;
    return OF_A_PUSH.has(event.kind) || (event.kind === "request-finished" && faulty.has(event.ofPush));
  };
  const chosen = all.filter((event) => {
    switch (event.kind) {
      case "inbox-entry":
      case "hand-over":
        return event.openid === openid;
      case "clock-moved":
      case "timer-fired":
        return true;
      case "invocation-started":
        return timed.has(event.invocation.functionName);
      // A fault of a delivery happens before anybody knows whose invocation it is.
      case "fault-injected":
        return event.injection.openid === openid || belongs(event);
      default:
        return belongs(event);
    }
  });
  return { events: chosen.map(withoutBodies), faults: injectedIn(chosen, faults) };
}

/** What was asked of the gateway is only counted. */
function withoutBodies(event: SimulatorEvent): SimulatorEvent {
  return event.kind === "request-finished" ? { ...event, request: { ...event.request, request: {} } } : event;
}

function injectedIn(events: readonly SimulatorEvent[], faults: Simulator["faults"]): Readonly<Record<number, Fault>> {
  const indexes = events.flatMap((event) => (event.kind === "fault-injected" ? [event.injection.index] : []));
  return Object.fromEntries(
    indexes.flatMap((index) => {
      const fault = faults.ordered(index);
      return fault === undefined ? [] : [[index, fault]];
    }),
  );
}
