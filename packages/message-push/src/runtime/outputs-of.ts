// What a handler returned or yielded, as one sequence of replies and transfers.
import type { Both } from "../language";
import { PushError } from "../push-error";
import { type Reply, reply, type TransferToAgent } from "../wechat/replies";
import type { Later } from "./later";

/** A handler's output once it is checked. */
export type CheckedOutput = Reply | TransferToAgent;

/** Some of a handler's outputs; `isAll` when nothing follows. */
export interface OutputBatch {
  readonly outputs: readonly CheckedOutput[];
  readonly isAll: boolean;
  /** The background work that follows, and is the last thing a handler gives. */
  readonly later?: Later;
}

/**
 * Runs the handler and goes through its output. What it returned comes at once, after all of it was checked; what it
 * yields comes one by one, so that it can be sent before the next is made.
 *
 * @throws {PushError} `OUTPUT_INVALID` at the first thing that is no output; what the handler throws passes through
 */
export async function* outputsOf(runHandler: () => unknown): AsyncGenerator<OutputBatch> {
  const result = await runHandler();
  if (isYielding(result)) {
    for await (const output of result) {
      yield isLater(output)
        ? { outputs: [], isAll: false, later: output }
        : { outputs: [checkOutput(output)], isAll: false };
      // A generator that goes on after it is ended here.
      if (isLater(output)) return;
    }
    yield { outputs: [], isAll: true };
  } else {
    yield batchOf(listOf(result));
  }
}

function batchOf(list: readonly unknown[]): OutputBatch {
  const last = list.at(-1);
  if (!isLater(last)) return { outputs: list.map(checkOutput), isAll: true };
  return { outputs: list.slice(0, -1).map(checkOutput), isAll: false, later: last };
}

function isLater(output: unknown): output is Later {
  return (
    typeof output === "object" && output !== null && "kind" in output && output.kind === "later" && "work" in output
  );
}

function isYielding(result: unknown): result is AsyncIterable<unknown> {
  return typeof result === "object" && result !== null && Symbol.asyncIterator in result;
}

function listOf(result: unknown): readonly unknown[] {
  if (result === undefined || result === null) return [];
  return Array.isArray(result) ? result : [result];
}

function checkOutput(output: unknown): CheckedOutput {
  if (typeof output === "string") return reply.text(output);
  if (isMadeByReply(output)) return output;
  if (isLater(output)) throw notLast();
  const got = describe(output);
  throw new PushError(
    "OUTPUT_INVALID",
    { en: `The handler returned ${got.en}, which is no reply.`, zh: `处理函数返回了${got.zh}，不是回复。` },
    isAck(output)
      ? {
          en: "Only payments are acknowledged; return a reply, or nothing.",
          zh: "只有支付类推送返回应答；请返回回复，或什么都不返回。",
        }
      : {
          en: "Return a string, something made by `reply`, an array of those, or nothing.",
          zh: "请返回字符串、`reply` 的结果、它们的数组，或什么都不返回。",
        },
  );
}

function notLast(): PushError {
  return new PushError(
    "OUTPUT_INVALID",
    { en: "The handler returned something after later(…).", zh: "处理函数在 later(…) 之后还返回了内容。" },
    {
      en: "Put later(…) last: what is to be said after it is said by its work.",
      zh: "请把 later(…) 放在最后：之后要说的由它的工作来说。",
    },
  );
}

function isAck(output: unknown): boolean {
  return typeof output === "object" && output !== null && "kind" in output && String(output.kind).endsWith("-ack");
}

function isMadeByReply(output: unknown): output is CheckedOutput {
  if (typeof output !== "object" || output === null || !("kind" in output)) return false;
  return output.kind === "transfer-to-agent" || (output.kind === "reply" && "message" in output);
}

function describe(output: unknown): Both {
  if (output === null) return { en: "null", zh: " null" };
  if (Array.isArray(output)) return { en: "an array inside an array", zh: "数组里的数组" };
  if (isAck(output)) return { en: "an ack", zh: "应答（ack）" };
  if (typeof output === "object") return { en: "an object of its own making", zh: "自己写的对象" };
  return { en: `a ${typeof output}`, zh: ` ${typeof output}` };
}
