// 即时配送, for the courier: an order, asked about, made, or made again. Each push wants a packet back.
import type { PairFacts } from "./facts";

const PLACE = {
  /** Name, up to 256 characters. @zh 姓名，最长不超过 256 个字符 */
  name: "text",
  /** City, for example 广州市. @zh 城市名称，如广州市 */
  city: "text",
  /** Street, estate or building. @zh 地址（街道、小区、大厦等，用于定位） */
  address: "text",
  /** House, entrance and floor. @zh 地址详情（楼号、单元号、层号） */
  address_detail: "text",
  /** Telephone, up to 64 characters. @zh 电话/手机号，最长不超过 64 个字符 */
  phone: "text",
  /** Longitude, six decimals, by coordinate_type. @zh 经度，精确到小数点后 6 位，坐标系见 coordinate_type */
  lng: "number",
  /** Latitude, six decimals, by coordinate_type. @zh 纬度，精确到小数点后 6 位，坐标系见 coordinate_type */
  lat: "number",
  /** 0 GCJ-02, 1 Baidu's. @zh 坐标类型，0 火星坐标，1 百度坐标 */
  coordinate_type: "number",
} as const;

const ORDER = {
  /** The shop, by the appkey that the courier gave it. @zh 商家 id，由配送公司分配的 appkey */
  shopid: "text",
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  shop_no: "text",
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  shop_order_id: "text",
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  delivery_sign: "text",
  /** Who sends it; not needed where shopid and shop_no tell. @zh 发件人信息，能从 shopid 和 shop_no 得到门店地址时不需要 */
  sender: PLACE,
  /** Who gets it. @zh 收件人信息 */
  receiver: PLACE,
  /** The goods. @zh 货物信息 */
  cargo: {
    /** Value, in yuan, over 0 and up to 5000. @zh 货物价格，单位元，范围 (0-5000] */
    goods_value: "number",
    /** Height, in cm, up to 45. @zh 货物高度，单位 cm，范围 (0-45] */
    goods_height: "number",
    /** Length, in cm, up to 65. @zh 货物长度，单位 cm，范围 (0-65] */
    goods_length: "number",
    /** Width, in cm, up to 50. @zh 货物宽度，单位 cm，范围 (0-50] */
    goods_width: "number",
    /** Weight, in kg, up to 50. @zh 货物重量，单位 kg，范围 (0-50] */
    goods_weight: "number",
    /** What is in it. @zh 货物详情 */
    goods_detail: {
      /** One by one. @zh 货物列表 */
      goods: [
        {
          /** How many. @zh 货物数量 */
          good_count: "number",
          /** Its name. @zh 货品名称 */
          good_name: "text",
          /** Price of one, in yuan. @zh 货品单价，单位元 */
          good_price: "number",
          /** Unit, up to 20 characters. @zh 货品单位，最长不超过 20 个字符 */
          good_unit: "text",
        },
      ],
    },
    /** For the rider at the shop, up to 100 characters. @zh 货物取货信息，最长不超过 100 个字符 */
    goods_pickup_info: "text",
    /** For the rider at the door, up to 100 characters. @zh 货物交付信息，最长不超过 100 个字符 */
    goods_delivery_info: "text",
    /** Class of the goods. @zh 品类一级类目 */
    cargo_first_class: "text",
    /** Class within it. @zh 品类二级类目 */
    cargo_second_class: "text",
  },
  /** The order. @zh 订单信息 */
  order_info: {
    /** A service of the courier's own. @zh 配送服务代码，不同配送公司自定义 */
    delivery_service_code: "text",
    /** 0 at once, 1 at a time that one of the next three fields names. @zh 订单类型，0 即时单，1 预约单 */
    order_type: "number",
    /** When a rider is wanted, in seconds since 1970. @zh 期望派单时间，秒级时间戳 */
    expected_delivery_time: "number",
    /** When it is to arrive, in seconds since 1970. @zh 期望送达时间，秒级时间戳 */
    expected_finish_time: "number",
    /** When it is to be picked up, in seconds since 1970. @zh 期望取件时间，秒级时间戳 */
    expected_pick_time: "number",
    /** The shop's own number for today, up to 32 characters. @zh 门店订单流水号，最长不超过 32 个字符 */
    poi_seq: "text",
    /** A note, up to 200 characters. @zh 备注，最长不超过 200 个字符 */
    note: "text",
    /** When the customer paid, in seconds since 1970. @zh 用户下单付款时间，秒级时间戳 */
    order_time: "number",
    /** 1 insured, 0 not. @zh 是否保价，0 非保价，1 保价 */
    is_insured: "number",
    /** For how much, in yuan. @zh 保价金额，单位元，精确到分 */
    declared_value: "number",
    /** The tip, in yuan. @zh 小费，单位元 */
    tips: "number",
    /** 1 nothing else on the way, 0 as usual. @zh 是否选择直拿直送，0 不需要，1 需要 */
    is_direct_delivery: "number",
    /** What the rider pays, in yuan. @zh 骑手应付金额，单位元，精确到分 */
    cash_on_delivery: "number",
    /** What the rider takes, in yuan. @zh 骑手应收金额，单位元，精确到分 */
    cash_on_pickup: "number",
    /** 1 from the shop to the customer, 2 back. @zh 物流流向，1 从门店取件送至用户，2 从用户取件送至门店 */
    rider_pick_method: "number",
    /** 1 the rider has to enter a code at the door, 0 not. @zh 收货码，0 不需要，1 需要 */
    is_finish_code_needed: "number",
    /** 1 the rider has to enter a code at the shop, 0 not. @zh 取货码，0 不需要，1 需要 */
    is_pickup_code_needed: "number",
  },
} as const;

const TOKENS = {
  /** Keep it: updates of the status name it. @zh 微信订单 Token，请保存，调用 updateOrder 时需要传入 */
  wx_token: "text",
  /** What you gave as delivery_token when you were asked for the price: the price holds. @zh 配送公司在预下单时返回的 token，用于保证运费不变 */
  delivery_token: "text",
} as const;

const PRICE = {
  /** 0 for success. @zh 错误码 */
  resultcode: "number!",
  /** The result in words. @zh 错误描述 */
  resultmsg: "text!",
  /** To be paid, in yuan: deliverfee less couponfee. @zh 实际运费，单位元，运费减去优惠券费用 */
  fee: "number!",
  /** For the delivery, in yuan. @zh 运费，单位元 */
  deliverfee: "number!",
  /** Reduced by coupons, in yuan. @zh 优惠券费用，单位元 */
  couponfee: "number!",
  /** The tip, in yuan. @zh 小费，单位元 */
  tips: "number!",
  /** For insurance, in yuan. @zh 保价费，单位元 */
  insurancefee: "number!",
  /** How far it is, in metres. @zh 配送距离，单位米 */
  distance: "number",
  /** Seconds until a rider takes it; 0 where nobody can say. @zh 预计骑手接单时间，单位秒，无法预计填 0 */
  dispatch_duration: "number",
} as const;

const ORDERED = {
  ...PRICE,
  /** The courier's order; may also follow with an update of the status. @zh 配送单号，可以在更新配送单状态时异步返回 */
  waybill_id: "text",
  /** As in transport_query_order_status. @zh 配送单状态，取值同 transport_query_order_status */
  order_status: "number!",
  /** Code for the door. @zh 收货码 */
  finish_code: "number",
  /** Code for the shop. @zh 取货码 */
  pickup_code: "number",
  /** Longitude of the shop by GCJ-02, where the order has no sender. @zh 发货方经度，火星坐标；下单请求里有发货人信息则不需要 */
  sender_lng: "number",
  /** Latitude of the shop by GCJ-02, where the order has no sender. @zh 发货方纬度，火星坐标；下单请求里有发货人信息则不需要 */
  sender_lat: "number",
} as const;

export const deliveryOrders = {
  "event:transport_precreate_order": {
    kind: "packet",
    fields: ORDER,
    answer: {
      ...PRICE,
      /** Your word that the price holds for a while: it comes back with the order. @zh 下单时带上此字段，配送公司可保证一段时间内运费不变 */
      delivery_token: "text",
    },
  },
  "event:transport_add_order": { kind: "packet", fields: { ...TOKENS, ...ORDER }, answer: ORDERED },
  "event:transport_readd_order": { kind: "packet", fields: { ...TOKENS, ...ORDER }, answer: ORDERED },
} as const satisfies Record<string, PairFacts>;
