// A reply follows another only once that one is in the record.
import { faultyStore } from "../support/faulty-store";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("as long as a reply cannot be recorded, the next one waits: once the database is back, all are said once", async () => {
  const { store, faults, clock } = faultyStore();
  faults.set("change", "before");
  const { main, relay, recordOf, sentTexts, logEvents } = runFunction(
    { on: "text", handle: () => ["一", "二", "三"] },
    { store, clock },
  );
  const answer = main(packets.text);
  await clock.advance(2_000);
  expect(sentTexts()).toEqual(["一"]);
  expect(logEvents()).toContain("progress-unrecorded");
  faults.clear();
  await clock.advance(2_000);
  await expect(answer).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", reason: "STORE_UNAVAILABLE", sent: 1 });
  await clock.advance(10_000);
  await relay();
  expect(sentTexts()).toEqual(["一", "二", "三"]);
});

test("a database that is back in time costs the customer nothing but the wait", async () => {
  const { store, faults, clock } = faultyStore();
  faults.set("change", "before");
  const { main, sentTexts } = runFunction({ on: "text", handle: () => ["一", "二"] }, { store, clock });
  const answer = main(packets.text);
  await clock.advance(500);
  faults.clear();
  await clock.advance(1_000);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["一", "二"]);
});
