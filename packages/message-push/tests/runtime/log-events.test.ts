// The list of log events is what the compiler lets the runtime log, and what it does log.
import { isLogEvent, LOG_EVENTS } from "../../src/runtime/log-events";
import { lineOf, type PushLog } from "../../src/runtime/push-log";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const COMMON = ["level", "event", "pushId", "pair", "sinceArrivalMs"];

test("every field of a line is a field of its event", async () => {
  const { main, clock, relay, platform } = runFunction(
    { on: "text", handle: () => ["一", "二"] },
    { messenger: { deliver: () => Promise.reject(new Error("reset")) } },
  );
  void main(packets.text);
  await clock.advance(20_000);
  await relay();
  const lines = platform.logged.filter(({ event }) => event !== "handler");
  expect(lines.length).toBeGreaterThan(4);
  for (const { event, ...line } of lines) {
    const set = Object.keys(line).filter((field) => line[field] !== undefined && !COMMON.includes(field));
    expect((LOG_EVENTS[event].fields as readonly string[]).filter((field) => set.includes(field)).sort()).toEqual(
      set.sort(),
    );
  }
});

test("a name is an event when it is in the list itself", () => {
  expect(["arrived", "http-refused", "toString", "nothing", 7].map(isLogEvent)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("the compiler refuses an unknown event, a wrong level and an unknown field", () => {
  const misuse = (log: PushLog) => {
    // @ts-expect-error no event has that name
    log.info("arived");
    // @ts-expect-error a dead letter is an error
    log.info("dead-letter");
    // @ts-expect-error a claim has no such field
    log.info("claimed", { openid: "o" });
    // @ts-expect-error a refused request is a warning
    lineOf("info", "http-refused", {});
  };
  expect(misuse).toBeDefined();
});
