// Generated from ../catalogue/places.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:add_nearby_poi_audit_info`: A place near customers was reviewed.
 * @zh 附近的小程序：地点审核有了结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/nearby.html
 * @see https://github.com/JeffreySu/WeiXinMPSDK
 */
export interface AddNearbyPoiAuditInfoEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "add_nearby_poi_audit_info";
  /** The review. @zh 审核单 ID */
  readonly audit_id: string;
  /** 3 passed, 2 rejected. @zh 审核状态：3 通过，2 失败 */
  readonly status?: number;
  /** Why it was rejected. @zh 审核失败的原因 */
  readonly reason: string;
  /** The place. @zh 地点 ID */
  readonly poi_id: string;
}

/**
 * Pair `event:nearby_category_audit_info`: The category of a place near customers was reviewed.
 * @zh 附近的小程序：类目审核有了结果
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/nearby.html
 * @see https://github.com/JeffreySu/WeiXinMPSDK
 */
export interface NearbyCategoryAuditInfoEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "nearby_category_audit_info";
  /** The review. @zh 审核单 ID */
  readonly audit_id: string;
  /** 3 passed, 2 rejected. @zh 审核状态：3 通过，2 失败 */
  readonly status?: number;
  /** Why it was rejected. @zh 审核失败的原因 */
  readonly reason: string;
}

/**
 * Pair `event:create_map_poi_audit_info`: A shop that was put on the map was reviewed.
 * @zh 在腾讯地图中创建的门店有了审核结果
 * @see https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_createnewpoid.html
 * @see https://github.com/JeffreySu/WeiXinMPSDK
 */
export interface CreateMapPoiAuditInfoEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "create_map_poi_audit_info";
  /** The review: base_id of the call that created it. @zh 审核单 ID，即创建接口返回的 base_id */
  readonly audit_id: string;
  /** The decision. @zh 审核状态 */
  readonly status: string;
  /** The place on the map. @zh 从腾讯地图换取的位置点 ID */
  readonly map_poi_id: string;
  /** Name of the shop. @zh 门店名字 */
  readonly name: string;
  /** Its address. @zh 详细地址 */
  readonly address: string;
  /** Latitude, in degrees. @zh 纬度 */
  readonly latitude?: number;
  /** Longitude, in degrees. @zh 经度 */
  readonly longitude?: number;
  /** A remark. @zh 备注 */
  readonly sh_remark: string;
}
