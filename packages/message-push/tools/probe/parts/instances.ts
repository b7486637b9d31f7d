// The parts of the probe about functions and their instances.
import { randomUUID } from "node:crypto";
import { PROBE_FUNCTION, PROBE_TIMEOUT_SECONDS } from "../probe-names";
import type { ProbeSession } from "../session";
import { limits, memory } from "./limits";
import type { Part, PartResult } from "./part";
import { reach } from "./reach";

const context: Part = {
  id: "context",
  title: "what a called function is told, and what its machine lets it do",
  rules: [
    "contextNamesFunction",
    "contextTellsTimeout",
    "invokeSource",
    "openidInInvokes",
    "calledSource",
    "tmpIsWritable",
    "codeIsReadOnly",
    "hasSegmenter",
  ],
  async run(session) {
    const { functionName, timeLimitMs, source, hasOpenid } = await session.call("context", {});
    const called = await session.call("sourceOfCalled", {});
    const { tmpIsWritable, codeIsWritable, hasSegmenter } = await session.call("machine", {});
    return {
      seen: {
        contextNamesFunction: functionName === PROBE_FUNCTION,
        contextTellsTimeout: timeLimitMs === PROBE_TIMEOUT_SECONDS * 1_000,
        invokeSource: source,
        openidInInvokes: hasOpenid,
        calledSource: called.source.split(",").at(-1) ?? "",
        tmpIsWritable,
        codeIsReadOnly: !codeIsWritable,
        hasSegmenter,
      },
    };
  },
};

/** The work that is left behind ends by itself after this. */
const TICKS_FOR_MS = 4_000;
/** Between the return and the next call. */
const LEFT_ALONE_MS = 2_000;
/** Of an instance that goes on, there are twenty. One that thaws may count two. */
const MOST_TICKS_OF_FROZEN = 8;
/** Other instances may answer in between. */
const TRIES = 4;
const CALLED_STAYS_MS = 2_000;
const CALLED_ENDS_WITHIN_MS = 12_000;

const instances: Part = {
  id: "instances",
  title: "whether an instance is frozen and used again, and whether a called function outlives its caller",
  rules: ["freezesAfterReturn", "reusesInstances", "calledOutlivesCaller"],
  async run(session) {
    const [left, outlived] = [await leaveWork(session), await leaveCalled(session)];
    return {
      seen: { ...left.seen, ...outlived.seen },
      unseen: { ...left.unseen, ...outlived.unseen },
      ...(left.figures && { figures: left.figures }),
    };
  },
};

async function leaveWork(session: ProbeSession): Promise<PartResult> {
  const { id } = await session.call("tick", { forMs: TICKS_FOR_MS });
  await session.wait(LEFT_ALONE_MS);
  for (let i = 0; i < TRIES; i += 1) {
    const { id: answering, ticks } = await session.call("ticks", {});
    if (answering !== id) continue;
    const freezesAfterReturn = ticks <= MOST_TICKS_OF_FROZEN;
    return { seen: { reusesInstances: true, freezesAfterReturn }, figures: { ticksAfterReturn: ticks } };
  }
  const why = "no instance was used a second time";
  return { seen: { reusesInstances: false }, unseen: { freezesAfterReturn: why } };
}

async function leaveCalled(session: ProbeSession): Promise<PartResult> {
  // A name of its own: a run that died may have left the document of its call.
  const called = { name: `called-${randomUUID().slice(0, 8)}`, ms: CALLED_STAYS_MS };
  const { began } = await session.call("leaveCalled", called);
  if (!began) return { seen: {}, unseen: { calledOutlivesCaller: "the called function never began" } };
  const isOver = await session.until(
    async () => ((await session.call("isOver", called)) ? true : undefined),
    CALLED_ENDS_WITHIN_MS,
  );
  return { seen: { calledOutlivesCaller: isOver === true } };
}

/** Two times of the timer lie so far apart, and a moment for the function. */
const ONE_ROUND_MS = 61_000;
const ROUNDS = 4;
const ENDS_WITHIN_MS = 3_000;
const LEAST_TIMES = 2;

const timer: Part = {
  id: "timer",
  title: "whether the timer comes every minute, and reaches the database (up to 4 minutes)",
  rules: ["timersFire", "timersReachDatabase", "timerSource"],
  async run(session) {
    const { atMs, hasRead, source, own } = await waitForTimer(session);
    if (atMs.length === 0 && own.came > 0)
      return {
        seen: { timersFire: true, timersReachDatabase: false },
        unseen: { timerSource: "it could not be written down" },
      };
    if (atMs.length === 0)
      return {
        seen: { timersFire: false },
        unseen: { timersReachDatabase: "no timer came", timerSource: "no timer came" },
      };
    const [first = ""] = source.split(",");
    return {
      seen: { timersFire: true, timersReachDatabase: hasRead, timerSource: first },
      figures: { timerTimes: atMs.length, timerMostSecondsApart: mostSecondsApart(atMs) },
    };
  },
};

/** The timer has come since the function is there: often there is nothing left to wait for. */
async function waitForTimer(session: ProbeSession) {
  const look = async () => {
    const timers = await session.call("timers", {});
    return timers.atMs.length >= LEAST_TIMES || timers.own.came >= LEAST_TIMES ? timers : undefined;
  };
  for (let i = 0; i < ROUNDS; i += 1) {
    const came = await session.until(look, i === 0 ? 0 : ENDS_WITHIN_MS);
    if (came) return came;
    await session.environment.letPass(ONE_ROUND_MS);
  }
  return (await session.until(look, ENDS_WITHIN_MS)) ?? (await session.call("timers", {}));
}

function mostSecondsApart(atMs: readonly number[]): number {
  return Math.round(Math.max(0, ...atMs.slice(1).map((ms, i) => ms - (atMs[i] ?? ms))) / 1_000);
}

export const INSTANCE_PARTS: readonly Part[] = [context, instances, limits, memory, reach, timer];
