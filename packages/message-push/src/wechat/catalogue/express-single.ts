// 散单寄件, for the courier: people who send a parcel of their own, paid in WeChat. Each push wants a packet back.
import type { PairFacts } from "./facts";

/** Where it is picked up or brought to. */
const PLACE = {
  /** Name. @zh 姓名 */
  Name: "text",
  /** Telephone number. @zh 座机号码 */
  Tel: "text",
  /** Mobile number. @zh 手机号码 */
  Mobile: "text",
  /** Province, for example 广东省. @zh 省份，如"广东省" */
  Province: "text",
  /** City, for example 广州市. @zh 地区/市，如"广州市" */
  City: "text",
  /** District, for example 海珠区. @zh 区/县，如"海珠区" */
  Area: "text",
  /** Street, for example 新港中路. @zh 街道，如"新港中路" */
  Street: "text",
  /** House. @zh 详细地址 */
  Address: "text",
  /** Number of the address. @zh 地址 id */
  Id: "text",
} as const;

const GOODS = {
  /** Total weight, in kg. @zh 货物总重量，单位千克 */
  Weight: "number",
  /** What kind of goods, of WeChat's list. @zh 物品类型，见物品类型说明 */
  Special: "number",
} as const;

const INSURED = {
  /** 1 insured, 0 not. @zh 是否保价，0 不保价，1 保价 */
  UseInsured: "number",
  /** For how much, in fen. @zh 保价金额，单位分 */
  InsuredValue: "number",
} as const;

/** Name, Tel and Mobile are all that could be read to be required. */
const ANSWERED_PLACE = {
  ...PLACE,
  /** Name. @zh 姓名 */
  Name: "text!",
  /** Telephone number. @zh 座机号码 */
  Tel: "text!",
  /** Mobile number. @zh 手机号码 */
  Mobile: "text!",
} as const;

export const expressSingle = {
  "event:query_single_waybill_fee": {
    kind: "packet",
    fields: {
      /** Who sends it. @zh 发件人信息 */
      Sender: PLACE,
      /** Who gets it. @zh 收件人信息 */
      Receiver: PLACE,
      /** The goods. @zh 物品详情 */
      GoodDetail: GOODS,
      /** 1 a person's parcel, 2 a return to a shop, 3 a shop's parcel. @zh 1 C 端散单，2 B 端退货，3 B 端发货 */
      Scene: "number",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
      /** What it is likely to cost, in yuan by an SDK. @zh 预估运费，SDK 写作单位元 */
      Fee: "number",
      /** The same before reductions. @zh 预估原价 */
      OriginalFee: "number",
    },
  },
  "event:waybill_query_expect_time_range": {
    kind: "packet",
    fields: {
      /** AppID of the merchant. @zh 商户在微信端的 appid */
      WXAppId: "text",
      /** Province. @zh 省份 */
      Province: "text",
      /** City. @zh 地区/市 */
      City: "text",
      /** District. @zh 区/县 */
      Area: "text",
      /** Street. @zh 街道 */
      Street: "text",
      /** House. @zh 详细地址 */
      Address: "text",
      /** Number of the address. @zh 地址 id */
      Id: "text",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
      /** Length of a slot, in hours; given up. @zh 预约时间段，单位小时，已废弃 */
      ExpectTimeRange: "number",
      /** When the courier can come. @zh 可预约时间段 */
      ValidTimeRange: [
        {
          /** From, in hours of the day. @zh 开始时间，小时数（24 小时制） */
          StartTime: "number!",
          /** Until, in hours of the day. @zh 结束时间，小时数（24 小时制） */
          EndTime: "number!",
          /** 0 today, 1 tomorrow, 2 the day after; 0 when left out. @zh 天数，0 今天，1 明天，2 后天，默认 0 */
          DayDelta: "number",
          /** 0 free, 1 full; free when left out. @zh 状态，0 可预约，1 约满，默认可预约 */
          Status: "number",
        },
        "!",
      ],
    },
  },
  "event:add_single_waybill": {
    kind: "packet",
    fields: {
      /** Keep it: updates of the track name it. Up to 256 characters. @zh 订单 Token，请保存，更新运单轨迹时需要传入，长度需预留 256 个字符 */
      Token: "text",
      /** AppID of the mini program that ordered. @zh 商户微信小程序的 appid */
      WXAppId: "text",
      /** The merchant's order; Token will do instead. @zh 商户订单 ID，可以使用 Token 而不用这个字段 */
      OrderID: "text",
      /** Who sends it. @zh 发件人信息 */
      Sender: PLACE,
      /** Who gets it. @zh 收件人信息 */
      Receiver: PLACE,
      /** The goods. @zh 物品详情 */
      GoodDetail: GOODS,
      /** Insurance. @zh 保价信息 */
      Insured: INSURED,
      /** Pick-up wanted from, in seconds since 1970. @zh 期望上门取件起始时间 */
      ExpectStartTime: "number",
      /** Pick-up wanted until, in seconds since 1970. @zh 期望上门取件结束时间 */
      ExpectEndTime: "number",
      /** 0 paid now, 1 on delivery, 2 monthly, 3 by WeChat's credit score. @zh 结算方式，0 现结，1 到付，2 月结，3 支付分 */
      Settingment: "number",
      /** Customer number at 中通, for monthly settlement. @zh 中通大客户 CompanyID，月结且选中通时填写 */
      CompanyID: "text",
      /** Monthly account. @zh 月结账号，结算方式为 2 时填写 */
      Account: "text",
      /** Its password: a secret. @zh 月结账号密码，属于机密 */
      AccountPwd: "text",
      /** A note. @zh 备注信息 */
      Remark: "text",
      /** Slot of the pick-up, from. @zh 上门时间段（开始时间） */
      PickUpStartTime: "number",
      /** Slot of the pick-up, until. @zh 上门时间段（结束时间） */
      PickUpEndTime: "number",
      /** 1 a person's parcel, 2 a return to a shop, 3 a shop's parcel. @zh 场景值：1 C 端散单，2 B 端退货，3 B 端发货 */
      Scene: "number",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
      /** The waybill, if there is one already. @zh 运单 ID */
      WayBillID: "text",
      /** When it is likely to arrive: yyyy-mm-dd. @zh 预计送达时间，格式 yyyy-mm-dd */
      EstimatedDeliveryTime: "text",
      /** Page to open after the order. @zh 下单成功后跳转的路径 */
      JumpPath: "text",
      /** Code that the courier asks for. @zh 取件码 */
      PickCode: "text",
    },
  },
  "event:query_single_waybill": {
    kind: "packet",
    fields: {
      /** The order's Token. @zh 订单 Token，下单时传入的值 */
      Token: "text",
      /** AppID of the mini program that ordered. @zh 下单的小程序的 appid */
      WXAppId: "text",
      /** The waybill. @zh 运单号，运力方如有更新会同步带上 */
      WaybillId: "text",
      /** The order; Token will do instead. @zh 订单 ID，可以使用 Token 而不用这个字段 */
      OrderID: "text",
    },
    answer: {
      /** 0 for success. @zh 处理结果错误码 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text",
      /** The waybill, once there is one. @zh 运单 ID，已生成时必填 */
      WayBillID: "text",
      /** Who sends it. @zh 发件人信息 */
      Sender: ANSWERED_PLACE,
      /** Who gets it. @zh 收件人信息 */
      Receiver: ANSWERED_PLACE,
      /** The goods. @zh 物品详情 */
      GoodDetail: GOODS,
      /** Insurance. @zh 保价信息 */
      Insured: INSURED,
      /** The track. @zh 轨迹信息 */
      PathInfo: {
        /** Its steps. @zh 轨迹节点列表 */
        path_info: [
          {
            /** When, in seconds since 1970. @zh 轨迹变化时间，秒级时间戳 */
            action_time: "number!",
            /** What, as in add_express_path. @zh 轨迹变化类型，同 add_express_path */
            action_type: "number!",
            /** What, in words. @zh 轨迹变化说明 */
            action_msg: "text!",
            /** Who picks it up. @zh 取件员姓名 */
            pickup_courier_name: "text",
            /** Telephone of that person. @zh 取件员电话 */
            pickup_courier_phone: "text",
            /** Who delivers it. @zh 派件员姓名 */
            delivery_courier_name: "text",
            /** Telephone of that person. @zh 派件员电话 */
            delivery_courier_phone: "text",
          },
        ],
      },
      /** To be paid, in fen, once it is known. @zh 运单需要支付的费用，单位分，费用确定时必填 */
      Fee: "number",
      /** The same before reductions, in fen. @zh 原价，单位分 */
      OriginalFee: "number",
      /** 1 can be paid online, 0 cannot. @zh 是否支持在线支付，0 不支持，1 支持 */
      OnlinePay: "number!",
      /** 0 not paid, 1 paid online, 2 paid otherwise. @zh 支付结果，0 未支付，1 线上支付完成，2 线下支付完成 */
      PayResult: "number!",
    },
  },
} as const satisfies Record<string, PairFacts>;
