// 授权用户信息变更: what a user changed, withdrew or gave up, and you must follow.
import type { PairDocs, PairFacts } from "./facts";

export const userData = {
  "event:user_info_modified": {
    kind: "notice",
    customerField: "OpenID",
    fields: {
      /** The user. @zh 授权用户的 OpenID */
      OpenID: "text!",
      /** The user across your apps; may be empty. @zh 授权用户的 UnionID，可能为空 */
      UnionID: "text",
      /** The mini program. @zh 小程序的 AppID */
      AppID: "text",
    },
  },
  "event:user_authorization_revoke": {
    kind: "notice",
    customerField: "OpenID",
    fields: {
      /** The user. @zh 授权用户的 OpenID */
      OpenID: "text!",
      /** The user across your apps; may be empty. @zh 授权用户的 UnionID，可能为空 */
      UnionID: "text",
      /** The mini program. @zh 小程序的 AppID */
      AppID: "text",
      /** Code of what was withdrawn, for example 8 the phone number. @zh 撤回的授权信息代码，例如 8 是手机号 */
      RevokeInfo: "text",
      /** The plugin, when it was a plugin's authorisation. @zh 插件的 AppID，仅插件场景 */
      PluginID: "text",
      /** The user within the plugin, when it was a plugin's authorisation. @zh 撤回用户的 OpenPID，仅插件场景 */
      OpenPID: "text",
    },
  },
  "event:user_authorization_cancellation": {
    kind: "notice",
    customerField: "OpenID",
    fields: {
      /** The user. @zh 授权用户的 OpenID */
      OpenID: "text!",
      /** The user across your apps; may be empty. @zh 授权用户的 UnionID，可能为空 */
      UnionID: "text",
      /** The mini program. @zh 小程序的 AppID */
      AppID: "text",
    },
  },
} as const satisfies Record<string, PairFacts>;

const CHANGES =
  "https://developers.weixin.qq.com/miniprogram/dev/server/event_push/platform/authorized_user_information_changes.html";
const SECURITY = "https://developers.weixin.qq.com/miniprogram/dev/framework/security.html";

const NO_UNION_ID = {
  en: "UnionID is on the older page only.",
  zh: "UnionID 只见于旧页面，现行页面已删去",
} as const;
const MSG_TYPE_CASE = {
  en: "The table spells the MsgType Event, the samples event: it is event here.",
  zh: "MsgType 在字段表中写作 Event，示例中是 event：这里按 event",
} as const;

export const userDataDocs = {
  "event:user_info_modified": {
    about: {
      en: "A user who authorised you in the last 30 days changed their profile.",
      zh: "30 天内授权过的用户修改了资料",
    },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718424600,
      MsgType: "event",
      Event: "user_info_modified",
      OpenID: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      AppID: "wx3d289323f5900f8e",
    },
    handler: [
      "handle: ({ AppID }, { log }) => {",
      "  // Refresh or forget the profile that you keep under the push's OpenID.",
      '  log.info("profile changed", { app: AppID });',
      "},",
    ],
    sources: [CHANGES, SECURITY],
    doubts: [NO_UNION_ID, MSG_TYPE_CASE],
  },
  "event:user_authorization_revoke": {
    about: { en: "A user withdrew an authorisation.", zh: "用户撤回授权" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718424655,
      MsgType: "event",
      Event: "user_authorization_revoke",
      OpenID: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      AppID: "wx3d289323f5900f8e",
      RevokeInfo: "8",
      PluginID: "wx51c7e09ab3d2f864",
      OpenPID: "G2wRt7XkLz9NcVq4BsYm1JhDpE6A",
    },
    handler: [
      "handle: ({ RevokeInfo }, { log }) => {",
      "  // Delete what you keep of that kind under the push's OpenID.",
      '  log.info("authorisation withdrawn", { code: RevokeInfo });',
      "},",
    ],
    sources: [CHANGES, SECURITY],
    doubts: [
      NO_UNION_ID,
      MSG_TYPE_CASE,
      {
        en: "Whether one push can name several codes, and how they are joined, is not said.",
        zh: "一次推送能否带多个代码、如何分隔，没有说明",
      },
      {
        en: "OpenPID begins with a space in the page's sample: trim it.",
        zh: "文档示例中 OpenPID 以空格开头：使用前请去掉首尾空格",
      },
    ],
  },
  "event:user_authorization_cancellation": {
    about: { en: "A user gave up their account.", zh: "用户完成注销" },
    modes: ["http"],
    account: "mini-program",
    sample: {
      ToUserName: "gh_6b1d4f90c2e7",
      FromUserName: "oYb8KxT3nQzWc0LrVs5JdGm7HpEA",
      CreateTime: 1718424790,
      MsgType: "event",
      Event: "user_authorization_cancellation",
      OpenID: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
      AppID: "wx3d289323f5900f8e",
    },
    handler: [
      "handle: ({ AppID }, { log }) => {",
      "  // Delete everything that you keep under the push's OpenID.",
      '  log.info("user gone", { app: AppID });',
      "},",
    ],
    sources: [CHANGES, SECURITY],
    doubts: [NO_UNION_ID, MSG_TYPE_CASE],
  },
} as const satisfies Record<keyof typeof userData, PairDocs>;
