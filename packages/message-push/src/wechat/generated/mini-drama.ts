// Generated from ../catalogue/mini-drama.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:secvod_upload_event`: An episode was uploaded, or could not be.
 * @zh 短剧媒资上传完成或失败
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/mini_drama/asset_upload_completion_event.html
 */
export interface SecvodUploadEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "secvod_upload_event";
  /** The media. @zh 媒资 ID */
  readonly media_id: string;
  /** What you passed along when uploading. @zh 上传接口中透传的值 */
  readonly source_context: string;
  /** 0 uploaded, anything else failed. @zh 错误码，上传失败时不为 0 */
  readonly errcode: number;
  /** What went wrong. @zh 错误提示 */
  readonly errmsg: string;
}

/**
 * Pair `event:secvod_audit_event`: A drama was reviewed.
 * @zh 短剧剧目审核状态更新
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/mini_drama/drama_review_status_event.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/API/minidrama/auditdrama/api_getdramalatestauditinfo.html
 */
export interface SecvodAuditEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "secvod_audit_event";
  /** The drama; its details say how each episode fared. @zh 剧目 ID，单集的结果查询剧集详情 */
  readonly drama_id: string;
  /** The decision. @zh 剧目审核结果 */
  readonly audit_detail?: {
    /** 0 invalid, 1 in review, 2 failed for good, 3 passed, 4 to be filled in again. @zh 审核状态：0 无效，1 审核中，2 最终失败，3 通过，4 驳回重填 */
    readonly status?: number;
    /** 0 first review, 1 again, 2 replaced episodes, 3 basic information. @zh 审核类型：0 首次提审，1 再次提审，2 替换剧集，3 修改基本信息 */
    readonly audit_type?: number;
    /** When it was handed in, in seconds since 1970. @zh 提审时间，秒级时间戳 */
    readonly create_time?: number;
    /** When it was decided, in seconds since 1970. @zh 审核时间，秒级时间戳 */
    readonly audit_time?: number;
  };
}

/**
 * Pair `event:secbook_audit_event`: A book was reviewed.
 * @zh 小说作品审核状态更新
 * @see https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/novel-api.html
 * @see https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat
 */
export interface SecbookAuditEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "secbook_audit_event";
  /** The book. @zh 作品 ID */
  readonly book_id: string;
  /** The decision. @zh 审核结果 */
  readonly audit_detail?: {
    /** The state of the review. @zh 审核状态 */
    readonly status?: number;
    /** When it was handed in, in seconds since 1970. @zh 提审时间，秒级时间戳 */
    readonly create_time?: number;
    /** When it was decided, in seconds since 1970. @zh 审核时间，秒级时间戳 */
    readonly audit_time?: number;
  };
}
