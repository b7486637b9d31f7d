// Generated from ../catalogue/delivery-orders.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:transport_precreate_order`: A merchant asks whether you would take an order, and for how much.
 * @zh 预下单：验证能否接单并返回运费
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderPreAdd.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportPrecreateOrderEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_precreate_order";
  /** The shop, by the appkey that the courier gave it. @zh 商家 id，由配送公司分配的 appkey */
  readonly shopid: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
  /** Who sends it; not needed where shopid and shop_no tell. @zh 发件人信息，能从 shopid 和 shop_no 得到门店地址时不需要 */
  readonly sender?: {
    /** Name, up to 256 characters. @zh 姓名，最长不超过 256 个字符 */
    readonly name: string;
    /** City, for example 广州市. @zh 城市名称，如广州市 */
    readonly city: string;
    /** Street, estate or building. @zh 地址（街道、小区、大厦等，用于定位） */
    readonly address: string;
    /** House, entrance and floor. @zh 地址详情（楼号、单元号、层号） */
    readonly address_detail: string;
    /** Telephone, up to 64 characters. @zh 电话/手机号，最长不超过 64 个字符 */
    readonly phone: string;
    /** Longitude, six decimals, by coordinate_type. @zh 经度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lng?: number;
    /** Latitude, six decimals, by coordinate_type. @zh 纬度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lat?: number;
    /** 0 GCJ-02, 1 Baidu's. @zh 坐标类型，0 火星坐标，1 百度坐标 */
    readonly coordinate_type?: number;
  };
  /** Who gets it. @zh 收件人信息 */
  readonly receiver?: {
    /** Name, up to 256 characters. @zh 姓名，最长不超过 256 个字符 */
    readonly name: string;
    /** City, for example 广州市. @zh 城市名称，如广州市 */
    readonly city: string;
    /** Street, estate or building. @zh 地址（街道、小区、大厦等，用于定位） */
    readonly address: string;
    /** House, entrance and floor. @zh 地址详情（楼号、单元号、层号） */
    readonly address_detail: string;
    /** Telephone, up to 64 characters. @zh 电话/手机号，最长不超过 64 个字符 */
    readonly phone: string;
    /** Longitude, six decimals, by coordinate_type. @zh 经度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lng?: number;
    /** Latitude, six decimals, by coordinate_type. @zh 纬度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lat?: number;
    /** 0 GCJ-02, 1 Baidu's. @zh 坐标类型，0 火星坐标，1 百度坐标 */
    readonly coordinate_type?: number;
  };
  /** The goods. @zh 货物信息 */
  readonly cargo?: {
    /** Value, in yuan, over 0 and up to 5000. @zh 货物价格，单位元，范围 (0-5000] */
    readonly goods_value?: number;
    /** Height, in cm, up to 45. @zh 货物高度，单位 cm，范围 (0-45] */
    readonly goods_height?: number;
    /** Length, in cm, up to 65. @zh 货物长度，单位 cm，范围 (0-65] */
    readonly goods_length?: number;
    /** Width, in cm, up to 50. @zh 货物宽度，单位 cm，范围 (0-50] */
    readonly goods_width?: number;
    /** Weight, in kg, up to 50. @zh 货物重量，单位 kg，范围 (0-50] */
    readonly goods_weight?: number;
    /** What is in it. @zh 货物详情 */
    readonly goods_detail?: {
      /** One by one. @zh 货物列表 */
      readonly goods: readonly {
        /** How many. @zh 货物数量 */
        readonly good_count?: number;
        /** Its name. @zh 货品名称 */
        readonly good_name: string;
        /** Price of one, in yuan. @zh 货品单价，单位元 */
        readonly good_price?: number;
        /** Unit, up to 20 characters. @zh 货品单位，最长不超过 20 个字符 */
        readonly good_unit: string;
      }[];
    };
    /** For the rider at the shop, up to 100 characters. @zh 货物取货信息，最长不超过 100 个字符 */
    readonly goods_pickup_info: string;
    /** For the rider at the door, up to 100 characters. @zh 货物交付信息，最长不超过 100 个字符 */
    readonly goods_delivery_info: string;
    /** Class of the goods. @zh 品类一级类目 */
    readonly cargo_first_class: string;
    /** Class within it. @zh 品类二级类目 */
    readonly cargo_second_class: string;
  };
  /** The order. @zh 订单信息 */
  readonly order_info?: {
    /** A service of the courier's own. @zh 配送服务代码，不同配送公司自定义 */
    readonly delivery_service_code: string;
    /** 0 at once, 1 at a time that one of the next three fields names. @zh 订单类型，0 即时单，1 预约单 */
    readonly order_type?: number;
    /** When a rider is wanted, in seconds since 1970. @zh 期望派单时间，秒级时间戳 */
    readonly expected_delivery_time?: number;
    /** When it is to arrive, in seconds since 1970. @zh 期望送达时间，秒级时间戳 */
    readonly expected_finish_time?: number;
    /** When it is to be picked up, in seconds since 1970. @zh 期望取件时间，秒级时间戳 */
    readonly expected_pick_time?: number;
    /** The shop's own number for today, up to 32 characters. @zh 门店订单流水号，最长不超过 32 个字符 */
    readonly poi_seq: string;
    /** A note, up to 200 characters. @zh 备注，最长不超过 200 个字符 */
    readonly note: string;
    /** When the customer paid, in seconds since 1970. @zh 用户下单付款时间，秒级时间戳 */
    readonly order_time?: number;
    /** 1 insured, 0 not. @zh 是否保价，0 非保价，1 保价 */
    readonly is_insured?: number;
    /** For how much, in yuan. @zh 保价金额，单位元，精确到分 */
    readonly declared_value?: number;
    /** The tip, in yuan. @zh 小费，单位元 */
    readonly tips?: number;
    /** 1 nothing else on the way, 0 as usual. @zh 是否选择直拿直送，0 不需要，1 需要 */
    readonly is_direct_delivery?: number;
    /** What the rider pays, in yuan. @zh 骑手应付金额，单位元，精确到分 */
    readonly cash_on_delivery?: number;
    /** What the rider takes, in yuan. @zh 骑手应收金额，单位元，精确到分 */
    readonly cash_on_pickup?: number;
    /** 1 from the shop to the customer, 2 back. @zh 物流流向，1 从门店取件送至用户，2 从用户取件送至门店 */
    readonly rider_pick_method?: number;
    /** 1 the rider has to enter a code at the door, 0 not. @zh 收货码，0 不需要，1 需要 */
    readonly is_finish_code_needed?: number;
    /** 1 the rider has to enter a code at the shop, 0 not. @zh 取货码，0 不需要，1 需要 */
    readonly is_pickup_code_needed?: number;
  };
}

/**
 * Pair `event:transport_add_order`: A merchant orders a delivery.
 * @zh 真实发起下单
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderAdd.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportAddOrderEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_add_order";
  /** Keep it: updates of the status name it. @zh 微信订单 Token，请保存，调用 updateOrder 时需要传入 */
  readonly wx_token: string;
  /** What you gave as delivery_token when you were asked for the price: the price holds. @zh 配送公司在预下单时返回的 token，用于保证运费不变 */
  readonly delivery_token: string;
  /** The shop, by the appkey that the courier gave it. @zh 商家 id，由配送公司分配的 appkey */
  readonly shopid: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
  /** Who sends it; not needed where shopid and shop_no tell. @zh 发件人信息，能从 shopid 和 shop_no 得到门店地址时不需要 */
  readonly sender?: {
    /** Name, up to 256 characters. @zh 姓名，最长不超过 256 个字符 */
    readonly name: string;
    /** City, for example 广州市. @zh 城市名称，如广州市 */
    readonly city: string;
    /** Street, estate or building. @zh 地址（街道、小区、大厦等，用于定位） */
    readonly address: string;
    /** House, entrance and floor. @zh 地址详情（楼号、单元号、层号） */
    readonly address_detail: string;
    /** Telephone, up to 64 characters. @zh 电话/手机号，最长不超过 64 个字符 */
    readonly phone: string;
    /** Longitude, six decimals, by coordinate_type. @zh 经度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lng?: number;
    /** Latitude, six decimals, by coordinate_type. @zh 纬度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lat?: number;
    /** 0 GCJ-02, 1 Baidu's. @zh 坐标类型，0 火星坐标，1 百度坐标 */
    readonly coordinate_type?: number;
  };
  /** Who gets it. @zh 收件人信息 */
  readonly receiver?: {
    /** Name, up to 256 characters. @zh 姓名，最长不超过 256 个字符 */
    readonly name: string;
    /** City, for example 广州市. @zh 城市名称，如广州市 */
    readonly city: string;
    /** Street, estate or building. @zh 地址（街道、小区、大厦等，用于定位） */
    readonly address: string;
    /** House, entrance and floor. @zh 地址详情（楼号、单元号、层号） */
    readonly address_detail: string;
    /** Telephone, up to 64 characters. @zh 电话/手机号，最长不超过 64 个字符 */
    readonly phone: string;
    /** Longitude, six decimals, by coordinate_type. @zh 经度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lng?: number;
    /** Latitude, six decimals, by coordinate_type. @zh 纬度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lat?: number;
    /** 0 GCJ-02, 1 Baidu's. @zh 坐标类型，0 火星坐标，1 百度坐标 */
    readonly coordinate_type?: number;
  };
  /** The goods. @zh 货物信息 */
  readonly cargo?: {
    /** Value, in yuan, over 0 and up to 5000. @zh 货物价格，单位元，范围 (0-5000] */
    readonly goods_value?: number;
    /** Height, in cm, up to 45. @zh 货物高度，单位 cm，范围 (0-45] */
    readonly goods_height?: number;
    /** Length, in cm, up to 65. @zh 货物长度，单位 cm，范围 (0-65] */
    readonly goods_length?: number;
    /** Width, in cm, up to 50. @zh 货物宽度，单位 cm，范围 (0-50] */
    readonly goods_width?: number;
    /** Weight, in kg, up to 50. @zh 货物重量，单位 kg，范围 (0-50] */
    readonly goods_weight?: number;
    /** What is in it. @zh 货物详情 */
    readonly goods_detail?: {
      /** One by one. @zh 货物列表 */
      readonly goods: readonly {
        /** How many. @zh 货物数量 */
        readonly good_count?: number;
        /** Its name. @zh 货品名称 */
        readonly good_name: string;
        /** Price of one, in yuan. @zh 货品单价，单位元 */
        readonly good_price?: number;
        /** Unit, up to 20 characters. @zh 货品单位，最长不超过 20 个字符 */
        readonly good_unit: string;
      }[];
    };
    /** For the rider at the shop, up to 100 characters. @zh 货物取货信息，最长不超过 100 个字符 */
    readonly goods_pickup_info: string;
    /** For the rider at the door, up to 100 characters. @zh 货物交付信息，最长不超过 100 个字符 */
    readonly goods_delivery_info: string;
    /** Class of the goods. @zh 品类一级类目 */
    readonly cargo_first_class: string;
    /** Class within it. @zh 品类二级类目 */
    readonly cargo_second_class: string;
  };
  /** The order. @zh 订单信息 */
  readonly order_info?: {
    /** A service of the courier's own. @zh 配送服务代码，不同配送公司自定义 */
    readonly delivery_service_code: string;
    /** 0 at once, 1 at a time that one of the next three fields names. @zh 订单类型，0 即时单，1 预约单 */
    readonly order_type?: number;
    /** When a rider is wanted, in seconds since 1970. @zh 期望派单时间，秒级时间戳 */
    readonly expected_delivery_time?: number;
    /** When it is to arrive, in seconds since 1970. @zh 期望送达时间，秒级时间戳 */
    readonly expected_finish_time?: number;
    /** When it is to be picked up, in seconds since 1970. @zh 期望取件时间，秒级时间戳 */
    readonly expected_pick_time?: number;
    /** The shop's own number for today, up to 32 characters. @zh 门店订单流水号，最长不超过 32 个字符 */
    readonly poi_seq: string;
    /** A note, up to 200 characters. @zh 备注，最长不超过 200 个字符 */
    readonly note: string;
    /** When the customer paid, in seconds since 1970. @zh 用户下单付款时间，秒级时间戳 */
    readonly order_time?: number;
    /** 1 insured, 0 not. @zh 是否保价，0 非保价，1 保价 */
    readonly is_insured?: number;
    /** For how much, in yuan. @zh 保价金额，单位元，精确到分 */
    readonly declared_value?: number;
    /** The tip, in yuan. @zh 小费，单位元 */
    readonly tips?: number;
    /** 1 nothing else on the way, 0 as usual. @zh 是否选择直拿直送，0 不需要，1 需要 */
    readonly is_direct_delivery?: number;
    /** What the rider pays, in yuan. @zh 骑手应付金额，单位元，精确到分 */
    readonly cash_on_delivery?: number;
    /** What the rider takes, in yuan. @zh 骑手应收金额，单位元，精确到分 */
    readonly cash_on_pickup?: number;
    /** 1 from the shop to the customer, 2 back. @zh 物流流向，1 从门店取件送至用户，2 从用户取件送至门店 */
    readonly rider_pick_method?: number;
    /** 1 the rider has to enter a code at the door, 0 not. @zh 收货码，0 不需要，1 需要 */
    readonly is_finish_code_needed?: number;
    /** 1 the rider has to enter a code at the shop, 0 not. @zh 取货码，0 不需要，1 需要 */
    readonly is_pickup_code_needed?: number;
  };
}

/**
 * Pair `event:transport_readd_order`: A merchant orders again what was cancelled or failed.
 * @zh 重新下单
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/immediate-delivery/by-provider/immediateDelivery.onOrderReAdd.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 * @see https://github.com/medivhzhan/weapp
 */
export interface TransportReaddOrderEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "transport_readd_order";
  /** Keep it: updates of the status name it. @zh 微信订单 Token，请保存，调用 updateOrder 时需要传入 */
  readonly wx_token: string;
  /** What you gave as delivery_token when you were asked for the price: the price holds. @zh 配送公司在预下单时返回的 token，用于保证运费不变 */
  readonly delivery_token: string;
  /** The shop, by the appkey that the courier gave it. @zh 商家 id，由配送公司分配的 appkey */
  readonly shopid: string;
  /** The shop's branch, as the courier has it. @zh 商家门店编号，在配送公司侧登记 */
  readonly shop_no: string;
  /** The merchant's order. @zh 唯一标识订单的 ID，由商户生成 */
  readonly shop_order_id: string;
  /** Check it with the appSecret that you gave the merchant. @zh 用配送公司侧提供的 appSecret 加密的校验串 */
  readonly delivery_sign: string;
  /** Who sends it; not needed where shopid and shop_no tell. @zh 发件人信息，能从 shopid 和 shop_no 得到门店地址时不需要 */
  readonly sender?: {
    /** Name, up to 256 characters. @zh 姓名，最长不超过 256 个字符 */
    readonly name: string;
    /** City, for example 广州市. @zh 城市名称，如广州市 */
    readonly city: string;
    /** Street, estate or building. @zh 地址（街道、小区、大厦等，用于定位） */
    readonly address: string;
    /** House, entrance and floor. @zh 地址详情（楼号、单元号、层号） */
    readonly address_detail: string;
    /** Telephone, up to 64 characters. @zh 电话/手机号，最长不超过 64 个字符 */
    readonly phone: string;
    /** Longitude, six decimals, by coordinate_type. @zh 经度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lng?: number;
    /** Latitude, six decimals, by coordinate_type. @zh 纬度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lat?: number;
    /** 0 GCJ-02, 1 Baidu's. @zh 坐标类型，0 火星坐标，1 百度坐标 */
    readonly coordinate_type?: number;
  };
  /** Who gets it. @zh 收件人信息 */
  readonly receiver?: {
    /** Name, up to 256 characters. @zh 姓名，最长不超过 256 个字符 */
    readonly name: string;
    /** City, for example 广州市. @zh 城市名称，如广州市 */
    readonly city: string;
    /** Street, estate or building. @zh 地址（街道、小区、大厦等，用于定位） */
    readonly address: string;
    /** House, entrance and floor. @zh 地址详情（楼号、单元号、层号） */
    readonly address_detail: string;
    /** Telephone, up to 64 characters. @zh 电话/手机号，最长不超过 64 个字符 */
    readonly phone: string;
    /** Longitude, six decimals, by coordinate_type. @zh 经度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lng?: number;
    /** Latitude, six decimals, by coordinate_type. @zh 纬度，精确到小数点后 6 位，坐标系见 coordinate_type */
    readonly lat?: number;
    /** 0 GCJ-02, 1 Baidu's. @zh 坐标类型，0 火星坐标，1 百度坐标 */
    readonly coordinate_type?: number;
  };
  /** The goods. @zh 货物信息 */
  readonly cargo?: {
    /** Value, in yuan, over 0 and up to 5000. @zh 货物价格，单位元，范围 (0-5000] */
    readonly goods_value?: number;
    /** Height, in cm, up to 45. @zh 货物高度，单位 cm，范围 (0-45] */
    readonly goods_height?: number;
    /** Length, in cm, up to 65. @zh 货物长度，单位 cm，范围 (0-65] */
    readonly goods_length?: number;
    /** Width, in cm, up to 50. @zh 货物宽度，单位 cm，范围 (0-50] */
    readonly goods_width?: number;
    /** Weight, in kg, up to 50. @zh 货物重量，单位 kg，范围 (0-50] */
    readonly goods_weight?: number;
    /** What is in it. @zh 货物详情 */
    readonly goods_detail?: {
      /** One by one. @zh 货物列表 */
      readonly goods: readonly {
        /** How many. @zh 货物数量 */
        readonly good_count?: number;
        /** Its name. @zh 货品名称 */
        readonly good_name: string;
        /** Price of one, in yuan. @zh 货品单价，单位元 */
        readonly good_price?: number;
        /** Unit, up to 20 characters. @zh 货品单位，最长不超过 20 个字符 */
        readonly good_unit: string;
      }[];
    };
    /** For the rider at the shop, up to 100 characters. @zh 货物取货信息，最长不超过 100 个字符 */
    readonly goods_pickup_info: string;
    /** For the rider at the door, up to 100 characters. @zh 货物交付信息，最长不超过 100 个字符 */
    readonly goods_delivery_info: string;
    /** Class of the goods. @zh 品类一级类目 */
    readonly cargo_first_class: string;
    /** Class within it. @zh 品类二级类目 */
    readonly cargo_second_class: string;
  };
  /** The order. @zh 订单信息 */
  readonly order_info?: {
    /** A service of the courier's own. @zh 配送服务代码，不同配送公司自定义 */
    readonly delivery_service_code: string;
    /** 0 at once, 1 at a time that one of the next three fields names. @zh 订单类型，0 即时单，1 预约单 */
    readonly order_type?: number;
    /** When a rider is wanted, in seconds since 1970. @zh 期望派单时间，秒级时间戳 */
    readonly expected_delivery_time?: number;
    /** When it is to arrive, in seconds since 1970. @zh 期望送达时间，秒级时间戳 */
    readonly expected_finish_time?: number;
    /** When it is to be picked up, in seconds since 1970. @zh 期望取件时间，秒级时间戳 */
    readonly expected_pick_time?: number;
    /** The shop's own number for today, up to 32 characters. @zh 门店订单流水号，最长不超过 32 个字符 */
    readonly poi_seq: string;
    /** A note, up to 200 characters. @zh 备注，最长不超过 200 个字符 */
    readonly note: string;
    /** When the customer paid, in seconds since 1970. @zh 用户下单付款时间，秒级时间戳 */
    readonly order_time?: number;
    /** 1 insured, 0 not. @zh 是否保价，0 非保价，1 保价 */
    readonly is_insured?: number;
    /** For how much, in yuan. @zh 保价金额，单位元，精确到分 */
    readonly declared_value?: number;
    /** The tip, in yuan. @zh 小费，单位元 */
    readonly tips?: number;
    /** 1 nothing else on the way, 0 as usual. @zh 是否选择直拿直送，0 不需要，1 需要 */
    readonly is_direct_delivery?: number;
    /** What the rider pays, in yuan. @zh 骑手应付金额，单位元，精确到分 */
    readonly cash_on_delivery?: number;
    /** What the rider takes, in yuan. @zh 骑手应收金额，单位元，精确到分 */
    readonly cash_on_pickup?: number;
    /** 1 from the shop to the customer, 2 back. @zh 物流流向，1 从门店取件送至用户，2 从用户取件送至门店 */
    readonly rider_pick_method?: number;
    /** 1 the rider has to enter a code at the door, 0 not. @zh 收货码，0 不需要，1 需要 */
    readonly is_finish_code_needed?: number;
    /** 1 the rider has to enter a code at the shop, 0 not. @zh 取货码，0 不需要，1 需要 */
    readonly is_pickup_code_needed?: number;
  };
}
