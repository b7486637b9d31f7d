// Makes a question fit to be kept: what could tell who asked is masked, as far as its shape shows it.

const MASK = "***";

/** Addresses, numbers of three digits and more however they are grouped, what looks like an id, and five Chinese digits. In this order. */
const PRIVATE = [
  /https?:\/\/\S+/gi,
  /[\w.+-]+@[\w.-]+/g,
  /[\w-]*\d(?:[\s.,/]?[\w-]*\d){2,}[\w-]*/g,
  /[\w-]{16,}/g,
  /[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5e7a\u4e24]{5,}/g,
];

const MOST_CHARACTERS = 100;

/** Digits, letters and @ of full width, which a Chinese keyboard gives. */
const WIDE = /[\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\uff0d]/g;

/** The question without what is private. A name or an address in plain words is not known for one. */
export function mask(question: string): string {
  let masked = question
    .replace(WIDE, (wide) => wide.normalize("NFKC"))
    .replace(/\s+/g, " ")
    .trim();
  for (const shape of PRIVATE) masked = masked.replace(shape, MASK);
  const characters = [...masked];
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS).join("")}…` : masked;
}
