// Waits for everything that can go wrong side by side, so that an author sees all problems of one kind at once.
import { inBoth } from "../../src/language";
import { ToolError } from "../tool-error";

/**
 * Resolves with all results, in order, when every task is done.
 *
 * @throws the first problem; a ToolError holds the facts of all problems with its code. Nothing is running any more then.
 */
export async function allOrProblems<Result>(tasks: readonly Promise<Result>[]): Promise<Result[]> {
  const outcomes = await Promise.allSettled(tasks);
  // One problem may stop several tasks.
  const problems = new Set(outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : [])));
  if (problems.size > 0) throw joinProblems([...problems]);
  return outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

function joinProblems(problems: readonly unknown[]): unknown {
  const [first] = problems;
  if (!(first instanceof ToolError)) return first;
  const facts = problems.flatMap((problem) =>
    problem instanceof ToolError && problem.code === first.code ? [problem.texts.fact] : [],
  );
  const fact = inBoth((language) => facts.map((one) => one[language]).join("\n  "));
  return new ToolError(first.code, fact, first.texts.fix, { cause: first.cause });
}
