// 付费管理: what you bought from WeChat is used up, or runs out.
import type { PairDocs, PairFacts } from "./facts";

export const paidServices = {
  "event:charge_mp_service_quota_notify": {
    kind: "notice",
    fields: {
      /** Always 3. @zh 事件类型，固定为 3 */
      event_type: "number",
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** What you bought. @zh 购买的商品的 SPU_ID */
      spu_id: "text",
      /** Its name. @zh 购买的商品名称 */
      spu_name: "text",
      /** How much you bought. @zh 当前总的用量 */
      total_quota: "number",
      /** How much is used. @zh 已使用的用量 */
      total_used_quota: "number",
    },
  },
  "event:charge_mp_service_validity_notify": {
    kind: "notice",
    fields: {
      /** Always 4. @zh 事件类型，固定为 4 */
      event_type: "number",
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** What you bought. @zh 购买的商品的 SPU_ID */
      spu_id: "text",
      /** Its name. @zh 购买的商品名称 */
      spu_name: "text",
      /** When it ends. @zh 有效期到期时间 */
      validity_end_time: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const NO_SAMPLE = { en: "The page has no sample.", zh: "页面没有示例" } as const;

export const paidServicesDocs = {
  "event:charge_mp_service_quota_notify": {
    about: {
      en: "20, 10, 5 or 0 % of a bought quota is left.",
      zh: "付费管理：用量告警（余量为 20%、10%、5%、0% 时）",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718510403,
      MsgType: "event",
      Event: "charge_mp_service_quota_notify",
      event_type: 3,
      appid: "wx3d289323f5900f8e",
      spu_id: 10000077,
      spu_name: "手机号快速验证组件",
      total_quota: 10000,
      total_used_quota: 9500,
    },
    handler: [
      "handle: ({ spu_name, total_quota, total_used_quota }, { log }) =>",
      '  log.warn("quota runs out", { service: spu_name, bought: total_quota, used: total_used_quota }),',
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/charge/charge_mp_service_quota_notify.html",
    ],
    doubts: [NO_SAMPLE],
  },
  "event:charge_mp_service_validity_notify": {
    about: { en: "What was bought is about to end.", zh: "付费管理：有效期告警" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718510460,
      MsgType: "event",
      Event: "charge_mp_service_validity_notify",
      event_type: 4,
      appid: "wx3d289323f5900f8e",
      spu_id: 10000077,
      spu_name: "手机号快速验证组件",
      validity_end_time: "2024-06-30 23:59:59",
    },
    handler: [
      "handle: ({ spu_name, validity_end_time }, { log }) =>",
      '  log.warn("a service ends", { service: spu_name, at: validity_end_time }),',
    ],
    sources: [
      "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/charge/charge_mp_service_validity_notify.html",
    ],
    doubts: [
      NO_SAMPLE,
      {
        en: "How validity_end_time is written, and how long before it is pushed, is not said.",
        zh: "validity_end_time 的格式、提前多久推送，文档没有说明",
      },
    ],
  },
} as const satisfies Record<keyof typeof paidServices, PairDocs>;
