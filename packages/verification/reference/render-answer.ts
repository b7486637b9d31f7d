// How a pair is answered, where it is not as its kind usually is: the word, the clear, the time, the schedule.
import type { PairDocs, Words } from "../../message-push/src/wechat/catalogue/facts";
import { factsOf } from "../../message-push/src/wechat/pairs";
import { LABELS, type Language } from "./words";

const WORD: Words = { en: "`success`; not done is `fail`", zh: "`success`，没有完成时为 `fail`" };
const CLEAR: Words = { en: "in the clear, also where pushes are encrypted", zh: "明文，推送加密时也不加密" };
const BARE: Words = { en: "with these fields alone, without an envelope", zh: "只有规定的字段，没有共同字段" };

/** The lines of it, label and text. */
export function answerFacts(
  pair: string,
  docs: PairDocs,
  language: Language,
): (readonly [label: Words, text: string])[] {
  const { acknowledgedWith, isAnsweredInClear, isAnsweredWithoutEnvelope, answerWithinMs } = factsOf(pair);
  const pauses = docs.redeliveryPausesSeconds;
  return [
    ...(acknowledgedWith === "success" ? [[LABELS.acknowledged, WORD[language]] as const] : []),
    ...(isAnsweredInClear ? [[LABELS.inTheClear, CLEAR[language]] as const] : []),
    ...(isAnsweredWithoutEnvelope ? [[LABELS.inTheClear, BARE[language]] as const] : []),
    ...(answerWithinMs === undefined ? [] : [[LABELS.within, `${answerWithinMs / 1000} s`] as const]),
    ...(pauses === undefined ? [] : [[LABELS.redelivered, scheduleText(pauses, language)] as const]),
  ];
}

/** `10 × at most: after 10 s, 30 s, 1 min …`. */
function scheduleText(pauses: readonly number[], language: Language): string {
  const list = pauses.map(pauseText).join(", ");
  return language === "en"
    ? `${pauses.length} times at most, until it is acknowledged: after ${list}, each counted from the one before`
    : `应答之前最多 ${pauses.length} 次，间隔依次为 ${list}`;
}

function pauseText(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
