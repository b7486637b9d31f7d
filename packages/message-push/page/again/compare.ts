// Compares what customers got for the same questions: then, and by today's code.
import { runsOf, shortForm } from "./answers";
import { commonParts } from "./diff-words";
import { isPush, type PushStep, type Shown, type Story } from "./story";
import { shapeOf } from "./varying";

/** One thing that came of a question. */
export interface Answer {
  readonly kind: "reply" | "notice" | "hand-over" | "not-bound" | "to-agent";
  /** Empty where the kind says it all. */
  readonly text: string;
  /** The text without what is different in each run. */
  readonly shape: string;
}

export interface AnswerPair {
  readonly verdict: "same" | "changed" | "missing" | "added";
  readonly before?: Answer;
  readonly after?: Answer;
}

export interface QuestionPair {
  readonly question: PushStep;
  readonly answers: readonly AnswerPair[];
  readonly isSame: boolean;
}

/** What came of each push of a story: what a timer's function sent later belongs to its push. */
export function answersOf(story: Story): ReadonlyMap<number, readonly Answer[]> {
  const runOf = runsOf(story);
  const answers = new Map<number, Answer[]>(story.steps.filter(isPush).map(({ pushId }) => [pushId, []]));
  const add = (shown: Shown) =>
    answers.get(shown.pushId ?? Number.NaN)?.push({
      kind: shown.kind,
      text: shortForm(shown),
      shape: shapeOf(shortForm(shown), runOf(shown)),
    });
  for (const step of story.steps) {
    if ("shown" in step) for (const shown of step.shown) add(shown);
    if (!isPush(step)) continue;
    if (step.isTransferred) answers.get(step.pushId)?.push({ kind: "hand-over", text: "", shape: "" });
    if (step.delivery !== "delivered") answers.get(step.pushId)?.push({ kind: step.delivery, text: "", shape: "" });
  }
  return answers;
}

export function compareQuestion(question: PushStep, before: readonly Answer[], after: readonly Answer[]): QuestionPair {
  const answers = pairUp(before, after);
  return { question, answers, isSame: answers.every(({ verdict }) => verdict === "same") };
}

/** What is equal stands beside each other; between, one stands beside another as far as both last. */
function pairUp(before: readonly Answer[], after: readonly Answer[]): readonly AnswerPair[] {
  const common = commonParts(before, after, (a, b) => a.kind === b.kind && a.shape === b.shape);
  const pairs: AnswerPair[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...common, [before.length, after.length] as const]) {
    pairs.push(...unequal(before.slice(i, nextI), after.slice(j, nextJ)));
    const [same, other] = [before[nextI], after[nextJ]];
    if (same !== undefined && other !== undefined) pairs.push({ verdict: "same", before: same, after: other });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return pairs;
}

function unequal(before: readonly Answer[], after: readonly Answer[]): readonly AnswerPair[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index): AnswerPair => {
    const [one, other] = [before[index], after[index]];
    if (one !== undefined && other !== undefined) return { verdict: "changed", before: one, after: other };
    if (one !== undefined) return { verdict: "missing", before: one };
    return { verdict: "added", ...(other !== undefined && { after: other }) };
  });
}
