// Waits for everything that can go wrong side by side, so that an author hears of all faults of one kind at once.
import { ToolError } from "../tool-error";

/**
 * Resolves with all results, in order, when every task is done.
 *
 * @throws the first fault; a ToolError tells the facts of all faults with its code. Nothing is running any more then.
 */
export async function allOrProblems<Result>(tasks: readonly Promise<Result>[]): Promise<Result[]> {
  const outcomes = await Promise.allSettled(tasks);
  const faults = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  if (faults.length > 0) throw joinFaults(faults);
  return outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
}

function joinFaults(faults: readonly unknown[]): unknown {
  const [first] = faults;
  if (!(first instanceof ToolError)) return first;
  const facts = faults.flatMap((fault) =>
    fault instanceof ToolError && fault.code === first.code ? [fault.fact] : [],
  );
  return new ToolError(first.code, facts.join("\n  "), first.fix, { cause: first.cause });
}
