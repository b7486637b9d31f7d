// How many pushes the relay works on side by side, by how long the database takes.
import { Pace } from "../../src/runtime/pace";

/** Lets as many calls pass as a pace looks at before it changes, so many times. */
function pass(pace: Pace, rounds: number, durationMs: number): number {
  for (let round = 0; round < rounds; round += 1) {
    const calls = pace.limit;
    for (let call = 0; call < calls; call += 1) pace.took(durationMs);
  }
  return pace.limit;
}

test("it begins with eight, and grows by half for as long as calls are as fast as the fastest", () => {
  const pace = new Pace();
  expect([pace.limit, pass(pace, 1, 30), pass(pace, 1, 30), pass(pace, 1, 30)]).toEqual([8, 12, 18, 27]);
});

test("it never grows beyond 64, and never shrinks below 4", () => {
  const pace = new Pace();
  expect(pass(pace, 20, 30)).toBe(64);
  expect(pass(pace, 20, 500)).toBe(4);
});

test.each([
  [55, 12],
  [56, 8],
  [89, 8],
  [90, 4],
])("after calls of 30 ms, calls of %i ms make %i of eight: grow, stay or shrink", (durationMs, limit) => {
  const pace = new Pace();
  pass(pace, 1, 30);
  // Half as many again, and back.
  pass(pace, 1, 90);
  const before = pace.limit;
  expect(before).toBe(6);
  expect(pass(pace, 1, durationMs) - before).toBe(limit === 12 ? 3 : limit === 8 ? 0 : -2);
});

test("it recovers when the database does", () => {
  const pace = new Pace();
  pass(pace, 3, 30);
  expect(pass(pace, 5, 300)).toBe(4);
  expect(pass(pace, 10, 30)).toBe(64);
});

test("one slow call among many fast ones changes nothing", () => {
  const pace = new Pace();
  pass(pace, 2, 30);
  const calls = pace.limit;
  for (let call = 1; call < calls; call += 1) pace.took(30);
  pace.took(300);
  expect(pace.limit).toBe(27);
});
