// Whatever is not WeChat's, or not as it was set: refused, without a word about why.
import fc from "fast-check";
import { decrypt, encrypt } from "../../../src/wechat/http/cipher";
import type { HttpRequest } from "../../../src/wechat/http/http-request";
import { signatureOf } from "../../../src/wechat/http/signature";
import { type HttpPushSettings, verifyRequest } from "../../../src/wechat/http/verify-request";
import { APPID, ENCODING_AES_KEY, TOKEN } from "./official-examples";
import { aesKey, NOW, packetOf, plain, request, sealedRequest, secure, text } from "./wechat-requests";

const good = sealedRequest(text());
const { timestamp, nonce } = good.query as Record<string, string>;
const threePart = signatureOf(TOKEN, timestamp ?? "", nonce ?? "");
const withQuery = (more: Record<string, string | undefined>) => ({ ...good, query: { ...good.query, ...more } });
const cases: Record<string, [HttpRequest, number, HttpPushSettings?]> = {
  "a GET without a signature": [request({ method: "GET", query: { timestamp, nonce, echostr: "1" } }), 403],
  "a GET with a wrong signature": [
    request({ method: "GET", query: { timestamp, nonce, echostr: "1", signature: "0".repeat(40) } }),
    403,
  ],
  "a GET with an echo of markup": [
    request({ method: "GET", query: { timestamp, nonce, echostr: "<script>", signature: threePart } }),
    403,
  ],
  "another method": [{ ...good, method: "PUT" }, 405],
  HEAD: [{ ...good, method: "HEAD" }, 405],
  "another content type": [{ ...good, contentType: "multipart/form-data" }, 415],
  "a body of more than 128 KB": [{ ...good, body: Buffer.alloc(131_073, 32) }, 413],
  "no body": [{ ...good, body: Buffer.alloc(0) }, 400],
  "a body that is no packet": [{ ...good, body: Buffer.from("hello") }, 400],
  "XML with a document type": [
    { ...good, body: Buffer.from('<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>x</Encrypt></xml>') },
    400,
  ],
  "a parameter that came twice": [{ ...good, hasRepeatedParameter: true }, 403],
  "no msg_signature": [withQuery({ msg_signature: undefined, signature: threePart }), 403],
  "the three-part signature as msg_signature": [withQuery({ msg_signature: threePart }), 403],
  "a signature in capitals": [withQuery({ msg_signature: good.query.msg_signature?.toUpperCase() }), 403],
  "a nonce of 129 characters": [withQuery({ nonce: "n".repeat(129) }), 403],
  "a timestamp that is none": [withQuery({ timestamp: "now" }), 403],
  "plaintext in secure mode": [
    { ...request({ query: { timestamp, nonce, signature: threePart } }), body: Buffer.from(text()) },
    403,
  ],
  "plaintext in compatible mode": [
    { ...request({ query: { timestamp, nonce, signature: threePart } }), body: Buffer.from(text()) },
    403,
    { ...secure, mode: "compatible" },
  ],
  "ciphertext in plain mode": [{ ...good, query: { timestamp, nonce, signature: threePart } }, 403, plain],
  "plaintext without a signature in plain mode": [
    request({ query: { timestamp, nonce }, body: Buffer.from(text()) }),
    403,
    plain,
  ],
  "another app's ciphertext": [sealedRequest(text(), { appid: "wx0000000000000001" }), 403],
  "a longer AppID that ends as ours begins": [sealedRequest(text(), { appid: `${APPID}x` }), 403],
  "another key": [sealedRequest(text(), { key: Buffer.alloc(32, 1) }), 403],
  "rightly signed, but no packet inside": [sealedRequest("hello"), 400],
  "the path probe outside 微信云托管": [
    request({ body: Buffer.from('{"action":"CheckContainerPath"}'), wechatSource: "w" }),
    403,
  ],
};

test.each(Object.entries(cases))("%s", (_, [given, status, settings = secure]) => {
  const verification = verifyRequest(settings, given, NOW);
  expect(verification).toMatchObject({ kind: "refused", response: { status, body: "" } });
  if (verification.kind === "refused") expect(verification.reason).toMatch(/^\w[\w ,.'_]+$/);
});

test.each([
  ["36 hours and a second old", 129_601_000],
  ["eleven minutes ahead", -660_000],
])("a timestamp that is %s", (_, laterMs) => {
  expect(verifyRequest(secure, good, NOW + laterMs)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("timestamp"),
  });
});

test("no reason holds anything of the request or the settings", () => {
  const secrets = [TOKEN, ENCODING_AES_KEY, APPID, "你好", "o1", nonce ?? ""];
  for (const [given, , settings = secure] of Object.values(cases)) {
    const verification = verifyRequest(settings, given, NOW);
    const reason = verification.kind === "refused" ? verification.reason : "";
    for (const secret of secrets) expect(reason).not.toContain(secret);
  }
});

test("whichever bit flips, in query or body, it is refused, or says the same", () => {
  const expected = packetOf(verifyRequest(secure, good, NOW));
  fc.assert(
    fc.property(
      fc.constantFrom("msg_signature", "timestamp", "nonce", "body"),
      fc.nat(),
      fc.nat({ max: 6 }),
      (where, nth, bit) => {
        const bytes = where === "body" ? Buffer.from(good.body) : Buffer.from(good.query[where] ?? "");
        const index = nth % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        const spoilt = where === "body" ? { ...good, body: bytes } : withQuery({ [where]: bytes.toString() });
        const verification = verifyRequest(secure, spoilt, NOW);
        if (verification.kind === "push") expect(verification.packet).toEqual(expected);
        if (where !== "body") expect(verification.kind).toBe("refused");
      },
    ),
    { numRuns: 2_000 },
  );
});

test("whichever bit of the ciphertext flips, even rightly signed, it is never another message", () => {
  const sealed = Buffer.from(encrypt(aesKey, APPID, text()), "base64");
  fc.assert(
    fc.property(fc.nat({ max: sealed.length * 8 - 1 }), (nth) => {
      const bytes = Buffer.from(sealed);
      bytes[nth >> 3] = (bytes[nth >> 3] ?? 0) ^ (1 << (nth & 7));
      // CBC garbles the block and flips one bit of the next; the random bytes at the front may be garbled unseen.
      const read = decrypt(aesKey, APPID, bytes.toString("base64"));
      if (read !== undefined && nth >= 16 * 8 * 2) expect(read).not.toBe(text());
    }),
  );
});
