// Nobody knows whether WeChat took a reply: it is announced and sent once more, then it counts as sent. Never more than twice.
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const SEND = "customerServiceMessage.send";
const RECORD = "database.modifyDocument";

let sim: Simulator;
beforeAll(async () => {
  const handle = `handle: () => ["一", "二"]`;
  sim = await startProject(
    {
      text: { main: `defineFunction({ on: "text", ${handle} })` },
      image: { main: `defineFunction({ on: "image", onUnknownSend: "assume-sent", ${handle} })` },
    },
    { clockRate: 1 },
  );
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const FAULTS = [
  { kind: "hang", phase: "before" },
  { kind: "hang", phase: "after" },
  { kind: "reset", phase: "after" },
  { kind: "status", phase: "before", status: 502 },
  { kind: "status", phase: "after", status: 502 },
  { kind: "empty", phase: "before" },
  { kind: "empty", phase: "after" },
] as const;
type SendFault = (typeof FAULTS)[number];

const recordOf = (openid: string) => sim.documents("message_pushes").find(({ touser }) => touser === openid);

/** What was asked for the customer, in the order in which it arrived; a send with its text, and the tries that the record knew of. */
function watch(openid: string) {
  const seen: { readonly id: number; readonly what: string; readonly tries?: unknown }[] = [];
  const stop = sim.events.on((event) => {
    if (event.kind !== "request-finished") return;
    const { id, action, target, request, invocation } = event.request;
    if (target === SEND && request.touser === openid) {
      seen.push({ id, what: `send ${Object(request.text).content}`, tries: recordOf(openid)?.tries });
    } else if (action === RECORD && (invocation?.caller?.openid === openid || invocation?.functionName === "relay")) {
      seen.push({ id, what: "record" });
    }
  });
  return {
    stop,
    order: () => [...seen].sort((a, b) => a.id - b.id),
    sendsOf: (word: string) => seen.filter(({ what }) => what === `send ${word}`),
  };
}

/** The lines that the runtime logged since. */
function logsSince(invocations: number): readonly Readonly<Record<string, unknown>>[] {
  const later = sim.invocations().slice(invocations);
  return later.flatMap(({ logs }) => logs.map((line) => JSON.parse(line) as Record<string, unknown>));
}

/** One push whose first reply meets the fault so often, until nothing is open any more. */
async function pushInto(fault: SendFault, times: number, act: "says" | "sendsImage" = "says") {
  const customer = sim.customer();
  const watched = watch(customer.openid);
  const invocations = sim.invocations().length;
  sim.faults.inject({ on: SEND, ...fault, openid: customer.openid, times });
  const report = await (act === "says" ? customer.says("说") : customer.sendsImage());
  await drain(sim);
  watched.stop();
  expect(report.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
  return { ...watched, replies: customer.replies, logs: logsSince(invocations), record: recordOf(customer.openid) };
}

test.each(FAULTS)(
  "$kind $phase at the first reply: the record knows of the second try before it is made, and it is the last",
  async (fault) => {
    const { order, sendsOf, replies, logs, record } = await pushInto(fault, 1);
    expect(replies).toEqual(fault.phase === "after" ? ["一", "一", "二"] : ["一", "二"]);
    const sends = sendsOf("一");
    expect(sends).toHaveLength(2);
    const between = order().filter(({ id }) => id > (sends[0]?.id ?? 0) && id < (sends[1]?.id ?? 0));
    expect(between.map(({ what }) => what)).toContain("record");
    expect(sends[1]?.tries).toBe(2);
    // What hangs is cut off by the deadline: then it is the relay that takes the push over for the second try.
    const announced = { level: "info", event: "send-announced", reply: 1, tries: 2 };
    if (fault.kind !== "hang") expect(logs).toContainEqual(expect.objectContaining(announced));
    expect(record).toMatchObject({ state: "completed", sent: 2, unconfirmed: 0 });
    expect(logs.map(({ event }) => event)).not.toContain("unconfirmed");
  },
  60_000,
);

test.each(FAULTS)(
  "$kind $phase at both tries: then the reply counts as sent, and record and log say that nobody confirmed it",
  async (fault) => {
    const { sendsOf, replies, logs, record } = await pushInto(fault, 2);
    expect(sendsOf("一")).toHaveLength(2);
    expect(replies).toEqual(fault.phase === "after" ? ["一", "一", "二"] : ["二"]);
    expect(record).toMatchObject({ state: "completed", sent: 2, unconfirmed: 1 });
    const line = expect.objectContaining({ level: "warn", event: "unconfirmed", reply: 1, msgtype: "text" });
    expect(logs.filter(({ event }) => event === "unconfirmed")).toEqual([line]);
  },
  90_000,
);

test.each([FAULTS[2], FAULTS[3], FAULTS[6]])(
  "$kind $phase with assume-sent: no second try, and record and log say that nobody confirmed it",
  async (fault) => {
    const { sendsOf, replies, logs, record } = await pushInto(fault, 1, "sendsImage");
    expect(sendsOf("一")).toHaveLength(1);
    expect(replies).toEqual(fault.phase === "after" ? ["一", "二"] : ["二"]);
    expect(record).toMatchObject({ state: "completed", sent: 2, unconfirmed: 1 });
    expect(logs).toContainEqual(expect.objectContaining({ level: "warn", event: "unconfirmed", reply: 1 }));
  },
);
