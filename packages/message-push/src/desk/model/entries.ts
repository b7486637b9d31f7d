// What a model is shown of the desk: the rules in force that are nearest to the question, within a budget of characters.
import { type Circumstances, whyOut } from "../answers/find-answer";
import { fold } from "../answers/fold";
import type { AnswerRule } from "../answers/rule";

/** A rule, under the short id that the model sees. */
export interface Entry {
  readonly id: string;
  readonly rule: AnswerRule;
}

/** What is shown. */
export interface ShownEntries {
  readonly entries: readonly Entry[];
  /** One JSON object a line: what operators wrote is data as well. */
  readonly text: string;
}

/** Of one rule's keywords. */
const MOST_KEYWORDS = 8;

/**
 * The nearest ones first, by the characters that they share with the question; of equal ones the higher priority.
 *
 * @param describe what the model sees of a rule; nothing for one that is of no use to it
 */
export function entriesFor(
  rules: readonly AnswerRule[],
  question: string,
  { budget, describe, ...circumstances }: Circumstances & EntryOptions,
): ShownEntries {
  const characters = new Set(fold(question));
  const ranked = rules
    .filter((rule) => whyOut(rule, circumstances) === undefined)
    .map((rule) => ({ rule, near: nearness(rule, characters) }))
    .sort((a, b) => b.near - a.near || b.rule.priority - a.rule.priority);
  const entries: Entry[] = [];
  const lines: string[] = [];
  let left = budget;
  for (const { rule } of ranked) {
    const described = describe(rule);
    if (described === undefined) continue;
    const id = `e${entries.length + 1}`;
    const line = JSON.stringify({ id, ...described });
    left -= line.length;
    if (left < 0) break;
    entries.push({ id, rule });
    lines.push(line);
  }
  return { entries, text: lines.join("\n") };
}

interface EntryOptions {
  /** Characters of all lines. */
  readonly budget: number;
  readonly describe: (rule: AnswerRule) => object | undefined;
}

/** For a model that chooses: what the rule is about. */
export function byKeywords({ name, keywords }: AnswerRule): object {
  return { name, keywords: keywords.slice(0, MOST_KEYWORDS).map(({ content }) => content) };
}

/** For a model that writes: what the rule says. */
export function byReplies({ name, replies }: AnswerRule): object | undefined {
  const said = replies.flatMap((own) => {
    if (own.type === "text") return [own.content];
    return own.type === "link" ? [`${own.title} ${own.url}`] : [];
  });
  return said.length === 0 ? undefined : { name, text: said.join("\n") };
}

function nearness({ name, keywords }: AnswerRule, characters: ReadonlySet<string>): number {
  const own = new Set(fold(name + keywords.map(({ content }) => content).join("")));
  let shared = 0;
  for (const character of own) if (characters.has(character)) shared += 1;
  return shared;
}
