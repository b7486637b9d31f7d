// Generated from ../catalogue/express-waybills.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:check_biz`: A merchant wants to use your waybills; check its account.
 * @zh 审核商户：商户的客户编码或月结账户是否有效
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/Review_merchant_events.html
 */
export interface CheckBizEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "check_biz";
  /** The merchant's customer number or monthly account at the courier. @zh 商户 ID，即商户在快递注册的客户编码或月结账户名 */
  readonly BizID: string;
  /** The password of BizID: a secret. @zh BizID 对应的密码，属于机密 */
  readonly BizPwd: string;
  /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
  readonly ShopAppID: string;
  /** The merchant's name; for EMS only. @zh 商户名称，即小程序昵称（仅 EMS） */
  readonly ShopName: string;
  /** The merchant's telephone; for EMS only. @zh 商户联系电话（仅 EMS） */
  readonly ShopTelphone: string;
  /** Whom to ask for; for EMS only. @zh 商户联系人姓名（仅 EMS） */
  readonly ShopContact: string;
  /** The service that is to be opened; for EMS only. @zh 预开通的服务类型名称（仅 EMS） */
  readonly ServiceName: string;
  /** Where the merchant sends from; for EMS only. @zh 商户发货地址（仅 EMS） */
  readonly SenderAddress: string;
  /** Province of it; for EMS only. @zh 商户发货省份（仅 EMS） */
  readonly SenderProvince: string;
  /** City of it; for EMS only. @zh 商户发货城市（仅 EMS） */
  readonly SenderCity: string;
  /** District of it; for EMS only. @zh 商户发货区域（仅 EMS） */
  readonly SenderArea: string;
}

/**
 * Pair `event:get_quota`: WeChat asks how many waybills a merchant may still make.
 * @zh 查询商户余额
 * @see https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/express/by-provider/logistics.onGetQuota.html
 */
export interface GetQuotaEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "get_quota";
  /** The merchant's customer number or monthly account at the courier. @zh 商户 ID，即商户在快递注册的客户编码或月结账户名 */
  readonly BizID: string;
  /** The password of BizID: a secret. @zh BizID 对应的密码，属于机密 */
  readonly BizPwd: string;
  /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
  readonly ShopAppID: string;
}

/**
 * Pair `event:add_waybill`: A merchant orders a waybill.
 * @zh 请求下单：商户要生成运单
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/Request_an_order_event.html
 */
export interface AddWaybillEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "add_waybill";
  /** Keep it: updates of the track name it. @zh 订单 Token，请保存，更新运单轨迹时需要传入 */
  readonly Token: string;
  /** The merchant's order: the same BizID and OrderID must get the same waybill, for the push may come twice. @zh 商户订单 ID；推送可能重复，相同的 BizID 和 OrderID 要返回相同的运单 ID */
  readonly OrderID: string;
  /** The merchant's customer number or monthly account at the courier. @zh 商户 ID，即商户在快递注册的客户编码或月结账户名 */
  readonly BizID: string;
  /** The password of BizID: a secret. @zh BizID 对应的密码，属于机密 */
  readonly BizPwd: string;
  /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
  readonly ShopAppID: string;
  /** Of WeChat's numbers; "0" where the courier is to make one. @zh 运单 ID，从微信号段中生成；为 0 表示由快递生成 */
  readonly WayBillID: string;
  /** Printed on the waybill, for example 易碎物品. @zh 快递备注，会打印到面单上，如"易碎物品" */
  readonly Remark: string;
  /** Who sends it. @zh 发件人信息 */
  readonly Sender?: {
    /** Name. @zh 姓名 */
    readonly Name: string;
    /** Telephone number. @zh 座机号码 */
    readonly Tel: string;
    /** Mobile number. @zh 手机号码 */
    readonly Mobile: string;
    /** Company. @zh 公司名 */
    readonly Company: string;
    /** Postcode. @zh 邮编 */
    readonly PostCode: string;
    /** Country; 中国 by default. @zh 所在国家，默认为"中国" */
    readonly Country: string;
    /** Province, for example 广东省. @zh 省份，如"广东省" */
    readonly Province: string;
    /** City, for example 广州市. @zh 地区/市，如"广州市" */
    readonly City: string;
    /** District, for example 海珠区. @zh 区/县，如"海珠区" */
    readonly Area: string;
    /** Street and house. @zh 详细地址 */
    readonly Address: string;
  };
  /** Who gets it. @zh 收件人信息 */
  readonly Receiver?: {
    /** Name. @zh 姓名 */
    readonly Name: string;
    /** Telephone number. @zh 座机号码 */
    readonly Tel: string;
    /** Mobile number. @zh 手机号码 */
    readonly Mobile: string;
    /** Company. @zh 公司名 */
    readonly Company: string;
    /** Postcode. @zh 邮编 */
    readonly PostCode: string;
    /** Country; 中国 by default. @zh 所在国家，默认为"中国" */
    readonly Country: string;
    /** Province, for example 广东省. @zh 省份，如"广东省" */
    readonly Province: string;
    /** City, for example 广州市. @zh 地区/市，如"广州市" */
    readonly City: string;
    /** District, for example 海珠区. @zh 区/县，如"海珠区" */
    readonly Area: string;
    /** Street and house. @zh 详细地址 */
    readonly Address: string;
  };
  /** The parcel. @zh 包裹信息 */
  readonly Cargo?: {
    /** Total weight, in kg. @zh 货物总重量，单位千克 */
    readonly Weight?: number;
    /** Length, in cm. @zh 货物长度，单位厘米 */
    readonly Space_X?: number;
    /** Width, in cm. @zh 货物宽度，单位厘米 */
    readonly Space_Y?: number;
    /** Height, in cm. @zh 货物高度，单位厘米 */
    readonly Space_Z?: number;
    /** How many; 1 as a rule. @zh 货物数量，一般为 1 */
    readonly Count?: number;
    /** What is in it; in the samples only. @zh 货物明细，只见于文档示例 */
    readonly DetailList: readonly {
      /** Its name. @zh 名称 */
      readonly Name: string;
      /** How many. @zh 数量 */
      readonly Count?: number;
    }[];
  };
  /** Insurance. @zh 保价信息 */
  readonly Insured?: {
    /** 1 insured, 0 not. @zh 是否保价，0 不保价，1 保价 */
    readonly UseInsured?: number;
    /** For how much, in fen. @zh 保价金额，单位分 */
    readonly InsuredValue?: number;
  };
  /** The service. @zh 服务类型 */
  readonly Service?: {
    /** Its number, of WeChat's list for the courier. @zh 服务类型 ID */
    readonly ServiceType?: number;
    /** Its name, of the same list. @zh 服务名称 */
    readonly ServiceName: string;
  };
}

/**
 * Pair `event:cancel_waybill`: A merchant cancels a waybill.
 * @zh 取消订单：商户取消运单
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/Cancel_order_event.html
 */
export interface CancelWaybillEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "cancel_waybill";
  /** The merchant's order. @zh 商户订单 ID */
  readonly OrderID: string;
  /** The merchant's account at the courier. @zh 商户 ID */
  readonly BizID: string;
  /** The password of BizID: a secret. @zh 商户密码，属于机密 */
  readonly BizPwd: string;
  /** AppID of the merchant's mini program. @zh 商户的小程序 AppID */
  readonly ShopAppID: string;
  /** The waybill. @zh 运单 ID */
  readonly WayBillID: string;
}
