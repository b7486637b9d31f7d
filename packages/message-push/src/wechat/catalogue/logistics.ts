// 物流助手: where a parcel is.
import type { PairDocs, PairFacts } from "./facts";

export const logistics = {
  "event:add_express_path": {
    kind: "event",
    fields: {
      /** The courier, for example `SF`. @zh 快递公司 ID，如 SF */
      DeliveryID: "text",
      /** The waybill. @zh 运单 ID */
      WayBillId: "text",
      /** Your own order; may be empty. @zh 订单 ID，可能为空 */
      OrderId: "text",
      /** Counts the versions of the track. @zh 轨迹版本号 */
      Version: "number",
      /** How many steps this push has. @zh 轨迹节点数 */
      Count: "number",
      /** The steps. @zh 轨迹节点列表 */
      Actions: [
        {
          /** When it happened, in seconds since 1970. @zh 轨迹节点时间，秒级时间戳 */
          ActionTime: "number",
          /** 100001 picked up, 200001 on its way, 300002 being delivered, 300003 signed for, 300004 not signed for, 400001 cancelled … @zh 轨迹节点类型：100001 揽件成功，200001 更新运输轨迹，300002 开始派送，300003 签收成功，300004 签收失败，400001 订单取消等 */
          ActionType: "number",
          /** What happened. @zh 轨迹节点详情 */
          ActionMsg: "text",
          /** Latitude, in degrees; not documented. @zh 纬度，文档未列出 */
          Lat: "number",
          /** Longitude, in degrees; not documented. @zh 经度，文档未列出 */
          Lng: "number",
        },
      ],
    },
  },
} as const satisfies Record<string, PairFacts>;

const PATH =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/logistics.onPathUpdate.html";
const FUNCTIONS =
  "https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html";

export const logisticsDocs = {
  "event:add_express_path": {
    about: { en: "A parcel moved on.", zh: "运单轨迹更新" },
    modes: ["function", "http"],
    console: { msgType: "event", event: "express_add_path" },
    account: "mini-program",
    sample: {
      ToUserName: "wx3d289323f5900f8e",
      FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      CreateTime: 1718603418,
      MsgType: "event",
      Event: "add_express_path",
      DeliveryID: "SF",
      WayBillId: "SF1380274619504",
      OrderId: "TEA202406150042",
      Version: 2,
      Count: 2,
      Actions: [
        {
          ActionTime: 1718596800,
          ActionType: 100001,
          ActionMsg: "快递员已揽件",
        },
        {
          ActionTime: 1718603400,
          ActionType: 200001,
          ActionMsg: "快件已到达杭州萧山集散中心",
        },
      ],
    },
    handler: [
      "handle: ({ WayBillId, OrderId, Actions }, { log }) => {",
      "  for (const { ActionType, ActionTime } of Actions) {",
      '    log.info("parcel", { waybill: WayBillId, order: OrderId, type: ActionType, at: ActionTime });',
      "  }",
      "},",
    ],
    sources: [PATH, FUNCTIONS],
    doubts: [
      {
        en: "The console calls it express_add_path, the packet add_express_path: that they are the same is inferred from the label.",
        zh: "控制台中名为 express_add_path，报文中是 add_express_path：由中文名称推断为同一事件",
      },
      {
        en: "FromUserName is an openid by the page; whether it is the recipient's is not said.",
        zh: "FromUserName 在文档中写作发送者的 openid，是否为收件用户没有说明",
      },
      {
        en: "Lat, Lng and an ActionType of 300001 are in a third-party packet and in no page.",
        zh: "Lat、Lng 以及 ActionType 300001 见于第三方报文，文档没有列出",
      },
    ],
  },
} as const satisfies Record<keyof typeof logistics, PairDocs>;
