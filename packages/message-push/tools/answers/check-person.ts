// Whether a rule of the operator's own takes the place of the built-in rule `person`, and drops words of it.
import { compileRules, findAnswer } from "../../src/desk/answers/find-answer";
import { readRules } from "../../src/desk/answers/read-rule";
import type { AnswerRule } from "../../src/desk/answers/rule";
import { PERSON_ID, personRule } from "../../src/desk/rules-of";
import type { Both, Language } from "../../src/language";
import type { AnswersProblem } from "./check-answers";

/** A rule that is not on takes the built-in one away, which is meant. */
export function checkPerson(rules: readonly AnswerRule[], language: Language, atMs: number): readonly AnswersProblem[] {
  if (!rules.some(({ id, isOn }) => id === PERSON_ID && isOn)) return [];
  const compiled = compileRules(rules);
  const lost = builtInWords().filter((content) => !findAnswer(compiled, { content, atMs, random: () => 0 }));
  if (lost.length === 0) return [];
  const fact: Both = {
    en: `This rule takes the place of the built-in one, and no rule answers these of its words any more: ${lost.join(", ")}.`,
    zh: `这条规则取代了自带的规则，自带的这些词没有规则回答了：${lost.join("、")}。`,
  };
  return [{ rule: PERSON_ID, path: "keywords", fact: fact[language], fix: FIX[language] }];
}

const FIX: Both = {
  en: 'If you only mean to add words, give this rule another _id: the built-in words then count beside it, and { "type": "hand_over" } hands over just so. Otherwise add the words that you want.',
  zh: '只想增加词语时，请为这条规则写别的 _id：自带的词照样有效，{ "type": "hand_over" } 同样转人工。否则请补上需要的词。',
};

function builtInWords(): readonly string[] {
  return readRules([personRule()]).rules.flatMap(({ keywords }) => keywords.map(({ content }) => content));
}
