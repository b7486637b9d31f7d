// Why a question gets its answer, as the rows of a table.
import type { Outcome } from "../../simulator/desk/ask-desk";
import type { CompiledKeyword, OutReason } from "../../src/desk/answers/find-answer";
import { isMessage } from "../../src/desk/answers/reply-of";
import type { AnswerRule } from "../../src/desk/answers/rule";
import type { Language } from "../../src/language";

type Row = readonly [label: string, text: string];
type Because = Pick<CompiledKeyword, "keyword" | "folded">;

interface Words {
  readonly labels: readonly [question: string, compared: string, time: string, rule: string, because: string];
  readonly alsoFits: string;
  readonly cannot: string;
  readonly noRule: string;
  readonly unsaid: readonly [label: string, why: string];
  readonly menuNumber: string;
  readonly colon: string;
  readonly priority: string;
  readonly people: (isOpen: boolean, back: string | undefined) => string;
  readonly because: (match: CompiledKeyword["keyword"]["match"], sought: string) => string;
  readonly out: Readonly<Record<OutReason, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    labels: ["Question", "Compared by", "Time", "Rule", "Because"],
    alsoFits: "Also fits",
    cannot: "Cannot",
    noRule: "none",
    unsaid: ["Note", "the rule's own words are not said: nobody is at the desk now"],
    menuNumber: "what the number of the menu chose",
    colon: ": ",
    priority: "priority",
    people: (isOpen, back = "at no known time") =>
      isOpen ? "people are at the desk" : `nobody is at the desk, people are back ${back}`,
    because: (match, sought) =>
      match === "equal" ? `it is the keyword ${sought} (equal)` : `it has the keyword ${sought} in it (contain)`,
    out: {
      off: "it is off (isOn)",
      "not-yet": "it begins later (validFrom)",
      over: "it is over (validUntil)",
      "other-session": "it is for customers of another page (sessionFrom)",
    },
  },
  zh: {
    labels: ["问题", "比较时按", "时间", "规则", "原因"],
    alsoFits: "也符合",
    cannot: "未采用",
    noRule: "无",
    unsaid: ["注意", "规则的话没有说：现在休息"],
    menuNumber: "客户选了菜单里的编号",
    colon: "：",
    priority: "优先级",
    people: (isOpen, back) => (isOpen ? "客服在线" : `客服不在，${back === undefined ? "不知何时" : `${back} `}回来`),
    because: (match, sought) => `${match === "equal" ? "全匹配" : "半匹配"}关键词 ${sought}`,
    out: {
      off: "已停用（isOn）",
      "not-yet": "尚未开始（validFrom）",
      over: "已过期（validUntil）",
      "other-session": "只用于其他来源（sessionFrom）",
    },
  },
};

/** @param time when it is asked, as it is told */
export function explanationRows(content: string, time: string, outcome: Outcome, language: Language): readonly Row[] {
  const words = WORDS[language];
  const { explanation, isAnswered, isOpen, back } = outcome;
  const { answer, folded, outranked, out } = explanation;
  const [question, compared, when, rule, because] = words.labels;
  const why = ({ keyword, folded }: Because) => words.because(keyword.match, soughtFor({ keyword, folded }));
  return [
    [question, content],
    [compared, folded],
    [when, `${time}${words.colon}${words.people(isOpen, back)}`],
    ...(answer === undefined
      ? [[rule, isAnswered ? words.menuNumber : words.noRule] as const]
      : [[rule, named(answer, words)] as const, [because, why({ ...answer, folded: answer.foldedKeyword })] as const]),
    ...(answer !== undefined && !isOpen && losesItsWords(answer.rule) ? [words.unsaid] : []),
    ...outranked.map(
      (own, at): Row => [at === 0 ? words.alsoFits : "", `${named(own, words)}${words.colon}${why(own)}`],
    ),
    ...out.map(
      (own, at): Row => [at === 0 ? words.cannot : "", `${named(own, words)}${words.colon}${words.out[own.why]}`],
    ),
  ];
}

/** Out of hours a rule that hands over says when people are back, in place of its own words. */
function losesItsWords({ mode, replies }: AnswerRule): boolean {
  return mode === "reply_all" && replies.some(isMessage) && !replies.every(isMessage);
}

function named({ rule: { id, name, priority } }: Pick<CompiledKeyword, "rule">, words: Words): string {
  const parts = [id, name === id ? "" : name, priority === 0 ? "" : `${words.priority} ${priority}`];
  return parts.filter((part) => part !== "").join(" · ");
}

/** Both are shown where they differ: the operator wrote the one, and the other was looked for. */
function soughtFor({ keyword: { content }, folded }: Because): string {
  return folded === content ? `"${content}"` : `"${content}" (${folded})`;
}
