import { type Line, linesOf, type Mark, typingEndsAtMs, windowEnds } from "../../../page/conversation/lines";
import type { InboxEntry } from "../../../simulator/push-report";
import { DEFAULT_RULES } from "../../../simulator/wechat/rules";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const own = (atMs: number): InboxEntry => ({ kind: "own", message: { MsgType: "text" }, atMs });
const replied = (atMs: number): InboxEntry => ({ kind: "reply", message: { msgtype: "text" }, atMs });
const typing = (atMs: number, isOn = true): InboxEntry => ({ kind: "typing", isOn, atMs });
const queued = (atMs: number): Mark => ({ kind: "hand-over", state: "queued", atMs });

const shapes = (lines: readonly Line[]) =>
  lines.map((line) => (line.kind === "entry" ? line.index : line.kind === "mark" ? line.mark.kind : line.kind));

test("the time is said at first, and again after five minutes", () => {
  const lines = linesOf([own(0), replied(5 * MINUTE_MS - 1), own(10 * MINUTE_MS - 1)], []);
  expect(shapes(lines)).toEqual(["time", 0, 1, "time", 2]);
});

test("typing is no line, and leaves the places of the others as they are", () => {
  expect(shapes(linesOf([own(0), typing(1), replied(2)], []))).toEqual(["time", 0, 2]);
});

test("what happened meanwhile stands where it happened, after a message of the same moment", () => {
  expect(shapes(linesOf([own(0), own(1), own(2)], [queued(1)]))).toEqual(["time", 0, 1, "hand-over", 2]);
  expect(shapes(linesOf([], [queued(1)]))).toEqual(["time", "hand-over"]);
});

test("of older messages that are not shown, the marks are not shown either", () => {
  expect(shapes(linesOf([own(0), own(2), own(4)], [queued(1), queued(3)], 1))).toEqual(["time", 1, "hand-over", 2]);
});

test("messages keep their order where the simulator's time went back", () => {
  expect(shapes(linesOf([own(HOUR_MS), own(0)], [queued(1)]))).toEqual(["time", 0, "time", 1, "hand-over"]);
});

test("each line has a key of its own that stays when more come", () => {
  const keys = (count: number) =>
    linesOf([own(0), own(1), own(HOUR_MS)].slice(0, count), [queued(1), queued(1)]).map(({ key }) => key);
  expect(new Set(keys(3)).size).toBe(keys(3).length);
  expect(keys(3)).toEqual(expect.arrayContaining(keys(2)));
});

test("typing shows for its time, or until a message comes", () => {
  expect(typingEndsAtMs([own(0), typing(1_000)], 15_000)).toBe(16_000);
  expect(typingEndsAtMs([typing(1_000), own(2_000)], 15_000)).toBe(16_000);
  expect(typingEndsAtMs([typing(1_000), replied(2_000)], 15_000)).toBeUndefined();
  expect(typingEndsAtMs([typing(1_000), typing(2_000, false)], 15_000)).toBeUndefined();
  expect(typingEndsAtMs([own(0)], 15_000)).toBeUndefined();
});

test("a window ends two days after a message, unless another one came", () => {
  expect(windowEnds([], [], DEFAULT_RULES)).toEqual([]);
  expect(windowEnds([own(0), replied(1), own(HOUR_MS)], [], DEFAULT_RULES)).toEqual([49 * HOUR_MS]);
  expect(windowEnds([own(0), own(50 * HOUR_MS)], [], DEFAULT_RULES)).toEqual([48 * HOUR_MS, 98 * HOUR_MS]);
});

test("entering opens a window of a minute, and shortens none", () => {
  const entered = (atMs: number): Mark => ({ kind: "entered", sessionFrom: "", pushId: 1, atMs });
  expect(windowEnds([], [entered(0)], DEFAULT_RULES)).toEqual([MINUTE_MS]);
  expect(windowEnds([own(0)], [entered(HOUR_MS)], DEFAULT_RULES)).toEqual([48 * HOUR_MS]);
});
