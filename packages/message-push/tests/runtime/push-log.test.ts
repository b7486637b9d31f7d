// What a log line says besides its event: how grave it is, when it was, and whose it is.
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("a handler's lines keep their level, their message and their fields", async () => {
  const { main, clock, platform } = runFunction({
    on: "text",
    async handle(_, { log }) {
      await clock.after(1_000);
      log.info("a", { count: 1 });
      log.warn("b");
      log.error("c", { code: "X" });
    },
  });
  const answer = main(packets.text);
  await clock.advance(1_000);
  await answer;
  const lines = platform.logged.filter(({ event }) => event === "handler");
  expect(lines).toMatchObject([
    { level: "info", message: "a", count: 1, pair: "text", sinceArrivalMs: 1_000 },
    { level: "warn", message: "b" },
    { level: "error", message: "c", code: "X" },
  ]);
});

test("what goes as it should is info, what is to be watched is a warning, what went wrong is an error", async () => {
  const { main, platform } = runFunction({ on: "text", handle: () => Promise.reject(new Error("x")) });
  await main(packets.text);
  expect(platform.logged.map(({ event, level }) => [event, level])).toEqual([
    ["arrived", "info"],
    ["claimed", "info"],
    ["failed", "error"],
    ["waiting", "warn"],
  ]);
});
