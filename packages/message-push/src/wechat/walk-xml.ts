// Steps through WeChat's XML: elements, text, CDATA and the references. Comments, instructions and attributes mean nothing.
import { MAX_DEPTH, MAX_VALUES, tooDeep, tooMany, unreadable } from "./unreadable";

/** What a walk comes across, in the order of the text. */
export interface XmlSink {
  open(name: string): void;
  /** A piece of the text of the element that is open. */
  text(piece: string): void;
  close(): void;
}

/**
 * Steps through a text that has one element at its top. Characters that XML forbids are kept, as such and as references:
 * a customer can type them, and WeChat passes them on. So are line ends, as they are. Every character is looked at a few times at most.
 *
 * @throws {PushError} `EVENT_INVALID` for a document type, an entity of its own making, more than 16 levels or 10,000 elements,
 * and whatever else is not well-formed
 */
export function walkXml(text: string, sink: XmlSink): void {
  const walker = new Walker(text, sink);
  while (walker.at < text.length) walker.step();
  walker.end();
}

const SPACE = /[ \t\r\n]*/y;
const NAME = /[A-Za-z_:\u0080-\uffff][\w:.\u0080-\uffff-]*/y;
const VALUE = /=[ \t\r\n]*(?:"[^<"]*"|'[^<']*')/y;

class Walker {
  at = 0;
  private readonly xml: string;
  private readonly sink: XmlSink;
  private readonly open: string[] = [];
  private roots = 0;
  private elements = 0;

  constructor(xml: string, sink: XmlSink) {
    this.xml = xml;
    this.sink = sink;
  }

  step(): void {
    const markup = this.xml.indexOf("<", this.at);
    const end = markup < 0 ? this.xml.length : markup;
    if (end > this.at) this.addText(this.xml.slice(this.at, end));
    this.at = end + 1;
    if (markup < 0) return;
    const next = this.xml.charAt(this.at);
    if (next === "!") this.declaration();
    else if (next === "?") this.skipTo("?>", this.at + 1);
    else if (next === "/") this.closeTag();
    else this.openTag();
  }

  end(): void {
    if (this.open.length > 0 || this.roots !== 1) throw malformed();
  }

  private addText(piece: string): void {
    if (this.open.length > 0) this.sink.text(withoutReferences(piece));
    else if (piece.trim() !== "") throw malformed();
  }

  private declaration(): void {
    const start = this.at;
    if (this.xml.startsWith("!--", start)) {
      this.skipTo("--", start + 3);
      this.expect(">");
    } else if (this.xml.startsWith("![CDATA[", start) && this.open.length > 0) {
      this.skipTo("]]>", start + 8);
      this.sink.text(this.xml.slice(start + 8, this.at - 3));
    } else
      throw this.xml.startsWith("!DOCTYPE", start)
        ? unreadable({ en: "has a document type", zh: "含有 DOCTYPE" })
        : malformed();
  }

  private openTag(): void {
    const name = this.name();
    if (this.open.length === 0) this.roots += 1;
    this.elements += 1;
    if (this.elements > MAX_VALUES) throw tooMany();
    if (this.open.length === MAX_DEPTH) throw tooDeep();
    this.attributes();
    this.sink.open(name);
    if (this.xml.charAt(this.at) === "/") {
      this.at += 1;
      this.sink.close();
    } else this.open.push(name);
    this.expect(">");
  }

  private closeTag(): void {
    this.at += 1;
    if (this.name() !== this.open.pop()) throw malformed();
    this.skip(SPACE);
    this.expect(">");
    this.sink.close();
  }

  private attributes(): void {
    for (;;) {
      const start = this.at;
      this.skip(SPACE);
      const next = this.xml.charAt(this.at);
      if (next === ">" || next === "/") return;
      if (this.at === start) throw malformed();
      this.name();
      this.skip(SPACE);
      const value = this.skip(VALUE);
      if (value === "") throw malformed();
      withoutReferences(value);
    }
  }

  private name(): string {
    const name = this.skip(NAME);
    if (name === "") throw malformed();
    return name;
  }

  /** Goes behind what fits here, and gives it. */
  private skip(form: RegExp): string {
    const start = this.at;
    form.lastIndex = start;
    if (!form.test(this.xml)) return "";
    this.at = form.lastIndex;
    return this.xml.slice(start, this.at);
  }

  private skipTo(mark: string, from: number): void {
    const found = this.xml.indexOf(mark, from);
    if (found < 0) throw malformed();
    this.at = found + mark.length;
  }

  private expect(character: string): void {
    if (this.xml.charAt(this.at) !== character) throw malformed();
    this.at += 1;
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
/** The digits are few, so that they need no second look. */
const REFERENCE = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))$/;
const LAST_CODE_POINT = 0x10ffff;

function withoutReferences(piece: string): string {
  if (piece.includes("]]>")) throw malformed();
  let at = piece.indexOf("&");
  if (at < 0) return piece;
  let text = "";
  let copied = 0;
  while (at >= 0) {
    const end = piece.indexOf(";", at);
    if (end < 0) throw malformed();
    text += piece.slice(copied, at) + characterOf(piece.slice(at + 1, end));
    copied = end + 1;
    at = piece.indexOf("&", copied);
  }
  return text + piece.slice(copied);
}

function characterOf(reference: string): string {
  const entity = ENTITIES.get(reference);
  if (entity !== undefined) return entity;
  const [, hexadecimal, decimal] = REFERENCE.exec(reference) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (!(code <= LAST_CODE_POINT)) throw malformed();
  return String.fromCodePoint(code);
}

function malformed() {
  return unreadable({ en: "is no XML", zh: "不是 XML" });
}
