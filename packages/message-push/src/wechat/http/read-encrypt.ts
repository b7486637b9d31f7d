// Finds the ciphertext in a body that nobody has vouched for yet: one look at each character, and nothing is built.
import { formatOf, readPacket } from "../read-packet";
import { unreadable } from "../unreadable";
import { escapeControls, isClosing, isOpening, walkJson } from "../walk-json";
import { walkXml } from "../walk-xml";

const NAME = "Encrypt";

/**
 * The text of `Encrypt` at the top of a body in JSON or XML, without the space around it, which Base64 does not have.
 * `undefined` where it is missing, or is no text. It is what `readPacket` would read; whoever has checked its signature goes on with
 * `requireSameEncrypt`.
 *
 * @throws {PushError} `EVENT_INVALID` for XML that is not well-formed, and for JSON that says it twice
 */
export function readEncrypt(text: string): string | undefined {
  const { format, body } = formatOf(text);
  return (format === "xml" ? encryptInXml(body) : encryptInJson(body))?.trim();
}

/**
 * Makes sure that the whole is a packet, and says the same as was found by `readEncrypt`. What stands beside the ciphertext is not
 * read, so it counts no further.
 *
 * @throws {PushError} `EVENT_INVALID`
 */
export function requireSameEncrypt(text: string, found: string): void {
  const { Encrypt } = (plainJson(text) ?? readPacket(text).packet) as { Encrypt?: unknown };
  if (typeof Encrypt !== "string" || Encrypt.trim() !== found)
    throw unreadable({ en: "has one name twice", zh: "有重名的字段" });
}

/** Most bodies are JSON in which nothing has to be mended. */
function plainJson(text: string): object | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
  if (!json.startsWith("{"))
    throw unreadable({
      en: "is neither an object in JSON nor an element in XML",
      zh: "既不是 JSON 对象，也不是 XML 元素",
    });
  /** As it is written. */
  let found: string | undefined;
  /** How often something else than text stands under the name. */
  let others = 0;
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
      others -= 1;
      const value = json.slice(start, end);
      if (found !== undefined && found !== value) throw unreadable({ en: "has one name twice", zh: "有重名的字段" });
      found = value;
    },
    // A number as Encrypt is no text.
    number() {},
    mark(code) {
      if (depth === 1 && code === COLON) {
        isField = isName(string);
        if (isField) others += 1;
      } else if (code === COMMA) isField = false;
      string = "";
      if (isOpening(code)) depth += 1;
      else if (isClosing(code)) depth -= 1;
    },
  });
  if (found === undefined) return undefined;
  if (others > 0) throw unreadable({ en: "has one name twice", zh: "有重名的字段" });
  return textOf(found);
}

/** Letters have one kind of escape. No parser: it would throw, at what it does not like, and that takes long. */
function isName(string: string): boolean {
  if (!string.includes("\\")) return string === `"${NAME}"`;
  return (
    string.replace(/\\u([0-9a-fA-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))) === `"${NAME}"`
  );
}

function textOf(string: string): string {
  // Without an escape, it is what it looks like.
  if (!string.includes("\\")) return string.slice(1, -1);
  try {
    return String(JSON.parse(escapeControls(string)));
  } catch {
    throw unreadable({ en: "is no JSON", zh: "不是 JSON" });
  }
}
