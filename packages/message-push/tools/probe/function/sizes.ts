// Actions of the probe's function about limits: what passes between two functions, memory, and how long things take.
import { ownInstance } from "./own-instance";
import { callSelf, codeOf } from "./self-call";
import { readOwn, sleep, writeOwn } from "./surroundings";

const MB = 1024 * 1024;
/** Long enough for whoever counts memory to look. */
const HELD_FOR_MS = 500;

/** Whether each size passed; the number or code of what did not. */
export interface Passed {
  readonly bytes: number;
  readonly passed: boolean;
  readonly code?: string;
}

export function limitActions(isFirstEvent: boolean) {
  return {
    /** Which sizes of an event reach a called function. */
    eventsOf: ({ sizes }: { readonly sizes: readonly number[] }): Promise<readonly Passed[]> =>
      tryEach(sizes, async (bytes) => {
        const { length } = await callSelf<{ readonly length: number }>("swallow", { filler: "x".repeat(bytes) });
        return length === bytes;
      }),
    async swallow({ filler }: { readonly filler: string }) {
      return { length: filler.length };
    },
    /** Which sizes of a result come back from a called function. */
    resultsOf: ({ sizes }: { readonly sizes: readonly number[] }): Promise<readonly Passed[]> =>
      tryEach(
        sizes,
        async (bytes) => (await callSelf<{ readonly filler: string }>("fill", { bytes })).filler.length === bytes,
      ),
    async fill({ bytes }: { readonly bytes: number }) {
      return { filler: "x".repeat(bytes) };
    },
    /** Holds so much that the whole process has this size. */
    async growTo({ rssMb }: { readonly rssMb: number }) {
      const beforeMb = process.memoryUsage.rss() / MB;
      const addedMb = Math.max(0, Math.round(rssMb - beforeMb));
      // Touched, so that it counts.
      const held = Buffer.alloc(addedMb * MB, 1);
      await sleep(HELD_FOR_MS);
      return { beforeMb: Math.round(beforeMb), addedMb: held.length / MB };
    },
    /** Starts instances, as many as there are calls at a time: how long each took until its first event. */
    async startSome({ count, stayMs }: { readonly count: number; readonly stayMs: number }) {
      const calls = Array.from({ length: count }, () => timed(() => callSelf<Born>("beBorn", { stayMs })));
      const ended = (await Promise.all(calls)).flatMap((one) => (one?.result.isFirst ? [one] : []));
      return {
        untilLoadedMs: ended.map(({ result }) => result.loadedMs),
        untilEventMs: ended.map(({ result }) => result.firstEventMs),
        callMs: ended.map(({ tookMs }) => Math.round(tookMs - stayMs)),
      };
    },
    async beBorn({ stayMs }: { readonly stayMs: number }): Promise<Born> {
      await sleep(stayMs);
      return { isFirst: isFirstEvent, ...ownInstance() };
    },
    /** How long single calls of the database take, as many as fit into the time. */
    async databaseTimes({ count, limitMs }: { readonly count: number; readonly limitMs: number }) {
      const timesMs: number[] = [];
      const endsAtMs = performance.now() + limitMs;
      for (let i = 0; i < count && performance.now() < endsAtMs; i += 1) {
        const call: () => Promise<unknown> = i % 2 === 0 ? () => writeOwn("times", { i }) : () => readOwn("times");
        const { tookMs = Number.NaN } = (await timed(call)) ?? {};
        if (!Number.isNaN(tookMs)) timesMs.push(tookMs);
      }
      return { timesMs };
    },
  };
}

interface Born {
  readonly isFirst: boolean;
  readonly loadedMs: number;
  readonly firstEventMs: number;
}

async function tryEach(
  sizes: readonly number[],
  passes: (bytes: number) => Promise<boolean>,
): Promise<readonly Passed[]> {
  const tried: Passed[] = [];
  for (const bytes of sizes) {
    try {
      tried.push({ bytes, passed: await passes(bytes) });
    } catch (error) {
      tried.push({ bytes, passed: false, code: codeOf(error) });
    }
  }
  return tried;
}

/** `undefined` where the call failed: that is no time. */
async function timed<Result>(call: () => Promise<Result>) {
  const startedAtMs = performance.now();
  try {
    const result = await call();
    return { result, tookMs: performance.now() - startedAtMs };
  } catch {
    return undefined;
  }
}
