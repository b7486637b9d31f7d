// Finds the ciphertext in a body that nobody has vouched for yet: one look at each character, and nothing is built.
import { formatOf } from "../read-packet";
import { unreadable } from "../unreadable";
import { escapeControls, isClosing, isOpening, walkJson } from "../walk-json";
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

const [COLON, COMMA] = [0x3a, 0x2c];
/** "Encrypt" with each letter as an escape, in quotes. */
const LONGEST_NAME = NAME.length * 6 + 2;

/** Looks at what stands at the top, and nowhere else. */
function encryptInJson(json: string): string | undefined {
  if (!json.startsWith("{")) throw unreadable("is neither an object in JSON nor an element in XML");
  /** As it is written. */
  let found: string | undefined;
  let depth = 0;
  /** The last string at the top, until something follows it. */
  let string = "";
  let isField = false;
  walkJson(json, {
    string(start, end) {
      if (depth !== 1) return;
      if (!isField) {
        string = end - start > LONGEST_NAME ? "" : json.slice(start, end);
        return;
      }
      isField = false;
      const value = json.slice(start, end);
      if (found !== undefined && found !== value) throw unreadable("has one name twice");
      found = value;
    },
    // A number as Encrypt is no text.
    number() {},
    mark(code) {
      if (depth === 1 && code === COLON) isField = isName(string);
      else if (code === COMMA) isField = false;
      string = "";
      if (isOpening(code)) depth += 1;
      else if (isClosing(code)) depth -= 1;
    },
  });
  return found === undefined ? undefined : textOf(found);
}

/** Letters have one kind of escape. No parser: it would throw, at what it does not like, and that takes long. */
function isName(string: string): boolean {
  return (
    string.replace(/\\u([0-9a-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))) === `"${NAME}"`
  );
}

function textOf(string: string): string {
  try {
    return String(JSON.parse(escapeControls(string)));
  } catch {
    throw unreadable("is no JSON");
  }
}
