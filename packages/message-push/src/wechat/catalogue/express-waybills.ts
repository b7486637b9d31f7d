// 物流助手, for the courier: merchants that print its waybills. Each push wants a packet back.
import type { PairFacts } from "./facts";

const CONTACT = {
  /** Name. @zh 姓名 */
  Name: "text",
  /** Telephone number. @zh 座机号码 */
  Tel: "text",
  /** Mobile number. @zh 手机号码 */
  Mobile: "text",
  /** Company. @zh 公司名 */
  Company: "text",
  /** Postcode. @zh 邮编 */
  PostCode: "text",
  /** Country; 中国 by default. @zh 所在国家，默认为"中国" */
  Country: "text",
  /** Province, for example 广东省. @zh 省份，如"广东省" */
  Province: "text",
  /** City, for example 广州市. @zh 地区/市，如"广州市" */
  City: "text",
  /** District, for example 海珠区. @zh 区/县，如"海珠区" */
  Area: "text",
  /** Street and house. @zh 详细地址 */
  Address: "text",
} as const;

export const expressWaybills = {
  "event:check_biz": {
    kind: "packet",
    fields: {
      /** The merchant's customer number or monthly account at the courier. @zh 商户 ID，即商户在快递注册的客户编码或月结账户名 */
      BizID: "text",
      /** The password of BizID: a secret. @zh BizID 对应的密码，属于机密 */
      BizPwd: "text",
      /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
      ShopAppID: "text",
      /** The merchant's name; for EMS only. @zh 商户名称，即小程序昵称（仅 EMS） */
      ShopName: "text",
      /** The merchant's telephone; for EMS only. @zh 商户联系电话（仅 EMS） */
      ShopTelphone: "text",
      /** Whom to ask for; for EMS only. @zh 商户联系人姓名（仅 EMS） */
      ShopContact: "text",
      /** The service that is to be opened; for EMS only. @zh 预开通的服务类型名称（仅 EMS） */
      ServiceName: "text",
      /** Where the merchant sends from; for EMS only. @zh 商户发货地址（仅 EMS） */
      SenderAddress: "text",
      /** Province of it; for EMS only. @zh 商户发货省份（仅 EMS） */
      SenderProvince: "text",
      /** City of it; for EMS only. @zh 商户发货城市（仅 EMS） */
      SenderCity: "text",
      /** District of it; for EMS only. @zh 商户发货区域（仅 EMS） */
      SenderArea: "text",
    },
    answer: {
      /** The push's BizID. @zh 商户 ID */
      BizID: "text!",
      /** 0 accepted, -1 another error, 10001 no such account, 10002 wrong password. @zh 0 审核通过，-1 其他错误，10001 客户编码或月结账户不存在，10002 客户密码不正确 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果详情 */
      ResultMsg: "text!",
      /** How many waybills the merchant may still make; 0 is none. @zh 商户可用余额，0 表示无可用余额 */
      Quota: "number!",
    },
  },
  "event:get_quota": {
    kind: "packet",
    fields: {
      /** The merchant's customer number or monthly account at the courier. @zh 商户 ID，即商户在快递注册的客户编码或月结账户名 */
      BizID: "text",
      /** The password of BizID: a secret. @zh BizID 对应的密码，属于机密 */
      BizPwd: "text",
      /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
      ShopAppID: "text",
    },
    answer: {
      /** The push's BizID. @zh 商户 ID */
      BizID: "text!",
      /** 0 found, -1 another error, 10001 no such account, 10002 wrong password. @zh 0 查询成功，-1 其他错误，10001 客户编码或月结账户不存在，10002 客户密码不正确 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果详情 */
      ResultMsg: "text!",
      /** How many waybills the merchant may still make; 0 is none. @zh 商户可用余额，0 表示无可用余额 */
      Quota: "number!",
    },
  },
  "event:add_waybill": {
    kind: "packet",
    fields: {
      /** Keep it: updates of the track name it. @zh 订单 Token，请保存，更新运单轨迹时需要传入 */
      Token: "text",
      /** The merchant's order: the same BizID and OrderID must get the same waybill, for the push may come twice. @zh 商户订单 ID；推送可能重复，相同的 BizID 和 OrderID 要返回相同的运单 ID */
      OrderID: "text",
      /** The merchant's customer number or monthly account at the courier. @zh 商户 ID，即商户在快递注册的客户编码或月结账户名 */
      BizID: "text",
      /** The password of BizID: a secret. @zh BizID 对应的密码，属于机密 */
      BizPwd: "text",
      /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
      ShopAppID: "text",
      /** Of WeChat's numbers; "0" where the courier is to make one. @zh 运单 ID，从微信号段中生成；为 0 表示由快递生成 */
      WayBillID: "text",
      /** Printed on the waybill, for example 易碎物品. @zh 快递备注，会打印到面单上，如"易碎物品" */
      Remark: "text",
      /** Who sends it. @zh 发件人信息 */
      Sender: CONTACT,
      /** Who gets it. @zh 收件人信息 */
      Receiver: CONTACT,
      /** The parcel. @zh 包裹信息 */
      Cargo: {
        /** Total weight, in kg. @zh 货物总重量，单位千克 */
        Weight: "number",
        /** Length, in cm. @zh 货物长度，单位厘米 */
        Space_X: "number",
        /** Width, in cm. @zh 货物宽度，单位厘米 */
        Space_Y: "number",
        /** Height, in cm. @zh 货物高度，单位厘米 */
        Space_Z: "number",
        /** How many; 1 as a rule. @zh 货物数量，一般为 1 */
        Count: "number",
        /** What is in it; in the samples only. @zh 货物明细，只见于文档示例 */
        DetailList: [
          {
            /** Its name. @zh 名称 */
            Name: "text",
            /** How many. @zh 数量 */
            Count: "number",
          },
        ],
      },
      /** Insurance. @zh 保价信息 */
      Insured: {
        /** 1 insured, 0 not. @zh 是否保价，0 不保价，1 保价 */
        UseInsured: "number",
        /** For how much, in fen. @zh 保价金额，单位分 */
        InsuredValue: "number",
      },
      /** The service. @zh 服务类型 */
      Service: {
        /** Its number, of WeChat's list for the courier. @zh 服务类型 ID */
        ServiceType: "number",
        /** Its name, of the same list. @zh 服务名称 */
        ServiceName: "text",
      },
    },
    answer: {
      /** The push's Token. @zh 传入的 Token，原样返回 */
      Token: "text!",
      /** The push's OrderID. @zh 传入的 OrderID，原样返回 */
      OrderID: "text!",
      /** The push's BizID. @zh 传入的 BizID，原样返回 */
      BizID: "text!",
      /** The waybill. @zh 运单 ID */
      WayBillID: "text!",
      /** 0 ordered, -1 another error, 10001–10002 the account, 20001 the waybill, 20002–20005 sender and receiver, 20006 the parcel, 20007 the balance, 20008 the insurance, 20009 the service. @zh 0 下单成功，-1 其他错误，10001–10002 客户编码或密码，20001 运单 ID，20002–20005 收发件人，20006 货物，20007 余额不足，20008 保价，20009 服务信息 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果的详细信息 */
      ResultMsg: "text!",
      /** What the waybill's template takes: `##key##value##key##value##`. @zh 集包地、三段码、大头笔等信息，用于生成面单，格式为 ##key##value##key##value## */
      WaybillData: "text!",
    },
  },
  "event:cancel_waybill": {
    kind: "packet",
    fields: {
      /** The merchant's order. @zh 商户订单 ID */
      OrderID: "text",
      /** The merchant's account at the courier. @zh 商户 ID */
      BizID: "text",
      /** The password of BizID: a secret. @zh 商户密码，属于机密 */
      BizPwd: "text",
      /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
      ShopAppID: "text",
      /** The waybill. @zh 运单 ID */
      WayBillID: "text",
    },
    answer: {
      /** The push's BizID. @zh 商户 ID，原样返回 */
      BizID: "text!",
      /** The push's OrderID. @zh 商户订单 ID，原样返回 */
      OrderID: "text!",
      /** The push's WayBillID. @zh 运单 ID，原样返回 */
      WayBillID: "text!",
      /** 0 cancelled, -1 another error, 30001 no such order, 30002 picked up already, 30003 void, 30004 the courier cancels none. @zh 0 取消成功，-1 其他错误，30001 参数错误，30002 已经揽收不可取消，30003 无效单不可取消，30004 快递不支持取消 */
      ResultCode: "number!",
      /** The result in words. @zh 处理结果详情 */
      ResultMsg: "text!",
    },
  },
} as const satisfies Record<string, PairFacts>;
