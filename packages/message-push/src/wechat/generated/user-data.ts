// Generated from ../catalogue/user-data.ts by npm run generate: correct it there.
import type { Envelope } from "../catalogue/facts";

/**
 * Pair `event:user_info_modified`: A user who authorised you in the last 30 days changed their profile.
 * @zh 30 天内授权过的用户修改了资料
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/platform/authorized_user_information_changes.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/security.html
 */
export interface UserInfoModifiedEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "user_info_modified";
  /** The user. @zh 授权用户的 OpenID */
  readonly OpenID: string;
  /** The user across your apps; may be empty. @zh 授权用户的 UnionID，可能为空 */
  readonly UnionID: string;
  /** The mini program. @zh 小程序的 AppID */
  readonly AppID: string;
}

/**
 * Pair `event:user_authorization_revoke`: A user withdrew an authorisation.
 * @zh 用户撤回授权
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/platform/authorized_user_information_changes.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/security.html
 */
export interface UserAuthorizationRevokeEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "user_authorization_revoke";
  /** The user. @zh 授权用户的 OpenID */
  readonly OpenID: string;
  /** The user across your apps; may be empty. @zh 授权用户的 UnionID，可能为空 */
  readonly UnionID: string;
  /** The mini program. @zh 小程序的 AppID */
  readonly AppID: string;
  /** Code of what was withdrawn, for example 8 the phone number. @zh 撤回的授权信息代码，例如 8 是手机号 */
  readonly RevokeInfo: string;
  /** The plugin, when it was a plugin's authorisation. @zh 插件的 AppID，仅插件场景 */
  readonly PluginID: string;
  /** The user within the plugin, when it was a plugin's authorisation. @zh 撤回用户的 OpenPID，仅插件场景 */
  readonly OpenPID: string;
}

/**
 * Pair `event:user_authorization_cancellation`: A user gave up their account.
 * @zh 用户完成注销
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/event_push/platform/authorized_user_information_changes.html
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/security.html
 */
export interface UserAuthorizationCancellationEvent extends Envelope {
  readonly MsgType: "event";
  readonly Event: "user_authorization_cancellation";
  /** The user. @zh 授权用户的 OpenID */
  readonly OpenID: string;
  /** The user across your apps; may be empty. @zh 授权用户的 UnionID，可能为空 */
  readonly UnionID: string;
  /** The mini program. @zh 小程序的 AppID */
  readonly AppID: string;
}
