// The XML of a passive reply: one level of elements, text in CDATA and numbers bare. A mini program has no other.

const DOCUMENT = /^\s*<xml>([\s\S]*)<\/xml>\s*$/;
const ELEMENT = /\s*<([A-Za-z_][\w]*)>((?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*)<\/\1>\s*/y;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;
const NUMBER = /^-?\d{1,15}$/;

/** The fields; nothing where the text is anything else. */
export function readFlatXml(text: string): Readonly<Record<string, string | number>> | undefined {
  const inside = DOCUMENT.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const fields: Record<string, string | number> = {};
  ELEMENT.lastIndex = 0;
  let end = 0;
  while (end < inside.length) {
    const [whole, name, content] = ELEMENT.exec(inside) ?? [];
    if (whole === undefined || name === undefined || content === undefined) return undefined;
    fields[name] = NUMBER.test(content) ? Number(content) : content.replaceAll(CDATA, "$1");
    end += whole.length;
  }
  return fields;
}
