// Reads WeChat's XML into the object that its JSON would be: elements are fields, repeated ones a list, everything is text.
import { SaxesParser } from "saxes";
import { PushError } from "../push-error";

/** Real packets have five levels (wrapper, list, entry, field). */
const MAX_DEPTH = 16;

/** An element that is still open. */
interface OpenElement {
  readonly name: string;
  readonly fields: Map<string, unknown[]>;
  text: string;
}

/**
 * Reads the content of the one `<xml>` element. A document type, an entity of its own making, or anything that is not
 * well-formed is refused; comments and attributes mean nothing.
 *
 * @throws {PushError} `EVENT_INVALID`
 */
export function readXml(text: string): unknown {
  const parser = new SaxesParser();
  const open: OpenElement[] = [newElement("")];
  const top = () => open[open.length - 1] as OpenElement;
  parser.on("doctype", () => refuse("has a document type"));
  parser.on("error", (error) => {
    // A customer can type characters that XML does not allow, and WeChat passes them on.
    if (!/disallowed character/i.test(error.message)) refuse("is not well-formed");
  });
  parser.on("opentag", ({ name }) => {
    if (open.length > MAX_DEPTH) refuse(`is nested deeper than ${MAX_DEPTH} levels`);
    open.push(newElement(name));
  });
  const addText = (piece: string) => {
    top().text += piece;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const element = open.pop() as OpenElement;
    const { fields } = top();
    fields.set(element.name, [...(fields.get(element.name) ?? []), contentOf(element)]);
  });
  parser.write(text).close();
  const [root] = top().fields.get("xml") ?? [];
  return root === "" ? {} : root;
}

function newElement(name: string): OpenElement {
  return { name, fields: new Map(), text: "" };
}

function contentOf({ fields, text }: OpenElement): unknown {
  if (fields.size === 0) return text;
  if (text.trim() !== "") refuse("mixes text and elements");
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

function refuse(fault: string): never {
  throw new PushError(
    "EVENT_INVALID",
    `The XML of the push ${fault}.`,
    "Check what calls this address; WeChat sends one plain <xml> element.",
  );
}
