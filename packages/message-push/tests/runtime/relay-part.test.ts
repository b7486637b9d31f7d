// Several relays side by side: who may call for one, what each takes, and when a relay calls itself.
import { keysOf, partsFor, readRelayPart } from "../../src/runtime/relay-part";
import { leftOver, OUTBOX, TIMER } from "../support/left-over";

const CALLED = { sources: ["wx_trigger", "scf"], timeLimitMs: 60_000, functionName: "relay" };
const callsOfItself = ({ invocations }: ReturnType<typeof leftOver>["platform"]) =>
  invocations.filter(({ functionName }) => functionName === "relay").map(({ event }) => event);
const eighth = (part: number) => keysOf({ part, of: 8 });

test.each([2, 3, 5, 8])("of %i parts, every key belongs to exactly one, whatever it is made of", (of) => {
  const keys = ["", "0", "00", "0f3a", "33", "7fff", "80", "c0", "ff", "ffff", "zz", "backlog-1", "人"];
  for (const key of keys) {
    const owners = Array.from({ length: of }, (_, part) => keysOf({ part, of })).filter(
      ({ from, below }) => (from === undefined || key >= from) && (below === undefined || key < below),
    );
    expect([key, owners.length]).toEqual([key, 1]);
  }
});

test("parts are equal, the first has no beginning and the last no end", () => {
  expect([eighth(0), eighth(1), eighth(7)]).toEqual([{ below: "20" }, { from: "20", below: "40" }, { from: "e0" }]);
});

test.each([
  [0, 0],
  [100, 1],
  [1_000, 1],
  [1_001, 2],
  [7_001, 8],
  [1_000_000, 8],
])("%i pushes are done in %i parts", (due, parts) => {
  expect(partsFor(due)).toBe(parts);
});

test.each([
  [{}],
  [{ part: 0 }],
  [{ part: 0, of: 1 }],
  [{ part: 0, of: 9 }],
  [{ part: 2, of: 2 }],
  [{ part: -1, of: 2 }],
  [{ part: 0.5, of: 2 }],
  [{ part: "0", of: 2 }],
  [{ part: 0, of: "2" }],
  [{ part: Number.NaN, of: 2 }],
  [null],
  [7],
  ["0/2"],
  [[0, 2]],
])("a call for the part %j is refused", async (relayPart) => {
  const { main, leave, platform } = leftOver();
  leave(1, { outbox: OUTBOX });
  await expect(main({ relayPart }, CALLED)).rejects.toMatchObject({ code: "EVENT_INVALID" });
  expect(platform.sent).toEqual([]);
});

test.each([[["wx_client"]], [["wx_client", "scf"]], [["wx_trigger"]], [[]], [["scf", "wx_trigger"]]])(
  "a call for a part that comes by %j is refused: only a function may make it",
  async (sources) => {
    const { main, leave, platform } = leftOver();
    leave(1, { outbox: OUTBOX });
    await expect(main({ relayPart: { part: 0, of: 2 } }, { ...CALLED, sources })).rejects.toMatchObject({
      code: "CALLER_REFUSED",
    });
    expect(platform.sent).toEqual([]);
  },
);

test("the timer's own call is for no part, whatever the timer says", () => {
  for (const event of [undefined, null, "", 7, {}, { Type: "Timer", TriggerName: "relay" }])
    expect(readRelayPart(event, TIMER)).toBeUndefined();
});

test("a part is done to its end, and nothing else; all parts together are everything", async () => {
  const { main, leave, platform } = leftOver();
  leave(400, { outbox: OUTBOX });
  let done = 0;
  for (let part = 0; part < 4; part += 1) {
    const { completed } = await main({ relayPart: { part, of: 4 } }, CALLED);
    expect(completed).toBeGreaterThan(50);
    expect(completed).toBeLessThan(150);
    done += completed;
  }
  expect(done).toBe(400);
  expect(platform.sent).toHaveLength(400);
  expect(platform.invocations).toEqual([]);
});

test("a relay that finds more than it can do calls itself for the other parts, takes its own, and helps with the rest", async () => {
  const { relay, leave, platform } = leftOver({ random: () => 0.5 });
  leave(2_100);
  expect(await relay()).toMatchObject({ invoked: 2_100 });
  expect(callsOfItself(platform)).toEqual([{ relayPart: { part: 0, of: 3 } }, { relayPart: { part: 2, of: 3 } }]);
});

test.each([
  ["it does not know its own name", { ...TIMER, functionName: undefined } as never, {}],
  ["it is a part itself", CALLED, { relayPart: { part: 0, of: 2 } }],
])("a relay calls nobody when %s", async (_, call, event) => {
  const { main, leave, platform } = leftOver();
  leave(1_100);
  expect((await main(event, call)).invoked).toBeGreaterThan(400);
  expect(callsOfItself(platform)).toEqual([]);
});

test("a relay that finds no more than it can do calls nobody", async () => {
  const { relay, leave, platform } = leftOver();
  leave(900);
  expect(await relay()).toMatchObject({ invoked: 900 });
  expect(callsOfItself(platform)).toEqual([]);
});

test("where it cannot call itself, it does what it can alone", async () => {
  const { relay, leave, platform } = leftOver({ invokeAsync: () => Promise.reject(new Error("x")) });
  leave(1_100);
  expect(await relay()).toMatchObject({ invoked: 1_100 });
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "invoke-failed" }));
});

test("several at once say each push once", async () => {
  const { main, relay, leave, platform } = leftOver();
  leave(500, { outbox: OUTBOX });
  const others = [0, 1].map((part) => main({ relayPart: { part, of: 2 } }, CALLED));
  const reports = await Promise.all([relay(), ...others]);
  expect(reports.reduce((sum, { completed }) => sum + completed, 0)).toBe(500);
  expect(new Set(platform.sent.map(({ touser }) => touser)).size).toBe(500);
  expect(platform.sent).toHaveLength(500);
});
