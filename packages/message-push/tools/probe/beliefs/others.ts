// What is believed and no probe can try: the project's tools and the environment here, money and the push table beside.
import type { Belief } from "./belief";
import { MONEY_BELIEFS } from "./others-money";
import { PUSH_TABLE_BELIEFS } from "./others-push-table";

const TOOL_BELIEFS: readonly Belief[] = [
  {
    id: "cli-3",
    what: {
      en: 'CLI 3.x serves `npm run deploy` and `npm run smoke` as 2.12.10 does, and reads a cloudbaserc.json of version "2.1" that has the functions of 2.0',
      zh: "CLI 3.x 能像 2.12.10 一样用于 `npm run deploy` 和 `npm run smoke`，也能读函数部分与 2.0 相同的 2.1 版 cloudbaserc.json",
    },
    builtOn: {
      en: "its [page on upgrading](https://docs.cloudbase.net/cli-v1/migrate-v3); only 2.12.10 was available here, and it deploys from 2.0 and 2.1 alike",
      zh: "它的[升级说明](https://docs.cloudbase.net/cli-v1/migrate-v3)；编写时只有 2.12.10 可用，它对 2.0 和 2.1 的部署结果相同",
    },
    otherwise: {
      en: "install 2.12.10; [what 3.x changes](going-live.md#the-version-of-tcb)",
      zh: "安装 2.12.10；[3.x 的变化](going-live.zh-CN.md#the-version-of-tcb)",
    },
    notProbed: {
      en: "the probe runs with the `tcb` of the project and installs no other; its report names the version that it ran with",
      zh: "探测使用项目里安装的 `tcb`，不会另装一个；报告里写明所用的版本",
    },
  },
  {
    id: "realtime-client-left-out",
    what: {
      en: "The realtime client of the database can be left out of functions",
      zh: "数据库的实时客户端可以不打进云函数",
    },
    builtOn: {
      en: "only `watch` makes one, and wx-server-sdk documents `watch` for mini programs alone",
      zh: "只有 `watch` 会创建它，而 wx-server-sdk 只为小程序端记载 `watch`",
    },
    otherwise: {
      en: "`watch` in a function says so; report it, and the build keeps the client (`realtime.ts` in tools/bundle/slim-sdk.ts)",
      zh: "云函数里的 `watch` 会给出提示；请反馈，构建可以保留这个客户端（tools/bundle/slim-sdk.ts 里的 `realtime.ts`）",
    },
    notProbed: {
      en: "the probe's own function is bundled the same way, and never calls `watch`",
      zh: "探测自己的云函数也是这样打包的，而且从不调用 `watch`",
    },
  },
  {
    id: "devtools-packs-inside-miniprogram-root",
    what: {
      en: "WeChat DevTools packs functions that stand inside miniprogramRoot",
      zh: "开发者工具会打包放在 miniprogramRoot 里的云函数",
    },
    builtOn: { en: "reports of users", zh: "用户反馈" },
    otherwise: { en: "nothing to fix", zh: "不用改动" },
    notProbed: {
      en: "functions would have to be moved there and a version of the mini program uploaded",
      zh: "要把云函数挪进 miniprogramRoot，再上传一版小程序",
    },
  },
  {
    id: "npm-audit",
    what: { en: "What `npm audit` reports today", zh: "`npm audit` 今天的结果" },
    builtOn: {
      en: "the registry used while this was written does not support it",
      zh: "编写时所用的软件源不支持它",
    },
    otherwise: {
      en: "[dependencies.md](dependencies.md) explains how to read it",
      zh: "怎样解读见 [dependencies.md](dependencies.md)",
    },
    notProbed: {
      en: "it asks a registry of packages, not the cloud, and changes from day to day: run `npm audit --omit=dev`",
      zh: "它查询的是 npm 软件源，与云环境无关，结果每天会变：请运行 `npm audit --omit=dev`",
    },
  },
];

const ENVIRONMENT_BELIEFS: readonly Belief[] = [
  {
    id: "container-header",
    what: {
      en: "In 微信云托管, only its own gateway can set the header `x-wx-sources`",
      zh: "微信云托管里，只有它自己的网关能设置请求头 `x-wx-sources`",
    },
    builtOn: { en: "its page on message push", zh: "它关于消息推送的文档" },
    otherwise: { en: "close public access to the service", zh: "关闭公网访问" },
    notProbed: {
      en: "it takes a service in 微信云托管 that is open to the public; the probe deploys one function",
      zh: "需要在微信云托管里部署一个开放公网访问的服务；探测只部署一个云函数",
    },
  },
  {
    id: "pushes-pass-security-rules",
    what: {
      en: 'WeChat\'s pushes pass function security rules with `"invoke": false`',
      zh: '`"invoke": false` 的云函数安全规则不影响微信的推送',
    },
    builtOn: { en: "the rules concern client calls only", zh: "规则只针对客户端调用" },
    otherwise: {
      en: "the push fails; remove the rule for the function and rely on the guard",
      zh: "推送失败；放开该函数，依靠入口检查",
    },
    notProbed: {
      en: "the rules are one text for all functions of the environment, which the probe would have to change",
      zh: "安全规则是整个环境所有云函数共用的一份，探测不改动它",
    },
  },
  {
    id: "web-login-source",
    what: {
      en: "A call from a web page after a web login has a client in `SOURCE`, or an openid",
      zh: "网页登录后发起的调用，`SOURCE` 里有客户端，或带有 openid",
    },
    builtOn: { en: "its value is not documented", zh: "没有文档写明取值" },
    otherwise: {
      en: "the guard takes it for a push; the security rules refuse it before",
      zh: "入口检查会把它当成推送；安全规则在那之前就会拒绝",
    },
    notProbed: {
      en: "web login would have to be switched on in the environment, and its security rules opened",
      zh: "要在环境里打开网页登录，还要放开安全规则",
    },
  },
  {
    id: "plan-counts-calls",
    what: {
      en: "Which calls a plan of 微信云开发 counts, and what they cost",
      zh: "微信云开发的套餐把哪些算作调用，各多少钱",
    },
    builtOn: {
      en: "a price list of packs, and an older table of resources",
      zh: "资源包价目，以及较早的资源单价",
    },
    otherwise: {
      en: "[operating.md](operating.md#costs) counts calls; see 套餐用量 for the rest",
      zh: "[operating.zh-CN.md](operating.zh-CN.md#费用) 数出调用次数，其余看套餐用量",
    },
    notProbed: {
      en: "套餐用量 shows sums of the whole environment, in which one run does not stand out, and no prices of single calls",
      zh: "套餐用量只有整个环境的总数，看不出一次探测用了多少，也没有单次调用的价格",
    },
  },
];

export const OTHER_BELIEFS: readonly Belief[] = [
  ...TOOL_BELIEFS,
  ...ENVIRONMENT_BELIEFS,
  ...MONEY_BELIEFS,
  ...PUSH_TABLE_BELIEFS,
];
