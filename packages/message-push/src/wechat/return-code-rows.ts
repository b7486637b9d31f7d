// What the numbers mean that WeChat and the platform refuse with: the rows of the table in return-codes.ts, in its order. Functions, so that
// nothing of it is made before something is refused.
import type { Row } from "./return-code-row";
import { rowsOfMessages } from "./return-code-rows-of-messages";

/** Every number that is known, each in one row. */
export function returnCodes(): readonly Row[] {
  return [...passing(), ...accessToken(), ...cloudCalls(), ...conversations(), ...pictures(), ...rowsOfMessages()];
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
