// The part of the probe that tries how much the database gives at once.
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";

const MB = 1_024 * 1_024;

/** Documents of 300 KB: one step below and one above each figure that a page names, and one between. */
const STEPS = [3, 5, 27, 51, 57] as const;
/** What it means that a step was the last that was answered. */
const LIMITS: ReadonlyMap<number, number> = new Map([
  [3, MB],
  [51, 16 * MB],
]);

export const databaseLimits: Part = {
  id: "database-limits",
  title: {
    en: "how much the database gives at once (17 MB of documents, removed at once)",
    zh: "数据库一次能返回多少（写入 17 MB 文档，随即删除）",
  },
  rules: ["getMaxDocuments", "aggregateDefaultDocuments", "databaseAnswerMaxBytes"],
  async run(session) {
    const { stored, got, aggregated, aggregatedWithLimit } = await session.call("databaseMany", {});
    const largest = await largestAnswer(session);
    return {
      seen: { getMaxDocuments: got, aggregateDefaultDocuments: aggregated, ...largest.seen },
      ...(largest.unseen && { unseen: largest.unseen }),
      figures: {
        "small documents that were asked for": stored,
        "documents of an aggregation with that limit": aggregatedWithLimit,
        ...largest.figures,
      },
    };
  },
};

/** Reads more and more until it is refused. */
async function largestAnswer(session: ProbeSession): Promise<PartResult> {
  let answered = { count: 0, bytes: 0 };
  // Of a run that died.
  await session.call("databaseRemoveLarge", {});
  try {
    let written = 0;
    for (const count of STEPS) {
      await session.call("databaseLarge", { count: count - written });
      written = count;
      const invoked = await session.tryCall("databaseReadLarge", { count });
      const answer = "result" in invoked ? readingOf(invoked.result) : undefined;
      if (answer?.bytes !== undefined && answer.documents === count) answered = { count, bytes: answer.bytes };
      else return limitOf(answered, answer?.isTooLarge === true);
    }
    return limitOf(answered, undefined);
  } finally {
    await session.call("databaseRemoveLarge", {});
  }
}

interface Reading {
  readonly documents?: number;
  readonly bytes?: number;
  readonly isTooLarge?: boolean;
}

function readingOf(result: unknown): Reading {
  return Object((Object(result) as { readonly probe?: unknown }).probe) as Reading;
}

/**
 * Between two steps the limit is the one that pages name for there; elsewhere it is what was answered at least.
 *
 * @param isRefused whether the next step was refused as too large, or failed otherwise; `undefined`: there was none
 */
function limitOf({ count, bytes }: { count: number; bytes: number }, isRefused: boolean | undefined): PartResult {
  const figures = { "largest answer of the database, bytes": bytes };
  const nothing = {
    en: "a larger answer failed, or was shorter, and not because of its size",
    zh: "更大的一次读取失败了或内容不全，但原因不是大小",
  };
  if (isRefused === false) return { seen: {}, unseen: { databaseAnswerMaxBytes: nothing }, figures };
  if (count === 0)
    return {
      seen: {},
      unseen: { databaseAnswerMaxBytes: { en: "900 KB were refused already", zh: "900 KB 就已被拒绝" } },
      figures,
    };
  const limit = isRefused ? LIMITS.get(count) : undefined;
  return { seen: { databaseAnswerMaxBytes: limit ?? bytes }, figures };
}
