// The parts of faults, clock and desk that know no browser.
import { closedBetween, noteFired } from "../../page/world/clock-move";
import { isSameFault, orderOf, readFault, timesLeft } from "../../page/world/fault-order";
import { titleOf } from "../../page/world/fault-words";
import { lastWords } from "../../page/world/last-words";
import { READY_FAULTS } from "../../page/world/ready-faults";
import { silenceLeftMs } from "../../page/world/silence";
import { spanWords } from "../../page/world/span-words";
import type { CustomerState } from "../../simulator/control/contract";
import { checkFault } from "../../simulator/faults/check-fault";
import type { PendingFault } from "../../simulator/faults/fault";

test.each(READY_FAULTS.map(({ name, fault }) => [name, fault] as const))(
  "the ready fault %s can be ordered for a function, three times",
  (_, fault) => {
    const limits = { canFreeze: true, functionNames: ["text"] };
    expect(checkFault(orderOf(fault, "text", 3), limits)).toMatchObject({ ...fault, functionName: "text" });
  },
);

test("ready faults have names of their own, and none is another one", () => {
  const kinds = READY_FAULTS.map(({ fault }) => JSON.stringify(checkFault(fault, { canFreeze: true })));
  expect(new Set(kinds).size).toBe(READY_FAULTS.length);
  expect(new Set(READY_FAULTS.map(({ name }) => name)).size).toBe(READY_FAULTS.length);
});

const TWICE = { on: "push", kind: "twice" } as const;
const DOWN = { on: "database", kind: "status", status: 503, forMs: 30_000 } as const;
const pending = (fault: object, injected = 0) => ({ ...fault, index: 1, seen: 0, injected }) as PendingFault;

test("a fault that lasts for a time has no count", () => {
  expect(orderOf(TWICE, "", 1)).toEqual(TWICE);
  expect(orderOf(TWICE, "text", 3)).toEqual({ ...TWICE, functionName: "text", times: 3 });
  expect(orderOf(DOWN, "", 3)).toEqual(DOWN);
});

test("a pending fault says how often it will still strike", () => {
  expect(timesLeft(pending(TWICE))).toBe(1);
  expect(timesLeft(pending({ ...TWICE, times: 3 }, 2))).toBe(1);
  expect(timesLeft(pending(DOWN))).toBeUndefined();
  expect(timesLeft(pending({ ...TWICE, probability: 0.5, seed: 1 }))).toBeUndefined();
});

test("a pending fault is known by its title, whomever it is for; another one by its kind and place", () => {
  expect(titleOf(pending({ ...TWICE, functionName: "text", times: 2 })).en).toBe("Delivers twice at once");
  expect(titleOf(pending({ on: "database", kind: "empty" })).en).toBe("empty · database");
  expect(
    isSameFault({ on: "push", kind: "early", delayMs: 5 }, pending({ on: "push", kind: "early", delayMs: 9 })),
  ).toBe(false);
});

test("only a JSON object is taken for a fault", () => {
  expect(readFault('{"on":"push","kind":"twice"}')).toEqual(TWICE);
  for (const text of ["", "null", "[]", '"twice"', "{on: 1}"]) expect(readFault(text)).toBeUndefined();
});

const customer = (openid: string, isOpen: boolean, name?: string): CustomerState => ({
  openid,
  agent: { state: "none", sinceMs: 0 },
  ...(name !== undefined && { name }),
  ...(isOpen && { allowance: { left: 5, endsAtMs: 1 } }),
});

test("a window closed where one was open before", () => {
  const before = [customer("oA", true, "小王"), customer("oB", true), customer("oC", false, "c")];
  const after = [customer("oA", false, "小王"), customer("oB", false), customer("oC", false, "c")];
  expect(closedBetween(before, after)).toEqual(["小王", "oB"]);
  expect(closedBetween(before, before)).toEqual([]);
});

test("a move of the clock counts the timers that were due in it, and no other", () => {
  const move = { spanMs: 100, fromMs: 1_000, toMs: 1_100, closed: [], fired: {} };
  const fire = (dueAtMs: number) => ({ kind: "timer-fired", functionName: "relay", name: "relay", dueAtMs }) as const;
  expect(noteFired(noteFired(move, fire(1_050)), fire(1_100))?.fired).toEqual({ relay: 2 });
  expect(noteFired(move, fire(1_000))).toBe(move);
  expect(noteFired(move, fire(1_101))).toBe(move);
  expect(noteFired(undefined, fire(1_050))).toBeUndefined();
});

test.each([
  [0, "0 s", "0 秒"],
  [-5, "0 s", "0 秒"],
  [59_900, "59 s", "59 秒"],
  [1_744_000, "29 min 4 s", "29 分 4 秒"],
  [3_600_000, "1 h", "1 小时"],
  [176_400_000, "2 d 1 h", "2 天 1 小时"],
  [86_400_000 + 5_000, "1 d", "1 天"],
])("%d ms are %s, %s", (ms, en, zh) => {
  expect(spanWords(ms)).toEqual({ en, zh });
});

test("WeChat takes a conversation back when the person was silent for that long", () => {
  expect(silenceLeftMs(1_000, 1_400, 1_800)).toBe(1_400);
  expect(silenceLeftMs(1_000, 5_000, 1_800)).toBe(0);
});

test("the newest message of a customer is told in a few words", () => {
  const own = (message: object) => ({ kind: "own", atMs: 0, message }) as never;
  const reply = { kind: "reply", atMs: 0, message: { msgtype: "text" } } as never;
  expect(lastWords([own({ MsgType: "text", Content: "人工" }), reply]).en).toBe("人工");
  expect(lastWords([own({ MsgType: "text", Content: "a" }), own({ MsgType: "image" })]).zh).toBe("[图片]");
  expect(lastWords([]).en).toBe("");
});
