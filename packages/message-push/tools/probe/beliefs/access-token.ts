// What is believed of WeChat's API by access token: the console's push table, media, typing.
import { type Belief, believe } from "./belief";

/** That the token may not, and numbers about the token itself. */
const TOKEN_REFUSALS: readonly number[] = [48001, 61003, 61007, 40001, 40014, 41001, 42001];
const JSON_TYPES: readonly string[] = ["application/json", "text/plain"];

export const TOKEN_BELIEFS: readonly Belief[] = [
  believe({
    id: "push-table-own-token",
    part: "token",
    rule: "ownTokenMaySetPushTable",
    other: true,
    what: {
      en: "`tcb/getcallbackconfig` does not take a mini program's own token",
      zh: "`tcb/getcallbackconfig` 不接受小程序自己的令牌",
    },
    builtOn: {
      en: "WeChat's pages name only the authorizer_access_token",
      zh: "微信文档只写了 authorizer_access_token",
    },
    otherwise: {
      en: "`npm run push-table -- plan` shows the console's rows with WECHAT_APPID and WECHAT_APPSECRET alone",
      zh: "只设置 WECHAT_APPID 和 WECHAT_APPSECRET，`npm run push-table -- plan` 就能读到控制台的各行",
    },
  }),
  {
    id: "push-table-authorizer-token",
    what: {
      en: "`tcb/getcallbackconfig` and `tcb/setcallbackconfig` take an authorizer_access_token",
      zh: "`tcb/getcallbackconfig` 和 `tcb/setcallbackconfig` 接受 authorizer_access_token",
    },
    builtOn: { en: "WeChat's pages", zh: "微信的文档" },
    otherwise: {
      en: "`npm run push-table -- plan` names the number, and prints the rows to bind by hand",
      zh: "`npm run push-table -- plan` 会写明错误码，并输出要手动绑定的行",
    },
    notProbed: {
      en: "only a third-party platform that the mini program has authorised has such a token",
      zh: "只有小程序授权过的第三方平台才有这样的令牌",
    },
  },
  believe({
    id: "push-table-refusal-number",
    part: "token",
    rule: "ownTokenErrorCode",
    other: 40_097,
    agrees: (seen) => TOKEN_REFUSALS.includes(seen),
    what: {
      en: "A refusal for the token is 48001, 61003, 61007 or a number about the token",
      zh: "因令牌而拒绝的错误码是 48001、61003、61007，或关于令牌的",
    },
    builtOn: { en: "WeChat's page on permission sets", zh: "微信关于权限集的文档" },
    otherwise: {
      en: "every other number that is no system error and no limit is taken for a refusal, too",
      zh: "其他既不是系统错误也不是限额的错误码，同样当作拒绝",
    },
  }),
  believe({
    id: "push-table-empty-object",
    part: "token",
    rule: "pushTableTakesEmptyObject",
    other: false,
    what: {
      en: "`tcb/getcallbackconfig` takes `{}` as its body",
      zh: "`tcb/getcallbackconfig` 接受 `{}` 作为正文",
    },
    builtOn: { en: "according to its page it has none", zh: "文档说没有正文" },
    otherwise: {
      en: "`plan` ends with `PUSH_TABLE_REFUSED` or `PUSH_TABLE_UNREADABLE`, and nothing is written",
      zh: "`plan` 以 `PUSH_TABLE_REFUSED` 或 `PUSH_TABLE_UNREADABLE` 结束，什么也不写",
    },
  }),
  believe({
    id: "media-get-refusal",
    part: "token",
    rule: "mediaRefusalContentType",
    other: "image/jpeg",
    agrees: (seen) => JSON_TYPES.includes(seen),
    what: {
      en: "`/cgi-bin/media/get` refuses with JSON as `application/json` or `text/plain`",
      zh: "`/cgi-bin/media/get` 拒绝时返回 `application/json` 或 `text/plain` 的 JSON",
    },
    builtOn: { en: "its page, and public clients", zh: "它的文档，以及公开的客户端" },
    otherwise: { en: "the JSON is taken for a picture", zh: "JSON 会被当作图片" },
  }),
  believe({
    id: "typing-path",
    part: "token",
    rule: "typingIsUnderBusiness",
    other: false,
    what: {
      en: "Typing goes to `/cgi-bin/message/custom/business/typing`",
      zh: "「正在输入」用 `/cgi-bin/message/custom/business/typing`",
    },
    builtOn: { en: "WeChat's page on typing names it for mini programs", zh: "微信关于 typing 的文档为小程序写了它" },
    otherwise: { en: "typing is refused, and nothing depends on it", zh: "「正在输入」被拒绝，没有任何事依赖它" },
  }),
  believe({
    id: "send-path",
    part: "token",
    rule: "messagesAreNotUnderBusiness",
    other: false,
    what: {
      en: "Messages go to `/cgi-bin/message/custom/send`",
      zh: "消息用 `/cgi-bin/message/custom/send`",
    },
    builtOn: {
      en: "WeChat's send page; according to reports `business/send` fails",
      zh: "微信的发送接口文档；有反馈说 `business/send` 不通",
    },
    otherwise: {
      en: "every send by access token fails with `SEND_REFUSED`: report it",
      zh: "用 access_token 发送都以 `SEND_REFUSED` 失败：请反馈",
    },
  }),
];
