// The axis of a push: lanes, the part of a cold start, and gaps that are folded.
import { axisOf } from "../../page/timeline/axis";
import { foldedScale } from "../../page/timeline/axis-scale";
import { axisWords } from "../../page/timeline/axis-words";
import {
  ARRIVED_AT_MS,
  attemptEnded,
  attemptStarted,
  finished,
  invocationEnded,
  invocationStarted,
  line,
  replied,
  request,
  story,
} from "./support/push-story";

const PARTS = { arrivedAtMs: ARRIVED_AT_MS, attemptMs: 5_000, nowMs: ARRIVED_AT_MS + 700 };

test("each delivery has a lane: its call, the start of its instance, its requests, and WeChat's limit", () => {
  const { events } = story([
    [0, attemptStarted(1)],
    [2, invocationStarted("call-1", true)],
    [400, line("arrived")],
    [420, request({ action: "database.insertDocument", target: "message_pushes" })],
    [450, replied()],
    [452, request({})],
    [500, invocationEnded("call-1", 498)],
    [500, attemptEnded(1, "answered")],
  ]);
  expect(axisOf(events, PARTS).lanes).toEqual([
    {
      kind: "attempt",
      name: "1",
      bars: [{ fromMs: 2, warmFromMs: 400, toMs: 500, isFailed: false }],
      marks: [
        { kind: "request", atMs: 415 },
        { kind: "reply", atMs: 450 },
      ],
      limitMs: 5_000,
      isAnswered: true,
    },
  ]);
});

test("a second invocation has a lane of its own, and began as long before its end as it took", () => {
  const { events } = story([
    [0, attemptStarted(1)],
    [1, invocationStarted("call-1")],
    [90, invocationEnded("call-1", 89)],
    [90, attemptEnded(1, "answered")],
    [91, finished("answered")],
    [300, line("resumed", {}, { id: "call-2" })],
    [900, invocationEnded("call-2", 800, { status: "threw" })],
  ]);
  const { lanes } = axisOf(events, PARTS);
  expect(lanes[1]).toEqual({
    kind: "later",
    name: "text",
    bars: [{ fromMs: 100, toMs: 900, isFailed: true }],
    marks: [],
  });
});

test("a delivery over HTTP is as long as WeChat waits for it, and one that runs has no end", () => {
  const { events } = story([
    [0, attemptStarted(1)],
    [80, attemptEnded(1, "answered")],
    [90, attemptStarted(2)],
  ]);
  const { lanes, endMs } = axisOf(events, PARTS);
  expect(lanes.map(({ bars }) => bars)).toEqual([
    [{ fromMs: 0, toMs: 80, isFailed: false }],
    [{ fromMs: 90, isFailed: false }],
  ]);
  expect(endMs).toBe(5_090);
});

test("a gap is folded from three seconds on, and what lies around it keeps its proportions", () => {
  const { scale, folds } = foldedScale([0, 100, 300, 172_800_000, 172_800_100]);
  expect(folds).toEqual([expect.objectContaining({ fromMs: 300, toMs: 172_800_000 })]);
  const [fold] = folds;
  expect((fold?.to ?? 0) - (fold?.from ?? 0)).toBeCloseTo(0.12);
  expect(scale(0)).toBe(0);
  expect(scale(300)).toBeCloseTo(0.66);
  expect(scale(100)).toBeCloseTo(0.22);
  expect(scale(172_800_100)).toBeCloseTo(1);
});

test("moments keep their order on the axis, however many gaps are folded", () => {
  const moments = [0, 5_000, 10_000, 15_000, 60_000, 120_000, 120_001, 3_600_000];
  const { scale, folds } = foldedScale(moments);
  const places = moments.map(scale);
  expect(folds).toHaveLength(6);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.every((place) => place >= 0 && place <= 1.000001)).toBe(true);
});

test.each([[[]], [[0]], [[0, 0]]])("an axis of %p has room for its one moment", (moments) => {
  const { scale, folds, endMs } = foldedScale(moments);
  expect([scale(0), folds, endMs]).toEqual([0, [], 0]);
});

test("the axis can be read aloud", () => {
  const { events } = story([
    [0, attemptStarted(1)],
    [50, replied()],
    [80, attemptEnded(1, "answered")],
  ]);
  expect(axisWords(axisOf(events, PARTS))).toEqual({
    en: "Delivery 1: 0 ms – 80 ms, reply × 1",
    zh: "第 1 次投递: 0 ms – 80 ms, 回复 × 1",
  });
});
