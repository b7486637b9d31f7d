// The pushes that are taken in: one of each kind that comes often, sealed and signed as WeChat does it.
import { aesKeyOf, encrypt } from "../../../message-push/src/wechat/http/cipher";
import type { HttpRequest } from "../../../message-push/src/wechat/http/http-request";
import { signatureOf } from "../../../message-push/src/wechat/http/signature";
import type { HttpPushSettings } from "../../../message-push/src/wechat/http/verify-request";

export const APPID = "wx0000000000000000";
export const TOKEN = "aToken";
export const ENCODING_AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
export const AES_KEY = aesKeyOf(ENCODING_AES_KEY) as Buffer;
export const SETTINGS: HttpPushSettings = { appid: APPID, mode: "secure", keys: [{ token: TOKEN, aesKey: AES_KEY }] };

/** A push as it comes over the wire. */
export interface Delivery {
  readonly request: HttpRequest;
  readonly nowMs: number;
  readonly sender: string;
}

const SENDER = "oUser-0123456789abcdefghijkl";
const TIMESTAMP = "1795815000";
const NONCE = "1514711492";

const json = (fields: object, msgId = "") => {
  const text = JSON.stringify({
    ToUserName: "gh_97417a04a28d",
    FromUserName: SENDER,
    CreateTime: 1_795_815_000,
    ...fields,
  });
  return msgId === "" ? text : `${text.slice(0, -1)},"MsgId":${msgId}}`;
};
const xml = (fields: string) =>
  `<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName>\n<FromUserName><![CDATA[${SENDER}]]></FromUserName>\n<CreateTime>1795815000</CreateTime>\n${fields}</xml>`;
const LONG = "请问这个订单什么时候发货？我昨天下单的，还没有看到物流信息。".repeat(8);

export const PACKETS = {
  "JSON, a short text": { text: json({ MsgType: "text", Content: "你好" }, "23637352235060880"), isXml: false },
  "JSON, a long text": { text: json({ MsgType: "text", Content: LONG }, "23637352235060880"), isXml: false },
  "JSON, an event": {
    text: json({ MsgType: "event", Event: "user_enter_tempsession", SessionFrom: "pages/order/detail" }),
    isXml: false,
  },
  "XML, a short text": {
    text: xml(
      "<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[你好]]></Content>\n<MsgId>23637352235060880</MsgId>\n",
    ),
    isXml: true,
  },
  "XML, a long text": {
    text: xml(
      `<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[${LONG}]]></Content>\n<MsgId>23637352235060880</MsgId>\n`,
    ),
    isXml: true,
  },
} as const;

/** In secure mode. */
export function makeDelivery(text: string, isXml: boolean): Delivery {
  const Encrypt = encrypt(AES_KEY, APPID, text);
  const msg_signature = signatureOf(TOKEN, TIMESTAMP, NONCE, Encrypt);
  const signature = signatureOf(TOKEN, TIMESTAMP, NONCE);
  const body = isXml
    ? `<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[${Encrypt}]]></Encrypt></xml>`
    : JSON.stringify({ ToUserName: "gh_97417a04a28d", Encrypt });
  const request: HttpRequest = {
    method: "POST",
    query: { signature, timestamp: TIMESTAMP, nonce: NONCE, openid: SENDER, encrypt_type: "aes", msg_signature },
    hasRepeatedParameter: false,
    contentType: isXml ? "text/xml" : "application/json",
    wechatSource: "",
    body: Buffer.from(body),
  };
  return { request, nowMs: Number(TIMESTAMP) * 1_000, sender: SENDER };
}
