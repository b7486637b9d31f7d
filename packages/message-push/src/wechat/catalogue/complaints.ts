// 交易保障: a customer complained about an order.
import type { PairDocs, PairFacts } from "./facts";

export const complaints = {
  "event:complaint_callback": {
    kind: "event",
    wrapper: "BussiCallBackInfo",
    customerField: "open_id",
    fields: {
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** Why this is pushed: a new complaint, or one that moved on. @zh 通知事件类型：首次发起投诉，或投诉进度更新 */
      option_type: "text",
      /** The complaint. @zh 投诉单号 */
      complaint_order_id: "text!",
      /** Its state, for example 201 you deal with it, 206 you prove that you did, 312 WeChat paid back. @zh 投诉单状态，如 201 商家处理中，206 待上传处理凭证，312 平台退款 */
      status: "number",
      /** When it was made, in seconds since 1970. @zh 投诉发起时间，秒级时间戳 */
      create_time: "number",
      /** Until when its state lasts, in seconds since 1970. @zh 当前状态的到期时间，秒级时间戳 */
      expire_time: "number",
      /** What kind of problem it is. @zh 投诉问题类型 */
      type: "number",
      /** WeChat's order number. @zh 订单号 */
      order_id: "text",
      /** Your own order number. @zh 商户订单号 */
      out_trade_no: "text",
      /** The customer's phone number: keep it out of logs. @zh 用户手机号，不要写入日志 */
      phone_number: "text",
      /** The customer. @zh 用户的 openid */
      open_id: "text",
      /** What the customer wrote. @zh 投诉内容 */
      customer_material_content: "text",
      /** The customer's pictures, with commas between; the links expire. @zh 投诉图片，逗号分隔；链接会过期 */
      customer_material_media_id_list: "text",
      /** When the order was paid, in seconds since 1970. @zh 支付时间，秒级时间戳 */
      pay_time: "number",
      /** What the order cost, in 分 (fen). @zh 交易金额，单位：分 */
      total_cost: "number",
      /** What was bought. @zh 商品名称 */
      product_name: "text",
      /** What happened so far. @zh 投诉进度 */
      history: [
        {
          /** When, in seconds since 1970. @zh 时间，秒级时间戳 */
          time: "number",
          /** What. @zh 内容 */
          content: "text",
          /** Pictures, with commas between. @zh 图片，逗号分隔 */
          media_id_list: "text",
        },
      ],
    },
  },
} as const satisfies Record<string, PairFacts>;

const COMPLAINT =
  "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/guarantee/complaint.html";

export const complaintsDocs = {
  "event:complaint_callback": {
    about: {
      en: "A customer complained about an order, or the complaint moved on.",
      zh: "用户发起交易投诉，或投诉有进展",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718510403,
      MsgType: "event",
      Event: "complaint_callback",
      appid: "wx3d289323f5900f8e",
      option_type: "1",
      complaint_order_id: "2384617509213364518",
      status: 201,
      create_time: 1718510400,
      expire_time: 1718683200,
      type: 1,
      order_id: "4200002371202406151830274956",
      out_trade_no: "TEA202406150042",
      phone_number: "13800000000",
      open_id: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      customer_material_content: "茶叶受潮了",
      customer_material_media_id_list: "",
      pay_time: 1718418601,
      total_cost: 1790,
      product_name: "一壶好茶",
      history: [{ time: 1718510400, content: "用户发起投诉", media_id_list: "" }],
    },
    handler: [
      "handle: ({ complaint_order_id, status, expire_time }, { log }) => {",
      "  // Answer before expire_time: bussiRespondComplaint, or WeChat decides without you.",
      '  log.warn("complaint", { complaint: complaint_order_id, status, until: expire_time });',
      "},",
    ],
    sources: [COMPLAINT],
    doubts: [
      {
        en: "The page's sample has 123 everywhere: types and units are those of an SDK that reads the push.",
        zh: "页面示例的值都是 123：类型和单位取自读取这个推送的 SDK",
      },
      {
        en: "What option_type looks like, and whether a JSON push has the object BussiCallBackInfo as the XML sample has, is not said: both forms are read.",
        zh: "option_type 的取值、JSON 推送是否也有 XML 示例中的 BussiCallBackInfo 一层，文档没有说明：两种形式都能读",
      },
    ],
  },
} as const satisfies Record<keyof typeof complaints, PairDocs>;
