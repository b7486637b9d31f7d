// 违规与申诉, as third-party platforms get them: a violation was recorded, an appeal moved on.
import type { PairDocs, PairFacts } from "./facts";

export const violations = {
  "event:wxa_appeal_record": {
    kind: "notice",
    fields: {
      /** The appeal. @zh 申诉单 ID */
      appeal_record_id: "text!",
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** When the appeal was made, in seconds since 1970. @zh 申诉时间，秒级时间戳 */
      appeal_time: "number",
      /** Which appeal it is. @zh 申诉次数 */
      appeal_count: "number",
      /** 0 by the mini program itself, 1 by its service provider. @zh 申诉来源：0 用户，1 服务商 */
      appeal_from: "number",
      /** 1 in review, 2 granted, 3 rejected, 4 withdrawn. @zh 申诉状态：1 正在处理，2 通过，3 不通过，4 已撤销 */
      appeal_status: "number",
      /** When it was decided, in seconds since 1970; absent while in review or withdrawn. @zh 审核时间，秒级时间戳；处理中或已撤销时没有 */
      audit_time: "number",
      /** Why it was decided so; empty while in review or withdrawn. @zh 审核结果理由；处理中或已撤销时为空 */
      audit_reason: "text",
      /** What the penalty was for. @zh 处罚原因描述 */
      punish_description: "text",
      /** What was illegal, and what was said against it. @zh 违规材料和申诉材料 */
      material: [
        {
          /** What was illegal. @zh 违规材料 */
          illegal_material: {
            /** The content. @zh 违规内容 */
            content: "text",
            /** Link to it. @zh 违规链接 */
            content_url: "text",
          },
          /** What was said against it. @zh 申诉材料 */
          appeal_material: {
            /** The reason. @zh 申诉理由 */
            reason: "text",
            /** Temporary media of the proofs. @zh 申诉材料的临时素材 ID */
            proof_material_id: ["text"],
          },
        },
      ],
    },
  },
  "event:wxa_illegal_record": {
    kind: "notice",
    fields: {
      /** The record. @zh 违规处罚记录 ID */
      illegal_record_id: "text!",
      /** The mini program. @zh 小程序的 AppID */
      appid: "text",
      /** When the violation was, in seconds since 1970. @zh 违规时间，秒级时间戳 */
      create_time: "number",
      /** Why. @zh 违规原因 */
      illegal_reason: "text",
      /** The evidence. @zh 违规内容 */
      illegal_content: "text",
      /** Link to the rule. @zh 违反的规则链接 */
      rule_url: "text",
      /** The rule that was broken. @zh 违反的规则名称 */
      rule_name: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const APPEAL = "https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/records/record_event.html";
const RECORDS =
  "https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/record-management/api_getillegalrecords.html";
const SENPARC = "https://github.com/JeffreySu/WeiXinMPSDK";

const THIRD_PARTY = {
  en: "Documented for the URL of a third-party platform, with permission set 76; whether a mini program's own URL gets it is not said.",
  zh: "文档只写推送到第三方平台的消息与事件接收 URL（权限集 76），小程序自己的 URL 能否收到没有说明",
} as const;

export const violationsDocs = {
  "event:wxa_appeal_record": {
    about: { en: "An appeal against a penalty was made, or decided.", zh: "违规申诉已提交或有了结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718510403,
      MsgType: "event",
      Event: "wxa_appeal_record",
      appeal_record_id: 4111001,
      appid: "wx3d289323f5900f8e",
      appeal_time: 1718424000,
      appeal_count: 1,
      appeal_from: 0,
      appeal_status: 3,
      audit_time: 1718510400,
      audit_reason: "材料不足以证明",
      punish_description: "存在诱导分享行为",
      material: [
        {
          illegal_material: { content: "分享后才能领取优惠券", content_url: "https://mp.weixin.qq.com/s/sample" },
          appeal_material: { reason: "该活动已经下线", proof_material_id: "M5Ku3rWuBBbVUYwg4mRPcFCX9WVQbWgWFBq1yAtW" },
        },
      ],
    },
    handler: [
      "handle: ({ appeal_record_id, appeal_status }, { log }) =>",
      '  log.info("appeal", { appeal: appeal_record_id, status: appeal_status }),',
    ],
    sources: [APPEAL],
    doubts: [
      THIRD_PARTY,
      {
        en: "proof_material_id is a text in the table; the query interface has a list of them: it is a list here.",
        zh: "proof_material_id 在字段表中是字符串，查询接口中是列表：这里一律是列表",
      },
    ],
  },
  "event:wxa_illegal_record": {
    about: { en: "A violation was recorded.", zh: "产生了违规处罚记录" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718424000,
      MsgType: "event",
      Event: "wxa_illegal_record",
      illegal_record_id: "2_11100",
      appid: "wx3d289323f5900f8e",
      create_time: 1718423990,
      illegal_reason: "存在诱导分享行为",
      illegal_content: "分享后才能领取优惠券",
      rule_url: "https://developers.weixin.qq.com/miniprogram/product/index.html#_5-1-滥用分享行为",
      rule_name: "《微信小程序平台运营规范》",
    },
    handler: [
      "handle: ({ illegal_record_id, rule_name }, { log }) =>",
      '  log.warn("violation recorded", { record: illegal_record_id, rule: rule_name }),',
    ],
    sources: [RECORDS, SENPARC],
    doubts: [
      {
        en: "Known from SDKs only, no official page was found; the fields are those of the query interface, which has a page.",
        zh: "只见于 SDK，没有找到官方页面；字段与有文档的查询接口一致",
      },
      THIRD_PARTY,
    ],
  },
} as const satisfies Record<keyof typeof violations, PairDocs>;
