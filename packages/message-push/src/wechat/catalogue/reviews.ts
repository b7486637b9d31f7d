// 审核结果: what WeChat decided about a version, a name, a category or an interface of the mini program.
import type { PairDocs, PairFacts } from "./facts";

export const reviews = {
  "event:weapp_audit_success": {
    kind: "notice",
    fields: {
      /** When the version passed, in seconds since 1970. @zh 审核通过的时间，秒级时间戳 */
      SuccTime: "number",
    },
  },
  "event:weapp_audit_fail": {
    kind: "notice",
    fields: {
      /** Why it was rejected, with `<br>` between lines. @zh 审核不通过的原因，以 <br> 换行 */
      Reason: "text",
      /** When it was rejected, in seconds since 1970. @zh 审核不通过的时间，秒级时间戳 */
      FailTime: "number",
      /** Permanent media of screenshots, joined by `|`; may be empty. @zh 截图的永久素材 ID，以 | 分隔，可能为空 */
      ScreenShot: "text",
    },
  },
  "event:weapp_audit_delay": {
    kind: "notice",
    fields: {
      /** Why the review takes longer. @zh 审核延后的原因 */
      Reason: "text",
      /** When it was put off, in seconds since 1970. @zh 审核延后的时间，秒级时间戳 */
      DelayTime: "number",
    },
  },
  "event:wxa_nickname_audit": {
    kind: "notice",
    fields: {
      /** 2 rejected, 3 passed. @zh 审核结果：2 失败，3 成功 */
      ret: "number",
      /** The name that was asked for. @zh 申请使用的名称 */
      nickname: "text",
      /** Why it was rejected; empty when it passed. @zh 驳回原因，通过时为空 */
      reason: "text",
    },
  },
  "event:wxa_category_audit": {
    kind: "notice",
    fields: {
      /** 2 rejected, 3 passed. @zh 审核结果：2 驳回，3 通过 */
      ret: "number",
      /** Id of the category, first level. @zh 一级类目 ID */
      first: "text",
      /** Id of the category, second level. @zh 二级类目 ID */
      second: "text",
      /** Why it was rejected; empty when it passed. @zh 驳回原因，通过时为空 */
      reason: "text",
    },
  },
  "event:wxa_privacy_apply": {
    kind: "notice",
    fields: {
      /** The decision. @zh 审核结果 */
      result_info: {
        /** The interface, for example `wx.choosePoi`. @zh 接口英文名，如 wx.choosePoi */
        api_name: "text",
        /** Id of the application. @zh 审核单 ID */
        audit_id: "text",
        /** 2 rejected, 3 passed. @zh 审核状态：2 驳回，3 通过 */
        status: "text",
        /** When it was applied for, in seconds since 1970. @zh 申请时间，秒级时间戳 */
        apply_time: "number",
        /** When it was decided, in seconds since 1970. @zh 审核时间，秒级时间戳 */
        audit_time: "number",
        /** Why it was rejected; empty when it passed. @zh 驳回原因，通过时为空 */
        reason: "text",
      },
    },
  },
} as const satisfies Record<string, PairFacts>;

const CODE = "https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/code/audit_event.html";
const SUBMIT =
  "https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/code-management/api_submitaudit.html";
const NAME =
  "https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Mini_Program_Basic_Info/wxa_nickname_audit.html";
const SET_NAME =
  "https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/basic-info-management/api_setnickname.html";
const CATEGORY =
  "https://developers.weixin.qq.com/doc/oplatform/openApi/miniprogram-management/category-management/api_addcategory.html";
const PRIVACY =
  "https://developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/apply_api/apply_privacy_interface.html";

const THIRD_PARTY = {
  en: "Documented for the URL of a third-party platform; whether a mini program's own URL gets it is not said.",
  zh: "文档只写推送到第三方平台的消息与事件接收 URL，小程序自己的 URL 能否收到没有说明",
} as const;
const PRIVACY_AGREEMENT = {
  en: "The review of the privacy agreement is said to arrive as this event too, and cannot be told apart.",
  zh: "据官方人员答复，隐私协议的审核结果也走这个事件，无法区分",
} as const;

export const reviewsDocs = {
  "event:weapp_audit_success": {
    about: { en: "A version passed review.", zh: "代码审核通过" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "weapp_audit_success",
      SuccTime: 1718352009,
    },
    handler: ['handle: ({ ToUserName }, { log }) => log.info("version passed review", { account: ToUserName }),'],
    sources: [CODE, SUBMIT],
    doubts: [THIRD_PARTY, PRIVACY_AGREEMENT],
  },
  "event:weapp_audit_fail": {
    about: { en: "A version was rejected.", zh: "代码审核不通过" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "weapp_audit_fail",
      Reason: "1:服务类目不符合规范:<br>(1):小程序内容与所选类目不一致<br>",
      FailTime: 1718352009,
      ScreenShot: "cV3nT8qLzX0bRkYw|hM5sJd2GpEa7FoUi",
    },
    handler: [
      "handle: ({ ToUserName, ScreenShot }, { log }) => {",
      '  const screenshots = ScreenShot === "" ? 0 : ScreenShot.split("|").length;',
      '  log.warn("version rejected", { account: ToUserName, screenshots });',
      "},",
    ],
    sources: [CODE, SUBMIT],
    doubts: [THIRD_PARTY, PRIVACY_AGREEMENT],
  },
  "event:weapp_audit_delay": {
    about: { en: "The review of a version takes longer.", zh: "代码审核延后" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352010,
      MsgType: "event",
      Event: "weapp_audit_delay",
      Reason: "提审量较大，审核时间可能延长，请耐心等待",
      DelayTime: 1718352009,
    },
    handler: ['handle: ({ ToUserName }, { log }) => log.info("review put off", { account: ToUserName }),'],
    sources: [CODE, SUBMIT],
    doubts: [THIRD_PARTY, PRIVACY_AGREEMENT],
  },
  "event:wxa_nickname_audit": {
    about: { en: "A new name was reviewed.", zh: "名称审核有了结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352460,
      MsgType: "event",
      Event: "wxa_nickname_audit",
      ret: 2,
      nickname: "一壶好茶",
      reason: "名称与已有账号重复",
    },
    handler: ['handle: ({ ret }, { log }) => log.info(ret === 3 ? "name passed" : "name rejected", { ret }),'],
    sources: [NAME, SET_NAME],
    doubts: [THIRD_PARTY],
  },
  "event:wxa_category_audit": {
    about: { en: "A category was reviewed.", zh: "类目审核有了结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718352730,
      MsgType: "event",
      Event: "wxa_category_audit",
      ret: 2,
      first: "304",
      second: "321",
      reason: "资质文件已过有效期",
    },
    handler: [
      "handle: ({ ret, first, second }, { log }) =>",
      '  log.info(ret === 3 ? "category passed" : "category rejected", { first, second }),',
    ],
    sources: [CATEGORY],
    doubts: [
      THIRD_PARTY,
      {
        en: "The page's XML sample is malformed: first and second are closed by other tags.",
        zh: "文档中的 XML 示例有误：first 和 second 的闭合标签不匹配",
      },
    ],
  },
  "event:wxa_privacy_apply": {
    about: { en: "An application for a privacy interface was reviewed.", zh: "隐私接口申请有了审核结果" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "ofQ2v5Lk8RzTnXw1CbJyH7sMdG0E",
      CreateTime: 1718353200,
      MsgType: "event",
      Event: "wxa_privacy_apply",
      result_info: {
        api_name: "wx.choosePoi",
        apply_time: "1718340015",
        audit_id: "4187350926",
        audit_time: "1718353200",
        reason: "未找到使用该接口的场景",
        status: "2",
      },
    },
    handler: [
      "handle: ({ result_info }, { log }) =>",
      '  log.info("privacy interface reviewed", { api: result_info?.api_name, status: result_info?.status }),',
    ],
    sources: [PRIVACY],
    doubts: [
      THIRD_PARTY,
      {
        en: "What status means is inferred from two packets; the query interface numbers it differently.",
        zh: "status 的含义由两个报文推断，查询接口用的是另一套取值",
      },
      {
        en: "The page's XML sample has quotation marks inside the elements; whether real packets do is not said.",
        zh: "文档的 XML 示例在元素内容里带有双引号，真实报文是否如此没有说明",
      },
    ],
  },
} as const satisfies Record<keyof typeof reviews, PairDocs>;
