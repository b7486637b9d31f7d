// WeChat's side against the worked examples of the official pages.

import { seal, signatureOf, unseal } from "../../../simulator/http-push/cipher";
import { type HttpEndpoint, readHttpPush } from "../../../simulator/http-push/endpoint";
import { readAnswerXml } from "../../../simulator/http-push/read-answer-xml";
import { readPassiveReply } from "../../../simulator/http-push/read-passive-reply";
import { arranged, httpPacket, textOf } from "../../../simulator/http-push/write-packet";
import official from "../../fixtures/official-examples.json";

const { token, encodingAesKey, sealed } = official;
const endpoint: HttpEndpoint = { ...readHttpPush({}, ["http_push"]), token, encodingAesKey };

test.each(official.signed)("the three-part signature at $timestamp", ({ timestamp, nonce, signature }) => {
  expect(signatureOf(token, timestamp, nonce)).toBe(signature);
});

test.each(Object.entries(sealed))("%s is sealed, signed and unsealed to the byte", (_, example) => {
  const { message, appid, random, encrypt, timestamp, nonce, msgSignature } = example;
  // The page of the pushes prints the random bytes as text.
  expect(seal(message, encodingAesKey, { appid, random: Buffer.from(random, "latin1") })).toBe(encrypt);
  expect(unseal(encrypt, encodingAesKey)).toEqual({ message, appid });
  expect(signatureOf(token, timestamp, nonce, encrypt)).toBe(msgSignature);
});

test("a packet is written as the pages show it, in both formats", () => {
  const packet = { ...official.packet };
  expect(textOf(packet, "json")).toBe(sealed.jsonPush.message);
  expect(textOf({ ...packet, CreateTime: Number(sealed.xmlPush.timestamp) }, "xml")).toBe(sealed.xmlPush.message);
});

test("an id of 64 bits is a bare number, the same for the same id, and the receiver is the original id", () => {
  const made = { FromUserName: "o1", ToUserName: "wx1", MsgType: "text", MsgId: "49d72d67_1555684067" };
  const packet = httpPacket(made, "gh_000000000000");
  expect(packet).toMatchObject({ ToUserName: "gh_000000000000", MsgId: expect.stringMatching(/^\d{19}$/) });
  expect(httpPacket(made, "gh_000000000000")).toEqual(packet);
  expect(textOf(packet, "json")).toContain(`"MsgId":${packet.MsgId}}`);
  expect(textOf(packet, "xml")).toContain(`<MsgId>${packet.MsgId}</MsgId>`);
  expect(httpPacket({ ...made, MsgId: "24601873356920714" }, "gh_1").MsgId).toBe("24601873356920714");
});

test("XML repeats elements, splits the end of CDATA, and wraps what the pair wraps; JSON does not", () => {
  const packet = {
    FromUserName: "o1",
    MsgType: "event",
    Event: "subscribe_msg_popup_event",
    List: [{ TemplateId: "a]]>b" }, { TemplateId: "c" }],
  };
  expect(textOf(arranged(packet, "xml"), "xml")).toContain(
    "<SubscribeMsgPopupEvent><List><TemplateId><![CDATA[a]]]]><![CDATA[>b]]></TemplateId></List>" +
      "<List><TemplateId><![CDATA[c]]></TemplateId></List></SubscribeMsgPopupEvent>",
  );
  expect(JSON.parse(textOf(arranged(packet, "json"), "json"))).toEqual(packet);
});

test("the official answer is read, but for no other push and with nothing changed", () => {
  const { appid, encrypt, msgSignature, timestamp, nonce } = sealed.jsonAnswer;
  const answer = { Encrypt: encrypt, MsgSignature: msgSignature, TimeStamp: Number(timestamp), Nonce: nonce };
  const read = (body: object, about: Partial<HttpEndpoint> = {}, to = nonce) =>
    readPassiveReply({ ...endpoint, appid, ...about }, JSON.stringify(body), to);
  expect(read(answer)).toEqual({ isReadable: true, passiveReply: { demo_resp: "good luck" } });
  expect(read(answer, {}, "1")).toMatchObject({ isReadable: false, detail: expect.stringContaining("Nonce") });
  expect(read(answer, { appid: "wx1" })).toMatchObject({ detail: expect.stringContaining("appid") });
  expect(read({ ...answer, MsgSignature: "0" })).toMatchObject({ detail: expect.stringContaining("MsgSignature") });
  expect(read({ ...answer, TimeStamp: timestamp })).toMatchObject({ detail: expect.stringContaining("TimeStamp") });
  expect(read({ ErrCode: 0 })).toMatchObject({ isReadable: false, detail: "it is not encrypted" });
  expect(read(answer, { format: "xml" })).toMatchObject({ isReadable: false });
});

test.each([
  ["<xml><ErrCode>0</ErrCode>\n<ErrMsg><![CDATA[a]]]]><![CDATA[>b]]></ErrMsg></xml>", { ErrCode: 0, ErrMsg: "a]]>b" }],
  ["<xml></xml>", {}],
  ["<xml><a>1</a>", undefined],
  ["<xml><a><b>1</b><c>-2.5</c></a><d>x</d></xml>", { a: { b: 1, c: -2.5 }, d: "x" }],
  ["<xml>\n <a>\n <b>1</b>\n </a>\n <a><b><![CDATA[2]]></b></a>\n</xml>", { a: [{ b: 1 }, { b: "2" }] }],
  ["<xml><a><b>1</b></xml>", undefined],
  ["<xml><a><b>1</a></b></xml>", undefined],
  ["<xml><a>x<b>1</b></a></xml>", undefined],
  ["<xml><a>1</a>x</xml>", undefined],
  ["<xml><a b='1'>1</a></xml>", undefined],
  ["<xml><a><![CDATA[\u001b]]></a></xml>", undefined],
  ['{"a":1}', undefined],
])("the XML of an answer: %p", (text, fields) => {
  expect(readAnswerXml(text)).toEqual(fields);
});

test("a list of one, and an object without fields, are what the answer's shape says", () => {
  const shape = { l: [{ n: "number" }], o: { t: "text" }, t: "text", s: ["text"] } as const;
  expect(readAnswerXml("<xml><l><n>1</n></l><o></o><t></t><s></s></xml>", shape)).toEqual({
    l: [{ n: 1 }],
    o: {},
    t: "",
    s: [""],
  });
});

test.each([
  { to: "https://127.0.0.1/x" },
  { to: "http://example.com/x" },
  { to: "http://127.0.0.1.example.com/" },
  { to: "http://localhost@example.com/" },
  { to: "nobody" },
  { mode: "open" as "plain" },
  { format: "yaml" as "json" },
])("the option %p is refused", (options) => {
  expect(() => readHttpPush(options, ["http_push"])).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
});
