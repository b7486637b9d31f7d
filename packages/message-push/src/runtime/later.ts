// Background work of one push: the handler decides about it, and a second invocation does it.
import { PushError } from "../push-error";
import type { Reply } from "../wechat/replies";
import type { HandlerContext } from "./definition";

/** What background work may say. It cannot transfer: WeChat has its passive reply by then. */
export type WorkOutput = string | Reply;

/** What background work may return: nothing, one reply, several that are sent in order. */
// biome-ignore lint/suspicious/noConfusingVoidType: work without a return statement has the type void.
export type WorkResult = WorkOutput | readonly WorkOutput[] | null | undefined | void;

/** Background work. `context.signal` is aborted shortly before the function's timeout ends it. */
export type Work = (context: HandlerContext) => WorkResult | Promise<WorkResult> | AsyncIterable<WorkOutput>;

/** This push goes on in a second invocation, made by {@link later}. */
export interface Later {
  readonly kind: "later";
  readonly work: Work;
}

/**
 * Lets *this* push go on in a second invocation, which has the function's whole timeout (`timeout` in cloudbaserc.json): for an answer
 * that takes longer than WeChat waits. The customer sees "typing…" meanwhile. It is the last thing that a handler returns or yields;
 * replies before it are sent at once.
 *
 * The second invocation runs the handler again from the recorded event, and then the work: nothing of the first one is kept. So what
 * stands before `later` runs twice, and must have no effect that may not happen twice. Work that fails, or whose instance dies, is
 * run again with its handler, `maxRuns` times at most. Work cannot transfer to human agents: that is decided in the handler.
 *
 * @throws {PushError} `OUTPUT_INVALID` when `work` is no function
 * @example
 * handle: ({ Content }) => {
 *   if (Content === "人工") return reply.transferToAgent();
 *   return later(async ({ signal }) => askTheModel(Content, signal));
 * }
 */
export function later(work: Work): Later {
  if (typeof work === "function") return { kind: "later", work };
  throw new PushError(
    "OUTPUT_INVALID",
    {
      en: `later was given ${work === null ? "null" : `a ${typeof work}`}.`,
      zh: `later 收到的是 ${work === null ? "null" : typeof work}。`,
    },
    {
      en: "Give it the function that does the work: later(async ({ signal }) => …).",
      zh: "请传入执行工作的函数：later(async ({ signal }) => …)。",
    },
  );
}
