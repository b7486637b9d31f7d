// Whatever a body is made of, signed or not: taking it in, or refusing it, is work in proportion to its size. Counted, not timed.
import { signatureOf } from "../../../src/wechat/http/signature";
import { type HttpPushSettings, verifyRequest } from "../../../src/wechat/http/verify-request";
import { parsePush } from "../../../src/wechat/parse-push";
import { readPacket } from "../../../src/wechat/read-packet";
import { countWork } from "../../support/count-work";
import { TOKEN } from "./official-examples";
import { NOW, plain, request, sealedRequest, secure } from "./wechat-requests";

const times = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => piece(at)).join("");
const listed = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => piece(at)).join(",");
const ENVELOPE = '"ToUserName":"gh_1","FromUserName":"o1","CreateTime":1,"MsgType":"text","MsgId":"1"';
const XML_ENVELOPE =
  "<ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType>";
const json = (fields: string) => `{${ENVELOPE},${fields}}`;
const xml = (content: string) => `<xml>${XML_ENVELOPE}${content}</xml>`;

/** Bodies of about so many characters. */
const SHAPES: Readonly<Record<string, (size: number) => string>> = {
  "XML: one element many times": (size) => xml(times(size / 4, () => "<a/>")),
  "XML: two elements in turn": (size) => xml(times(size / 8, () => "<a/><b/>")),
  "XML: many elements": (size) => xml(times(size / 9, (at) => `<a${at}/>`)),
  "XML: lists in each of 15 levels": (size) =>
    xml(`${times(15, () => `<a>${times(size / 60, () => "<b/>")}`)}${times(15, () => "</a>")}`),
  "XML: depth": (size) => xml(times(size / 3, () => "<a>")),
  "XML: depth, and back": (size) => xml(times(size / 28, () => "<a><a><a><b/></a></a></a>")),
  "XML: entities": (size) => xml(`<a>${times(size / 5, () => "&amp;")}</a>`),
  "XML: references": (size) => xml(`<a>${times(size / 4, () => "&#8;")}</a>`),
  "XML: a reference without end": (size) => xml(`<a>&${"a".repeat(size)}</a>`),
  "XML: ampersands": (size) => xml(`<a>${"&".repeat(size)};</a>`),
  "XML: control characters": (size) => xml(`<a>${"\u0001".repeat(size)}</a>`),
  "XML: CDATA in pieces": (size) => xml(`<a>${times(size / 13, () => "<![CDATA[x]]>")}</a>`),
  "XML: brackets": (size) => xml(`<a>${"]".repeat(size)}</a>`),
  "XML: CDATA without end": (size) => xml(`<a>${times(size / 10, () => "<![CDATA[]")}`),
  "XML: comments": (size) => xml(times(size / 7, () => "<!---->")),
  "XML: half comments": (size) => xml(times(size / 4, () => "<!--")),
  "XML: instructions": (size) => xml(times(size / 5, () => "<?a?>")),
  "XML: attributes": (size) => xml(`<a ${times(size / 6, () => 'b="" ')}/>`),
  "XML: space in a tag": (size) => xml(`<a${" ".repeat(size)}!`),
  "XML: a long name": (size) => xml(`<${"a".repeat(size)}`),
  "XML: text in pieces": (size) => xml(`<a>${times(size / 8, () => "x<!---->")}</a>`),
  "JSON: one list": (size) => json(`"a":[${listed(size / 2, () => "0")}]`),
  "JSON: lists": (size) => json(`"a":[${listed(size / 3, () => "[]")}]`),
  "JSON: objects": (size) => json(`"a":[${listed(size / 3, () => "{}")}]`),
  "JSON: many fields": (size) => json(listed(size / 10, (at) => `"a${at}":0`)),
  "JSON: one field many times": (size) => json(listed(size / 6, () => '"a":0')),
  "JSON: one field many times, with lists": (size) => json(listed(size / 12, () => '"a":[0,0,0]')),
  "JSON: Encrypt many times": (size) => `{${listed(size / 14, () => '"Encrypt":"x"')}}`,
  "JSON: escaped names": (size) => json(listed(size / 12, () => '"\\u0041":""')),
  "JSON: depth": (size) => "[".repeat(size),
  "JSON: depth by name": (size) => '{"a":'.repeat(size / 5),
  "JSON: depth, and back": (size) => json(`"a":[${listed(size / 25, () => '{"a":{"a":{"a":[0]}}}')}]`),
  "JSON: empty things on each of 14 levels": (size) =>
    json(`${times(13, () => `"z":{${listed(size / 240, (at) => `"e${at}":{"a":[]}`)},`)}"z":0${"}".repeat(13)}`),
  "JSON: control characters": (size) => json(`"a":"${"\u0001".repeat(size)}"`),
  "JSON: a control character in each string": (size) => json(`"a":[${listed(size / 4, () => '"\n"')}]`),
  "JSON: escapes": (size) => json(`"a":"${"\\n".repeat(size / 2)}"`),
  "JSON: backslashes": (size) => `{"a":"${"\\".repeat(size)}`,
  "JSON: escaped quotes": (size) => json(`"a":"${'\\"'.repeat(size / 2)}"`),
  "JSON: escaped quotes, and no end": (size) => `{"a":"${'\\"'.repeat(size / 2)}`,
  "JSON: control characters, and no end": (size) => `{"a":"${'\n\\"'.repeat(size / 3)}`,
  "JSON: quotes": (size) => `{${'"'.repeat(size)}`,
  "JSON: long numbers": (size) => json(`"a":[${listed(size / 18, () => "12345678901234567")}]`),
  "JSON: exponents": (size) => json(`"a":[${listed(size / 4, () => "1e5")}]`),
  "JSON: one number": (size) => json(`"a":${"9".repeat(size)}`),
  "JSON: a number of zeros": (size) => json(`"a":0.${"0".repeat(size)}1`),
  "JSON: a number of zeros with ones between": (size) => json(`"a":1${times(size / 100, () => `${"0".repeat(99)}1`)}`),
  "JSON: a number of zeros and no more": (size) => json(`"a":1${"0".repeat(size)}1.5`),
  "neither: space": (size) => " ".repeat(size),
  "neither: one letter": (size) => "a".repeat(size),
};

const SIZE = 8_000;
/** Each character is looked at by several readers in turn, and a few of them look twice. */
const MOST_PER_CHARACTER = 60;

const [timestamp, nonce] = [String(NOW / 1_000), "n1"];
const signed = { timestamp, nonce, signature: signatureOf(TOKEN, timestamp, nonce) };
const unsigned = { timestamp, nonce, msg_signature: "0".repeat(40) };
const container: HttpPushSettings = { ...secure, mode: "container", keys: [] };

/** The whole way of a text: verification, and what the runtime makes of the packet. */
function takeIn(settings: HttpPushSettings, given: Parameters<typeof verifyRequest>[1]): void {
  const verification = verifyRequest(settings, given, NOW);
  if (verification.kind === "push") parsePush(verification.packet);
}

const WAYS: Readonly<Record<string, (text: string) => () => unknown>> = {
  "read alone": (text) => () => readPacket(text),
  "unsigned, in secure mode": (text) => {
    const given = request({ query: unsigned, body: Buffer.from(text) });
    return () => takeIn(secure, given);
  },
  "signed, in plain mode": (text) => {
    const given = request({ query: signed, body: Buffer.from(text) });
    return () => takeIn(plain, given);
  },
  "sealed, in secure mode": (text) => {
    const given = sealedRequest(text);
    return () => takeIn(secure, given);
  },
  "in container mode": (text) => {
    const given = request({ wechatSource: "wx", body: Buffer.from(text) });
    return () => takeIn(container, given);
  },
};

describe.each(Object.entries(SHAPES))("%s", (_, shape) => {
  test.each(Object.entries(WAYS))("%s", (_way, way) => {
    const [half, full] = [shape(SIZE / 2), shape(SIZE)].map((text) => countWork(way(text)) / text.length) as [
      number,
      number,
    ];
    expect(full).toBeLessThan(MOST_PER_CHARACTER);
    // Twice as much is twice the work: not a bit more for each, as the sorting of names may be.
    expect(full).toBeLessThan(half * 1.3 + 1);
  });
});

test("an unsigned body is refused unread in plain mode, and in secure mode before its packet is built", () => {
  const text = json(listed(2_000, (at) => `"a${at}":[0]`));
  const forged = request({ query: { ...signed, signature: "0".repeat(40) }, body: Buffer.from(text) });
  expect(countWork(() => verifyRequest(plain, forged, NOW))).toBeLessThan(500);
  const built: unknown[] = [];
  const parse = JSON.parse;
  JSON.parse = (json: string) => built.push(json);
  try {
    verifyRequest(secure, request({ query: unsigned, body: Buffer.from(`{"Encrypt":"x",${text.slice(1)}`) }), NOW);
  } finally {
    JSON.parse = parse;
  }
  expect(built).toEqual([]);
});

test("the counter sees what is copied over and over", () => {
  const quadratic = (size: number) => () => {
    let list: number[] = [];
    for (let at = 0; at < size; at += 1) list = [...list, at];
  };
  expect(countWork(quadratic(1_000))).toBeGreaterThan(400_000);
});
