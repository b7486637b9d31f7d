// Which occurrences a fault is injected into, and which orders are refused.
import { createClock } from "../../../simulator/clock";
import { createFaults } from "../../../simulator/faults/create-faults";
import type { Fault } from "../../../simulator/faults/fault";
import { ACTIONS } from "../../../simulator/faults/places";
import { Database } from "../../../simulator/gateway/database/database";
import { databaseActions } from "../../../simulator/gateway/database/database-actions";
import { createStorage } from "../../../simulator/gateway/storage";

const INSERT = "database.insertDocument";
const RESET = { on: INSERT, kind: "reset" } as const;

function bench(options: { canFreeze?: boolean; functionNames?: () => string[] } = {}) {
  const clock = createClock();
  const faults = createFaults({ clock, canFreeze: true, ...options });
  const ask = (action = INSERT, who: { functionName?: string; openid?: string } = {}) =>
    faults.atRequest({ action, ...who })?.kind;
  /** Which of so many inserts get the fault, as a row of crosses and dots. */
  const row = (count: number) => Array.from({ length: count }, () => (ask() ? "x" : ".")).join("");
  return { clock, faults, ask, row };
}

test.each([
  ["is injected into the next one", {}, "x....."],
  ["is injected into so many in a row", { times: 3 }, "xxx..."],
  ["waits for the nth", { nth: 3 }, "..x..."],
  ["waits, and then is injected into so many", { nth: 2, times: 2 }, ".xx..."],
])("a fault with %s", (_, selectors, expected) => {
  const { faults, row } = bench();
  faults.inject({ ...RESET, ...selectors });
  expect(row(6)).toBe(expected);
});

test("occurrences are counted since the fault was ordered", () => {
  const { faults, row } = bench();
  row(5);
  faults.inject({ ...RESET, nth: 2 });
  expect(row(4)).toBe(".x..");
});

test("a fault with forMs is injected into everything from the first injection on for that long", () => {
  const { faults, row, clock } = bench();
  faults.inject({ ...RESET, nth: 2, forMs: 60_000 });
  clock.advance(120_000);
  expect(faults.pending()[0]).not.toHaveProperty("endsAtMs");
  expect(row(4)).toBe(".xxx");
  expect(faults.pending()).toMatchObject([{ endsAtMs: Number(faults.injected()[0]?.atMs) + 60_000 }]);
  clock.advance(59_000);
  expect([row(2), faults.pending().length]).toEqual(["xx", 1]);
  clock.advance(1_000);
  expect([row(2), faults.pending().length]).toEqual(["..", 0]);
});

test("a fault with a probability is injected into about that share, the same ones for the same seed, until it is cleared", () => {
  const rowOf = (seed: number, probability = 0.3) => {
    const { faults, row } = bench();
    faults.inject({ ...RESET, probability, seed });
    return row(1_000);
  };
  expect(rowOf(7)).toBe(rowOf(7));
  expect(rowOf(7)).not.toBe(rowOf(8));
  const share = [...rowOf(7)].filter((mark) => mark === "x").length / 1_000;
  expect(Math.abs(share - 0.3)).toBeLessThan(0.05);
  expect(rowOf(7, 1)).toBe("x".repeat(1_000));
  const { faults, row } = bench();
  faults.inject({ ...RESET, probability: 1, seed: 0 });
  row(10);
  faults.clear();
  expect(row(3)).toBe("...");
});

test("a fault is injected into its function and for its user only", () => {
  const { faults, ask } = bench();
  faults.inject({ ...RESET, functionName: "text", openid: "oA" });
  expect(ask(INSERT, { functionName: "text", openid: "oB" })).toBeUndefined();
  expect(ask(INSERT, { functionName: "image", openid: "oA" })).toBeUndefined();
  expect(ask(INSERT)).toBeUndefined();
  expect(ask(INSERT, { functionName: "text", openid: "oA" })).toBe("reset");
});

test.each([
  [INSERT, "database.insertDocument", true],
  [INSERT, "database.getDocument", false],
  ["database", "database.getDocument", true],
  ["database", "storage.batchDeleteFile", false],
  ["gateway", "functions.invokeFunction", true],
  ["start", "functions.invokeFunction", false],
] as const)("a fault on %s meets %s: %p", (on, action, isInjected) => {
  const { faults, ask } = bench();
  faults.inject({ on, kind: "die" });
  expect(ask(action) !== undefined).toBe(isInjected);
});

test("of two faults that are due the first ordered is injected, and the other one at the next occurrence", () => {
  const { faults, ask } = bench();
  faults.inject({ ...RESET });
  faults.inject({ on: "database", kind: "hang" });
  expect([ask(), ask(), ask()]).toEqual(["reset", "hang", undefined]);
});

test("two faults that wait for the nth count the same occurrences", () => {
  const { faults, ask } = bench();
  faults.inject({ ...RESET });
  faults.inject({ on: INSERT, kind: "hang", nth: 2 });
  expect([ask(), ask(), ask()]).toEqual(["reset", "hang", undefined]);
});

test("pending faults show how often each was injected, and injections stay known when the faults are gone", () => {
  const { faults, ask, clock } = bench();
  expect(faults.inject({ ...RESET, times: 2 })).toBe(1);
  expect(faults.inject({ on: "push", kind: "twice" })).toBe(2);
  ask(INSERT, { functionName: "text", openid: "oA" });
  expect(faults.pending()).toEqual([
    { ...RESET, times: 2, phase: "before", index: 1, seen: 1, injected: 1 },
    { on: "push", kind: "twice", index: 2, seen: 0, injected: 0 },
  ]);
  faults.atPush({ openid: "oA", invocationId: "i" });
  faults.clear();
  expect(faults.pending()).toEqual([]);
  expect(faults.injected()).toEqual([
    {
      index: 1,
      kind: "reset",
      phase: "before",
      place: INSERT,
      functionName: "text",
      openid: "oA",
      atMs: expect.any(Number),
    },
    { index: 2, kind: "twice", place: "push", openid: "oA", invocationId: "i", atMs: expect.any(Number) },
  ]);
  expect(Math.abs(clock.nowMs() - Number(faults.injected()[0]?.atMs))).toBeLessThan(10_000);
});

test.each([
  [{ on: INSERT, kind: "explode" }, /no fault "explode"/, /delay, hang, reset/],
  [{ on: INSERT, kind: "dely", delayMs: 1 }, /no fault "dely"/, /Did you mean "delay"/],
  [{ on: INSERT }, /no fault "undefined"/, /delay/],
  [undefined, /no fault/, /delay/],
  [{ on: "database.insertDocuments", kind: "hang" }, /no place/, /Did you mean "database.insertDocument"/],
  [{ on: "customerServiceMessage.sent", kind: "hang" }, /no place/, /Did you mean "customerServiceMessage.send"/],
  [{ on: INSERT, kind: "twice" }, /cannot be injected on/, /on "push"/],
  [{ on: "push", kind: "reset" }, /cannot be injected on/, /"gateway"/],
  [{ on: "start", kind: "freeze", freezeMs: 1 }, /cannot be injected on/, /"gateway"/],
  [{ on: "database.getDocument", kind: "errcode", errcode: 45015 }, /no cloud call/, /customerServiceMessage.send/],
  [{ on: "database", kind: "duplicate" }, /inserts nothing/, /database.insertDocument/],
  [{ ...RESET, phase: "later" }, /cannot be injected "later"/, /"before" or "after"/],
  [{ on: INSERT, kind: "truncated", phase: "before" }, /cannot be injected "before"/, /"after"/],
  [{ on: "start", kind: "die", phase: "after" }, /cannot be injected "after"/, /Leave out phase/],
  [{ on: INSERT, kind: "delay" }, /lacks delayMs/, /milliseconds/],
  [{ on: INSERT, kind: "delay", delayMs: -1 }, /delayMs .* -1/, /from 0/],
  [{ on: INSERT, kind: "delay", delayMs: "5" }, /delayMs .* "5"/, /from 0/],
  [{ on: INSERT, kind: "status", status: 200 }, /status .* 200/, /from 400 to 599/],
  [{ on: INSERT, kind: "status", status: 500, body: "xml" }, /body .* "xml"/, /"html" or "json"/],
  [{ on: "wx.openApi", kind: "errcode" }, /lacks errcode/, /45015/],
  [{ on: "wx.openApi", kind: "errcode", errcode: 0 }, /errcode .* 0/, /45015/],
  [{ on: INSERT, kind: "code", code: "" }, /code .* ""/, /EXCEED_REQUEST_LIMIT/],
  [{ on: INSERT, kind: "freeze" }, /lacks freezeMs/, /milliseconds/],
  [{ on: INSERT, kind: "freeze", freezeMs: 1, thaw: "hang" }, /thaw .* "hang"/, /"answer" or "reset"/],
  [{ on: "start", kind: "skew" }, /lacks skewMs/, /negative/],
  [{ ...RESET, delayMs: 5 }, /no use for delayMs/, /nth/],
  [{ ...RESET, time: 2 }, /no use for time/, /Did you mean "times"/],
  [{ ...RESET, times: 0 }, /times .* 0/, /from 1/],
  [{ ...RESET, nth: 1.5 }, /nth .* 1.5/, /from 1/],
  [{ ...RESET, forMs: 0 }, /forMs .* 0/, /from 1/],
  [{ ...RESET, probability: 0, seed: 1 }, /probability .* 0/, /above 0/],
  [{ ...RESET, probability: 0.5 }, /without a seed/, /Add seed/],
  [{ ...RESET, seed: 1 }, /without a probability/, /Add probability/],
  [{ ...RESET, times: 2, forMs: 5 }, /contradict/, /Leave out forMs or times/],
  [{ ...RESET, probability: 0.5, seed: 1, nth: 2 }, /contradict/, /probability or nth/],
  [{ ...RESET, probability: 0.5, seed: 1, forMs: 2 }, /contradict/, /probability or forMs/],
  [{ ...RESET, openid: "" }, /openid/, /of a user/],
  [{ ...RESET, functionName: "texts" }, /no function "texts"/, /Did you mean "text"/],
])("the order %j is refused with the fix", (fault, fact, fix) => {
  const { faults } = bench({ functionNames: () => ["text", "image"] });
  expect(() => faults.inject(fault as unknown as Fault)).toThrow(
    expect.objectContaining({
      code: "OPTION_INVALID",
      fact: expect.stringMatching(fact),
      fix: expect.stringMatching(fix),
    }),
  );
  expect(faults.pending()).toEqual([]);
});

test("where processes cannot be stopped, a freeze is refused and says so", () => {
  const { faults } = bench({ canFreeze: false });
  expect(() => faults.inject({ on: "gateway", kind: "freeze", freezeMs: 1 })).toThrow(/Windows/);
});

test("every action of the gateway is a place", () => {
  const clock = createClock();
  const storage = createStorage({ clock, envId: "sim-test", baseUrl: "" });
  const answered = Object.keys({ ...databaseActions(new Database(), clock), ...storage.actions });
  expect([...ACTIONS].sort()).toEqual([...answered, "functions.invokeFunction", "wx.openApi"].sort());
});
