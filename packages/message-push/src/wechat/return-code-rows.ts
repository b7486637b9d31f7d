// What the numbers mean that WeChat and the platform refuse with: the rows of the table in return-codes.ts, in its order. Functions, so that
// nothing of it is made before something is refused.
import type { Both } from "../language";

/** What numbers mean. */
export interface Meaning {
  readonly fact: Both;
  readonly fix: Both;
  /** Whether the same may be accepted a moment later. */
  readonly isPassing?: true;
  /** Whether the platform let no cloud call through to WeChat, so that a send by access token is safe. */
  readonly isBarred?: true;
  /** Whether it is about the access token and not about the message. */
  readonly isCredential?: true;
}

/** Numbers of one meaning. */
export interface Row extends Meaning {
  readonly codes: readonly number[];
}

/** Every number that is known, each in one row. */
export function returnCodes(): readonly Row[] {
  return [
    ...passing(),
    ...accessToken(),
    ...cloudCalls(),
    ...conversations(),
    ...pictures(),
    ...texts(),
    ...kinds(),
    ...accounts(),
    ...typing(),
  ];
}

/** Where WeChat or the platform cannot now. */
function passing(): readonly Row[] {
  return [
    {
      codes: [-1, -1000, 61450, -604103, -601001, -601003, -501003, -501004],
      fact: { en: "the system is busy", zh: "系统繁忙或系统错误" },
      fix: {
        en: "It was tried again as often as time allowed; nothing to fix in code.",
        zh: "已在时限内重试，代码无需修改。",
      },
      isPassing: true,
    },
    {
      codes: [45011],
      fact: { en: "the API is called too often this minute", zh: "本分钟调用过于频繁" },
      fix: { en: "Answer with fewer replies.", zh: "减少回复条数。" },
      isPassing: true,
    },
  ];
}

/** The access token, and what it is asked for with. */
function accessToken(): readonly Row[] {
  return [
    {
      codes: [40001, 40014, 41001, 42001],
      fact: {
        en: "the access token is not valid, or was asked for with a wrong AppSecret",
        zh: "access_token 无效，或获取时 AppSecret 不对",
      },
      fix: {
        en: `Compare WECHAT_APPID and WECHAT_APPSECRET with 开发管理 → 开发设置 on mp.weixin.qq.com, and see that no other program forces a refresh of the token.`,
        zh: "在 mp.weixin.qq.com 的 开发管理 → 开发设置 核对 WECHAT_APPID 和 WECHAT_APPSECRET，并确认没有其他程序在强制刷新 token。",
      },
      isCredential: true,
    },
    {
      codes: [40013, 41002],
      fact: { en: "the AppID is not valid", zh: "WECHAT_APPID 不正确或缺失" },
      fix: {
        en: `Set WECHAT_APPID to the AppID of this mini program: 开发管理 → 开发设置 on mp.weixin.qq.com.`,
        zh: "改为本小程序的 AppID（开发管理 → 开发设置）。",
      },
      isCredential: true,
    },
    {
      codes: [40125, 41004],
      fact: { en: "the AppSecret is not the one of this AppID", zh: "AppSecret 与 AppID 不匹配" },
      fix: {
        en: "Set WECHAT_APPSECRET to the AppSecret of the same mini program; a reset one replaces the old at once.",
        zh: "改正 WECHAT_APPSECRET，重置后旧的立即失效。",
      },
      isCredential: true,
    },
    {
      codes: [40164, 45035, 61004],
      fact: {
        en: "the address of the function is not in the mini program's API IP whitelist",
        zh: "出口 IP 不在白名单",
      },
      fix: {
        en: `Switch on 固定出口 IP for the function and add that address under 开发管理 → 开发设置 → IP 白名单 on mp.weixin.qq.com.`,
        zh: "为云函数开启固定出口 IP，并加入 开发管理 → 开发设置 → IP 白名单。",
      },
      isCredential: true,
    },
    {
      codes: [40243],
      fact: { en: "the AppSecret is frozen", zh: "AppSecret 已被冻结" },
      fix: {
        en: `Unfreeze it under 开发管理 → 开发设置 on mp.weixin.qq.com; it takes 10 minutes.`,
        zh: "在 开发管理 → 开发设置 解冻，10 分钟后生效。",
      },
      isCredential: true,
    },
    {
      codes: [50004, 50007],
      fact: { en: "the account may not have an access token now", zh: "账号暂时不能获取 access_token" },
      fix: {
        en: `Look at the notices for the administrator on mp.weixin.qq.com.`,
        zh: "请看 mp.weixin.qq.com 给管理员的通知。",
      },
      isCredential: true,
    },
  ];
}

/** Where no cloud call gets through. */
function cloudCalls(): readonly Row[] {
  return [
    {
      codes: [-604101],
      fact: { en: "the function has no permission for this API", zh: "云函数没有该接口的权限" },
      fix: {
        en: "Add it to permissions.openapi in the function's config.json and upload the function from DevTools; it takes up to 10 minutes.",
        zh: "写进 config.json 的 permissions.openapi，再用开发者工具上传，最多 10 分钟生效。",
      },
      isBarred: true,
    },
    {
      codes: [-604100],
      fact: { en: "the cloud call does not exist", zh: "云调用不存在" },
      fix: { en: "Update wx-server-sdk.", zh: "更新 wx-server-sdk。" },
      isBarred: true,
    },
    {
      codes: [-604104, -501008],
      fact: { en: "the call did not come from a cloud function that WeChat knows", zh: "调用不是来自微信认识的云函数" },
      fix: {
        en: "Cloud calls work in deployed functions and in the simulator, not in local debugging.",
        zh: "云调用只能在已部署的云函数和模拟器里使用，本地调试不行。",
      },
      isBarred: true,
    },
    {
      codes: [
        -501005, -501009, -601004, -601010, -601011, -601012, -601013, -601015, -601016, -601017, -601018, -602018,
      ],
      fact: {
        en: "the environment of the function may not call for this mini program",
        zh: "云函数所在的环境不能为本小程序调用",
      },
      fix: {
        en: "Deploy the function into an environment of this mini program: 云开发 → 设置 in DevTools.",
        zh: "请部署到本小程序的环境（开发者工具 云开发 → 设置）。",
      },
      isBarred: true,
    },
  ];
}

/** The customer, and what WeChat takes for the customer's action. */
function conversations(): readonly Row[] {
  return [
    {
      codes: [45015],
      fact: {
        en: "the time to reply is over, or the customer left the conversation",
        zh: "回复窗口已结束或客户已离开会话",
      },
      fix: {
        en: "Wait until the customer writes again; entering alone opens the window for 1 minute only.",
        zh: "等客户再次发消息；只是进入会话的话窗口只有 1 分钟。",
      },
    },
    {
      codes: [45047],
      fact: { en: "the number of replies for this action of the customer is used up", zh: "这个动作允许的条数已用完" },
      fix: {
        en: "Say it in fewer replies: 5 after a message, 2 after entering.",
        zh: "发消息后 5 条，进入会话后 2 条。",
      },
    },
    {
      codes: [40003, 40031, 46004, 49003],
      fact: { en: "the openid is not one of this mini program", zh: "openid 不属于本小程序" },
      fix: { en: "Reply to the sender of the push, event.FromUserName.", zh: "回复推送的发送者 event.FromUserName。" },
    },
  ];
}

/** Pictures. */
function pictures(): readonly Row[] {
  return [
    {
      codes: [40007, 40118, 40121, 41006],
      fact: { en: "the media id is unknown or older than 3 days", zh: "media_id 无效或已超过 3 天" },
      fix: { en: "Upload the picture again and use the new id.", zh: "重新上传图片，使用新的 id。" },
    },
    {
      codes: [40004, 40005, 40113, 40137],
      fact: { en: "WeChat takes the file for no picture", zh: "微信不认为该文件是图片" },
      fix: { en: "Upload a PNG, JPEG or GIF.", zh: "上传 PNG、JPEG 或 GIF。" },
    },
    {
      codes: [41005, 44001],
      fact: { en: "the picture is empty", zh: "图片为空" },
      fix: { en: "Give media.upload the whole content of the file.", zh: "把文件的完整内容交给 media.upload。" },
    },
    {
      codes: [40006, 40009, 45001],
      fact: { en: "the picture is too large", zh: "图片太大" },
      fix: { en: "Make it smaller: up to 2 MB is safe.", zh: "2 MB 以内是安全的。" },
    },
  ];
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
