// The parts of the probe about functions and their instances.
import { randomUUID } from "node:crypto";
import { PROBE_FUNCTION, PROBE_TIMEOUT_SECONDS } from "../probe-names";
import type { ProbeSession } from "../session";
import { limits, memory } from "./limits";
import type { Part, PartResult } from "./part";
import { reach } from "./reach";

const context: Part = {
  id: "context",
  title: {
    en: "what a called function is told, and what its machine lets it do",
    zh: "被调用的云函数能得到哪些信息，运行环境允许它做什么",
  },
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
/** More than the instances that may be there. */
const TRIES = 4;
const CALLED_STAYS_MS = 2_000;
const CALLED_ENDS_WITHIN_MS = 12_000;

const instances: Part = {
  id: "instances",
  title: {
    en: "whether an instance is frozen and used again, and whether a called function outlives its caller",
    zh: "实例返回后是否冻结、是否复用，被调用的云函数会不会比调用方活得久",
  },
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
  const look = () => session.call("ticks", {});
  const first = await look();
  // Another instance answers where the timer has this one, and goes on to answer: several calls at once reach all of them.
  const answers = first.id === id ? [first] : await Promise.all(Array.from({ length: TRIES }, look));
  const own = answers.find((answer) => answer.id === id);
  if (own !== undefined) {
    const freezesAfterReturn = own.ticks <= MOST_TICKS_OF_FROZEN;
    return { seen: { reusesInstances: true, freezesAfterReturn }, figures: { ticksAfterReturn: own.ticks } };
  }
  const why = { en: "no instance was used a second time", zh: "没有实例被再次使用" };
  return { seen: { reusesInstances: false }, unseen: { freezesAfterReturn: why } };
}

async function leaveCalled(session: ProbeSession): Promise<PartResult> {
  // A name of its own: a run that died may have left the document of its call.
  const called = { name: `called-${randomUUID().slice(0, 8)}`, ms: CALLED_STAYS_MS };
  const { began } = await session.call("leaveCalled", called);
  if (!began)
    return {
      seen: {},
      unseen: { calledOutlivesCaller: { en: "the called function never began", zh: "被调用的云函数没有开始运行" } },
    };
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
  title: {
    en: "whether the timer comes every minute, and reaches the database (up to 4 minutes)",
    zh: "定时触发器是否每分钟触发、能否访问数据库（最多 4 分钟）",
  },
  rules: ["timersFire", "timersReachDatabase", "timerSource"],
  async run(session) {
    const { atMs, hasRead, source, own } = await waitForTimer(session);
    if (atMs.length === 0 && own.came > 0)
      return {
        seen: { timersFire: true, timersReachDatabase: false },
        unseen: { timerSource: { en: "it could not be written down", zh: "无法记录下来" } },
      };
    if (atMs.length === 0)
      return {
        seen: { timersFire: false },
        unseen: {
          timersReachDatabase: { en: "no timer came", zh: "定时触发器没有触发" },
          timerSource: { en: "no timer came", zh: "定时触发器没有触发" },
        },
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
