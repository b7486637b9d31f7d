// Generated from ../catalogue/complaints.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:complaint_callback`: A customer complained about an order, or the complaint moved on.
 * @zh 用户发起交易投诉，或投诉有进展
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/guarantee/complaint.html
 */
export interface ComplaintCallbackEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "complaint_callback";
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** Why this is pushed: a new complaint, or one that moved on. @zh 通知事件类型：首次发起投诉，或投诉进度更新 */
  readonly option_type: string;
  /** The complaint. @zh 投诉单号 */
  readonly complaint_order_id: string;
  /** Its state, for example 201 you deal with it, 206 you prove that you did, 312 WeChat paid back. @zh 投诉单状态，如 201 商家处理中，206 待上传处理凭证，312 平台退款 */
  readonly status?: number;
  /** When it was made, in seconds since 1970. @zh 投诉发起时间，秒级时间戳 */
  readonly create_time?: number;
  /** Until when its state lasts, in seconds since 1970. @zh 当前状态的到期时间，秒级时间戳 */
  readonly expire_time?: number;
  /** What kind of problem it is. @zh 投诉问题类型 */
  readonly type?: number;
  /** WeChat's order number. @zh 订单号 */
  readonly order_id: string;
  /** Your own order number. @zh 商户订单号 */
  readonly out_trade_no: string;
  /** The customer's phone number: keep it out of logs. @zh 用户手机号，不要写入日志 */
  readonly phone_number: string;
  /** The customer. @zh 用户的 openid */
  readonly open_id: string;
  /** What the customer wrote. @zh 投诉内容 */
  readonly customer_material_content: string;
  /** The customer's pictures, with commas between; the links expire. @zh 投诉图片，逗号分隔；链接会过期 */
  readonly customer_material_media_id_list: string;
  /** When the order was paid, in seconds since 1970. @zh 支付时间，秒级时间戳 */
  readonly pay_time?: number;
  /** What the order cost, in 分 (fen). @zh 交易金额，单位：分 */
  readonly total_cost?: number;
  /** What was bought. @zh 商品名称 */
  readonly product_name: string;
  /** What happened so far. @zh 投诉进度 */
  readonly history: readonly {
    /** When, in seconds since 1970. @zh 时间，秒级时间戳 */
    readonly time?: number;
    /** What. @zh 内容 */
    readonly content: string;
    /** Pictures, with commas between. @zh 图片，逗号分隔 */
    readonly media_id_list: string;
  }[];
}
