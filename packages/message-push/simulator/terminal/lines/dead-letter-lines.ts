// A dead letter: why the push is tried no more, what the customer does not get, and what to do.
import type { Language } from "../../../src/language";
import type { LineParts } from "./line-parts";
import { paint } from "./line-parts";
import type { LogLineEvent } from "./log-lines";
import { describeReason } from "./reasons";
import type { Entry } from "./runtime-line";

export function deadLetter(parts: LineParts, event: LogLineEvent, entry: Entry): string[] {
  const { language } = parts;
  const { fix } = describeReason(entry.reason, language);
  const text = `${language === "zh" ? "死信" : "dead letter"}: ${whyDead(entry, language)} (${codeOf(entry)})${unsent(language === "zh", entry.unsent)}`;
  const place = entry.reason === "HANDLER_FAILED" ? parts.threads.of(event)?.errorPlace : undefined;
  const where = place === undefined ? "" : ` (${place})`;
  return [paint(parts, "red", text), ...(fix === undefined ? [] : [`  → ${fix}${where}`])];
}

/** Why a push is tried no more, in one sentence. */
export function whyDead({ reason, lastError }: Entry, language: Language): string {
  const { fact } = describeReason(reason, language);
  return lastError === undefined
    ? fact
    : `${fact}${beforeThat(language === "zh", describeReason(lastError, language).fact)}`;
}

function codeOf({ reason, errCode }: Entry): string {
  return [reason, errCode].filter((part) => part !== undefined).join(" ");
}

function beforeThat(isChinese: boolean, fact: string): string {
  return isChinese ? `；在此之前：${fact}` : `; before that: ${fact}`;
}

function unsent(isChinese: boolean, count: unknown): string {
  if (typeof count !== "number" || count === 0) return "";
  return isChinese ? `；${count} 条回复未发出` : `; ${count} ${count === 1 ? "reply stays" : "replies stay"} unsent`;
}
