// 附近的小程序 and 门店: a place was reviewed.
import type { PairDocs, PairFacts } from "./facts";

export const places = {
  "event:add_nearby_poi_audit_info": {
    kind: "notice",
    fields: {
      /** The review. @zh 审核单 ID */
      audit_id: "text",
      /** 3 passed, 2 rejected. @zh 审核状态：3 通过，2 失败 */
      status: "number",
      /** Why it was rejected. @zh 审核失败的原因 */
      reason: "text",
      /** The place. @zh 地点 ID */
      poi_id: "text",
    },
  },
  "event:nearby_category_audit_info": {
    kind: "notice",
    fields: {
      /** The review. @zh 审核单 ID */
      audit_id: "text",
      /** 3 passed, 2 rejected. @zh 审核状态：3 通过，2 失败 */
      status: "number",
      /** Why it was rejected. @zh 审核失败的原因 */
      reason: "text",
    },
  },
  "event:create_map_poi_audit_info": {
    kind: "notice",
    fields: {
      /** The review: base_id of the call that created it. @zh 审核单 ID，即创建接口返回的 base_id */
      audit_id: "text",
      /** The decision. @zh 审核状态 */
      status: "text",
      /** The place on the map. @zh 从腾讯地图换取的位置点 ID */
      map_poi_id: "text",
      /** Name of the shop. @zh 门店名字 */
      name: "text",
      /** Its address. @zh 详细地址 */
      address: "text",
      /** Latitude, in degrees. @zh 纬度 */
      latitude: "number",
      /** Longitude, in degrees. @zh 经度 */
      longitude: "number",
      /** A remark. @zh 备注 */
      sh_remark: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const NEARBY = "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/nearby.html";
const MAP = "https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_createnewpoid.html";
const SENPARC = "https://github.com/JeffreySu/WeiXinMPSDK";

const SDK_ONLY = {
  en: "Known from SDKs and from copies of older pages only: no official page of today describes it.",
  zh: "只见于 SDK 和旧页面的副本，现行官方页面没有说明",
} as const;

export const placesDocs = {
  "event:add_nearby_poi_audit_info": {
    about: { en: "A place near customers was reviewed.", zh: "附近的小程序：地点审核有了结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "add_nearby_poi_audit_info",
      audit_id: 416620525,
      status: 3,
      reason: "",
      poi_id: 111111,
    },
    handler: [
      "handle: ({ poi_id, status }, { log }) =>",
      '  log.info(status === 3 ? "place passed" : "place rejected", { place: poi_id, status }),',
    ],
    sources: [NEARBY, SENPARC],
    doubts: [SDK_ONLY],
  },
  "event:nearby_category_audit_info": {
    about: { en: "The category of a place near customers was reviewed.", zh: "附近的小程序：类目审核有了结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "nearby_category_audit_info",
      audit_id: 416620526,
      status: 2,
      reason: "资质文件已过有效期",
    },
    handler: [
      "handle: ({ audit_id, status }, { log }) =>",
      '  log.info(status === 3 ? "category passed" : "category rejected", { audit: audit_id, status }),',
    ],
    sources: [NEARBY, SENPARC],
    doubts: [SDK_ONLY],
  },
  "event:create_map_poi_audit_info": {
    about: { en: "A shop that was put on the map was reviewed.", zh: "在腾讯地图中创建的门店有了审核结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "create_map_poi_audit_info",
      audit_id: "3153770",
      map_poi_id: "8674870308828146722",
      name: "一壶好茶（文峰店）",
      address: "南通市崇川区虹桥路1号",
      latitude: "31.997041",
      longitude: "120.884002",
      status: "1",
      sh_remark: "",
    },
    handler: [
      'handle: ({ map_poi_id, status }, { log }) => log.info("shop on the map", { place: map_poi_id, status }),',
    ],
    sources: [MAP, SENPARC],
    doubts: [
      SDK_ONLY,
      {
        en: "What status means is told differently (an SDK: 0 passed, 1 rejected; a packet was seen with an empty one): it is text here.",
        zh: "status 的含义说法不一（某 SDK：0 通过，1 失败；见过为空的报文）：这里按文本",
      },
    ],
  },
} as const satisfies Record<keyof typeof places, PairDocs>;
