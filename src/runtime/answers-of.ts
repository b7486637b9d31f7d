// Whatever a handler returned or yielded, as one sequence of replies and transfers.
import { PushError } from "../push-error";
import { type Reply, reply, type TransferToAgent } from "../wechat/replies";

/** A handler's answer once it is known to be one. */
export type CheckedAnswer = Reply | TransferToAgent;

/**
 * Runs the handler and goes through what it says, one by one, so that a yielded reply can be sent before the next one
 * is made.
 *
 * @throws {PushError} `ANSWER_INVALID` at the first thing that is no answer; what the handler throws passes through
 */
export async function* answersOf(runHandler: () => unknown): AsyncGenerator<CheckedAnswer> {
  const said = await runHandler();
  if (said === undefined || said === null) return;
  if (isSequence(said)) {
    for await (const answer of said) yield checkAnswer(answer);
  } else {
    yield checkAnswer(said);
  }
}

function isSequence(said: unknown): said is AsyncIterable<unknown> | readonly unknown[] {
  return Array.isArray(said) || (typeof said === "object" && said !== null && Symbol.asyncIterator in said);
}

function checkAnswer(answer: unknown): CheckedAnswer {
  if (typeof answer === "string") return reply.text(answer);
  if (isMadeByReply(answer)) return answer;
  throw new PushError(
    "ANSWER_INVALID",
    `The handler answered with ${describe(answer)}, which is no answer.`,
    "Return a string, something made by `reply`, an array of those, or nothing.",
  );
}

function isMadeByReply(answer: unknown): answer is CheckedAnswer {
  if (typeof answer !== "object" || answer === null || !("kind" in answer)) return false;
  return answer.kind === "transfer-to-agent" || (answer.kind === "reply" && "message" in answer);
}

function describe(answer: unknown): string {
  if (answer === null) return "null";
  if (Array.isArray(answer)) return "an array inside an array";
  return typeof answer === "object" ? "an object of its own making" : `a ${typeof answer}`;
}
