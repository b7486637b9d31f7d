// Why a question gets its answer: the rule, the rules that would have answered in its place, and those that could not.
import {
  type Answer,
  answerOf,
  type CompiledKeyword,
  type CompiledRules,
  isMatch,
  type OutReason,
  type Question,
  whyOut,
} from "./find-answer";
import { fold } from "./fold";

/** What `answers try` prints. */
export interface Explanation {
  /** What the question is compared by. */
  readonly folded: string;
  /** What the customer reads, and what the matching keyword is compared by; nothing when no rule answers. */
  readonly answer?: Answer & { readonly foldedKeyword: string };
  /** The rules that match as well, the next best first. */
  readonly outranked: readonly CompiledKeyword[];
  /** The rules that match and cannot answer, with the reason. */
  readonly out: readonly (CompiledKeyword & { readonly why: OutReason })[];
}

/** The answer that {@link findAnswer} gives, with what else matched. A rule is named once, with its best keyword. */
export function explainAnswer({ keywords }: CompiledRules, question: Question): Explanation {
  const folded = fold(question.content);
  const matching = bestOfEachRule(keywords.filter((own) => isMatch(own, folded)));
  const out = matching.flatMap((own) => {
    const why = whyOut(own.rule, question);
    return why === undefined ? [] : [{ ...own, why }];
  });
  const [best, ...outranked] = matching.filter(({ rule }) => whyOut(rule, question) === undefined);
  if (best === undefined) return { folded, outranked, out };
  const answer = { ...answerOf(best, question.content, question.random), foldedKeyword: best.folded };
  return { folded, answer, outranked, out };
}

function bestOfEachRule(matching: readonly CompiledKeyword[]): readonly CompiledKeyword[] {
  const seen = new Set();
  return matching.filter(({ rule }) => !seen.has(rule) && seen.add(rule));
}
