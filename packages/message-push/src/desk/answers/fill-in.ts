// Puts the customer's words into a rule's reply, where {{words}} and {{keyword}} stand.
import { readersCharacters, TEXT_MAX_BYTES } from "../../wechat/split-text";
import { withoutHalves } from "../../wechat/visible-text";
import type { FILLINGS } from "./fields";
import type { RuleReply } from "./rule";

/** What is put in, by its name. */
export type Fillings = Readonly<Record<(typeof FILLINGS)[number], string>>;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** In a text that is long by itself, and is split anyway, the words get so many bytes: 40 Chinese characters. */
const LEAST_BYTES = 120;

/** As bad as words can be: what holds them holds any. Longer ones are let in only where all of it is one message. */
export const LONG_WORDS = "a".repeat(LEAST_BYTES);

/** The reply as the customer reads it. */
export function fillIn(given: RuleReply, fillings: Fillings): RuleReply {
  switch (given.type) {
    case "text":
      return { ...given, content: filled(given.content, fillings, false) };
    case "link":
      return { ...given, url: filled(given.url, fillings, true) };
    case "miniprogrampage":
      return { ...given, pagepath: filled(given.pagepath, fillings, true) };
    case "image":
    case "hand_over":
      return given;
  }
}

/** The names between double braces. */
export function placeholdersIn(text: string): readonly string[] {
  return Array.from(text.matchAll(PLACEHOLDER), ([, name = ""]) => name);
}

/** Cuts what is put in, so that a text stays one message, and an address is no longer than one. */
function filled(template: string, fillings: Fillings, isAddress: boolean): string {
  const places = placeholdersIn(template).length;
  if (places === 0) return template;
  const ownBytes = Buffer.byteLength(template.replace(PLACEHOLDER, ""));
  const maxBytes = Math.max(LEAST_BYTES, Math.floor((TEXT_MAX_BYTES - ownBytes) / places));
  return template.replace(PLACEHOLDER, (_, name: string, at: number) => {
    const text = withoutHalves(fillings[name as keyof Fillings]).trim();
    return isAddress || isInTag(template, at) ? cut(text, maxBytes, encoded, "") : cut(text, maxBytes, shown, "…");
  });
}

/** Between `<a` and `>`, where a quote would end the address. */
function isInTag(template: string, at: number): boolean {
  return template.lastIndexOf("<", at) > template.lastIndexOf(">", at);
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("'", "%27");
}

/** A customer's words are no tag. */
function shown(text: string): string {
  return text.replaceAll("<", "＜").replaceAll(">", "＞");
}

function cut(text: string, maxBytes: number, written: (text: string) => string, more: string): string {
  const whole = written(text);
  if (Buffer.byteLength(whole) <= maxBytes) return whole;
  let result = "";
  let left = maxBytes - Buffer.byteLength(more);
  for (const character of readersCharacters(text)) {
    const next = written(character);
    left -= Buffer.byteLength(next);
    if (left < 0) break;
    result += next;
  }
  return result + more;
}
