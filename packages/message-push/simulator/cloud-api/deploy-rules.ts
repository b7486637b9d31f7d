// What is uncertain about deploys by tcb, about uploads by DevTools, and about keys. Each is a default.

export interface DeployRules {
  /** Whether an environment variable may be empty. */
  readonly takesEmptyVariables: boolean;
  /** Whether an upload by zip replaces the code of a function that is there. */
  readonly zipUpdatesCode: boolean;
  /** Whether a deploy sets the triggers. */
  readonly deploySetsTriggers: boolean;
  /** Whether a trigger that is set again replaces the one of its name. */
  readonly triggerReplacesNamesake: boolean;
  /** Whether triggers stay that are not among those that are set. */
  readonly otherTriggersStay: boolean;
  /** Whether timeout and memory are shown as they were set. */
  readonly detailShowsSettings: boolean;
  /** How a timer is shown: as `{"cron":…}`, by its bare expression, or without it. */
  readonly triggerShownAs: "object" | "bare" | "otherwise";
  /** Whether the code size is the archive's; otherwise, that of the files in it. */
  readonly codeSizeIsOfArchive: boolean;
  /** Whether a key that is refused gets one of the codes `AuthFailure.…`. */
  readonly wrongKeyIsAuthFailure: boolean;
  /** Whether a SecretId begins with AKID, and a SecretKey does not. */
  readonly secretIdBeginsWithAkid: boolean;
  /** Whether the permissions of config.json become effective when the CLI deploys. */
  readonly permissionsByTcb: boolean;
  /** Whether they become effective when WeChat DevTools uploads. */
  readonly permissionsByDevTools: boolean;
  /** Whether DevTools shows functions of a cloudfunctionRoot that is a folder in a folder, as `dist/cloudfunctions/`. */
  readonly devToolsShowsNestedRoot: boolean;
  /** Whether DevTools ignores the file `.message-push.json` beside the folders. */
  readonly devToolsIgnoresBuildFile: boolean;
  /** Whether DevTools' menu has 上传触发器 for a function with triggers in config.json. */
  readonly devToolsUploadsTriggers: boolean;
  /** Whether the console calls a collection that is closed to clients 所有用户不可读写; otherwise, 仅管理端可读写. */
  readonly closedCollectionNamesUsers: boolean;
}

export const DEPLOY_RULES: DeployRules = {
  takesEmptyVariables: true,
  zipUpdatesCode: true,
  deploySetsTriggers: true,
  triggerReplacesNamesake: true,
  otherTriggersStay: true,
  detailShowsSettings: true,
  triggerShownAs: "object",
  codeSizeIsOfArchive: true,
  wrongKeyIsAuthFailure: true,
  secretIdBeginsWithAkid: true,
  permissionsByTcb: false,
  permissionsByDevTools: true,
  devToolsShowsNestedRoot: true,
  devToolsIgnoresBuildFile: true,
  devToolsUploadsTriggers: true,
  closedCollectionNamesUsers: true,
};
