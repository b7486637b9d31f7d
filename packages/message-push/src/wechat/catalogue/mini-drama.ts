// 短剧 and 小说: an episode was uploaded, a drama or a book was reviewed.
import type { PairDocs, PairFacts } from "./facts";

export const miniDrama = {
  "event:secvod_upload_event": {
    kind: "notice",
    wrapper: "upload_event",
    fields: {
      /** The media. @zh 媒资 ID */
      media_id: "text!",
      /** What you passed along when uploading. @zh 上传接口中透传的值 */
      source_context: "text",
      /** 0 uploaded, anything else failed. @zh 错误码，上传失败时不为 0 */
      errcode: "number!",
      /** What went wrong. @zh 错误提示 */
      errmsg: "text",
    },
  },
  "event:secvod_audit_event": {
    kind: "notice",
    wrapper: "audit_event",
    fields: {
      /** The drama; its details say how each episode fared. @zh 剧目 ID，单集的结果查询剧集详情 */
      drama_id: "text!",
      /** The decision. @zh 剧目审核结果 */
      audit_detail: {
        /** 0 invalid, 1 in review, 2 failed for good, 3 passed, 4 to be filled in again. @zh 审核状态：0 无效，1 审核中，2 最终失败，3 通过，4 驳回重填 */
        status: "number",
        /** 0 first review, 1 again, 2 replaced episodes, 3 basic information. @zh 审核类型：0 首次提审，1 再次提审，2 替换剧集，3 修改基本信息 */
        audit_type: "number",
        /** When it was handed in, in seconds since 1970. @zh 提审时间，秒级时间戳 */
        create_time: "number",
        /** When it was decided, in seconds since 1970. @zh 审核时间，秒级时间戳 */
        audit_time: "number",
      },
    },
  },
  "event:secbook_audit_event": {
    kind: "notice",
    wrapper: "audit_event",
    fields: {
      /** The book. @zh 作品 ID */
      book_id: "text!",
      /** The decision. @zh 审核结果 */
      audit_detail: {
        /** The state of the review. @zh 审核状态 */
        status: "number",
        /** When it was handed in, in seconds since 1970. @zh 提审时间，秒级时间戳 */
        create_time: "number",
        /** When it was decided, in seconds since 1970. @zh 审核时间，秒级时间戳 */
        audit_time: "number",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const UPLOAD =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/mini_drama/asset_upload_completion_event.html";
const REVIEW =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/mini_drama/drama_review_status_event.html";
const REVIEW_INFO =
  "https://developers.weixin.qq.com/miniprogram/dev/server/API/minidrama/auditdrama/api_getdramalatestauditinfo.html";
const NOVEL = "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/novel-api.html";
const SKIT = "https://github.com/fudiwei/DotNetCore.SKIT.FlurlHttpClient.Wechat";

const WRAPPED = {
  en: "The table has the fields at the top, the XML sample inside an element of their own: both are read.",
  zh: "字段表中的字段在顶层，XML 示例中外面还有一层元素：两种都能读",
} as const;

export const miniDramaDocs = {
  "event:secvod_upload_event": {
    about: { en: "An episode was uploaded, or could not be.", zh: "短剧媒资上传完成或失败" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "secvod_upload_event",
      media_id: 20001,
      source_context: "drama-7-episode-3",
      errcode: 0,
      errmsg: "OK",
    },
    handler: [
      "handle: ({ media_id, source_context, errcode }, { log }) => {",
      '  if (errcode !== 0) log.warn("upload failed", { media: media_id, context: source_context, errcode });',
      '  else log.info("uploaded", { media: media_id, context: source_context });',
      "},",
    ],
    sources: [UPLOAD],
    doubts: [WRAPPED],
  },
  "event:secvod_audit_event": {
    about: { en: "A drama was reviewed.", zh: "短剧剧目审核状态更新" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718352460,
      MsgType: "event",
      Event: "secvod_audit_event",
      drama_id: 20001,
      audit_detail: { status: 3, audit_type: 0, create_time: 1718265600, audit_time: 1718352455 },
    },
    handler: [
      "handle: ({ drama_id, audit_detail }, { log }) =>",
      '  log.info("drama reviewed", { drama: drama_id, status: audit_detail?.status, type: audit_detail?.audit_type }),',
    ],
    sources: [REVIEW, REVIEW_INFO],
    doubts: [
      WRAPPED,
      {
        en: "The values in audit_detail are those of the query interface: the event's page does not list them.",
        zh: "audit_detail 的取值见查询剧目审核信息的接口，事件页面没有列出",
      },
    ],
  },
  "event:secbook_audit_event": {
    about: { en: "A book was reviewed.", zh: "小说作品审核状态更新" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718352460,
      MsgType: "event",
      Event: "secbook_audit_event",
      book_id: "3012",
      audit_detail: { status: 3, create_time: 1718265600, audit_time: 1718352455 },
    },
    handler: [
      "handle: ({ book_id, audit_detail }, { log }) =>",
      '  log.info("book reviewed", { book: book_id, status: audit_detail?.status }),',
    ],
    sources: [NOVEL, SKIT],
    doubts: [
      WRAPPED,
      {
        en: "The event's part of the page could not be read: the fields are an SDK's that quotes it. What status means is not said there.",
        zh: "页面中事件的部分未能读到：字段取自引用该页面的 SDK，其中没有 status 的取值说明",
      },
    ],
  },
} as const satisfies Record<keyof typeof miniDrama, PairDocs>;
