// A push as WeChat sends it in secure mode, and the settings it is sealed with.
import { type Agent, request } from "node:http";
import { aesKeyOf, encrypt } from "../../../message-push/src/wechat/http/cipher";
import { signatureOf } from "../../../message-push/src/wechat/http/signature";

const APPID = "wx0000000000000000";
export const SETTINGS = {
  WECHAT_APPID: APPID,
  WECHAT_APPSECRET: "0".repeat(32),
  WECHAT_TOKEN: "aToken",
  WECHAT_ENCODING_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};
const KEY = aesKeyOf(SETTINGS.WECHAT_ENCODING_AES_KEY) as Buffer;

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** Pushes the message of one customer, who is named by a number. Rejects when the connection breaks. */
export function push(url: string, index: number, agent: Agent): Promise<Answer> {
  const seconds = Math.floor(Date.now() / 1_000);
  const packet = {
    ToUserName: "gh_1",
    FromUserName: `oUser${index}`,
    CreateTime: seconds,
    MsgType: "text",
    Content: "你好",
    MsgId: String(10n ** 18n + BigInt(index)),
  };
  const Encrypt = encrypt(KEY, APPID, JSON.stringify(packet));
  const query = new URLSearchParams({
    timestamp: String(seconds),
    nonce: "n1",
    msg_signature: signatureOf(SETTINGS.WECHAT_TOKEN, String(seconds), "n1", Encrypt),
  });
  const startedAtMs = performance.now();
  return new Promise((resolve, reject) => {
    const asking = request(
      `${url}/?${query}`,
      { method: "POST", agent, headers: { "content-type": "application/json" } },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (text: string) => {
          body += text;
        });
        response.once("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body, ms: performance.now() - startedAtMs }),
        );
      },
    );
    asking.on("error", reject);
    asking.end(JSON.stringify({ Encrypt }));
  });
}
