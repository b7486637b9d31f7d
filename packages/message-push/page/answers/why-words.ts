// Why a rule answers, comes second, or cannot answer, in words.

import type { MatchState } from "../../simulator/control/desk-contract";
import type { OutReason } from "../../src/desk/answers/find-answer";
import type { Both } from "../../src/language";

export function matchWords({ keyword: { content, match } }: MatchState): Both {
  return match === "equal"
    ? { en: `“${content}” is the whole message`, zh: `整条消息就是“${content}”` }
    : { en: `“${content}” is in the message`, zh: `消息里有“${content}”` };
}

/** The first difference that decided, in the order in which rules are compared. */
export function behindWords(best: MatchState, other: MatchState): Both {
  if (other.priority < best.priority)
    return {
      en: `lower priority, ${other.priority} after ${best.priority}`,
      zh: `优先级较低（${other.priority}，前者 ${best.priority}）`,
    };
  if (other.keyword.match !== best.keyword.match)
    return { en: "a whole message goes before a part of it", zh: "全匹配优先于半匹配" };
  if (other.folded.length < best.folded.length) return { en: "a shorter keyword", zh: "关键词较短" };
  return { en: "it stands after it", zh: "排在后面" };
}

export const OUT_WORDS: Readonly<Record<OutReason, Both>> = {
  off: { en: "it is off", zh: "已停用" },
  "not-yet": { en: "its time has not begun", zh: "还没到生效时间" },
  over: { en: "its time is over", zh: "已过有效期" },
  "other-session": { en: "it is for another session-from", zh: "只用于其他 session-from" },
};
