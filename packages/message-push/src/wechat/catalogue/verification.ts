// 微信认证: the fee was paid, an auditor was chosen.
import type { PairDocs, PairFacts } from "./facts";

export const verification = {
  "event:wx_verify_pay_succ": {
    kind: "notice",
    fields: {
      /** The order of the verification. @zh 认证订单号 */
      OrderId: "text",
    },
  },
  "event:wx_verify_dispatch": {
    kind: "notice",
    fields: {
      /** The auditor's company. @zh 审核公司 */
      Provider: "text",
      /** How to reach it. @zh 联系方式 */
      Contact: "text",
      /** When it was chosen, in seconds since 1970. @zh 派单时间，秒级时间戳 */
      DispatchTime: "number",
    },
  },
} as const satisfies Record<string, PairFacts>;

const SENPARC = "https://github.com/JeffreySu/WeiXinMPSDK";
const SEEN = "https://developers.weixin.qq.com/community/minihome/doc/000e4c3d2a076852a2edf289e59c00";

const SDK_ONLY = {
  en: "Known from SDKs only, and from packets that were asked about: no official page was found.",
  zh: "只见于 SDK 和社区提问中的报文，没有找到官方页面",
} as const;
const ACCOUNTS = {
  en: "Seen at official accounts and at third-party platforms; whether a mini program's own URL gets it is not said.",
  zh: "见于公众号和第三方平台；小程序自己的 URL 能否收到没有说明",
} as const;

export const verificationDocs = {
  "event:wx_verify_pay_succ": {
    about: { en: "The fee of the verification was paid.", zh: "微信认证支付成功" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "wx_verify_pay_succ",
      OrderId: "16465636384492457619",
    },
    handler: ['handle: ({ OrderId }, { log }) => log.info("verification paid", { order: OrderId }),'],
    sources: [SEEN, SENPARC],
    doubts: [SDK_ONLY, ACCOUNTS],
  },
  "event:wx_verify_dispatch": {
    about: { en: "An auditor was chosen for the verification.", zh: "微信认证已派单" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352030,
      MsgType: "event",
      Event: "wx_verify_dispatch",
      Provider: "上海某某信息服务有限公司",
      Contact: "咨询电话：400-000-0000",
      DispatchTime: 1718352020,
    },
    handler: ['handle: ({ Provider }, { log }) => log.info("auditor chosen", { company: Provider }),'],
    sources: [SEEN, SENPARC],
    doubts: [SDK_ONLY, ACCOUNTS],
  },
} as const satisfies Record<keyof typeof verification, PairDocs>;
