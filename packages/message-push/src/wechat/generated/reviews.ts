// Generated from ../catalogue/reviews.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:weapp_audit_success`: A version passed review.
 * @zh 代码审核通过
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/code/audit_event.html
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/code-management/api_submitaudit.html
 */
export interface WeappAuditSuccessEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "weapp_audit_success";
  /** When the version passed, in seconds since 1970. @zh 审核通过的时间，秒级时间戳 */
  readonly SuccTime?: number;
}

/**
 * Pair `event:weapp_audit_fail`: A version was rejected.
 * @zh 代码审核不通过
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/code/audit_event.html
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/code-management/api_submitaudit.html
 */
export interface WeappAuditFailEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "weapp_audit_fail";
  /** Why it was rejected, with `<br>` between lines. @zh 审核不通过的原因，以 <br> 换行 */
  readonly Reason: string;
  /** When it was rejected, in seconds since 1970. @zh 审核不通过的时间，秒级时间戳 */
  readonly FailTime?: number;
  /** Permanent media of screenshots, joined by `|`; may be empty. @zh 截图的永久素材 ID，以 | 分隔，可能为空 */
  readonly ScreenShot: string;
}

/**
 * Pair `event:weapp_audit_delay`: The review of a version takes longer.
 * @zh 代码审核延后
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/code/audit_event.html
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/code-management/api_submitaudit.html
 */
export interface WeappAuditDelayEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "weapp_audit_delay";
  /** Why the review takes longer. @zh 审核延后的原因 */
  readonly Reason: string;
  /** When it was put off, in seconds since 1970. @zh 审核延后的时间，秒级时间戳 */
  readonly DelayTime?: number;
}

/**
 * Pair `event:wxa_nickname_audit`: A new name was reviewed.
 * @zh 名称审核有了结果
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Mini_Program_Basic_Info/wxa_nickname_audit.html
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/basic-info-management/api_setnickname.html
 */
export interface WxaNicknameAuditEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_nickname_audit";
  /** 2 rejected, 3 passed. @zh 审核结果：2 失败，3 成功 */
  readonly ret?: number;
  /** The name that was asked for. @zh 申请使用的名称 */
  readonly nickname: string;
  /** Why it was rejected; empty when it passed. @zh 驳回原因，通过时为空 */
  readonly reason: string;
}

/**
 * Pair `event:wxa_category_audit`: A category was reviewed.
 * @zh 类目审核有了结果
 * @see https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/category-management/api_addcategory.html
 */
export interface WxaCategoryAuditEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_category_audit";
  /** 2 rejected, 3 passed. @zh 审核结果：2 驳回，3 通过 */
  readonly ret?: number;
  /** Id of the category, first level. @zh 一级类目 ID */
  readonly first: string;
  /** Id of the category, second level. @zh 二级类目 ID */
  readonly second: string;
  /** Why it was rejected; empty when it passed. @zh 驳回原因，通过时为空 */
  readonly reason: string;
}

/**
 * Pair `event:wxa_privacy_apply`: An application for a privacy interface was reviewed.
 * @zh 隐私接口申请有了审核结果
 * @see https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/apply_api/apply_privacy_interface.html
 */
export interface WxaPrivacyApplyEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "wxa_privacy_apply";
  /** The decision. @zh 审核结果 */
  readonly result_info?: {
    /** The interface, for example `wx.choosePoi`. @zh 接口英文名，如 wx.choosePoi */
    readonly api_name: string;
    /** Id of the application. @zh 审核单 ID */
    readonly audit_id: string;
    /** 2 rejected, 3 passed. @zh 审核状态：2 驳回，3 通过 */
    readonly status: string;
    /** When it was applied for, in seconds since 1970. @zh 申请时间，秒级时间戳 */
    readonly apply_time?: number;
    /** When it was decided, in seconds since 1970. @zh 审核时间，秒级时间戳 */
    readonly audit_time?: number;
    /** Why it was rejected; empty when it passed. @zh 驳回原因，通过时为空 */
    readonly reason: string;
  };
}
