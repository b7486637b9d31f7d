// Makes of what a model wrote a text that a customer can read: plain, with no address and no number that the operators did not write, and
// without a part that somebody else could have said.

/** The thinking of a model that thinks aloud; without an end, all of it is. */
const THINKING = /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi;
/** WeChat draws `<a>` as a link, and a mark of a chat format is no text. */
const TAG = /<\/?[a-z][^<>]*>|<\|[^<>]*\|>/gi;
const MARKED_LINK = /!?\[([^\]]*)\]\(([^()\s]*)[^()]*\)/g;
const ADDRESS =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s，。；、（）《》“”]*|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:][^\s，。；、（）《》“”]*)?/gi;
/** Of a phone, an account or a parcel; grouped or not. */
const LONG_NUMBER = /\+?\d(?:[\s-]?\d){6,}/g;
const ROLE = /^[ \t]*(?:system|assistant|user|human|ai|客服|人工客服|系统|助手|管理员|机器人)[ \t]*[:：][ \t]*/gim;

/** Marks of Markdown, and what stands in their place. */
const MARKDOWN: readonly (readonly [mark: RegExp, instead: string])[] = [
  [/^[ \t]*(?:```|~~~).*$/gm, ""],
  [/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, ""],
  [/^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$/gm, ""],
  [/^[ \t]{0,3}#{1,6}[ \t]+/gm, ""],
  [/^[ \t]*>+[ \t]?/gm, ""],
  [/^[ \t]*[-*+][ \t]+/gm, "· "],
  [/^[ \t]*\|(.*)\|[ \t]*$/gm, "$1"],
  [/\*\*|__|~~|`+/g, ""],
  [/(?<=^|[\s，。！？：])\*([^*\n]+)\*/gm, "$1"],
];

/** What may be repeated. */
export interface Known {
  /** All that operators wrote: addresses and numbers in it are theirs. */
  readonly entries: string;
  /** What the customer wrote: a number in it, of an order for instance, may be said back. An address may not. */
  readonly question: string;
}

/** The text as it may be said. */
export function plainText(written: string, { entries, question }: Known): string {
  const ifWritten = (found: string) => (entries.includes(found.trim()) ? found : "");
  let text = written
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{C}\n\t]/gu, "")
    .replace(THINKING, "");
  // A tag may stand in what is left of another one.
  for (let before = ""; before !== text; ) {
    before = text;
    text = text.replace(TAG, "");
  }
  text = text.replace(MARKED_LINK, (_, words, address) => (ifWritten(address) === "" ? words : `${words} ${address}`));
  for (const [mark, instead] of MARKDOWN) text = text.replace(mark, instead);
  return text
    .replace(ADDRESS, ifWritten)
    .replace(LONG_NUMBER, (number) => (question.includes(number) ? number : ifWritten(number)))
    .replace(ROLE, ifWritten)
    .replaceAll("<", "＜")
    .replaceAll(">", "＞")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
