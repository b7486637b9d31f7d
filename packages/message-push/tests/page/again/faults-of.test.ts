// Faults that were injected, as orders for their step: at the same request of it, counted within the step.
import { faultsOf } from "../../../page/again/faults-of";
import type { SimulatorEvent } from "../../../simulator/events";
import type { Fault } from "../../../simulator/faults/fault";

const SEND = "customerServiceMessage.send";

let lastId = 0;
function request(target: string, functionName = "text"): SimulatorEvent {
  lastId += 1;
  const invocation = { id: "i", functionName };
  const rest = { id: 1, atMs: 0, durationMs: 1, action: "wx.openApi", request: {}, outcome: "ok" };
  return { id: lastId, atMs: 0, kind: "request-finished", request: { ...rest, target, invocation } };
}

function called(functionName = "text"): SimulatorEvent {
  lastId += 1;
  const invocation = { id: `i${lastId}`, functionName };
  return { id: lastId, atMs: 0, kind: "invocation-started", invocation, instanceId: "text-1", coldStart: false };
}

function injected(index: number, place = SEND): SimulatorEvent {
  lastId += 1;
  return { id: lastId, atMs: 0, kind: "fault-injected", injection: { index, kind: "reset", place, atMs: 0 } };
}

const RESET: Fault = { on: "gateway", kind: "reset", nth: 17, openid: "o1" };

test.each<[string, readonly SimulatorEvent[], readonly Fault[], readonly object[]]>([
  ["the first", [injected(0), request(SEND)], [RESET], [{ on: SEND, kind: "reset" }]],
  ["the second", [request(SEND), request("other"), injected(0)], [RESET], [{ on: SEND, kind: "reset", nth: 2 }]],
  [
    "two that follow each other",
    [request(SEND), injected(0), request(SEND), injected(0), request(SEND)],
    [RESET],
    [{ on: SEND, kind: "reset", nth: 2, times: 2 }],
  ],
  [
    "two with one between",
    [injected(0), request(SEND), request(SEND), injected(0), request(SEND)],
    [{ ...RESET, probability: 0.5 } as Fault],
    [
      { on: SEND, kind: "reset" },
      { on: SEND, kind: "reset", nth: 3 },
    ],
  ],
  [
    "in one function",
    [request(SEND, "relay"), injected(0)],
    [{ ...RESET, functionName: "text" }],
    [{ on: SEND, kind: "reset", functionName: "text" }],
  ],
  [
    "the second call of a function",
    [called("relay"), called(), injected(0, "invocation"), called(), request(SEND)],
    [{ on: "invocation", kind: "cut-off", how: "502", functionName: "text" }],
    [{ on: "invocation", kind: "cut-off", how: "502", functionName: "text", nth: 2 }],
  ],
  ["an order that is not known", [injected(4)], [RESET], []],
  ["deliveries", [injected(0, "push"), injected(0, "push")], [RESET], [{ on: "push", kind: "reset", times: 2 }]],
])("%s", (_, events, orders, expected) => {
  expect(faultsOf(events, orders)).toEqual(expected);
});
