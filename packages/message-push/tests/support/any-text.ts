// Text of any characters. fast-check's own units list a million characters when a file is loaded, which takes longer than its tests.
import fc from "fast-check";

type Length = Pick<fc.StringConstraints, "minLength" | "maxLength">;

const characters = (first: number, last: number) =>
  fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));

/** What readers take for one character, of several code points. */
const CLUSTERS = ["e\u0301", "각", "नि", "👍🏽", "👩‍👩‍👧", "🇨🇳", "1️⃣"];

const readable = fc.oneof(
  { weight: 4, arbitrary: characters(0x20, 0x7e) },
  { weight: 2, arbitrary: characters(0x4e00, 0x9fff) },
  { weight: 1, arbitrary: characters(0xa1, 0x17f) },
  { weight: 1, arbitrary: characters(0x1f300, 0x1f64f) },
  { weight: 1, arbitrary: fc.constantFrom(...CLUSTERS) },
);

/** Every code point that a string can hold and UTF-8 can write: no half of a surrogate pair. */
const any = fc.oneof(characters(0, 0xd7ff), characters(0xe000, 0xffff), characters(0x10000, 0x10ffff));

/** What customers write: letters, Chinese, emoji, clusters of several code points. */
export const readableText = (length: Length) => fc.string({ unit: readable, ...length });

/** Control characters, noncharacters and all. */
export const anyText = (length: Length) => fc.string({ unit: any, ...length });
