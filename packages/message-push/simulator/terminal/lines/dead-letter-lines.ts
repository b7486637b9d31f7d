// A dead letter: why the push is tried no more, what the customer does not get, and what to do.
import { type Both, inBoth, type Language, same } from "../../../src/language";
import type { LineParts } from "./line-parts";
import { paint } from "./line-parts";
import type { LogLineEvent } from "./log-lines";
import { describeReason } from "./reasons";
import type { Entry } from "./runtime-line";

export function deadLetter(parts: LineParts, event: LogLineEvent, entry: Entry): string[] {
  const { language } = parts;
  const { fix } = describeReason(entry.reason, language);
  const why = inBoth((own) => whyDead(entry, own));
  const left = unsent(entry.unsent);
  const text: Both = {
    en: `dead letter: ${why.en} (${codeOf(entry)})${left.en}`,
    zh: `死信：${why.zh}（${codeOf(entry)}）${left.zh}`,
  };
  const place = entry.reason === "HANDLER_FAILED" ? parts.threads.of(event)?.errorPlace : undefined;
  const where = place === undefined ? "" : ` (${place})`;
  return [paint(parts, "red", text[language]), ...(fix === undefined ? [] : [`  → ${fix}${where}`])];
}

/** Why a push is tried no more, in one sentence. */
export function whyDead({ reason, lastError }: Entry, language: Language): string {
  const { fact } = describeReason(reason, language);
  return lastError === undefined ? fact : `${fact}${BEFORE_THAT[language]}${describeReason(lastError, language).fact}`;
}

function codeOf({ reason, errCode }: Entry): string {
  return [reason, errCode].filter((part) => part !== undefined).join(" ");
}

const BEFORE_THAT: Both = { en: "; before that: ", zh: "；在此之前：" };

function unsent(count: unknown): Both {
  if (typeof count !== "number" || count === 0) return same("");
  return {
    en: `; ${count} ${count === 1 ? "reply stays" : "replies stay"} unsent`,
    zh: `；${count} 条回复未发出`,
  };
}
