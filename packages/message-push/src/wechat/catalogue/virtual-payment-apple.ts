// 虚拟支付的苹果订阅: signed, and no longer renewed.
import type { PairDocs, PairFacts } from "./facts";

export const virtualPaymentApple = {
  "event:xpay_apple_subscribe_signing_result_notify": {
    kind: "payment",
    customerField: "OpenId",
    fields: {
      /** The subscriber. @zh 订阅用户的 openid */
      OpenId: "text!",
      /** What you passed along when signing. @zh 签约时的透传信息 */
      Attach: "text",
      /** The subscription at Apple. @zh 苹果订阅信息 */
      AppleSubscriptionInfo: {
        /** Apple's first transaction of the subscription, which names it. @zh 首次订阅的苹果原始交易 ID，标识一份订阅 */
        OriginalTransactionId: "text",
        /** The goods that are subscribed to. @zh 订阅道具 ID */
        ProductId: "text",
        /** 1 renews by itself, 0 does not. @zh 自动续费状态：1 开启，0 关闭 */
        AutoRenewStatus: "number",
        /** When it is renewed next, in milliseconds since 1970. @zh 下次续费时间，毫秒级时间戳 */
        RenewalDate: "number",
        /** When it was signed, in milliseconds since 1970. @zh 签约成功时间，毫秒级时间戳 */
        SignedTime: "number",
      },
    },
  },
  "event:xpay_apple_subscribe_unsigning_result_notify": {
    kind: "payment",
    customerField: "OpenId",
    fields: {
      /** The subscriber. @zh 订阅用户的 openid */
      OpenId: "text!",
      /** What you passed along when signing. @zh 签约时的透传信息 */
      Attach: "text",
      /** Always `unsubscribe`. @zh 动作类型，恒为 unsubscribe */
      Action: "text",
      /** The subscription at Apple. @zh 苹果订阅信息 */
      AppleSubscriptionInfo: {
        /** Apple's first transaction of the subscription, which names it. @zh 首次订阅的苹果原始交易 ID，标识一份订阅 */
        OriginalTransactionId: "text",
        /** The goods that are subscribed to. @zh 订阅道具 ID */
        ProductId: "text",
        /** Always 0: it no longer renews by itself. @zh 自动续费状态，恒为 0 关闭 */
        AutoRenewStatus: "number",
        /** When the current period ends, in milliseconds since 1970. @zh 当前订阅周期的结束时间，毫秒级时间戳 */
        RenewalDate: "number",
        /** When it was cancelled, in milliseconds since 1970. @zh 解约时间，毫秒级时间戳 */
        UnsignedTime: "number",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const SUBSCRIPTION =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/vip.html";

const NOT_LISTED = {
  en: "It is not on the list of pushes for functions: HTTP alone is assumed.",
  zh: "不在云函数消息推送列表中：按仅 HTTP 方式处理",
} as const;
const CREATE_TIME = {
  en: "Whether CreateTime stays the same on a redelivery is not said: such a push is known by everything else in it.",
  zh: "重推时 CreateTime 是否不变，文档没有说明：识别重复推送时不看它",
} as const;
const OTHER_FIELDS = {
  en: "A third-party SDK has other fields (OutTradeNo, ContractId …): the page's are used here.",
  zh: "有第三方 SDK 列出另一套字段（OutTradeNo、ContractId 等）：这里以文档为准",
} as const;
const SENDER = {
  en: "The page calls FromUserName an openid here, where other payments have WeChat's own: OpenId names the subscriber in any case.",
  zh: "这里 FromUserName 文档写作 openid，其他支付推送是微信自己的：订阅用户一律看 OpenId",
} as const;

export const virtualPaymentAppleDocs = {
  "event:xpay_apple_subscribe_signing_result_notify": {
    about: { en: "A subscription was signed at Apple, for the first time.", zh: "苹果订阅首次签约成功" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1775226070,
      MsgType: "event",
      Event: "xpay_apple_subscribe_signing_result_notify",
      OpenId: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      Attach: "contract=TEACLUB20260403001",
      AppleSubscriptionInfo: {
        OriginalTransactionId: "2000001147092583",
        ProductId: "tea_club_monthly",
        AutoRenewStatus: 1,
        RenewalDate: 1777818065000,
        SignedTime: 1775226065000,
      },
    },
    handler: [
      "handle: ({ AppleSubscriptionInfo }, { log }) => {",
      '  if (AppleSubscriptionInfo === undefined) return ack.notYet("no subscription in the push");',
      "  const { OriginalTransactionId, ProductId, RenewalDate } = AppleSubscriptionInfo;",
      '  log.info("signed", { subscription: OriginalTransactionId, goods: ProductId, renewsAtMs: RenewalDate });',
      "  // Remember it, once per OriginalTransactionId, and return ack.done(): until then WeChat pushes it again.",
      '  return ack.notYet("nobody wrote down how to remember it");',
      "},",
    ],
    sources: [SUBSCRIPTION],
    doubts: [NOT_LISTED, SENDER, CREATE_TIME, OTHER_FIELDS],
  },
  "event:xpay_apple_subscribe_unsigning_result_notify": {
    about: { en: "A subscriber turned off the renewal at Apple.", zh: "用户关闭苹果订阅的自动续费" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oW3kPz7LxQmNfTb2VyRc8JdHs5Ga",
      CreateTime: 1775300004,
      MsgType: "event",
      Event: "xpay_apple_subscribe_unsigning_result_notify",
      OpenId: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      Attach: "contract=TEACLUB20260403001",
      Action: "unsubscribe",
      AppleSubscriptionInfo: {
        OriginalTransactionId: "2000001147092583",
        ProductId: "tea_club_monthly",
        AutoRenewStatus: 0,
        RenewalDate: 1777818065000,
        UnsignedTime: 1775299998000,
      },
    },
    handler: [
      "handle: ({ AppleSubscriptionInfo }, { log }) => {",
      '  if (AppleSubscriptionInfo === undefined) return ack.notYet("no subscription in the push");',
      "  const { OriginalTransactionId, RenewalDate } = AppleSubscriptionInfo;",
      "  // What was paid for lasts until the current period ends.",
      '  log.info("unsigned", { subscription: OriginalTransactionId, endsAtMs: RenewalDate });',
      "  return ack.done();",
      "},",
    ],
    sources: [SUBSCRIPTION],
    doubts: [NOT_LISTED, SENDER, CREATE_TIME, OTHER_FIELDS],
  },
} as const satisfies Record<keyof typeof virtualPaymentApple, PairDocs>;
