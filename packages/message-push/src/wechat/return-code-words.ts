// What docs/reference/numbers.md says of WeChat's and CloudBase's numbers beyond return-codes.ts. Nothing that runs imports this.
import type { Both } from "../language";

/** More about a number than its error says, by the first number of its row that it is about. */
export const MORE_ON_CODES: Readonly<Record<number, Both>> = {
  40001: {
    en: "The reply was tried with a fresh token as well.",
    zh: "刷新 access_token 之后也试过了。",
  },
  45015: {
    en: "It is 48 hours after a message, 1 minute after entering through the contact button. Opening the mini program, subscribing or paying does not open the window.",
    zh: "发消息后是 48 小时，从客服按钮进入会话后是 1 分钟。打开小程序、订阅、支付都不会打开窗口。",
  },
  45047: {
    en: "Agents in the web tool use the same replies.",
    zh: "网页版客服工具里的人工回复也计入其中。",
  },
  40003: {
    en: "Of a payment, `FromUserName` is WeChat and the buyer is `OpenId`.",
    zh: "支付类推送的 `FromUserName` 是微信，买家是 `OpenId`。",
  },
  40007: {
    en: "Ids of permanent material or of the JSSDK are others.",
    zh: "永久素材和 JSSDK 的 id 不能用在这里。",
  },
  48001: {
    en: "48001 from `npx message-push push-table`: the token is no authorizer_access_token, or permission set 49 was not given.",
    zh: "48001 出现在 `npx message-push push-table` 时：token 不是 authorizer_access_token，或没有授权权限集 49。",
  },
  61003: {
    en: "61003 and 61007 from `npx message-push push-table`: as for 48001.",
    zh: "61003、61007 出现在 `npx message-push push-table` 时：与 48001 相同。",
  },
};

/** A number that no reply is refused with. */
export interface OtherNumber {
  readonly code: number;
  readonly means: Both;
  readonly todo: Both;
}

/** CloudBase's numbers that stand in the log of a function or of the database, and the simulator's own. */
export const OTHER_NUMBERS: readonly OtherNumber[] = [
  {
    code: -502005,
    means: {
      en: "The database has no such collection: collections are not created by themselves.",
      zh: "数据库集合不存在：集合不会自动创建。",
    },
    todo: {
      en: "Create it under 云开发 → 数据库. The first push creates `message_pushes`, and `npx message-push doctor` checks whether it exists, where it has a key.",
      zh: "在 云开发 → 数据库 创建。`message_pushes` 由第一条推送创建；有密钥时，`npx message-push doctor` 会检查它是否存在。",
    },
  },
  {
    code: -502001,
    means: {
      en: "The database refused the request. With `E11000 duplicate key` in its text: two deliveries claimed the same push, and one of them must fail.",
      zh: "数据库拒绝了请求。文本里有 `E11000 duplicate key` 时：两次投递同时认领同一条推送，其中一次必然失败。",
    },
    todo: {
      en: "With that text nothing: it is told apart from a real failure. It may also come as -501001.",
      zh: "有这段文本时不用处理：它与真正的失败区分得开。也可能以 -501001 出现。",
    },
  },
  {
    code: -900001,
    means: {
      en: "The simulator has no answer to a cloud call of the handler's own. WeChat never gives this number.",
      zh: "模拟器没有处理函数自己发起的这个云调用的应答。微信不会给出这个错误码。",
    },
    todo: { en: "Register a stub: [testing](testing.md).", zh: "请注册替身：[测试](testing.zh-CN.md)。" },
  },
];
