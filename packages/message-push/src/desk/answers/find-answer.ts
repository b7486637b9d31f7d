// Finds the rule that answers a question. One order decides between rules that match, so the same question always gets the same one.
import { fillIn } from "./fill-in";
import { fold } from "./fold";
import type { AnswerRule, Keyword, RuleReply } from "./rule";

/** Where and when a question is asked. */
export interface Circumstances {
  /** The `session-from` that the customer came with, where it is known. */
  readonly sessionFrom?: string;
  readonly atMs: number;
}

/** What a customer wrote. */
export interface Question extends Circumstances {
  readonly content: string;
  /**
   * From 0 up to 1, as `Math.random`; asked for a rule that says one of its replies. A handler may run twice for one push: one that
   * follows from `pushId` says the same both times.
   */
  readonly random: () => number;
}

/** What answers a question. */
export interface Answer {
  readonly rule: AnswerRule;
  /** Of the rule's keywords the one that matched. */
  readonly keyword: Keyword;
  /** With the customer's words in them, in the order in which they are said. */
  readonly replies: readonly RuleReply[];
}

/** A keyword that is ready to be compared. */
export interface CompiledKeyword {
  readonly rule: AnswerRule;
  readonly keyword: Keyword;
  readonly folded: string;
}

/** Rules that are ready to be searched, made by {@link compileRules}. */
export interface CompiledRules {
  readonly rules: readonly AnswerRule[];
  /** The best first: the first one that matches, of a rule in force, answers. */
  readonly keywords: readonly CompiledKeyword[];
}

/** Why a rule cannot answer now. */
export type OutReason = "off" | "not-yet" | "over" | "other-session";

/**
 * Makes rules ready to be searched, once for many questions. The order: higher priority, equal before contained, the longer keyword,
 * the rule that stands first, its keyword that stands first.
 */
export function compileRules(rules: readonly AnswerRule[]): CompiledRules {
  const keywords = rules.flatMap((rule) =>
    rule.keywords.map((keyword) => ({ rule, keyword, folded: fold(keyword.content) })),
  );
  // Sorting is stable: what is equal keeps the order of the rules.
  keywords.sort(
    (a, b) =>
      b.rule.priority - a.rule.priority || rankOf(a.keyword) - rankOf(b.keyword) || b.folded.length - a.folded.length,
  );
  return { rules, keywords };
}

function rankOf({ match }: Keyword): number {
  return match === "equal" ? 0 : 1;
}

/** The answer to a question; none when no rule in force matches. */
export function findAnswer({ keywords }: CompiledRules, question: Question): Answer | undefined {
  const folded = fold(question.content);
  const found = keywords.find((own) => isMatch(own, folded) && whyOut(own.rule, question) === undefined);
  return found && answerOf(found, question.content, question.random);
}

/** Whether a folded message is what the keyword says, or has it in it. */
export function isMatch({ keyword, folded }: CompiledKeyword, message: string): boolean {
  return keyword.match === "equal" ? folded === message : message.includes(folded);
}

/** Why a rule cannot answer; nothing when it can. */
export function whyOut(rule: AnswerRule, { sessionFrom, atMs }: Circumstances): OutReason | undefined {
  if (!rule.isOn) return "off";
  if (atMs < rule.validFromMs) return "not-yet";
  if (atMs >= rule.validUntilMs) return "over";
  const isHere = rule.sessionFrom.length === 0 || (sessionFrom !== undefined && rule.sessionFrom.includes(sessionFrom));
  return isHere ? undefined : "other-session";
}

/** What a rule says to these words. */
export function answerOf(
  { rule, keyword }: Pick<CompiledKeyword, "rule" | "keyword">,
  words: string,
  random: () => number,
): Answer {
  const said = rule.mode === "reply_all" ? rule.replies : [oneOf(rule.replies, random())];
  return { rule, keyword, replies: said.map((own) => fillIn(own, { words, keyword: keyword.content })) };
}

function oneOf(replies: readonly RuleReply[], chance: number): RuleReply {
  const at = Math.min(Math.floor(chance * replies.length), replies.length - 1);
  return replies[at] as RuleReply;
}
