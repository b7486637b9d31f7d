// Why WeChat refused a message, and what to do about it. Source: the error lists of the customer-service API pages.
import { PushError } from "../push-error";

interface Refusal {
  readonly fact: string;
  readonly mend: string;
}

const REFUSALS: Readonly<Record<number, Refusal>> = {
  40003: {
    fact: "the openid is not one of this mini program",
    mend: "Reply to the sender of the push, event.FromUserName.",
  },
  40007: { fact: "the media id is unknown or older than 3 days", mend: "Upload the picture again and use the new id." },
  44004: { fact: "the text is empty", mend: "Return a text with at least one character." },
  45002: { fact: "the content is too long", mend: "Split it into several replies." },
  45003: { fact: "the title is too long", mend: "Shorten the title." },
  45004: { fact: "the description is too long", mend: "Shorten the description." },
  45015: {
    fact: "the time to reply is over, or the customer left the conversation",
    mend: "Wait until the customer writes again; entering alone opens the window for 1 minute only.",
  },
  45047: {
    fact: "the number of replies for this action of the customer is used up",
    mend: "Say it in fewer replies: 5 after a message, 2 after entering.",
  },
  45162: { fact: "this type of message is not allowed here", mend: "Use a builder of `reply`." },
  48001: { fact: "the mini program may not use this API", mend: "Look at 功能 → 客服 on mp.weixin.qq.com." },
  [-604101]: {
    fact: "the function has no permission for this API",
    mend: "Add it to permissions.openapi in the function's config.json and upload the function from DevTools; it takes up to 10 minutes.",
  },
  [-604104]: {
    fact: "the call did not come from a cloud function that WeChat knows",
    mend: "Cloud calls work in deployed functions and in the simulator, not in `tcb fn run` or local debugging.",
  },
};

const OTHER: Refusal = { fact: "see WeChat's list of error codes", mend: "Look the number up in docs/errors.md." };

/** The error of a message that WeChat refused with `errCode`. */
export function refusedSend(errCode: number): PushError {
  const { fact, mend } = REFUSALS[errCode] ?? OTHER;
  return new PushError("SEND_REFUSED", `WeChat refused the reply with errCode ${errCode}: ${fact}.`, mend, { errCode });
}
