import fc from "fast-check";
import { decrypt, encrypt } from "../../../src/wechat/http/cipher";
import { signatureOf } from "../../../src/wechat/http/signature";
import { type HttpPushSettings, verifyRequest } from "../../../src/wechat/http/verify-request";
import { readableText } from "../../support/any-text";
import {
  APPID,
  PLAIN_POST,
  SECURE_JSON,
  SECURE_JSON_REPLY,
  SECURE_XML,
  SECURE_XML_REPLY,
  TOKEN,
  URL_CHECK,
} from "./official-examples";
import { aesKey, at, NOW, packetOf, plain, request, sealedRequest, secure, text } from "./wechat-requests";

describe("the official examples", () => {
  test("the URL check is answered with the echo, in every mode", () => {
    const { timestamp, nonce, echostr, signature } = URL_CHECK;
    for (const settings of [secure, plain, { ...secure, mode: "compatible" } as const]) {
      const verification = verifyRequest(
        settings,
        request({ method: "GET", query: { timestamp, nonce, echostr, signature } }),
        at(timestamp),
      );
      expect(verification).toEqual({
        kind: "check",
        response: { status: 200, contentType: "text/plain; charset=utf-8", body: echostr },
      });
    }
  });

  test("a plain push", () => {
    const { timestamp, nonce, signature, body } = PLAIN_POST;
    const verification = verifyRequest(
      plain,
      request({ query: { timestamp, nonce, signature }, body: Buffer.from(JSON.stringify(body)) }),
      at(timestamp),
    );
    expect(packetOf(verification)).toEqual(body);
  });

  test("an encrypted push in JSON", () => {
    const { timestamp, nonce, query, encrypt: Encrypt, message, toUserName } = SECURE_JSON;
    const body = JSON.stringify({ ToUserName: toUserName, Encrypt });
    for (const mode of ["secure", "compatible"] as const) {
      const verification = verifyRequest(
        { ...secure, mode },
        request({ query: { timestamp, nonce, ...query }, body: Buffer.from(body) }),
        at(timestamp),
      );
      expect(packetOf(verification)).toEqual(JSON.parse(message));
    }
  });

  test("an encrypted push in XML", () => {
    const { appid, timestamp, nonce, query, encrypt: Encrypt } = SECURE_XML;
    const body = `<xml><ToUserName><![CDATA[gh]]></ToUserName><Encrypt><![CDATA[${Encrypt}]]></Encrypt></xml>`;
    const verification = verifyRequest(
      { ...secure, appid },
      request({ query: { timestamp, nonce, ...query }, body: Buffer.from(body), contentType: "text/xml" }),
      at(timestamp),
    );
    expect(packetOf(verification)).toMatchObject({ Event: "debug_demo", debug_str: "hello world" });
  });

  test.each([
    ["JSON", SECURE_JSON_REPLY, APPID],
    ["XML", SECURE_XML_REPLY, SECURE_XML_REPLY.appid],
  ])(
    "an encrypted answer in %s, byte for byte",
    (_, { random, message, timestamp, nonce, encrypt: expected, signature }, appid) => {
      expect(encrypt(aesKey, appid, message, Buffer.from(random))).toBe(expected);
      expect(signatureOf(TOKEN, timestamp, nonce, expected)).toBe(signature);
      expect(decrypt(aesKey, appid, expected)).toBe(message);
    },
  );
});

describe("what is let in", () => {
  test.each([false, true])("an answer is sealed as the push came, and success is not (XML: %p)", (isXml) => {
    const message = isXml ? "<xml><MsgType>event</MsgType></xml>" : text();
    const verification = verifyRequest(secure, sealedRequest(message, { isXml }), NOW);
    if (verification.kind !== "push") throw new Error("refused");
    expect(verification.respond("success")).toMatchObject({ status: 200, body: "success" });
    const { body, contentType } = verification.respond({ ErrCode: 0, ErrMsg: "success" });
    expect(contentType).toMatch(isXml ? "text/xml" : "application/json");
    const [, Encrypt = ""] = (isXml ? /<Encrypt><!\[CDATA\[(.*?)\]\]>/ : /"Encrypt":"(.*?)"/).exec(body) ?? [];
    expect(decrypt(aesKey, APPID, Encrypt)).toBe(
      isXml
        ? "<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>"
        : '{"ErrCode":0,"ErrMsg":"success"}',
    );
    const signature = signatureOf(TOKEN, String(NOW / 1_000), "n1", Encrypt);
    expect(body).toContain(signature);
    expect(body).toMatch(isXml ? /<TimeStamp>\d+<\/TimeStamp>.*<Nonce>/ : /"TimeStamp":\d+,"Nonce":"n1"/);
  });

  test("any text arrives as it was", () => {
    fc.assert(
      fc.property(readableText({ maxLength: 200 }), (Content) => {
        expect(packetOf(verifyRequest(secure, sealedRequest(text({ Content })), NOW))).toMatchObject({ Content });
      }),
    );
  });

  test("while keys are exchanged, both pairs are valid, and each gets its own answer", () => {
    const previousKey = Buffer.alloc(32, 7);
    const both = {
      ...secure,
      keys: [
        { token: "NEW", aesKey },
        { token: "OLD", aesKey: previousKey },
      ],
    };
    const old = verifyRequest(both, sealedRequest(text(), { token: "OLD", key: previousKey }), NOW);
    expect(verifyRequest(both, sealedRequest(text(), { token: "NEW" }), NOW).kind).toBe("push");
    if (old.kind !== "push") throw new Error("refused");
    const { Encrypt } = JSON.parse(old.respond({ ErrCode: 0, ErrMsg: "success" }).body) as { Encrypt: string };
    expect(decrypt(previousKey, APPID, Encrypt)).toContain("ErrCode");
    expect(verifyRequest(both, sealedRequest(text(), { token: "OLD" }), NOW).kind).toBe("refused");
  });

  test.each([
    ["34 hours later, as the last try of a game's gift", 34 * 3_600_000],
    ["a day later", 24 * 3_600_000],
    ["by a clock ten minutes ahead", -600_000],
  ])("a timestamp read %s", (_, laterMs) => {
    expect(verifyRequest(secure, sealedRequest(text()), NOW + laterMs).kind).toBe("push");
  });

  test("微信云托管 asks for the path, and pushes with the mark of its gateway", () => {
    const container: HttpPushSettings = { ...secure, mode: "container" };
    const probe = request({ wechatSource: "wechat", body: Buffer.from('{"action":"CheckContainerPath"}') });
    expect(verifyRequest(container, probe, NOW)).toMatchObject({ kind: "check", response: { body: "success" } });
    const xml = { ...probe, body: Buffer.from("<xml><action>CheckContainerPath</action></xml>") };
    expect(verifyRequest(container, xml, NOW)).toMatchObject({ kind: "check" });
    expect(packetOf(verifyRequest(container, { ...probe, body: Buffer.from(text()) }, NOW))).toMatchObject({
      Content: "你好",
    });
    expect(verifyRequest(container, { ...probe, body: Buffer.from(text()), wechatSource: "" }, NOW).kind).toBe(
      "refused",
    );
  });
});

describe("answers in the clear", () => {
  const payment = { ErrCode: 0, ErrMsg: "success" } as const;
  const [timestamp, nonce] = [String(NOW / 1_000), "n1"];
  const signed = { timestamp, nonce, signature: signatureOf(TOKEN, timestamp, nonce) };

  test.each<[string, HttpPushSettings, object]>([
    ["plain", plain, { query: signed }],
    ["container", { ...secure, mode: "container", keys: [] }, { wechatSource: "wx" }],
  ])("in %s mode, in the format of the push", (_, settings, more) => {
    for (const [body, expected, type] of [
      [text(), '{"ErrCode":0,"ErrMsg":"success"}', "application/json"],
      [
        "<xml><MsgType>event</MsgType></xml>",
        "<xml><ErrCode>0</ErrCode><ErrMsg><![CDATA[success]]></ErrMsg></xml>",
        "text/xml",
      ],
    ] as const) {
      const verification = verifyRequest(settings, request({ ...more, body: Buffer.from(body) }), NOW);
      if (verification.kind !== "push") throw new Error("refused");
      expect(verification.respond(payment)).toEqual({
        status: 200,
        contentType: `${type}; charset=utf-8`,
        body: expected,
      });
      expect(verification.respond("success")).toEqual({
        status: 200,
        contentType: "text/plain; charset=utf-8",
        body: "success",
      });
    }
  });

  test("a packet with another action is no check of the path", () => {
    const container: HttpPushSettings = { ...secure, mode: "container", keys: [] };
    const other = request({ wechatSource: "wx", body: Buffer.from('{"action":"Other"}') });
    expect(verifyRequest(container, other, NOW).kind).toBe("push");
  });
});

test.each(["application/json", "text/json", "text/xml", "application/xml", "text/plain", ""])(
  "the content type %j is taken",
  (contentType) => {
    expect(verifyRequest(secure, { ...sealedRequest(text()), contentType }, NOW).kind).toBe("push");
  },
);

test("a body of exactly 128 KB is read", () => {
  const good = sealedRequest(text());
  const body = Buffer.concat([good.body, Buffer.alloc(131_072 - good.body.length, 32)]);
  expect(verifyRequest(secure, { ...good, body }, NOW).kind).toBe("push");
});
