// What the numbers mean that are about a message, the account and its customer: the second half of return-code-rows.ts.
import type { Row } from "./return-code-row";

/** The rows, in the order of the table. */
export function rowsOfMessages(): readonly Row[] {
  return [...texts(), ...kinds(), ...accounts(), ...typing()];
}

/** What is in a message. */
function texts(): readonly Row[] {
  return [
    {
      codes: [45002, 45003, 45004, 45005, 45006, 40039],
      fact: { en: "a part of the message is too long", zh: "正文、标题、描述或链接过长" },
      fix: { en: "Shorten it, or split it into several replies.", zh: "缩短，或分成几条回复。" },
    },
    {
      codes: [44002, 44004],
      fact: { en: "the text is empty", zh: "文本为空" },
      fix: { en: "Return a text with at least one character.", zh: "至少要有一个字符。" },
    },
    {
      codes: [40033],
      fact: {
        en: "the text has characters that WeChat does not take, such as \\u0000",
        zh: "文本里有微信不接受的字符，例如 \\u0000",
      },
      fix: { en: "Take control characters and escapes out of the text.", zh: "去掉控制字符和转义。" },
    },
    {
      codes: [40165, 41030],
      fact: { en: "the mini program has no such page", zh: "小程序里没有这个页面" },
      fix: {
        en: 'Write pagepath as in app.json: no leading "/", no ".html"; the page must be in the released version.',
        zh: "pagepath 与 app.json 一致，开头没有 /，结尾没有 .html，并且页面已经发布。",
      },
    },
    {
      codes: [40048, 40066],
      fact: { en: "the address in the message is not allowed", zh: "消息里的网址不允许" },
      fix: { en: "Link to an https address that opens in WeChat.", zh: "使用能在微信里打开的 https 地址。" },
    },
  ];
}

/** The kind of a message, and what it names. */
function kinds(): readonly Row[] {
  return [
    {
      codes: [40008, 45162, 48008],
      fact: { en: "this type of message is not allowed here", zh: "不允许的消息类型" },
      fix: { en: "Use a builder of `reply`.", zh: "使用 `reply` 的方法。" },
    },
    {
      codes: [61451, 61452, 65401],
      fact: { en: "the kf_account is none of this mini program", zh: "kf_account 不是本小程序的客服" },
      fix: {
        en: `Correct customservice.kf_account: 功能 → 客服 on mp.weixin.qq.com.`,
        zh: "改正 customservice.kf_account（功能 → 客服）。",
      },
    },
    {
      codes: [40002, 40035, 40038, 40097, 40101, 43001, 43002, 43003, 47001, 47003, -501006, -501007, -601002],
      fact: { en: "the message is not as WeChat wants it", zh: "消息格式不符合要求" },
      fix: {
        en: "Build it with `reply`, and report this if you did.",
        zh: "请用 `reply` 生成；如果已经是，请反馈给我们。",
      },
    },
    {
      codes: [70000],
      fact: {
        en: "WeChat does not deliver this message, to protect minors",
        zh: "为保护未成年人权益，微信不下发该条消息",
      },
      fix: { en: "Nothing to fix in code; say it in other words.", zh: "代码无需修改，可换种说法。" },
    },
    {
      codes: [87014],
      fact: { en: "the content violates WeChat's rules", zh: "内容违规" },
      fix: { en: "Check what your handler quotes or generates.", zh: "检查处理函数引用或生成的内容。" },
    },
  ];
}

/** What the account may, and what the customer allows. */
function accounts(): readonly Row[] {
  return [
    {
      codes: [40200, 48001, 48004, 50001, 50002],
      fact: { en: "the mini program may not use this API", zh: "小程序不能使用该接口" },
      fix: {
        en: `Look at 功能 → 客服 and at notices of violations on mp.weixin.qq.com.`,
        zh: "看 功能 → 客服，以及违规通知。",
      },
    },
    {
      codes: [61003, 61007, 61016],
      fact: {
        en: "the third-party platform may not use this API for the mini program",
        zh: "第三方平台不能替本小程序使用该接口",
      },
      fix: {
        en: `Authorize 客服 to it, or take the authorization back: 设置 → 第三方设置 on mp.weixin.qq.com.`,
        zh: "把客服权限授权给它，或收回授权（设置 → 第三方设置）。",
      },
    },
    {
      codes: [43004, 43005, 50005],
      fact: { en: "the receiver does not follow the official account", zh: "接收者没有关注公众号" },
      fix: {
        en: "Send with the AppID of the mini program, not with an official account's.",
        zh: "请用小程序的 AppID 发送，而不是公众号的。",
      },
    },
    {
      codes: [43019],
      fact: { en: "the user is on the blacklist", zh: "用户在黑名单里" },
      fix: { en: `Take the user off the blacklist on mp.weixin.qq.com.`, zh: "在 mp.weixin.qq.com 移出。" },
    },
    {
      codes: [43101, 48002],
      fact: { en: "the user refuses messages", zh: "用户拒收消息" },
      fix: { en: "Nothing to fix: the user chose so.", zh: "用户自己的选择，无需处理。" },
    },
    {
      codes: [45009],
      fact: { en: "the day's quota of this API is used up", zh: "接口当日调用次数用完" },
      fix: {
        en: `Wait until tomorrow, or clear the quota on mp.weixin.qq.com.`,
        zh: "等到明天，或在 mp.weixin.qq.com 清零。",
      },
    },
  ];
}

/** The command that shows typing. */
function typing(): readonly Row[] {
  return [
    {
      codes: [45072],
      fact: { en: "the command is none WeChat knows", zh: "命令不对" },
      fix: { en: "Report this.", zh: "请反馈给我们。" },
    },
    {
      codes: [45080],
      fact: {
        en: "no message went to the customer, or came from there, in the last 30 seconds",
        zh: "最近 30 秒内双方没有消息往来",
      },
      fix: { en: "Show typing only right after a message.", zh: "只在刚收到或刚发出消息之后显示「正在输入」。" },
    },
    {
      codes: [45081],
      fact: { en: "typing is shown already", zh: "已经在显示「正在输入」" },
      fix: { en: "Nothing to fix: it ends by itself after 15 seconds.", zh: "15 秒后自动结束，无需处理。" },
    },
  ];
}
