// Keywords that stand twice with one priority: the rule that goes first answers, and the other one never does.
import { type CompiledKeyword, compileRules } from "../../src/desk/answers/find-answer";
import type { AnswerRule } from "../../src/desk/answers/rule";
import type { Both } from "../../src/language";

/** A keyword that has no effect, at its place. */
export interface SameKeyword {
  readonly rule: string;
  readonly path: string;
  readonly fact: Both;
  readonly fix: Both;
}

/** In the file the rule that stands first answers, in the collection the one whose id comes first. */
export function sameKeywords(rules: readonly AnswerRule[]): readonly SameKeyword[] {
  const first = new Map<string, CompiledKeyword>();
  return compileRules(rules.filter(({ isOn }) => isOn)).keywords.flatMap((own) => {
    const key = JSON.stringify([own.rule.priority, own.keyword.match, own.folded]);
    const before = first.get(key);
    if (before === undefined) first.set(key, own);
    const said = before && hintOf(before, own);
    return said === undefined
      ? []
      : [{ rule: own.rule.id, path: `keywords[${own.rule.keywords.indexOf(own.keyword)}]`, ...said }];
  });
}

function hintOf(before: CompiledKeyword, own: CompiledKeyword): Pick<SameKeyword, "fact" | "fix"> | undefined {
  const [a, b] = [before.keyword.content, own.keyword.content];
  const [fileFirst, other] = [before.rule, own.rule];
  if (fileFirst === other) {
    return {
      fact: { en: `"${b}" says the same as "${a}" of this rule.`, zh: `“${b}”与这条规则的“${a}”相同。` },
      fix: { en: "Remove one of them.", zh: "请删除其中一个。" },
    };
  }
  const isFirstThere = Buffer.compare(Buffer.from(fileFirst.id), Buffer.from(other.id)) < 0;
  const [farFirst, farOther] = isFirstThere ? [fileFirst, other] : [other, fileFirst];
  if (!silences(fileFirst, other) && !silences(farFirst, farOther)) return undefined;
  const wins: Both = isFirstThere
    ? { en: `"${fileFirst.id}" answers`, zh: `由“${fileFirst.id}”回答` }
    : {
        en: `in the file "${fileFirst.id}" answers, in the collection "${farFirst.id}" (by _id)`,
        zh: `在文件里由“${fileFirst.id}”回答，在集合里由“${farFirst.id}”回答（按 _id 排序）`,
      };
  return {
    fact: {
      en: `"${b}" is a keyword of "${fileFirst.id}" and of "${other.id}", with one priority: ${wins.en}.`,
      zh: `“${b}”是“${fileFirst.id}”和“${other.id}”的关键词，优先级相同：${wins.zh}。`,
    },
    fix: {
      en: "Remove it from one of them, or give one a higher priority.",
      zh: "请从其中一条删除，或提高其中一条的优先级。",
    },
  };
}

/** Whether the one answers whenever the other could. */
function silences(one: AnswerRule, other: AnswerRule): boolean {
  const isAtAllTimes = one.validFromMs <= other.validFromMs && one.validUntilMs >= other.validUntilMs;
  const isOnAllPages =
    one.sessionFrom.length === 0 ||
    (other.sessionFrom.length > 0 && other.sessionFrom.every((page) => one.sessionFrom.includes(page)));
  return isAtAllTimes && isOnAllPages;
}
