// What is believed of permissions, of WeChat DevTools and of what the console says.
import { type Belief, believe } from "./belief";

export const DEVTOOLS_BELIEFS: readonly Belief[] = [
  believe({
    id: "permissions-not-by-tcb",
    part: "permissions",
    rule: "permissionsByTcb",
    other: true,
    what: {
      en: "`tcb fn deploy` uploads `config.json`, but its permissions do not become effective by it",
      zh: "`tcb fn deploy` 会上传 `config.json`，但其中的权限不会因此生效",
    },
    builtOn: { en: "CloudBase's page on -604101", zh: "云开发对 -604101 的解答" },
    otherwise: { en: "one step less", zh: "少一个步骤" },
  }),
  believe({
    id: "permissions-by-devtools",
    part: "permissions",
    rule: "permissionsByDevTools",
    other: false,
    what: {
      en: "The permissions of `config.json` become effective by an upload from DevTools",
      zh: "用开发者工具上传后，`config.json` 里的权限生效",
    },
    builtOn: { en: "CloudBase's page on -604101", zh: "云开发对 -604101 的解答" },
    otherwise: {
      en: "cloud calls stay refused with -604101: set WECHAT_APPID and WECHAT_APPSECRET, and replies go by access token",
      zh: "云调用仍报 -604101：设置 WECHAT_APPID 和 WECHAT_APPSECRET，改用 access_token 发送",
    },
    setting: {
      en: "Set WECHAT_APPID and WECHAT_APPSECRET: replies go by access token",
      zh: "设置 WECHAT_APPID 和 WECHAT_APPSECRET：改用 access_token 发送",
    },
  }),
  believe({
    id: "nested-root",
    part: "permissions",
    rule: "devToolsShowsNestedRoot",
    other: false,
    what: {
      en: "DevTools accepts `dist/cloudfunctions/` as `cloudfunctionRoot`",
      zh: "开发者工具接受 `dist/cloudfunctions/` 作为 `cloudfunctionRoot`",
    },
    builtOn: { en: "public templates with a nested root", zh: "有公开模板使用多级目录" },
    otherwise: { en: "set `cloudfunctionRoot` by hand", zh: "手动设置 `cloudfunctionRoot`" },
  }),
  believe({
    id: "devtools-ignores-build-file",
    part: "permissions",
    rule: "devToolsIgnoresBuildFile",
    other: false,
    what: {
      en: "DevTools uploads a folder that the build wrote among a team's own, with its config.json, and ignores the file `.message-push.json` beside the folders",
      zh: "开发者工具会上传构建写进团队原有目录的文件夹连同 config.json，并忽略这些文件夹旁的 `.message-push.json`",
    },
    builtOn: {
      en: "DevTools takes every folder of `cloudfunctionRoot` for a function",
      zh: "开发者工具把 `cloudfunctionRoot` 的每个文件夹当作云函数",
    },
    otherwise: {
      en: "build into a folder of its own ([adopting](adopting.md#where-things-are))",
      zh: "构建到单独的文件夹（[已有的小程序](adopting.zh-CN.md#东西放在哪里)）",
    },
  }),
  believe({
    id: "devtools-uploads-triggers",
    part: "permissions",
    rule: "devToolsUploadsTriggers",
    other: false,
    what: {
      en: "DevTools shows 上传触发器 for a function with triggers in config.json",
      zh: "config.json 里有触发器的云函数，开发者工具菜单里有「上传触发器」",
    },
    builtOn: { en: "practice; the page on triggers names no label", zh: "实际使用；触发器的文档没有写菜单名称" },
    otherwise: {
      en: "`npm run deploy` sets the trigger, or the console does",
      zh: "`npm run deploy` 会设置触发器，控制台也可以",
    },
  }),
  believe({
    id: "closed-collection-label",
    part: "console",
    rule: "closedCollectionNamesUsers",
    other: false,
    what: {
      en: "The console calls a collection that is closed to clients 所有用户不可读写, and no longer 仅管理端可读写",
      zh: "对客户端关闭的集合，控制台叫「所有用户不可读写」，不再叫「仅管理端可读写」",
    },
    builtOn: { en: "pages of different years", zh: "不同年份的文档" },
    otherwise: {
      en: "choose the one that gives clients no access",
      zh: "选客户端没有任何权限的那一项",
    },
  }),
];
