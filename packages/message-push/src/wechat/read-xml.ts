// Reads WeChat's XML into the object that its JSON would be: elements are fields, repeated ones a list, everything is text.
import { unreadable } from "./unreadable";
import { walkXml } from "./walk-xml";

/** An element that is still open. */
interface OpenElement {
  readonly name: string;
  /** A list here is a name that came more than once: no element is a list itself. */
  readonly fields: Map<string, unknown>;
  text: string;
}

/**
 * Reads the content of the one `<xml>` element; `undefined` when it has another name.
 *
 * @throws {PushError} `EVENT_INVALID`, as `walkXml`, and where text and elements are mixed
 */
export function readXml(text: string): unknown {
  const document = newElement("");
  const open = [document];
  let top = document;
  walkXml(text, {
    open(name) {
      top = newElement(name);
      open.push(top);
    },
    text(piece) {
      top.text += piece;
    },
    close() {
      const element = open.pop() as OpenElement;
      top = open[open.length - 1] as OpenElement;
      add(top.fields, element.name, contentOf(element));
    },
  });
  const root = document.fields.get("xml");
  return root === "" ? {} : root;
}

function newElement(name: string): OpenElement {
  return { name, fields: new Map(), text: "" };
}

function add(fields: Map<string, unknown>, name: string, content: unknown): void {
  const before = fields.get(name);
  if (before === undefined) fields.set(name, content);
  else if (Array.isArray(before)) before.push(content);
  else fields.set(name, [before, content]);
}

function contentOf({ fields, text }: OpenElement): unknown {
  if (fields.size === 0) return text;
  if (text.trim() !== "") throw unreadable({ en: "mixes text and elements", zh: "把文本和元素混在一起" });
  return Object.fromEntries(fields);
}
