// Which transfers others can know of: a push that was answered while the database was down leaves no trace of one.
import type { PushAttempt } from "../../../message-push/simulator/push-report";
import { isLater, isRecorded, takenAtMs } from "../../campaign/hand-overs";
import { line } from "./evidence-by-hand";

function transferred(startedAtMs: number, isTransferred = true) {
  const attempt: PushAttempt = { number: 1, startedAtMs, durationMs: 70, outcome: "answered", invocationIds: ["i1"] };
  return { attempts: [attempt], isTransferred };
}

function logging(...events: Parameters<typeof line>[0][]) {
  return new Map([["i1", events.map((event, i) => line(event, i))]]);
}

test("a transfer counts from the moment at which WeChat had it", () => {
  expect(takenAtMs(transferred(100))).toEqual([170]);
  expect(takenAtMs(transferred(100, false))).toEqual([]);
  expect([isLater(transferred(101), transferred(100)), isLater(transferred(100), transferred(100))]).toEqual([
    true,
    false,
  ]);
});

test("it is known where it is recorded, at the first try or a later one", () => {
  expect(isRecorded(transferred(100), logging("claimed", "completed"))).toBe(true);
  expect(isRecorded(transferred(100), logging("claimed", "outcome-unrecorded", "completed"))).toBe(true);
  expect(isRecorded(transferred(100), logging("claim-unavailable", "claimed", "completed"))).toBe(true);
});

test("it is known to nobody where the database was down when WeChat was answered", () => {
  expect(isRecorded(transferred(100), logging("claim-unavailable", "unprotected"))).toBe(false);
  expect(isRecorded(transferred(100), logging("claimed", "outcome-unrecorded"))).toBe(false);
  // Frozen before it wrote the next line.
  expect(isRecorded(transferred(100), logging("claim-unavailable"))).toBe(false);
});
