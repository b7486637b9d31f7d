// How a text is refused: by a fixed sentence. What a parser says would quote the text, which is the customer's.
import type { Both } from "../language";
import { PushError } from "../push-error";

/** Packets have three levels (`List` of entries), five in XML; lists in lists do not occur. */
export const MAX_DEPTH = 16;

/** @param fault what is wrong; it goes to the log, so nothing of the text may be in it */
export function unreadable(fault: Both): PushError {
  return new PushError(
    "EVENT_INVALID",
    { en: `The text of the push ${fault.en}.`, zh: `推送的正文${fault.zh}。` },
    {
      en: "Check what calls this address; WeChat sends one JSON object, or one <xml> element.",
      zh: "请检查是谁访问了这个地址；微信发送的是一个 JSON 对象，或一个 <xml> 元素。",
    },
  );
}

/** Of the 128 KB that are read, each value takes memory and time further on; the largest real packets have some hundred. */
export const MAX_VALUES = 10_000;

export function tooMany(): PushError {
  return unreadable({ en: `has more than ${MAX_VALUES} values`, zh: `里的值超过 ${MAX_VALUES} 个` });
}

export function tooDeep(): PushError {
  return unreadable({ en: `is nested deeper than ${MAX_DEPTH} levels`, zh: `嵌套超过 ${MAX_DEPTH} 层` });
}
