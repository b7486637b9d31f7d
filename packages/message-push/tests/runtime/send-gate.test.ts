// How gently WeChat is asked: few at first, more with each push that it takes, none after several that it did not.
import { type Heard, SendGate } from "../../src/runtime/send-gate";
import { settle } from "../support/fake-clock";

/** Lets so many ask to enter, and returns how many were let in at once. */
async function enter(gate: SendGate, count: number): Promise<{ entered: number; refused: number }> {
  const seen = { entered: 0, refused: 0 };
  for (let i = 0; i < count; i += 1) {
    void gate.enter().then((isIn) => {
      seen[isIn ? "entered" : "refused"] += 1;
    });
  }
  await settle();
  return seen;
}

test("four are let in at first, and two more with each that WeChat takes", async () => {
  const gate = new SendGate();
  const seen = await enter(gate, 100);
  expect(seen.entered).toBe(4);
  for (const [left, entered] of [
    [1, 6],
    [2, 8],
    [3, 10],
  ] as const) {
    gate.leave("answered");
    await settle();
    expect({ left, entered: seen.entered }).toEqual({ left, entered });
  }
});

test.each<Heard>(["busy", "unreachable"])(
  "after five in a row that were %s nobody is let in any more",
  async (heard) => {
    const gate = new SendGate();
    const seen = await enter(gate, 100);
    for (let i = 0; i < 5; i += 1) {
      expect(gate.isClosed).toBe(false);
      gate.leave(heard);
      await settle();
    }
    expect({ isClosed: gate.isClosed, isBusy: gate.isBusy }).toEqual({ isClosed: true, isBusy: heard === "busy" });
    expect(seen.entered).toBeLessThanOrEqual(6);
    expect(seen.entered + seen.refused).toBe(100);
    expect(await gate.enter()).toBe(false);
  },
);

test("a success in between keeps it open, and one that comes late opens it again", async () => {
  const gate = new SendGate();
  await enter(gate, 20);
  for (const heard of ["busy", "busy", "busy", "busy", "answered", "busy", "busy", "busy", "busy"] as const) {
    gate.leave(heard);
    await settle();
  }
  expect(gate.isClosed).toBe(false);
  gate.leave("busy");
  expect(gate.isClosed).toBe(true);
  gate.leave("answered");
  expect(gate.isClosed).toBe(false);
  expect(await gate.enter()).toBe(true);
});

test("a push that asked WeChat nothing says nothing about it", async () => {
  const gate = new SendGate();
  await enter(gate, 20);
  for (let i = 0; i < 4; i += 1) gate.leave("busy");
  for (let i = 0; i < 4; i += 1) gate.leave(undefined);
  expect(gate.isClosed).toBe(false);
  gate.leave("busy");
  expect(gate.isBusy).toBe(true);
});
