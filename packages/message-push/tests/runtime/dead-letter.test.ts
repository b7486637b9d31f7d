// A dead letter is the same write and the same line, after an attempt and in the relay.
import { same } from "../../src/language";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { PushError } from "../../src/push-error";
import { causeOf, writeDeadLetter } from "../../src/runtime/dead-letter";
import { createPushLog } from "../../src/runtime/push-log";
import { newRecord } from "../contract/push-store";
import { fakeClock } from "../support/fake-clock";

async function bench() {
  const clock = fakeClock();
  const platform = memoryPlatform({ clock });
  const added = newRecord();
  await platform.store.add(added, 8_000);
  const record = await platform.store.find(added.key);
  if (record === undefined) throw new Error("The record is gone.");
  const lease = { ...added, endsAtMs: clock.nowMs() + 8_000 };
  return { platform, record, lease, log: createPushLog(platform, added) };
}

const cause = { reason: "WINDOW_CLOSED", errCode: -1, lastError: "SEND_REFUSED" };
const outbox = [{ msgtype: "text", text: { content: "二" } }] as const;

test("the record and the line have the cause and the runs, and the packet is kept", async () => {
  const { platform, record, lease, log } = await bench();
  const progress = { writeNumber: 4, sent: 1, sentAtMs: [7], unconfirmed: 0, tries: 0, outbox };
  expect(await writeDeadLetter(platform, log, { record, lease }, { cause, runs: 2, progress })).toBe("recorded");
  expect(await platform.store.find(record.key)).toEqual({
    ...record,
    ...progress,
    ...cause,
    state: "dead",
    passiveReply: "success",
    runs: 2,
  });
  expect(platform.logged).toMatchObject([
    { level: "error", event: "dead-letter", ...cause, attempts: 1, runs: 2, unsent: 1 },
  ]);
});

test("without an attempt, what is unsent is the outbox of the record", async () => {
  const { platform, record, lease, log } = await bench();
  await writeDeadLetter(platform, log, { record: { ...record, outbox }, lease }, { cause, runs: 1 });
  expect(platform.logged).toMatchObject([{ unsent: 1 }]);
});

test("an owner that lost its lease writes nothing and logs nothing", async () => {
  const { platform, record, lease, log } = await bench();
  await platform.store.takeOverByToken(record, { fencingToken: "second", leaseMs: 1, runs: 1, tries: 0 });
  expect(await writeDeadLetter(platform, log, { record, lease }, { cause, runs: 1 })).toBe("lease-lost");
  expect(platform.logged).toEqual([]);
});

test("a cause is the code and the number of a PushError, or the handler's failure", () => {
  expect(causeOf(new PushError("SEND_REFUSED", same("No."), same("Wait."), { errCode: 45002 }))).toEqual({
    reason: "SEND_REFUSED",
    errCode: 45002,
  });
  expect(causeOf(new PushError("OUTPUT_INVALID", same("No."), same("Return a reply.")))).toEqual({
    reason: "OUTPUT_INVALID",
  });
  expect(causeOf(new Error("x"))).toEqual({ reason: "HANDLER_FAILED" });
});
