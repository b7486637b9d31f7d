// Requests as WeChat makes them, rightly signed and sealed, to be spoilt by tests.
import { aesKeyOf, encrypt } from "../../../src/wechat/http/cipher";
import type { HttpRequest } from "../../../src/wechat/http/http-request";
import { signatureOf } from "../../../src/wechat/http/signature";
import type { HttpPushSettings, Verification } from "../../../src/wechat/http/verify-request";
import { APPID, ENCODING_AES_KEY, TOKEN } from "./official-examples";

export const aesKey = aesKeyOf(ENCODING_AES_KEY) as Buffer;
export const secure: HttpPushSettings = { appid: APPID, mode: "secure", keys: [{ token: TOKEN, aesKey }] };
export const plain: HttpPushSettings = { ...secure, mode: "plain" };
export const at = (timestamp: string) => Number(timestamp) * 1_000;

export const request = (more: Partial<HttpRequest>): HttpRequest => ({
  method: "POST",
  query: {},
  hasRepeatedParameter: false,
  contentType: "application/json",
  wechatSource: "",
  body: Buffer.alloc(0),
  ...more,
});

export function sealedRequest(
  message: string,
  { timestamp = "1714112445", nonce = "n1", token = TOKEN, appid = APPID, key = aesKey, isXml = false } = {},
): HttpRequest {
  const Encrypt = encrypt(key, appid, message);
  const msg_signature = signatureOf(token, timestamp, nonce, Encrypt);
  const body = isXml
    ? `<xml><Encrypt><![CDATA[${Encrypt}]]></Encrypt></xml>`
    : JSON.stringify({ ToUserName: "gh", Encrypt });
  return request({ query: { timestamp, nonce, msg_signature, encrypt_type: "aes" }, body: Buffer.from(body) });
}
export const NOW = at("1714112445");
export const text = (more = {}) =>
  JSON.stringify({
    ToUserName: "gh_1",
    FromUserName: "o1",
    CreateTime: 1,
    MsgType: "text",
    Content: "你好",
    MsgId: "7",
    ...more,
  });

export function packetOf(verification: Verification): object {
  if (verification.kind !== "push") throw new Error(`It was ${JSON.stringify(verification)}`);
  return verification.packet;
}
