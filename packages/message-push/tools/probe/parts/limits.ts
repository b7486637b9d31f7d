// The parts of the probe about limits of functions: what passes between two of them, memory, time, and how long things take.
import { BELIEVED } from "../environment-rules";
import type { Passed } from "../function/sizes";
import { PROBE_TIMEOUT_SECONDS } from "../probe-names";
import type { ProbeSession } from "../session";
import { type Figures, type Part, type PartResult, percentilesOf } from "./part";

const NO_CALL = { en: "the function could not call itself", zh: "云函数无法调用自己" };

export const limits: Part = {
  id: "limits",
  title: {
    en: "how much passes from a function to one that it calls, and back",
    zh: "云函数之间调用时，入参和返回值最大多少",
  },
  rules: ["eventMaxBytes", "functionResultMaxBytes"],
  async run(session) {
    const events = await largest(BELIEVED.eventMaxBytes, (sizes) => session.call("eventsOf", { sizes }));
    const results = await largest(BELIEVED.functionResultMaxBytes, (sizes) => session.call("resultsOf", { sizes }));
    return {
      seen: {
        ...(events !== undefined && { eventMaxBytes: events }),
        ...(results !== undefined && { functionResultMaxBytes: results }),
      },
      unseen: {
        ...(events === undefined && { eventMaxBytes: NO_CALL }),
        ...(results === undefined && { functionResultMaxBytes: NO_CALL }),
      },
    };
  },
};

/** Near enough to the limit to tell it from another, and far enough for what stands around the text. */
const BELOW = 0.95;
const ABOVE = 1.05;
/** Where it is less than believed. */
const SMALLER_SHARES = [0.01, 0.1, 0.25, 0.5, 0.75] as const;

/**
 * The believed limit, where what is a little smaller passes and what is a little larger does not; otherwise the largest size that passed.
 * `undefined` where not even a little passes: that is something else than a limit.
 */
async function largest(
  believedBytes: number,
  tryAll: (sizes: readonly number[]) => Promise<readonly Passed[]>,
): Promise<number | undefined> {
  const sizesOf = (shares: readonly number[]) => shares.map((share) => Math.round(believedBytes * share));
  const [below, above] = await tryAll(sizesOf([BELOW, ABOVE]));
  if (above?.passed) return above.bytes;
  if (below?.passed) return believedBytes;
  return (await tryAll(sizesOf(SMALLER_SHARES))).findLast(({ passed }) => passed)?.bytes;
}

const SMALL_MB = 128;
const USUAL_MB = 256;
const SHORT_TIMEOUT_S = 3;
const BEYOND_IT_MS = 5_000;
/** Over the limit where Node itself counts, and under it where it does not: Node alone takes more than that. */
const OVER_MB = 20;
/** Whatever a console, a shell or a file could change. */
const VARIABLE = { name: "MESSAGE_PUSH_PROBE_VARIABLE", value: `a "b" = c; 'd' 中文 é` } as const;

export const memory: Part = {
  id: "memory",
  title: {
    en: "memory, the time limit, start-up and the database's times, at 128 and 256 MB (deploys 4 times)",
    zh: "128 MB 与 256 MB 下的内存、超时时间、启动与数据库耗时（部署 4 次）",
  },
  rules: ["memoryCountsNode", "timeLimitKills", "variablesArriveWhole", "startUpMs", "databaseCallMs"],
  async run(session) {
    const deploy = (memoryMb: number, timeoutSeconds = PROBE_TIMEOUT_SECONDS) =>
      session.environment.deploy({
        memoryMb,
        timeoutSeconds,
        key: session.key,
        variables: { [VARIABLE.name]: VARIABLE.value },
      });
    try {
      await deploy(SMALL_MB);
      const small = await measure(session, SMALL_MB);
      const counted = await growBeyond(session);
      await deploy(SMALL_MB, SHORT_TIMEOUT_S);
      const timed = await outstayTimeout(session);
      await deploy(USUAL_MB);
      const usual = await measure(session, USUAL_MB);
      const variablesArriveWhole = await session.call("variableIs", VARIABLE);
      return {
        seen: { ...counted.seen, ...timed.seen, ...usual.seen, variablesArriveWhole },
        unseen: { ...counted.unseen, ...timed.unseen, ...usual.unseen },
        figures: { ...small.figures, ...usual.figures, ...counted.figures },
      };
    } finally {
      // For the parts that follow, also where this one fails.
      await session.environment.deploy({ memoryMb: USUAL_MB, key: session.key });
    }
  },
};

const STARTED_AT_A_TIME = 3;
/** So that no call finds an instance that another one has left already. */
const STAY_MS = 1_500;
const MOST_CALLS = 30;
const CALLS_FOR_MS = 4_000;

async function measure(session: ProbeSession, memoryMb: number): Promise<PartResult & { readonly figures: Figures }> {
  const started = await session.call("startSome", { count: STARTED_AT_A_TIME, stayMs: STAY_MS });
  const { timesMs } = await session.call("databaseTimes", { count: MOST_CALLS, limitMs: CALLS_FOR_MS });
  const startUp = percentilesOf(started.untilEventMs);
  const database = percentilesOf(timesMs);
  return {
    seen: {
      ...(startUp.count > 0 && { startUpMs: startUp.p50 }),
      ...(database.count > 0 && { databaseCallMs: database.p95 }),
    },
    unseen: {
      ...(startUp.count === 0 && { startUpMs: { en: "no instance was started", zh: "没有启动新实例" } }),
      ...(database.count === 0 && {
        databaseCallMs: { en: "no call of the database worked", zh: "数据库调用都没有成功" },
      }),
    },
    figures: {
      [`startUntilEventMs${memoryMb}Mb`]: startUp,
      [`startUntilLoadedMs${memoryMb}Mb`]: percentilesOf(started.untilLoadedMs),
      [`callOfNewInstanceMs${memoryMb}Mb`]: percentilesOf(started.callMs),
      [`databaseCallMs${memoryMb}Mb`]: database,
    },
  };
}

async function growBeyond(session: ProbeSession): Promise<PartResult> {
  const { beforeMb } = await session.call("growTo", { rssMb: 0 });
  const grown = await session.tryCall("growTo", { rssMb: SMALL_MB + OVER_MB });
  return { seen: { memoryCountsNode: "error" in grown }, figures: { functionTakesMb: beforeMb } };
}

async function outstayTimeout(session: ProbeSession): Promise<PartResult> {
  const within = await session.tryCall("stay", { ms: 100 });
  if ("error" in within)
    return { seen: {}, unseen: { timeLimitKills: { en: "a short call failed, too", zh: "很短的调用也失败了" } } };
  return { seen: { timeLimitKills: "error" in (await session.tryCall("stay", { ms: BEYOND_IT_MS })) } };
}
