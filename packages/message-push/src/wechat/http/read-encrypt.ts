// Finds the ciphertext in a body that nobody has vouched for yet: one look at each character, and nothing is built.
import { beginsNumber, escapeControls, JsonText, QUOTE } from "../json-text";
import { formatOf } from "../read-packet";
import { unreadable } from "../unreadable";
import { walkXml } from "../walk-xml";

const NAME = "Encrypt";

/**
 * The text of `Encrypt` at the top of a body in JSON or XML, without the space around it, which Base64 does not have.
 * `undefined` where it is missing, or is no text. It is what `readPacket` would read; whoever has checked its signature has to make sure
 * that the whole is a packet.
 *
 * @throws {PushError} `EVENT_INVALID` for XML that is not well-formed, and for JSON that says it twice
 */
export function readEncrypt(text: string): string | undefined {
  const { format, body } = formatOf(text);
  return (format === "xml" ? encryptInXml(body) : encryptInJson(body))?.trim();
}

/** By the same walk as the whole is read by. */
function encryptInXml(xml: string): string | undefined {
  const open: string[] = [];
  const found: string[] = [];
  let isText = true;
  const isIn = () => open[0] === "xml" && open[1] === NAME;
  walkXml(xml, {
    open(name) {
      open.push(name);
      if (isIn() && open.length === 2) found.push("");
      else if (isIn()) isText = false;
    },
    text(piece) {
      if (isIn() && open.length === 2) found[found.length - 1] += piece;
    },
    close: () => open.pop(),
  });
  return found.length === 1 && isText ? found[0] : undefined;
}

function encryptInJson(json: string): string | undefined {
  const scanner = new Scanner(json);
  scanner.scan();
  return scanner.found;
}

const [SPACE, COLON, COMMA] = [0x20, 0x3a, 0x2c];
/** "Encrypt" with each letter as an escape, in quotes. */
const LONGEST_NAME = NAME.length * 6 + 2;

class Scanner extends JsonText {
  found: string | undefined;
  private depth = 0;
  private hasText = false;
  /** The last string of the outermost object, until something else follows. */
  private string = "";
  private isField = false;

  scan(): void {
    while (this.at < this.text.length) this.step(this.text.charCodeAt(this.at));
  }

  private step(code: number): void {
    const start = this.at;
    if (code === QUOTE) {
      this.skipString();
      if (this.depth === 1) this.topString(start);
    } else if (beginsNumber(code)) this.skipNumber();
    else {
      this.at += 1;
      if (code > SPACE) this.mark(code);
    }
  }

  /** A string at the top is a name, or the value of one. */
  private topString(start: number): void {
    if (this.isField) {
      const value = textOf(this.text.slice(start, this.at), this.hasControl);
      if (this.hasText && this.found !== value) throw unreadable("has one name twice");
      this.hasText = true;
      this.found = value;
      this.isField = false;
    } else if (this.at - start <= LONGEST_NAME) this.string = this.text.slice(start, this.at);
  }

  private mark(code: number): void {
    if (code === COLON && this.depth === 1) this.isField = isName(this.string);
    if (code === COMMA && this.depth === 1) this.isField = false;
    if (this.depth === 1) this.string = "";
    if ((code & 0xdf) === 0x5b) this.depth += 1;
    else if ((code & 0xdf) === 0x5d) this.depth -= 1;
  }
}

function isName(string: string): boolean {
  return string === `"${NAME}"` || (string.includes("\\") && textOf(string, false) === NAME);
}

function textOf(string: string, hasControl: boolean): string {
  try {
    return String(JSON.parse(hasControl ? escapeControls(string) : string));
  } catch {
    throw unreadable("is no well-formed JSON");
  }
}
