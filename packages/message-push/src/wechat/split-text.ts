// Long texts as several messages: cut where a reader pauses, never inside a character, an emoji or a link.
import { PushError } from "../push-error";
import { isBlank } from "./visible-text";

/** Longest text in bytes of UTF-8. No official figure for mini programs; this one is reported for the shared backend. */
export const TEXT_MAX_BYTES = 2048;

/** A link tag is one unit, and so is anything a reader sees as one character. */
const LINK = /<a(?:\s[^<>]*)?>[^<]*<\/a>/y;

/**
 * Refuses a link that no message can hold, without splitting: a builder asks, long before the text is sent.
 *
 * @throws {PushError} `REPLY_INVALID`
 */
export function refuseLongLinks(content: string): void {
  if (Buffer.byteLength(content) <= TEXT_MAX_BYTES) return;
  for (const [link] of content.matchAll(new RegExp(LINK.source, "g"))) {
    if (Buffer.byteLength(link) > TEXT_MAX_BYTES) throw linkTooLong(TEXT_MAX_BYTES);
  }
}

/** White space that a cut leaves at the begin of a part: empty lines, not the indent of the first line. */
const EMPTY_LINES = /^(?:[^\S\n]*\n)+/;

/**
 * Splits a text into parts of at most `maxBytes` of UTF-8. Put together again, the parts are the text, but for white space where
 * it was cut and at its end. No part is without anything to see.
 *
 * @throws {PushError} `REPLY_INVALID` when a single link is longer than a part
 */
export function splitText(content: string, maxBytes: number = TEXT_MAX_BYTES): string[] {
  if (isBlank(content)) return [];
  if (Buffer.byteLength(content) <= maxBytes) return [content];
  const text = content.trimEnd();
  if (Buffer.byteLength(text) <= maxBytes) return [text];
  return partsOf(text, maxBytes)
    .map((part) => part.replace(EMPTY_LINES, "").trimEnd())
    .filter((part) => !isBlank(part));
}

function partsOf(text: string, maxBytes: number): string[] {
  const parts: string[] = [];
  let part = new Part(maxBytes);
  for (const unit of unitsOf(text, maxBytes)) {
    // What is left after a cut may still be too much beside a long link.
    while (!part.fits(unit)) {
      const { head, tail } = part.cut();
      parts.push(head);
      part = new Part(maxBytes);
      for (const left of tail) part.add(left);
    }
    part.add(unit);
  }
  return [...parts, part.text];
}

class Part {
  readonly #maxBytes: number;
  #units: string[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get text(): string {
    return this.#units.join("");
  }

  fits(unit: string): boolean {
    return this.#bytes + Buffer.byteLength(unit) <= this.#maxBytes;
  }

  add(unit: string): void {
    this.#units.push(unit);
    this.#bytes += Buffer.byteLength(unit);
  }

  /** Cuts a full part after the best pause in its second half; without one, at its end. */
  cut(): { head: string; tail: string[] } {
    const half = Math.ceil(this.#units.length / 2);
    const ranks = this.#units.map((unit, i) => (i + 1 < half ? 0 : pauseAfter(unit, this.#units[i - 1])));
    const best = Math.max(...ranks);
    const end = best === 0 ? this.#units.length : ranks.lastIndexOf(best) + 1;
    return { head: this.#units.slice(0, end).join(""), tail: this.#units.slice(end) };
  }
}

/** How well a text can be cut after a unit: blank line, line, sentence, clause or word, not at all. */
function pauseAfter(unit: string, before: string | undefined): number {
  if (unit.endsWith("\n")) return before?.endsWith("\n") ? 4 : 3;
  if (/^[。！？!?…；;]$/u.test(unit)) return 2;
  return /^[，,、：:\s]$/u.test(unit) ? 1 : 0;
}

function* unitsOf(content: string, maxBytes: number): Generator<string> {
  for (let at = 0; at < content.length; ) {
    LINK.lastIndex = at;
    const link = LINK.exec(content)?.[0];
    if (link !== undefined && Buffer.byteLength(link) > maxBytes) throw linkTooLong(maxBytes);
    const nextLink = link === undefined ? content.indexOf("<a", at + 1) : at;
    const end = nextLink === -1 ? content.length : nextLink;
    if (link === undefined) yield* charactersOf(content.slice(at, end), maxBytes);
    else yield link;
    at = link === undefined ? end : at + link.length;
  }
}

function* charactersOf(text: string, maxBytes: number): Generator<string> {
  for (const character of readersCharacters(text)) {
    // Marks can be piled upon a letter without end; then a code point is as much as can be kept whole.
    if (Buffer.byteLength(character) > maxBytes) yield* character;
    else yield character;
  }
}

/** The time that a segmenter takes grows with the square of the text, so it gets a little at a time. */
const AT_A_TIME = 512;

/** What a reader sees as one character each. */
export function* readersCharacters(text: string): Generator<string> {
  // Made when first needed, because most texts are short; a Node without the data it needs falls back to code points.
  if (typeof Intl?.Segmenter !== "function") return yield* text;
  const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });
  for (let at = 0; at < text.length; ) {
    const some = text.slice(at, at + AT_A_TIME);
    const characters = Array.from(segmenter.segment(some), ({ segment }) => segment);
    // The last one may go on behind the slice.
    if (at + AT_A_TIME < text.length && characters.length > 1) characters.pop();
    yield* characters;
    at += characters.reduce((length, character) => length + character.length, 0);
  }
}

function linkTooLong(maxBytes: number): PushError {
  return new PushError(
    "REPLY_INVALID",
    {
      en: `reply.text got a link tag of more than ${maxBytes} bytes, which fits into no message.`,
      zh: `reply.text 里的链接标签超过 ${maxBytes} 字节，放不进任何一条消息。`,
    },
    { en: "Shorten the address, or send it with reply.link.", zh: "请缩短地址，或用 reply.link 发送。" },
  );
}
