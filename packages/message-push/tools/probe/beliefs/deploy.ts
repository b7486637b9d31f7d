// What is believed of deploys by tcb, of what it shows, and of keys.
import { type Belief, believe } from "./belief";

export const DEPLOY_BELIEFS: readonly Belief[] = [
  believe({
    id: "zip-updates-code",
    part: "deploy",
    rule: "zipUpdatesCode",
    other: false,
    what: {
      en: "`tcb fn deploy --yes --deployMode zip` creates and updates functions",
      zh: "`tcb fn deploy --yes --deployMode zip` 能创建和更新云函数",
    },
    builtOn: {
      en: "the code of CLI 2.12.10; the stand-in responds as that code expects",
      zh: "CLI 2.12.10 的代码；替身按这份代码响应",
    },
    otherwise: {
      en: "`npm run deploy` names what was not done; `npx tcb fn deploy --all --force` uploads over COS",
      zh: "`npm run deploy` 会指出没有做到的；`npx tcb fn deploy --all --force` 走 COS",
    },
  }),
  believe({
    id: "deploy-sets-triggers",
    part: "deploy",
    rule: "deploySetsTriggers",
    other: false,
    what: { en: "The same deploy sets the function's triggers", zh: "同一次部署也会设置云函数的触发器" },
    builtOn: { en: "the code of CLI 2.12.10", zh: "CLI 2.12.10 的代码" },
    otherwise: {
      en: "`npm run deploy` names the trigger that is missing; add it in the console",
      zh: "`npm run deploy` 会指出缺少的触发器；请在控制台添加",
    },
  }),
  believe({
    id: "trigger-replaces-namesake",
    part: "deploy",
    rule: "triggerReplacesNamesake",
    other: false,
    what: { en: "A trigger that is set again replaces the one of its name", zh: "再次设置的触发器替换同名的" },
    builtOn: { en: "the CLI sets triggers at every deploy", zh: "CLI 每次部署都设置触发器" },
    otherwise: { en: "a trigger is reported as missing", zh: "会报告缺少某个触发器" },
  }),
  believe({
    id: "other-triggers-stay",
    part: "deploy",
    rule: "otherTriggersStay",
    other: false,
    what: {
      en: "Triggers stay that are not among those that a deploy sets",
      zh: "部署没有写到的触发器保持不变",
    },
    builtOn: { en: "the CLI sets triggers at every deploy", zh: "CLI 每次部署都设置触发器" },
    otherwise: {
      en: "nothing: a superfluous trigger is gone by itself, and so is one of the console's",
      zh: "不用改动：多余的触发器会自行消失，在控制台添加的也会",
    },
  }),
  believe({
    id: "empty-variables",
    part: "deploy",
    rule: "takesEmptyVariables",
    other: false,
    what: {
      en: "`tcb fn deploy` takes environment variables that are empty, where `.env` leaves the HTTP settings out",
      zh: "`.env` 里没有 HTTP 配置时，`tcb fn deploy` 接受空的环境变量",
    },
    builtOn: { en: "the CLI fills the template with nothing", zh: "CLI 把模板填成空串" },
    otherwise: { en: "leave `http_push` out of what you deploy", zh: "部署时不要包含 `http_push`" },
  }),
  believe({
    id: "detail-shows-settings",
    part: "deploy",
    rule: "detailShowsSettings",
    other: false,
    what: {
      en: "What `tcb fn detail` shows is what the function has",
      zh: "`tcb fn detail` 显示的就是云函数实际的配置",
    },
    builtOn: { en: "the CLI's code; pages on GetFunction", zh: "CLI 的代码；GetFunction 的文档" },
    otherwise: { en: "a difference is reported where there is none", zh: "会报告并不存在的差别" },
  }),
  believe({
    id: "trigger-shows-expression",
    part: "deploy",
    rule: "triggerShownAs",
    other: "otherwise",
    agrees: (seen) => seen !== "otherwise",
    what: {
      en: 'A trigger shows its expression in `tcb fn detail`, bare or as `{"cron":…}`',
      zh: '`tcb fn detail` 里触发器显示表达式，直接写或写成 `{"cron":…}`',
    },
    builtOn: { en: "the CLI's code; pages on GetFunction", zh: "CLI 的代码；GetFunction 的文档" },
    otherwise: { en: "a trigger is reported as missing that is there", zh: "会把已有的触发器报告为缺少" },
  }),
  believe({
    id: "code-size-of-archive",
    part: "deploy",
    rule: "codeSizeIsOfArchive",
    other: false,
    what: { en: "The code size is that of the archive", zh: "代码体积就是压缩包的体积" },
    builtOn: { en: "not documented; the check is only that it is not 0", zh: "没有文档；只检查不为 0" },
    otherwise: { en: "the size shown differs", zh: "显示的体积不同" },
  }),
  believe({
    id: "wrong-key-code",
    part: "deploy",
    rule: "wrongKeyIsAuthFailure",
    other: false,
    what: {
      en: "A key that was refused shows one of the `AuthFailure` codes",
      zh: "被拒绝的密钥返回某个 `AuthFailure` 代码",
    },
    builtOn: { en: "the page on codes that all services share", zh: "所有服务公用错误码的文档" },
    otherwise: { en: "the text differs, the refusal does not", zh: "提示文字不同，拒绝是一样的" },
  }),
  {
    id: "expired-key-code",
    what: {
      en: "So does one that has expired or lacks rights",
      zh: "过期或无权的密钥也返回某个 `AuthFailure` 代码",
    },
    builtOn: { en: "the page on codes that all services share", zh: "所有服务公用错误码的文档" },
    otherwise: { en: "the text differs, the refusal does not", zh: "提示文字不同，拒绝是一样的" },
    notProbed: {
      en: "it would need a second key of the account, with fewer rights or for a few minutes",
      zh: "需要账号的另一个密钥：权限更少，或只有几分钟有效",
    },
  },
  believe({
    id: "secret-id-akid",
    part: "deploy",
    rule: "secretIdBeginsWithAkid",
    other: false,
    what: { en: "A SecretId begins with AKID, and a SecretKey does not", zh: "SecretId 以 AKID 开头，SecretKey 不是" },
    builtOn: { en: "every example of Tencent Cloud's pages", zh: "腾讯云文档里的每个例子" },
    otherwise: { en: "`npm run doctor` reports the two as exchanged", zh: "`npm run doctor` 会报告两者填反了" },
  }),
];
