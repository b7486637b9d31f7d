// Generated from ../catalogue/express-single.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:query_single_waybill_fee`: A person asks what a parcel would cost.
 * @zh 用户选择收发货地址时查询标准运费
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/check_standard_shipping.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface QuerySingleWaybillFeeEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "query_single_waybill_fee";
  /** Who sends it. @zh 发件人信息 */
  readonly Sender?: {
    /** Name. @zh 姓名 */
    readonly Name: string;
    /** Telephone number. @zh 座机号码 */
    readonly Tel: string;
    /** Mobile number. @zh 手机号码 */
    readonly Mobile: string;
    /** Province, for example 广东省. @zh 省份，如"广东省" */
    readonly Province: string;
    /** City, for example 广州市. @zh 地区/市，如"广州市" */
    readonly City: string;
    /** District, for example 海珠区. @zh 区/县，如"海珠区" */
    readonly Area: string;
    /** Street, for example 新港中路. @zh 街道，如"新港中路" */
    readonly Street: string;
    /** House. @zh 详细地址 */
    readonly Address: string;
    /** Number of the address. @zh 地址 id */
    readonly Id: string;
  };
  /** Who gets it. @zh 收件人信息 */
  readonly Receiver?: {
    /** Name. @zh 姓名 */
    readonly Name: string;
    /** Telephone number. @zh 座机号码 */
    readonly Tel: string;
    /** Mobile number. @zh 手机号码 */
    readonly Mobile: string;
    /** Province, for example 广东省. @zh 省份，如"广东省" */
    readonly Province: string;
    /** City, for example 广州市. @zh 地区/市，如"广州市" */
    readonly City: string;
    /** District, for example 海珠区. @zh 区/县，如"海珠区" */
    readonly Area: string;
    /** Street, for example 新港中路. @zh 街道，如"新港中路" */
    readonly Street: string;
    /** House. @zh 详细地址 */
    readonly Address: string;
    /** Number of the address. @zh 地址 id */
    readonly Id: string;
  };
  /** The goods. @zh 物品详情 */
  readonly GoodDetail?: {
    /** Total weight, in kg. @zh 货物总重量，单位千克 */
    readonly Weight?: number;
    /** What kind of goods, of WeChat's list. @zh 物品类型，见物品类型说明 */
    readonly Special?: number;
  };
  /** 1 a person's parcel, 2 a return to a shop, 3 a shop's parcel. @zh 1 C 端散单，2 B 端退货，3 B 端发货 */
  readonly Scene?: number;
}

/**
 * Pair `event:waybill_query_expect_time_range`: A person asks when a courier can come.
 * @zh 查询所在城市的预约时间段
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/check_reservation.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface WaybillQueryExpectTimeRangeEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "waybill_query_expect_time_range";
  /** AppID of the merchant. @zh 商户在微信端的 appid */
  readonly WXAppId: string;
  /** Province. @zh 省份 */
  readonly Province: string;
  /** City. @zh 地区/市 */
  readonly City: string;
  /** District. @zh 区/县 */
  readonly Area: string;
  /** Street. @zh 街道 */
  readonly Street: string;
  /** House. @zh 详细地址 */
  readonly Address: string;
  /** Number of the address. @zh 地址 id */
  readonly Id: string;
}

/**
 * Pair `event:add_single_waybill`: A person orders a pick-up.
 * @zh 运力下单：用户寄快递
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/shipping_capacity_order.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface AddSingleWaybillEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "add_single_waybill";
  /** Keep it: updates of the track name it. Up to 256 characters. @zh 订单 Token，请保存，更新运单轨迹时需要传入，长度需预留 256 个字符 */
  readonly Token: string;
  /** AppID of the mini program that ordered. @zh 商户微信小程序的 appid */
  readonly WXAppId: string;
  /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
  readonly OrderID: string;
  /** Who sends it. @zh 发件人信息 */
  readonly Sender?: {
    /** Name. @zh 姓名 */
    readonly Name: string;
    /** Telephone number. @zh 座机号码 */
    readonly Tel: string;
    /** Mobile number. @zh 手机号码 */
    readonly Mobile: string;
    /** Province, for example 广东省. @zh 省份，如"广东省" */
    readonly Province: string;
    /** City, for example 广州市. @zh 地区/市，如"广州市" */
    readonly City: string;
    /** District, for example 海珠区. @zh 区/县，如"海珠区" */
    readonly Area: string;
    /** Street, for example 新港中路. @zh 街道，如"新港中路" */
    readonly Street: string;
    /** House. @zh 详细地址 */
    readonly Address: string;
    /** Number of the address. @zh 地址 id */
    readonly Id: string;
  };
  /** Who gets it. @zh 收件人信息 */
  readonly Receiver?: {
    /** Name. @zh 姓名 */
    readonly Name: string;
    /** Telephone number. @zh 座机号码 */
    readonly Tel: string;
    /** Mobile number. @zh 手机号码 */
    readonly Mobile: string;
    /** Province, for example 广东省. @zh 省份，如"广东省" */
    readonly Province: string;
    /** City, for example 广州市. @zh 地区/市，如"广州市" */
    readonly City: string;
    /** District, for example 海珠区. @zh 区/县，如"海珠区" */
    readonly Area: string;
    /** Street, for example 新港中路. @zh 街道，如"新港中路" */
    readonly Street: string;
    /** House. @zh 详细地址 */
    readonly Address: string;
    /** Number of the address. @zh 地址 id */
    readonly Id: string;
  };
  /** The goods. @zh 物品详情 */
  readonly GoodDetail?: {
    /** Total weight, in kg. @zh 货物总重量，单位千克 */
    readonly Weight?: number;
    /** What kind of goods, of WeChat's list. @zh 物品类型，见物品类型说明 */
    readonly Special?: number;
  };
  /** Insurance. @zh 保价信息 */
  readonly Insured?: {
    /** 1 insured, 0 not. @zh 是否保价，0 不保价，1 保价 */
    readonly UseInsured?: number;
    /** For how much, in fen. @zh 保价金额，单位分 */
    readonly InsuredValue?: number;
  };
  /** Pick-up wanted from, in seconds since 1970. @zh 期望上门取件起始时间 */
  readonly ExpectStartTime?: number;
  /** Pick-up wanted until, in seconds since 1970. @zh 期望上门取件结束时间 */
  readonly ExpectEndTime?: number;
  /** 0 paid now, 1 on delivery, 2 monthly, 3 by WeChat's credit score. @zh 结算方式，0 现结，1 到付，2 月结，3 支付分 */
  readonly Settingment?: number;
  /** Customer number at 中通, for monthly settlement. @zh 中通大客户 CompanyID，月结且选中通时填写 */
  readonly CompanyID: string;
  /** Monthly account. @zh 月结账号，结算方式为 2 时填写 */
  readonly Account: string;
  /** Its password: a secret. @zh 月结账号密码，属于机密 */
  readonly AccountPwd: string;
  /** A note. @zh 备注信息 */
  readonly Remark: string;
  /** Slot of the pick-up, from. @zh 上门时间段（开始时间） */
  readonly PickUpStartTime?: number;
  /** Slot of the pick-up, until. @zh 上门时间段（结束时间） */
  readonly PickUpEndTime?: number;
  /** 1 a person's parcel, 2 a return to a shop, 3 a shop's parcel. @zh 场景值：1 C 端散单，2 B 端退货，3 B 端发货 */
  readonly Scene?: number;
}

/**
 * Pair `event:query_single_waybill`: A person asks where a parcel is, and what it costs.
 * @zh 查询运单：用户查看散单
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/query_waybill.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface QuerySingleWaybillEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "query_single_waybill";
  /** The order's Token. @zh 订单 Token，下单时传入的值 */
  readonly Token: string;
  /** AppID of the mini program that ordered. @zh 下单的小程序的 appid */
  readonly WXAppId: string;
  /** The waybill. @zh 运单号，运力方如有更新会同步带上 */
  readonly WaybillId: string;
  /** The order; Token will do instead. @zh 订单 ID，可以使用 Token 而不用这个字段 */
  readonly OrderID: string;
}
