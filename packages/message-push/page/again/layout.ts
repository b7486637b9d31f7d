// Lays source out in lines of 120 columns, as biome does: what fits stays on one line, else a list is opened.

export type Code = string | CodeList;

/** `head`, and the items between brackets. */
export interface CodeList {
  readonly head: string;
  readonly brackets: "()" | "[]" | "{}";
  readonly items: readonly Code[];
}

const WIDTH = 120;

/** A statement at that depth, with its semicolon. */
export function layOut(code: Code, depth: number): string {
  return `${"  ".repeat(depth)}${print(code, depth)};`;
}

export function call(head: string, ...items: readonly Code[]): CodeList {
  return { head, brackets: "()", items };
}

export function list(items: readonly Code[], head = ""): CodeList {
  return { head, brackets: "[]", items };
}

export function object(items: readonly Code[], head = ""): CodeList {
  return { head, brackets: "{}", items };
}

/** The same behind something. */
export function behind(head: string, code: Code): Code {
  return typeof code === "string" ? head + code : { ...code, head: head + code.head };
}

function print(code: Code, depth: number): string {
  const flat = flatten(code);
  // What ends the line, a comma or a semicolon, has to fit as well.
  const fits = depth * 2 + widthOf(flat) + 1 <= WIDTH;
  if (typeof code === "string" || (fits && !isOpen(code)) || code.items.length === 0) return flat;
  const { head, items, brackets } = code;
  const last = items.at(-1);
  if (brackets === "()" && typeof last === "object" && last.brackets !== "()" && last.items.length > 0) {
    const start = `${head}(${[...items.slice(0, -1).map(flatten), ""].join(", ")}`;
    if (depth * 2 + widthOf(start + last.head) + 1 <= WIDTH) return `${start}${opened(last, depth)})`;
  }
  return opened(code, depth);
}

function opened({ head, items, brackets: [open, close] }: CodeList, depth: number): string {
  const inner = depth + 1;
  const lines = items.map((item) => `${"  ".repeat(inner)}${print(item, inner)},`);
  return `${head}${open}\n${lines.join("\n")}\n${"  ".repeat(depth)}${close}`;
}

/** A list of several objects, or lists, of several things each is opened even where it fits. */
function isOpen({ brackets, items }: CodeList): boolean {
  const lists = items.filter((item) => typeof item === "object");
  const [first] = lists;
  const isTable =
    brackets === "[]" &&
    items.length > 1 &&
    lists.length === items.length &&
    lists.every((item) => item.brackets === first?.brackets && item.brackets !== "()" && item.items.length > 1);
  return isTable || lists.some(isOpen);
}

function flatten(code: Code): string {
  if (typeof code === "string") return code;
  const { head, items, brackets } = code;
  const space = brackets === "{}" && items.length > 0 ? " " : "";
  return `${head}${brackets[0]}${space}${items.map(flatten).join(", ")}${space}${brackets[1]}`;
}

/** Chinese takes two columns. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : NO_WIDTH.test(character) ? 0 : 1;
  return width;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /\p{Mn}|\u200d|\ufe0f/u;
