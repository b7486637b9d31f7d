// The newest message of a customer in a few words: what a person at the desk sees of who waits.
import type { InboxEntry } from "../../simulator/push-report";
import type { Both } from "../../src/language";

const OTHERS: Readonly<Record<string, Both>> = {
  image: { en: "[picture]", zh: "[图片]" },
  miniprogrampage: { en: "[card]", zh: "[小程序卡片]" },
  event: { en: "[entered]", zh: "[进入会话]" },
};

export function lastWords(entries: readonly InboxEntry[]): Both {
  const own = entries.findLast((entry) => entry.kind === "own");
  return own === undefined ? { en: "", zh: "" } : ownWords(own.message);
}

/** What the customer's own message says. */
export function ownWords({ MsgType, Content }: Readonly<Record<string, unknown>>): Both {
  if (MsgType === "text") return { en: String(Content), zh: String(Content) };
  return OTHERS[String(MsgType)] ?? { en: `[${String(MsgType)}]`, zh: `[${String(MsgType)}]` };
}
