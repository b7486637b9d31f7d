// 微信小店 小程序会员: a member of the mini program joins or orders in the shop.
import type { PairDocs, PairFacts } from "./facts";

export const shopMembers = {
  "event:channels_ec_order_use_vip_discount": {
    kind: "packet",
    isAnsweredWithoutEnvelope: true,
    answerWithinMs: 3000,
    fields: {
      /** The order. @zh 订单信息 */
      order_info: {
        /** The shop. @zh 店铺 AppID */
        shop_appid: "text",
        /** The session of the order's page. @zh 下单页面的会话 ID */
        order_session_id: "text",
        /** 1 for oneself, 2 gifts for a group, 3 a gift for one person. @zh 场景：1 自购，2 群送礼，3 单聊送礼 */
        scene: "number",
        /** One for each attempt to order. @zh 某次下单行为的唯一 ID */
        unique_id: "text",
        /** The prices. @zh 价格信息 */
        price_info: {
          /** Before the discount, in 分 (fen). @zh 会员优惠前商品价格，单位：分 */
          product_price_before_vip_discount: "number",
          /** The discount, in 分 (fen). @zh 会员优惠总金额，单位：分 */
          vip_discounted_price: "number",
          /** After the discount, in 分 (fen). @zh 会员优惠后商品价格，单位：分 */
          product_price_after_vip_discount: "number",
        },
      },
    },
    answer: {
      /** 0: you could decide. @zh 错误码，0 表示成功 */
      errcode: "number!",
      /** A word about it, for example `ok`. @zh 错误信息，如 ok */
      errmsg: "text!",
      /** 1 lets the customer order at this price, 2 does not; anything else does not, either. @zh 下单确认结果：1 允许，2 不允许；其他值也会拦截 */
      result: "number!",
    },
  },
  "event:channels_ec_order_unuse_vip_discount": {
    kind: "event",
    fields: {
      /** The order. @zh 订单信息 */
      order_info: {
        /** The shop. @zh 店铺 AppID */
        shop_appid: "text",
        /** The session of the order's page. @zh 下单页面的会话 ID */
        order_session_id: "text",
        /** The attempt to order, as it was called when the benefit was used. @zh 下单行为的唯一 ID，与使用会员权益事件中的一致 */
        unique_id: "text",
      },
    },
  },
  "event:channels_ec_vip_user_auto_add": {
    kind: "event",
    fields: {
      /** The member. @zh 会员信息 */
      info: {
        /** The shop. @zh 小店 AppID */
        shop_appid: "text",
        /** The rank, as your mini program calls it. @zh 小程序定义的会员身份 */
        identity: "text",
        /** The member, as your mini program calls them. @zh 小程序定义的会员 ID */
        outer_userid: "text",
        /** When, in seconds since 1970. @zh 关联成功的时间，秒级时间戳 */
        add_time: "number",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const GUIDE = "https://developers.weixin.qq.com/doc/store/shop/guide/marketing/miniprogram_vip.html";

export const shopMembersDocs = {
  "event:channels_ec_order_use_vip_discount": {
    about: {
      en: "A member is about to order with a benefit: WeChat asks whether they may, at this price.",
      zh: "会员用权益下单，请确认能否以此金额下单",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418590,
      MsgType: "event",
      Event: "channels_ec_order_use_vip_discount",
      order_info: {
        shop_appid: "wx51c7e09ab3d2f864",
        order_session_id: "s_202406150042",
        scene: 1,
        unique_id: "3705115058471208928",
        price_info: {
          product_price_before_vip_discount: 10000,
          vip_discounted_price: 1000,
          product_price_after_vip_discount: 9000,
        },
      },
    },
    handler: [
      "handle: ({ order_info }, { log }) => {",
      "  const { unique_id, price_info } = order_info ?? {};",
      '  log.info("benefit used", { order: unique_id, fen: price_info?.vip_discounted_price });',
      "  // 1 lets the customer order at this price: check it against your own rules first.",
      '  return ack.packet({ errcode: 0, errmsg: "nobody wrote down what a member may use", result: 2 });',
      "},",
    ],
    sources: [
      "https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_order_use_vip_discount.html",
      GUIDE,
    ],
    doubts: [
      {
        en: "Whether the answer is encrypted where pushes are is not said: it is, as every answer that is not said to be in the clear.",
        zh: "推送加密时应答是否也要加密，文档没有说明：按一般规则加密",
      },
    ],
  },
  "event:channels_ec_order_unuse_vip_discount": {
    about: { en: "The order with a benefit came to nothing: give it back.", zh: "用了权益的下单没有成功，请退回权益" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418650,
      MsgType: "event",
      Event: "channels_ec_order_unuse_vip_discount",
      order_info: {
        shop_appid: "wx51c7e09ab3d2f864",
        order_session_id: "s_202406150042",
        unique_id: "3705115058471208928",
      },
    },
    handler: ['handle: ({ order_info }, { log }) => log.info("benefit given back", { order: order_info?.unique_id }),'],
    sources: [
      "https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_order_unuse_vip_discount.html",
      GUIDE,
    ],
    doubts: [],
  },
  "event:channels_ec_vip_user_auto_add": {
    about: { en: "A member of the mini program became one of the shop.", zh: "用户静默关联成为小店会员" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718418590,
      MsgType: "event",
      Event: "channels_ec_vip_user_auto_add",
      info: { shop_appid: "wx51c7e09ab3d2f864", outer_userid: "m-42", identity: "V1", add_time: 1718418589 },
    },
    handler: ['handle: ({ info }, { log }) => log.info("member of the shop", { rank: info?.identity }),'],
    sources: [
      "https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_vip_user_auto_add.html",
      GUIDE,
    ],
    doubts: [],
  },
} as const satisfies Record<keyof typeof shopMembers, PairDocs>;
