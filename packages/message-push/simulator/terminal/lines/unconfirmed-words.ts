// What is said of replies whose fate is unknown, of a transfer that came too late, and of what a transfer cancelled: in the terminal and in the page.
import type { Both } from "../../../src/language";
import type { Entry } from "./runtime-line";

/** Why a reply is marked, and what that means for the customer. */
export function whyUnconfirmed(isSentOnceMore: boolean): Both {
  return isSentOnceMore
    ? {
        en: "WeChat's answer to a reply was lost, and to the second try as well, so it is unconfirmed: the customer may have read it twice or, rarely, not at all",
        zh: "有一条回复丢失了微信的响应，重发一次后仍然如此，因此未确认：客户可能读到两遍，也有极少数情况一遍都没有读到",
      }
    : {
        en: "WeChat's answer to a reply was lost, so it is unconfirmed: the customer has read it or, rarely, has not",
        zh: "有一条回复丢失了微信的响应，因此未确认：客户多半已读到，也有极少数情况没有读到",
      };
}

/** By the name of the log event; each is one line. */
export const UNCONFIRMED_LINES = {
  "send-announced": ({ reply, tries }: Entry): Both => ({
    en: `sends reply ${word(reply)} once more, because WeChat's answer was lost (try ${word(tries)}, recorded before)`,
    zh: `丢失了微信的响应，再发一次第 ${word(reply)} 条回复（第 ${word(tries)} 次，已先记录）`,
  }),
  unconfirmed: ({ reply }: Entry): Both => ({
    en: `counts reply ${word(reply)} as sent, unconfirmed: WeChat's answer was lost`,
    zh: `把第 ${word(reply)} 条回复视为已发送（未确认）：丢失了微信的响应`,
  }),
  "transfer-too-late": (): Both => ({
    en: "could not transfer the customer to a person: WeChat had stopped waiting, so the customer is not in the queue",
    zh: "没能转人工：微信已不再等待，客户没有进入人工排队",
  }),
  cancelled: (): Both => ({
    en: "says nothing more: a person has the conversation (one voice), so what was still to be said is cancelled",
    zh: "不再说话：会话已经转给人工，还没说的都取消",
  }),
} as const;

export type UnconfirmedEvent = keyof typeof UNCONFIRMED_LINES;

function word(value: unknown): string {
  return value === undefined ? "?" : String(value);
}
