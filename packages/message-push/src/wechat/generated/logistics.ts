// Generated from ../catalogue/logistics.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:add_express_path`: A parcel moved on.
 * @zh 运单轨迹更新
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/express/provider/logistics.onPathUpdate.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
 */
export interface AddExpressPathEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "add_express_path";
  /** The courier, for example `SF`. @zh 快递公司 ID，如 SF */
  readonly DeliveryID: string;
  /** The waybill. @zh 运单 ID */
  readonly WayBillId: string;
  /** Your own order; may be empty. @zh 订单 ID，可能为空 */
  readonly OrderId: string;
  /** Counts the versions of the track. @zh 轨迹版本号 */
  readonly Version?: number;
  /** How many steps this push has. @zh 轨迹节点数 */
  readonly Count?: number;
  /** The steps. @zh 轨迹节点列表 */
  readonly Actions: readonly {
    /** When it happened, in seconds since 1970. @zh 轨迹节点时间，秒级时间戳 */
    readonly ActionTime?: number;
    /** 100001 picked up, 200001 on its way, 300002 being delivered, 300003 signed for, 300004 not signed for, 400001 cancelled … @zh 轨迹节点类型：100001 揽件成功，200001 更新运输轨迹，300002 开始派送，300003 签收成功，300004 签收失败，400001 订单取消等 */
    readonly ActionType?: number;
    /** What happened. @zh 轨迹节点详情 */
    readonly ActionMsg: string;
    /** Latitude, in degrees; not documented. @zh 纬度，文档未列出 */
    readonly Lat?: number;
    /** Longitude, in degrees; not documented. @zh 经度，文档未列出 */
    readonly Lng?: number;
  }[];
}
