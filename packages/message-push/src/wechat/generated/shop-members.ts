// Generated from ../catalogue/shop-members.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:channels_ec_order_use_vip_discount`: A member is about to order with a benefit: WeChat asks whether they may, at this price.
 * @zh 会员用权益下单，请确认能否以此金额下单
 * @see https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_order_use_vip_discount.html
 * @see https://developers.weixin.qq.com/doc/store/shop/guide/marketing/miniprogram_vip.html
 */
export interface ChannelsEcOrderUseVipDiscountEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "channels_ec_order_use_vip_discount";
  /** The order. @zh 订单信息 */
  readonly order_info?: {
    /** The shop. @zh 店铺 AppID */
    readonly shop_appid: string;
    /** The session of the order's page. @zh 下单页面的会话 ID */
    readonly order_session_id: string;
    /** 1 for oneself, 2 gifts for a group, 3 a gift for one person. @zh 场景：1 自购，2 群送礼，3 单聊送礼 */
    readonly scene?: number;
    /** One for each attempt to order. @zh 某次下单行为的唯一 ID */
    readonly unique_id: string;
    /** The prices. @zh 价格信息 */
    readonly price_info?: {
      /** Before the discount, in 分 (fen). @zh 会员优惠前商品价格，单位：分 */
      readonly product_price_before_vip_discount?: number;
      /** The discount, in 分 (fen). @zh 会员优惠总金额，单位：分 */
      readonly vip_discounted_price?: number;
      /** After the discount, in 分 (fen). @zh 会员优惠后商品价格，单位：分 */
      readonly product_price_after_vip_discount?: number;
    };
  };
}

/**
 * Pair `event:channels_ec_order_unuse_vip_discount`: The order with a benefit came to nothing: give it back.
 * @zh 用了权益的下单没有成功，请退回权益
 * @see https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_order_unuse_vip_discount.html
 * @see https://developers.weixin.qq.com/doc/store/shop/guide/marketing/miniprogram_vip.html
 */
export interface ChannelsEcOrderUnuseVipDiscountEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "channels_ec_order_unuse_vip_discount";
  /** The order. @zh 订单信息 */
  readonly order_info?: {
    /** The shop. @zh 店铺 AppID */
    readonly shop_appid: string;
    /** The session of the order's page. @zh 下单页面的会话 ID */
    readonly order_session_id: string;
    /** The attempt to order, as it was called when the benefit was used. @zh 下单行为的唯一 ID，与使用会员权益事件中的一致 */
    readonly unique_id: string;
  };
}

/**
 * Pair `event:channels_ec_vip_user_auto_add`: A member of the mini program became one of the shop.
 * @zh 用户静默关联成为小店会员
 * @see https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_vip_user_auto_add.html
 * @see https://developers.weixin.qq.com/doc/store/shop/guide/marketing/miniprogram_vip.html
 */
export interface ChannelsEcVipUserAutoAddEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "channels_ec_vip_user_auto_add";
  /** The member. @zh 会员信息 */
  readonly info?: {
    /** The shop. @zh 小店 AppID */
    readonly shop_appid: string;
    /** The rank, as your mini program calls it. @zh 小程序定义的会员身份 */
    readonly identity: string;
    /** The member, as your mini program calls them. @zh 小程序定义的会员 ID */
    readonly outer_userid: string;
    /** When, in seconds since 1970. @zh 关联成功的时间，秒级时间戳 */
    readonly add_time?: number;
  };
}
