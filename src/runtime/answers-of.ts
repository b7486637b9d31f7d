// Whatever a handler returned or yielded, as one sequence of replies and transfers.
import { PushError } from "../push-error";
import { type Reply, reply, type TransferToAgent } from "../wechat/replies";

/** A handler's answer once it is known to be one. */
export type CheckedAnswer = Reply | TransferToAgent;

/** Some of a handler's answers; `isAll` when nothing follows. */
export interface SomeAnswers {
  readonly answers: readonly CheckedAnswer[];
  readonly isAll: boolean;
}

/**
 * Runs the handler and goes through what it says. What it returned comes at once, after all of it was checked; what it
 * yields comes one by one, so that it can be sent before the next is made.
 *
 * @throws {PushError} `ANSWER_INVALID` at the first thing that is no answer; what the handler throws passes through
 */
export async function* answersOf(runHandler: () => unknown): AsyncGenerator<SomeAnswers> {
  const said = await runHandler();
  if (isYielding(said)) {
    for await (const answer of said) yield { answers: [checkAnswer(answer)], isAll: false };
    yield { answers: [], isAll: true };
  } else {
    yield { answers: listOf(said).map(checkAnswer), isAll: true };
  }
}

function isYielding(said: unknown): said is AsyncIterable<unknown> {
  return typeof said === "object" && said !== null && Symbol.asyncIterator in said;
}

function listOf(said: unknown): readonly unknown[] {
  if (said === undefined || said === null) return [];
  return Array.isArray(said) ? said : [said];
}

function checkAnswer(answer: unknown): CheckedAnswer {
  if (typeof answer === "string") return reply.text(answer);
  if (isMadeByReply(answer)) return answer;
  throw new PushError(
    "ANSWER_INVALID",
    `The handler answered with ${describe(answer)}, which is no answer.`,
    isAck(answer)
      ? "Only payments are acknowledged; return a reply, or nothing."
      : "Return a string, something made by `reply`, an array of those, or nothing.",
  );
}

function isAck(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "kind" in answer && String(answer.kind).endsWith("-ack");
}

function isMadeByReply(answer: unknown): answer is CheckedAnswer {
  if (typeof answer !== "object" || answer === null || !("kind" in answer)) return false;
  return answer.kind === "transfer-to-agent" || (answer.kind === "reply" && "message" in answer);
}

function describe(answer: unknown): string {
  if (answer === null) return "null";
  if (Array.isArray(answer)) return "an array inside an array";
  if (isAck(answer)) return "an ack";
  return typeof answer === "object" ? "an object of its own making" : `a ${typeof answer}`;
}
