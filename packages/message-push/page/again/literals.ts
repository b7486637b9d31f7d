// Values as they are written in a source file: nothing that a customer wrote can end the text that it stands in.

/** Such characters would hide what a line of source says, or end it. */
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The customer's openid in a text between backticks. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template
export const OPENID_IN_TEMPLATE = "${customer.openid}";

/** A text in quotes: double ones, unless single ones need less. */
export function quoted(text: string): string {
  const inDouble = JSON.stringify(text).replace(HIDDEN, escaped);
  const doubles = text.split('"').length;
  if (doubles <= text.split("'").length) return inDouble;
  return `'${inDouble.slice(1, -1).replace(/\\"|'/g, (found) => (found === "'" ? "\\'" : '"'))}'`;
}

/** The text between backticks, in which an expression may stand. */
export function inTemplate(text: string): string {
  const plain = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replace(HIDDEN, escaped);
  return plain.replaceAll("`", "\\`").replaceAll("${", "\\${");
}

/** The text in a regular expression, for itself. */
export function inPattern(text: string): string {
  const safe = text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return safe
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(HIDDEN, escaped)
    .replace(CONTROL, escaped)
    .replace(HALF, escaped);
}

/** A name as it stands in an object. */
export function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? name : computed(name);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const CONTROL = /[\u0000-\u001f]/g;

/** Half of a character, which no file can hold. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function computed(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : quoted(name);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
