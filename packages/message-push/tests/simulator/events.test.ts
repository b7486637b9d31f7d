// One stream of events: what happens is on it while it happens, and whoever comes late catches up.
import { createEvents, type SimulatorEvent } from "../../simulator/events";
import { DESK } from "../support/desk";
import { runnerOf, stopRunners } from "../support/runner-bench";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyFunctions, tinyFunction } from "../support/tiny-functions";
import { wechatBench } from "../support/wechat-bench";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());
afterEach(stopRunners);
afterAll(removeTinyFunctions);

type EventOf<Kind extends SimulatorEvent["kind"]> = Extract<SimulatorEvent, { kind: Kind }>;

function eventsOf<Kind extends SimulatorEvent["kind"]>(events: readonly SimulatorEvent[], kind: Kind) {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}

async function during(work: () => Promise<unknown>): Promise<readonly SimulatorEvent[]> {
  const before = sim.events.all().at(-1)?.id ?? 0;
  await work();
  await sim.idle();
  return sim.events.since(before);
}

test("the life of a text is on the stream, and everything of it hangs together by its ids", async () => {
  const customer = sim.customer();
  const events = await during(() => customer.says("你好"));
  const kinds = events.map(({ kind }) => kind);
  expect(kinds.slice(0, 4)).toEqual(["push-arrived", "inbox-entry", "attempt-started", "invocation-started"]);
  expect(kinds.slice(-3)).toEqual(["invocation-ended", "attempt-ended", "push-finished"]);
  const [started] = eventsOf(events, "attempt-started");
  const [invoked] = eventsOf(events, "invocation-started");
  const id = invoked?.invocation.id;
  expect(started?.invocationIds).toEqual([id]);
  expect(new Set(eventsOf(events, "request-finished").map(({ request }) => request.invocation?.id))).toEqual(
    new Set([id]),
  );
  expect(eventsOf(events, "log-line").every(({ invocationId }) => invocationId === id)).toBe(true);
  expect(eventsOf(events, "inbox-entry").map(({ openid, entry }) => [openid, entry.kind])).toEqual([
    [customer.openid, "own"],
    [customer.openid, "reply"],
  ]);
  expect(eventsOf(events, "push-finished")).toMatchObject([{ pushId: started?.pushId, report: { pair: "text" } }]);
});

test("ids count without a gap, and times do not go back", async () => {
  const events = await during(() => sim.customer().says("你好"));
  const [first] = events;
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => Number(first?.id) + index));
  expect(events.map(({ atMs }) => atMs)).toEqual(events.map(({ atMs }) => atMs).sort((a, b) => a - b));
});

test("a line of the runtime comes with its content", async () => {
  const events = await during(() => sim.customer().says("你好"));
  const [line] = eventsOf(events, "log-line");
  expect(line).toMatchObject({ functionName: "text", entry: JSON.parse(String(line?.line)) });
});

test("a line is on the stream while its function still runs", async () => {
  const source =
    "exports.main = async () => { console.log('working'); console.log('{'); await new Promise(() => {}); }";
  const { invoke, clock, events } = runnerOf(tinyFunction("tiny", source));
  const lines: SimulatorEvent[] = [];
  const printed = new Promise<void>((resolve) => {
    events.on((event) => {
      if (event.kind === "log-line" && lines.push(event) === 2) resolve();
    });
  });
  const outcome = invoke();
  await printed;
  expect(lines).toEqual([
    expect.objectContaining({ functionName: "tiny", line: "working" }),
    expect.not.objectContaining({ entry: expect.anything() }),
  ]);
  expect(eventsOf(events.all(), "invocation-ended")).toEqual([]);
  clock.advance(5_000);
  expect(await outcome).toMatchObject({ status: "timed-out", logs: ["working", "{"] });
});

test("a call that is refused has ended, and never started", async () => {
  const { runner, events } = runnerOf(tinyFunction("tiny", "exports.main = () => 1"));
  await runner.invoke({ functionName: "other", event: {}, caller: {} });
  expect(events.all()).toMatchObject([{ kind: "invocation-ended", outcome: { status: "refused" } }]);
});

test("a reply that comes after its push was answered is an event like any other", async () => {
  const { wechat, events, newUser, send } = wechatBench();
  const openid = newUser();
  await wechat.push(wechat.packets.text(openid, "你好"));
  await send(openid, "久等了");
  expect(events.all().at(-1)).toMatchObject({
    kind: "inbox-entry",
    openid,
    entry: { kind: "reply", message: { text: { content: "久等了" } } },
  });
});

test("a hand-over to a person is told from the queue to its end, and so is what the person says", async () => {
  const customer = sim.customer();
  const { agents } = sim.wechat;
  const events = await during(async () => {
    await customer.says("人工");
    await customer.says("人工");
    agents.accept(customer.openid);
    agents.say(customer.openid, "在");
    agents.close(customer.openid);
  });
  expect(eventsOf(events, "hand-over").map(({ state }) => state)).toEqual(["queued", "accepted", "closed"]);
  expect(eventsOf(events, "inbox-entry")).toContainEqual(
    expect.objectContaining({ entry: expect.objectContaining({ kind: "agent", text: "在" }) }),
  );
});

test("a person's silence ends the hand-over at the customer's next message", async () => {
  const customer = sim.customer();
  await customer.says("人工");
  sim.wechat.agents.accept(customer.openid);
  const events = await during(async () => {
    sim.clock.advance(31 * 60_000);
    await customer.says("在吗");
  });
  expect(eventsOf(events, "clock-moved")).toHaveLength(1);
  expect(eventsOf(events, "hand-over")).toMatchObject([{ openid: customer.openid, state: "closed" }]);
});

test("an injected fault and a timer are events too", async () => {
  const events = await during(async () => {
    sim.faults.inject({ on: "gateway", kind: "reset", functionName: "relay" });
    await sim.fireTimer("relay");
  });
  expect(eventsOf(events, "timer-fired")).toMatchObject([{ functionName: "relay", dueAtMs: expect.any(Number) }]);
  expect(eventsOf(events, "fault-injected")).toMatchObject([{ injection: { kind: "reset", functionName: "relay" } }]);
  expect(eventsOf(events, "fault-injected").map(({ injection }) => injection)).toEqual(sim.faults.injected().slice(-1));
});

test("the newest 20 000 are kept, and since finds what follows an id", () => {
  const { events, emit } = createEvents({ nowMs: () => 0 });
  for (let i = 0; i < 20_003; i += 1) emit({ kind: "clock-moved", offsetMs: i });
  expect(events.all()).toHaveLength(20_000);
  expect(events.all()[0]?.id).toBe(4);
  expect(events.since(20_001).map(({ id }) => id)).toEqual([20_002, 20_003]);
  expect(events.since(20_003)).toEqual([]);
  // Too old, and of a simulator that ran before this one.
  expect(events.since(1)).toHaveLength(20_000);
  expect(events.since(20_004)).toHaveLength(20_000);
});

describe("GET /__sim/events", () => {
  async function open(query = "", headers: Record<string, string> = {}) {
    const gone = new AbortController();
    const { url } = sim;
    const response = await fetch(`${url}/__sim/events${query}`, { headers, signal: gone.signal });
    expect(response.headers.get("content-type")).toMatch("text/event-stream");
    const decoder = new TextDecoder();
    const reader = response.body?.getReader();
    let text = "";
    return {
      close: () => gone.abort(),
      /** Reads on until an event of that kind has come; all messages until then. */
      async until(kind: SimulatorEvent["kind"]): Promise<{ id: string; event: SimulatorEvent }[]> {
        for (;;) {
          const messages = text
            .split("\n\n")
            .slice(0, -1)
            .filter((message) => !message.startsWith(":"));
          const read = messages.map((message) => ({
            id: String(/^id: (.*)$/m.exec(message)?.[1]),
            event: JSON.parse(String(/^data: (.*)$/m.exec(message)?.[1])) as SimulatorEvent,
          }));
          if (read.some(({ event }) => event.kind === kind)) return read;
          const { value, done } = (await reader?.read()) ?? { done: true };
          if (done) throw new Error("The stream ended.");
          text += decoder.decode(value, { stream: true });
        }
      },
    };
  }

  test("sends what happens from now on, one message an event", async () => {
    const stream = await open();
    const report = await sim.customer().says("你好");
    const messages = await stream.until("push-finished");
    stream.close();
    expect(messages[0]?.event).toMatchObject({ kind: "push-arrived", pair: "text" });
    expect(messages.every(({ id, event }) => Number(id) === event.id)).toBe(true);
    expect(messages.at(-1)?.event).toMatchObject({ kind: "push-finished", report: JSON.parse(JSON.stringify(report)) });
  });

  test("who comes back with the id of the last event gets what happened meanwhile", async () => {
    const last = sim.events.all().at(-1)?.id ?? 0;
    await sim.customer().says("你好");
    for (const stream of [await open("", { "last-event-id": String(last) }), await open(`?since=${last}`)]) {
      const [first] = await stream.until("push-finished");
      stream.close();
      expect(first).toMatchObject({ id: String(last + 1), event: { kind: "push-arrived" } });
    }
  });

  test("since=0 is everything that is kept", async () => {
    const stream = await open("?since=0");
    expect((await stream.until("push-finished"))[0]?.id).toBe(String(sim.events.all()[0]?.id));
    stream.close();
  });

  test("an id that is no number is refused with the fix", async () => {
    const response = await fetch(`${sim.url}/__sim/events?since=yesterday`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: "OPTION_INVALID", fact: expect.stringMatching("yesterday") },
    });
  });

  test("an open stream does not keep the simulator from stopping", async () => {
    const other = await startSimulator({ projectDir: DESK });
    const response = await fetch(`${other.url}/__sim/events`);
    await other.stop();
    await expect(response.text()).rejects.toThrow();
  });
});
