// docs/reference/numbers.md: what WeChat's and CloudBase's numbers mean, and what becomes of a reply, from src/wechat/return-codes.ts.
import type { Language } from "../../message-push/src/language";
import type { Row } from "../../message-push/src/wechat/return-code-row";
import { returnCodes } from "../../message-push/src/wechat/return-code-rows";
import { MORE_ON_CODES, OTHER_NUMBERS } from "../../message-push/src/wechat/return-code-words";
import { LOST, WECHATS_LIST } from "../../message-push/src/wechat/return-codes";
import { isTokenRefused } from "../../message-push/src/wechat/send-errors";
import { inReference, page, table } from "./markdown";
import { NUMBER_LABELS, OUTCOMES, type Outcome } from "./number-words";
import type { GeneratedFile } from "./render-events";

export function renderNumbers(): GeneratedFile {
  return page("numbers.md", [NUMBER_LABELS.title, ...partsIn("en"), ...partsIn("zh")]);
}

function partsIn(language: Language): readonly string[] {
  const { heading, top, head, others, othersHead, end } = NUMBER_LABELS[language];
  return [
    heading,
    top,
    table(head, [...replyRows(language)]),
    others,
    table(
      othersHead,
      OTHER_NUMBERS.map(({ code, means, todo }) => [`${code}`, means[language], inReference(todo[language])]),
    ),
    inReference(end),
  ];
}

function replyRows(language: Language): readonly (readonly string[])[] {
  const { lost, below, above } = NUMBER_LABELS[language];
  const colon = language === "en" ? ": " : "：";
  return [
    [`${LOST.join(", ")}${lost.codes}`, lost.means, lost.outcome],
    ...returnCodes().map((row) => [row.codes.join(", "), meaning(row, language), OUTCOMES[outcomeOf(row)][language]]),
    [below.codes, `${below.means}${colon}<${WECHATS_LIST}>`, OUTCOMES.again[language]],
    [above.codes, `${above.means}${colon}<${WECHATS_LIST}>`, OUTCOMES.dead[language]],
  ];
}

function meaning(row: Row, language: Language): string {
  const more = row.codes.flatMap((code) => MORE_ON_CODES[code]?.[language] ?? []);
  const said = language === "en" ? english(row) : chinese(row);
  return inReference([said, ...more].join(language === "en" ? " " : ""));
}

function english({ fact, fix }: Row): string {
  return `${fact.en[0]?.toUpperCase()}${fact.en.slice(1)}. ${fix.en}`;
}

function chinese({ fact, fix }: Row): string {
  return `${fact.zh}：${fix.zh}`;
}

function outcomeOf({ codes, isPassing, isBarred, isCredential, fact }: Row): Outcome {
  if (isPassing) return "again";
  if (isBarred) return "by-token";
  if (isCredential) return codes.every(isTokenRefused) ? "renewed" : "waits";
  if (codes.some((code) => code >= 45072 && code <= 45081)) return "typing";
  return /picture/.test(fact.en) ? "upload" : "dead";
}
