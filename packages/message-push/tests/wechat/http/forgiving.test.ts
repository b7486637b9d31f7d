// What WeChat, or what stands between, was seen to do to a packet, in every mode: it is read, and says the same.
import { encrypt } from "../../../src/wechat/http/cipher";
import type { HttpRequest } from "../../../src/wechat/http/http-request";
import { signatureOf } from "../../../src/wechat/http/signature";
import { type HttpPushSettings, verifyRequest } from "../../../src/wechat/http/verify-request";
import { APPID, TOKEN } from "./official-examples";
import { aesKey, NOW, packetOf, plain, request, secure } from "./wechat-requests";

const [timestamp, nonce] = [String(NOW / 1_000), "n1"];
const signature = signatureOf(TOKEN, timestamp, nonce);

/** The bytes of a packet as each mode brings them. */
const MODES: readonly (readonly [string, HttpPushSettings, (bytes: Buffer, isXml: boolean) => HttpRequest])[] = [
  ["plain", plain, (body) => request({ query: { timestamp, nonce, signature }, body })],
  ["container", { ...secure, mode: "container", keys: [] }, (body) => request({ wechatSource: "wx", body })],
  ["secure", secure, (bytes, isXml) => sealedBytes(bytes, (text) => envelope(text, isXml))],
  [
    "compatible",
    { ...secure, mode: "compatible" },
    (bytes, isXml) => sealedBytes(bytes, (text) => envelope(text, isXml, "\u001d\n")),
  ],
];

const envelope = (Encrypt: string, isXml: boolean, beside = "") =>
  isXml
    ? `<xml><Content>${beside}</Content><Encrypt><![CDATA[${Encrypt}]]></Encrypt></xml>`
    : `{"Content":"${beside}","Encrypt":"${Encrypt}"}`;

/** `encrypt` takes text: latin1 keeps the bytes apart until they are sealed. */
function sealedBytes(bytes: Buffer, write: (Encrypt: string) => string): HttpRequest {
  const Encrypt = encrypt(aesKey, APPID, bytes as unknown as string);
  const msg_signature = signatureOf(TOKEN, timestamp, nonce, Encrypt);
  return request({ query: { timestamp, nonce, msg_signature }, body: Buffer.from(write(Encrypt)) });
}

const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code));

describe.each(MODES)("%s", (_, settings, send) => {
  const read = (bytes: string | Buffer, isXml = false) =>
    packetOf(verifyRequest(settings, send(Buffer.from(bytes as string), isXml), NOW));

  test.each(controls)(
    "the character %j stays as it is: bare in JSON, and in XML as such, in CDATA, as a reference",
    (control) => {
      const Content = `a${control}b${control}`;
      const code = control.charCodeAt(0);
      expect(read(`{"Content":"${Content}"}`)).toEqual({ Content });
      expect(read(`{\n"Content" :\t"${Content}" }`)).toEqual({ Content });
      expect(read(`<xml><Content>${Content}</Content></xml>`, true)).toEqual({ Content });
      expect(read(`<xml><Content><![CDATA[${Content}]]></Content></xml>`, true)).toEqual({ Content });
      expect(read(`<xml><Content>a&#${code};b&#x${code.toString(16)};</Content></xml>`, true)).toEqual({ Content });
    },
  );

  test.each([false, true])("a character that was cut is U+FFFD, and the rest is whole (XML: %p)", (isXml) => {
    const [before, behind] = isXml
      ? ["<xml><SessionFrom><![CDATA[", "]]></SessionFrom></xml>"]
      : ['{"SessionFrom":"', '"}'];
    const cut = Buffer.from("来".repeat(400)).subarray(0, 1_000);
    const packet = read(Buffer.concat([Buffer.from(before), cut, Buffer.from(behind)]), isXml);
    expect(packet).toEqual({ SessionFrom: `${"来".repeat(333)}\ufffd` });
  });

  test("what is otherwise no JSON stays refused", () => {
    for (const bytes of [
      '{"a":"\\\n"}',
      '{"a":1\u0001}',
      '{"a\n',
      '{"a":"b\n"',
      '{"a":"\\x"}',
      "{'a':1}",
      '{"a":01}',
      '{"a":1,}',
    ]) {
      const verification = verifyRequest(settings, send(Buffer.from(bytes), false), NOW);
      expect(verification).toMatchObject({
        kind: "refused",
        response: { status: 400 },
        reason: expect.stringContaining("JSON"),
      });
    }
  });
});

describe("the ciphertext", () => {
  const Encrypt = encrypt(aesKey, APPID, '{"a":1}');
  const msg_signature = signatureOf(TOKEN, timestamp, nonce, Encrypt);
  const verify = (body: string) =>
    verifyRequest(secure, request({ query: { timestamp, nonce, msg_signature }, body: Buffer.from(body) }), NOW);

  test.each([
    ["XML, lines around", `<xml><Encrypt>\n  ${Encrypt}\r\n</Encrypt></xml>`],
    ["XML, space in CDATA", `<xml><Encrypt><![CDATA[ ${Encrypt}\t]]></Encrypt></xml>`],
    ["XML, space around CDATA", `<xml><Encrypt> <![CDATA[${Encrypt}]]>\n</Encrypt></xml>`],
    [
      "XML, with an attribute and references",
      `<xml><Encrypt a='1'>${Encrypt.replaceAll("=", "&#61;").replaceAll("+", "&#x2b;")}</Encrypt></xml>`,
    ],
    ["JSON, lines around, bare", `{"Encrypt":"\n${Encrypt}\n "}`],
    ["JSON, lines around, escaped", `{"Encrypt":"\\n${Encrypt}\\r\\n"}`],
    ["JSON, escaped slashes and name", `{"\\u0045ncrypt":"${Encrypt.replaceAll("/", "\\/")}"}`],
    ["JSON, said twice in the same way", `{"Encrypt":"${Encrypt}","Encrypt":"${Encrypt}"}`],
    [
      "JSON, with names like it in other places",
      `{"a":"\\"Encrypt\\":\\"x\\"","b":{"Encrypt":"x"},"c":[{"Encrypt":"y"}],"Encrypt":"${Encrypt}"}`,
    ],
    [
      "XML, with names like it in other places",
      `<xml><!-- <Encrypt>x</Encrypt> --><a><![CDATA[<Encrypt>x</Encrypt>]]></a><b><Encrypt>y</Encrypt></b><Encrypt>${Encrypt}</Encrypt></xml>`,
    ],
  ])("%s", (_, body) => {
    expect(packetOf(verify(body))).toEqual({ a: 1 });
  });

  test.each([
    ["JSON, another one beside it", `{"Encrypt":"x","Encrypt":"${Encrypt}"}`, 400],
    ["JSON, another one behind it", `{"Encrypt":"${Encrypt}","Encrypt":"x"}`, 400],
    ["JSON, another one with its name escaped", `{"Encrypt":"${Encrypt}","\\u0045ncrypt":"x"}`, 400],
    ["JSON, a number beside it", `{"Encrypt":7,"Encrypt":"${Encrypt}"}`, 400],
    ["JSON, deeper down only", `{"a":{"Encrypt":"${Encrypt}"}}`, 403],
    ["JSON, in a list", `[{"Encrypt":"${Encrypt}"}]`, 400],
    ["JSON, as text of a field", `{"a":"\\"Encrypt\\":\\"${Encrypt}\\""}`, 403],
    ["JSON, as an object", `{"Encrypt":{"a":"${Encrypt}"}}`, 403],
    ["JSON that breaks off", `{"Encrypt":"${Encrypt}"`, 400],
    ["JSON with something behind", `{"Encrypt":"${Encrypt}"} x`, 400],
    ["JSON with another text behind", `{"Encrypt":"${Encrypt}"}{}`, 400],
    ["XML, another one beside it", `<xml><Encrypt>x</Encrypt><Encrypt>${Encrypt}</Encrypt></xml>`, 403],
    ["XML, deeper down only", `<xml><a><Encrypt>${Encrypt}</Encrypt></a></xml>`, 403],
    ["XML, in a comment", `<xml><!--<Encrypt>${Encrypt}</Encrypt>--></xml>`, 403],
    ["XML, in CDATA", `<xml><a><![CDATA[<Encrypt>${Encrypt}</Encrypt>]]></a></xml>`, 403],
    ["XML, in an attribute", `<xml Encrypt="${Encrypt}"/>`, 403],
    ["XML, with an element in it", `<xml><Encrypt>${Encrypt}<a/></Encrypt></xml>`, 403],
    ["XML, under another root", `<html><Encrypt>${Encrypt}</Encrypt></html>`, 403],
    ["XML, a second root", `<xml><Encrypt>${Encrypt}</Encrypt></xml><xml/>`, 400],
    ["XML that breaks off", `<xml><Encrypt>${Encrypt}</Encrypt>`, 400],
    ["XML with text beside it", `<xml>x<Encrypt>${Encrypt}</Encrypt></xml>`, 400],
  ])("is not taken from %s", (_, body, status) => {
    expect(verify(body)).toMatchObject({ kind: "refused", response: { status } });
  });
});

test.each<[string, Partial<HttpRequest>, RegExp]>([
  ["JSON", { body: Buffer.from('{"Content":"SECRET') }, /JSON/],
  ["XML", { body: Buffer.from("<xml><Content>SECRET") }, /XML/],
  ["a document type", { body: Buffer.from("<!DOCTYPE xml><xml/>") }, /document type/],
  ["depth", { body: Buffer.from(`${'{"SECRET":'.repeat(17)}1${"}".repeat(17)}`) }, /16 levels/],
  ["size", { body: Buffer.alloc(131_073, 32) }, /size/],
  ["encoding", { body: Buffer.from('\ufeff{"Content":"SECRET"}', "utf16le") }, /encoding/],
  ["a name twice", { body: Buffer.from('{"SECRET":1,"SECRET":2}') }, /twice/],
  ["no object", { body: Buffer.from('["SECRET"]') }, /object/],
  ["content type", { contentType: "image/png" }, /content type/],
  ["a parameter", { hasRepeatedParameter: true }, /twice/],
])("the log names the reason, and nothing of the text: %s", (_, more, reason) => {
  const verification = verifyRequest(plain, request({ query: { timestamp, nonce, signature }, ...more }), NOW);
  expect(verification).toMatchObject({ kind: "refused", reason: expect.stringMatching(reason) });
  expect(JSON.stringify(verification)).not.toContain("SECRET");
});

test("in plain mode, nothing of a body counts before the signature", () => {
  const body = Buffer.from("<!DOCTYPE xml>");
  const query = { timestamp, nonce, signature: "0".repeat(40) };
  expect(verifyRequest(plain, request({ query, body }), NOW)).toMatchObject({ reason: "signature" });
});
