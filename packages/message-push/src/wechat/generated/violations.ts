// Generated from ../catalogue/violations.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:wxa_appeal_record`: An appeal against a penalty was made, or decided.
 * @zh 违规申诉已提交或有了结果
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/records/record_event.html
 */
export interface WxaAppealRecordEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_appeal_record";
  /** The appeal. @zh 申诉单 ID */
  readonly appeal_record_id: string;
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** When the appeal was made, in seconds since 1970. @zh 申诉时间，秒级时间戳 */
  readonly appeal_time?: number;
  /** Which appeal it is. @zh 申诉次数 */
  readonly appeal_count?: number;
  /** 0 by the mini program itself, 1 by its service provider. @zh 申诉来源：0 用户，1 服务商 */
  readonly appeal_from?: number;
  /** 1 in review, 2 granted, 3 rejected, 4 withdrawn. @zh 申诉状态：1 正在处理，2 通过，3 不通过，4 已撤销 */
  readonly appeal_status?: number;
  /** When it was decided, in seconds since 1970; absent while in review or withdrawn. @zh 审核时间，秒级时间戳；处理中或已撤销时没有 */
  readonly audit_time?: number;
  /** Why it was decided so; empty while in review or withdrawn. @zh 审核结果理由；处理中或已撤销时为空 */
  readonly audit_reason: string;
  /** What the penalty was for. @zh 处罚原因描述 */
  readonly punish_description: string;
  /** What was illegal, and what was said against it. @zh 违规材料和申诉材料 */
  readonly material: readonly {
    /** What was illegal. @zh 违规材料 */
    readonly illegal_material?: {
      /** The content. @zh 违规内容 */
      readonly content: string;
      /** Link to it. @zh 违规链接 */
      readonly content_url: string;
    };
    /** What was said against it. @zh 申诉材料 */
    readonly appeal_material?: {
      /** The reason. @zh 申诉理由 */
      readonly reason: string;
      /** Temporary media of the proofs. @zh 申诉材料的临时素材 ID */
      readonly proof_material_id: readonly string[];
    };
  }[];
}

/**
 * Pair `event:wxa_illegal_record`: A violation was recorded.
 * @zh 产生了违规处罚记录
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/record-management/api_getillegalrecords.html
 * @see https://github.com/JeffreySu/WeiXinMPSDK
 */
export interface WxaIllegalRecordEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_illegal_record";
  /** The record. @zh 违规处罚记录 ID */
  readonly illegal_record_id: string;
  /** The mini program. @zh 小程序的 AppID */
  readonly appid: string;
  /** When the violation was, in seconds since 1970. @zh 违规时间，秒级时间戳 */
  readonly create_time?: number;
  /** Why. @zh 违规原因 */
  readonly illegal_reason: string;
  /** The evidence. @zh 违规内容 */
  readonly illegal_content: string;
  /** Link to the rule. @zh 违反的规则链接 */
  readonly rule_url: string;
  /** The rule that was broken. @zh 违反的规则名称 */
  readonly rule_name: string;
}
