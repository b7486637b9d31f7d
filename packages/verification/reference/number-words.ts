// What docs/reference/numbers.md says of WeChat's numbers beside what stands in the code: Chinese, and what becomes of the reply.
import type { Language } from "./words";

/** Chinese for the facts and fixes of src/wechat/return-codes.ts; key: the fact. */
export const CHINESE: Readonly<Record<string, string>> = {
  "the system is busy": "系统繁忙或系统错误：已在时限内重试，代码无需修改",
  "the API is called too often this minute": "本分钟调用过于频繁：减少回复条数",
  "the access token is not valid, or was asked for with a wrong AppSecret":
    "access_token 无效，或获取时 AppSecret 不对：在 mp.weixin.qq.com 的 开发管理 → 开发设置 核对 WECHAT_APPID 和 WECHAT_APPSECRET，并确认没有其他程序在强制刷新 token",
  "the AppID is not valid": "WECHAT_APPID 不正确或缺失：改为本小程序的 AppID（开发管理 → 开发设置）",
  "the AppSecret is not the one of this AppID": "AppSecret 与 AppID 不匹配：改正 WECHAT_APPSECRET，重置后旧的立即失效",
  "the address of the function is not in the mini program's API IP whitelist":
    "出口 IP 不在白名单：为云函数开启固定出口 IP，并加入 开发管理 → 开发设置 → IP 白名单",
  "the AppSecret is frozen": "AppSecret 已被冻结：在 开发管理 → 开发设置 解冻，10 分钟后生效",
  "the account may not have an access token now": "账号暂时不能获取 access_token：请看 mp.weixin.qq.com 给管理员的通知",
  "the function has no permission for this API":
    "云函数没有该接口的权限：写进 config.json 的 permissions.openapi，再用开发者工具上传，最多 10 分钟生效",
  "the cloud call does not exist": "云调用不存在：更新 wx-server-sdk",
  "the call did not come from a cloud function that WeChat knows":
    "调用不是来自微信认识的云函数：云调用只能在已部署的云函数和模拟器里使用，本地调试不行",
  "the environment of the function may not call for this mini program":
    "云函数所在的环境不能为本小程序调用：请部署到本小程序的环境（开发者工具 云开发 → 设置）",
  "the time to reply is over, or the customer left the conversation":
    "回复窗口已结束或客户已离开会话：等客户再次发消息；只是进入会话的话窗口只有 1 分钟",
  "the number of replies for this action of the customer is used up":
    "这个动作允许的条数已用完：发消息后 5 条，进入会话后 2 条",
  "the openid is not one of this mini program": "openid 不属于本小程序：回复推送的发送者 event.FromUserName",
  "the media id is unknown or older than 3 days": "media_id 无效或已超过 3 天：重新上传图片，使用新的 id",
  "WeChat takes the file for no picture": "微信不认为该文件是图片：上传 PNG、JPEG 或 GIF",
  "the picture is empty": "图片为空：把文件的完整内容交给 media.upload",
  "the picture is too large": "图片太大：2 MB 以内是安全的",
  "a part of the message is too long": "正文、标题、描述或链接过长：缩短，或分成几条回复",
  "the text is empty": "文本为空：至少要有一个字符",
  "the text has characters that WeChat does not take, such as \\u0000":
    "文本里有微信不接受的字符，例如 \\u0000：去掉控制字符和转义",
  "the mini program has no such page":
    "小程序里没有这个页面：pagepath 与 app.json 一致，开头没有 /，结尾没有 .html，并且页面已经发布",
  "the address in the message is not allowed": "消息里的网址不允许：使用能在微信里打开的 https 地址",
  "this type of message is not allowed here": "不允许的消息类型：使用 `reply` 的方法",
  "the kf_account is none of this mini program":
    "kf_account 不是本小程序的客服：改正 customservice.kf_account（功能 → 客服）",
  "the message is not as WeChat wants it": "消息格式不符合要求：请用 `reply` 生成；如果已经是，请反馈给我们",
  "WeChat does not deliver this message, to protect minors":
    "为保护未成年人权益，微信不下发该条消息：代码无需修改，可换种说法",
  "the content violates WeChat's rules": "内容违规：检查处理函数引用或生成的内容",
  "the mini program may not use this API": "小程序不能使用该接口：看 功能 → 客服，以及违规通知",
  "the third-party platform may not use this API for the mini program":
    "第三方平台不能替本小程序使用该接口：把客服权限授权给它，或收回授权（设置 → 第三方设置）",
  "the receiver does not follow the official account": "接收者没有关注公众号：请用小程序的 AppID 发送，而不是公众号的",
  "the user is on the blacklist": "用户在黑名单里：在 mp.weixin.qq.com 移出",
  "the user refuses messages": "用户拒收消息：用户自己的选择，无需处理",
  "the day's quota of this API is used up": "接口当日调用次数用完：等到明天，或在 mp.weixin.qq.com 清零",
  "the command is none WeChat knows": "命令不对：请反馈给我们",
  "no message went to the customer, or came from there, in the last 30 seconds":
    "最近 30 秒内双方没有消息往来：只在刚收到或刚发出消息之后显示「正在输入」",
  "typing is shown already": "已经在显示「正在输入」：15 秒后自动结束，无需处理",
};

/** What becomes of a reply; `upload` and `typing` are about no reply. */
export type Outcome = "again" | "renewed" | "waits" | "by-token" | "dead" | "upload" | "typing";

export const OUTCOMES: Readonly<Record<Outcome, Readonly<Record<Language, string>>>> = {
  again: { en: "again", zh: "重试" },
  renewed: {
    en: "again with a fresh token, once; then a dead letter, or in a timer it waits",
    zh: "刷新后再发一次；仍不行则成为死信，在定时触发里则等待",
  },
  waits: { en: "dead letter; in a timer it waits", zh: "死信；在定时触发里则等待" },
  "by-token": {
    en: "by access token, where there is one; else a dead letter, or in a timer it waits",
    zh: "有 access_token 就改用它；否则成为死信，在定时触发里则等待",
  },
  dead: { en: "dead letter", zh: "死信" },
  upload: {
    en: "none: `MEDIA_FAILED` in the handler, which runs again",
    zh: "没有回复：处理函数里是 `MEDIA_FAILED`，会再次运行",
  },
  typing: { en: "nothing depends on it", zh: "没有任何事依赖它" },
};

interface NumberLabels {
  readonly heading: string;
  readonly top: string;
  readonly head: readonly string[];
  /** Of the numbers that leave it open whether WeChat accepted the message. */
  readonly lost: { readonly codes: string; readonly means: string; readonly outcome: string };
  readonly below: { readonly codes: string; readonly means: string };
  readonly above: { readonly codes: string; readonly means: string };
  readonly others: string;
  readonly othersHead: readonly string[];
  readonly end: string;
}

/** What stands around the rows. */
export const NUMBER_LABELS: Readonly<Record<Language, NumberLabels>> & { readonly title: string } = {
  title: `# Numbers 返回码

What WeChat and CloudBase may return as \`errCode\`. [English](#every-number), [中文](#全部错误码).
微信和云开发可能返回的 \`errCode\`。

Generated by \`npm run generate\`. 本页由 \`npm run generate\` 生成。`,
  en: {
    heading: "## Every number",
    top: `What WeChat or the platform may return for a reply, and what happens to the reply. "Again" means up to three times at
once, then by the relay.`,
    head: ["errCode", "What it means, and the fix", "What happens to the reply"],
    lost: {
      codes: ", or none",
      means: "It is unknown whether it was accepted",
      outcome: "`onUnknownSend`: once more by default, then it counts as sent",
    },
    below: { codes: "any other below 0", means: "The system failed" },
    above: { codes: "any other above 0", means: "WeChat judged the request" },
    others: "### Numbers that no reply is refused with",
    othersHead: ["errCode", "What it means", "What to do"],
    end: "A dead letter keeps the unsent messages: [operating](operating.md).",
  },
  zh: {
    heading: "## 全部错误码",
    top: "微信或平台对一条回复可能返回什么，以及这条回复的结果。「重试」是当场最多三次，之后由投递器继续。",
    head: ["errCode", "含义与解决办法", "回复的结果"],
    lost: {
      codes: "，或没有错误码",
      means: "无法确定微信是否收下",
      outcome: "由 `onUnknownSend` 决定：默认再发一次，之后视为已发",
    },
    below: { codes: "其他负数", means: "系统自身出错" },
    above: { codes: "其他正数", means: "微信对请求作出了判断" },
    others: "### 与回复无关的错误码",
    othersHead: ["errCode", "含义", "要做什么"],
    end: "死信里保留着没有发出的消息：[运维](operating.zh-CN.md)。",
  },
};
