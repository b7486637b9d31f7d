// What is believed of functions, their instances and callers.
import { type Belief, believe } from "./belief";
import { LIMIT_BELIEFS } from "./limits";

const CALLER_REFUSED_REPORT = {
  en: "the smoke test ends with `CALLER_REFUSED`: report it; pushes are not concerned",
  zh: "冒烟测试以 `CALLER_REFUSED` 结束：请反馈；推送不受影响",
};
const NOT_DOCUMENTED = { en: "not documented", zh: "没有文档" };
const WX_CONTEXT = { en: "WeChat's page on `getWXContext`", zh: "微信关于 `getWXContext` 的文档" };
const READ_ONLY = {
  en: "CloudBase's notes on functions; state 405 of the list of states",
  zh: "云函数的注意事项；云函数状态码 405",
};

export const INSTANCE_BELIEFS: readonly Belief[] = [
  believe({
    id: "context-function-name",
    part: "context",
    rule: "contextNamesFunction",
    other: false,
    what: { en: "`context.function_name` is the function's name", zh: "`context.function_name` 是云函数名" },
    builtOn: { en: "CloudBase's page on the context object", zh: "云开发关于 context 对象的文档" },
    otherwise: {
      en: "the folder's name is used: the last part of the pair",
      zh: "改用目录名，即消息对的最后一段",
    },
  }),
  believe({
    id: "context-time-limit",
    part: "context",
    rule: "contextTellsTimeout",
    other: false,
    what: {
      en: "`context.time_limit_in_ms` is the function's timeout",
      zh: "`context.time_limit_in_ms` 是云函数的超时时间",
    },
    builtOn: { en: "CloudBase's page on the context object", zh: "云开发关于 context 对象的文档" },
    otherwise: { en: "the lease assumes 60 s", zh: "租约按 60 秒计" },
  }),
  believe({
    id: "invoke-source",
    part: "context",
    rule: "invokeSource",
    other: "wx_client",
    what: {
      en: "A function that `tcb fn invoke` calls finds nothing in `SOURCE`",
      zh: "由 `tcb fn invoke` 调用的云函数，`SOURCE` 为空",
    },
    builtOn: NOT_DOCUMENTED,
    otherwise: CALLER_REFUSED_REPORT,
  }),
  believe({
    id: "invoke-openid",
    part: "context",
    rule: "openidInInvokes",
    other: true,
    what: {
      en: "A function that `tcb fn invoke` calls finds no openid",
      zh: "由 `tcb fn invoke` 调用的云函数，`OPENID` 为空",
    },
    builtOn: NOT_DOCUMENTED,
    otherwise: CALLER_REFUSED_REPORT,
  }),
  {
    id: "invoke-database",
    what: {
      en: "A function that `tcb fn invoke` calls reaches the database",
      zh: "由 `tcb fn invoke` 调用的云函数能访问数据库",
    },
    builtOn: NOT_DOCUMENTED,
    otherwise: {
      en: "the smoke test ends with `STORE_UNAVAILABLE`: report it; pushes are not concerned",
      zh: "冒烟测试以 `STORE_UNAVAILABLE` 结束：请反馈；推送不受影响",
    },
    notProbed: {
      en: "the probe itself needs it: a run that ends with a report has shown it, and one that cannot begin says `PROBE_FAILED`",
      zh: "探测本身就依赖它：能跑完并写出报告，就说明成立；否则一开始就以 `PROBE_FAILED` 结束",
    },
  },
  believe({
    id: "called-source",
    part: "context",
    rule: "calledSource",
    other: "function",
    what: {
      en: "A function called by a function finds `scf` at the end of `SOURCE`",
      zh: "被云函数调用的云函数，`SOURCE` 末尾是 `scf`",
    },
    builtOn: WX_CONTEXT,
    otherwise: {
      en: "second invocations are refused with `CALLER_REFUSED`: background work ends as dead letters",
      zh: "第二次调用被 `CALLER_REFUSED` 拒绝，后台任务成为死信",
    },
  }),
  believe({
    id: "timer-source",
    part: "timer",
    rule: "timerSource",
    other: "timer",
    what: { en: "A timer's chain begins with `wx_trigger`", zh: "定时触发的调用链以 `wx_trigger` 开头" },
    builtOn: WX_CONTEXT,
    otherwise: {
      en: "a timer tries cloud calls without the “typing…” test",
      zh: "定时触发里会直接尝试云调用，不先用「正在输入」试",
    },
  }),
  believe({
    id: "timer-every-minute",
    part: "timer",
    rule: "timersFire",
    other: false,
    what: {
      en: "A timer calls a function every minute with `0 * * * * * *`",
      zh: "`0 * * * * * *` 让定时触发器每分钟调用一次云函数",
    },
    builtOn: { en: "WeChat's page on triggers", zh: "微信关于触发器的文档" },
    otherwise: { en: "the backlog waits for the customer's next push", zh: "积压要等客户的下一条推送" },
  }),
  believe({
    id: "timer-database",
    part: "timer",
    rule: "timersReachDatabase",
    other: false,
    what: {
      en: "A function that a timer called may read and write the database",
      zh: "由定时触发器调用的云函数可以读写数据库",
    },
    builtOn: { en: "WeChat's page on triggers", zh: "微信关于触发器的文档" },
    otherwise: { en: "the backlog waits for the customer's next push", zh: "积压要等客户的下一条推送" },
  }),
  believe({
    id: "called-outlives-caller",
    part: "instances",
    rule: "calledOutlivesCaller",
    other: false,
    what: {
      en: "A function that was called keeps running when its caller has returned and is frozen",
      zh: "调用方返回并被冻结之后，被调用的云函数继续运行",
    },
    builtOn: { en: "each call is an invocation of its own", zh: "每次调用彼此独立" },
    otherwise: {
      en: "background work is cut off; the relay begins it again",
      zh: "后台任务被中断，由投递器重新开始",
    },
  }),
  believe({
    id: "instance-freezes",
    part: "instances",
    rule: "freezesAfterReturn",
    other: false,
    what: {
      en: "An instance is frozen after the return: work that the function left behind stands still",
      zh: "云函数返回后实例被冻结，没做完的事停在那里",
    },
    builtOn: { en: "reports of users", zh: "用户的反馈" },
    otherwise: {
      en: "nothing to change: the runtime leaves no work behind, and what thaws late cannot send",
      zh: "无需改动：运行时不会留下没做完的事，解冻晚了的实例也发不出消息",
    },
  }),
  believe({
    id: "instance-reused",
    part: "instances",
    rule: "reusesInstances",
    other: false,
    what: {
      en: "An instance takes further events after its first",
      zh: "处理完一次调用的实例会继续处理后面的调用",
    },
    builtOn: { en: "CloudBase's pages on instances", zh: "云开发关于实例的文档" },
    otherwise: {
      en: "every push pays for a cold start, and what an instance keeps (a token, a picture's media id) is fetched anew",
      zh: "每条推送都要冷启动，实例里缓存的东西（令牌、图片的 media_id）每次重新获取",
    },
  }),
  believe({
    id: "tmp-writable",
    part: "context",
    rule: "tmpIsWritable",
    other: false,
    what: { en: "/tmp can be written", zh: "/tmp 可写" },
    builtOn: READ_ONLY,
    otherwise: {
      en: "the runtime writes no files; a handler that does fails",
      zh: "运行时不写文件；要写文件的处理函数会失败",
    },
  }),
  believe({
    id: "code-read-only",
    part: "context",
    rule: "codeIsReadOnly",
    other: false,
    what: { en: "The folder of a function's code cannot be written", zh: "云函数代码所在目录不可写" },
    builtOn: READ_ONLY,
    otherwise: {
      en: "the simulator refuses what the cloud takes; nothing to change",
      zh: "模拟器比云端严格，无需改动",
    },
  }),
  believe({
    id: "segmenter",
    part: "context",
    rule: "hasSegmenter",
    other: false,
    what: {
      en: "The platform's Node has the data of `Intl.Segmenter`",
      zh: "平台的 Node 带有 `Intl.Segmenter` 的数据",
    },
    builtOn: { en: "official builds of Node do", zh: "官方构建的 Node 带有" },
    otherwise: {
      en: "long texts are cut between code points, possibly inside an emoji",
      zh: "长文本按码位切分，可能切在表情中间",
    },
  }),
  believe({
    id: "reach-wechat",
    part: "reach",
    rule: "reachesWechat",
    other: false,
    what: { en: "A function reaches api.weixin.qq.com", zh: "云函数能访问 api.weixin.qq.com" },
    builtOn: { en: "公网访问 is on by default", zh: "公网访问默认打开" },
    otherwise: {
      en: "every send ends in `SEND_REFUSED` without a number",
      zh: "每次发送都以没有错误码的 `SEND_REFUSED` 结束",
    },
  }),
  believe({
    id: "reach-wecom",
    part: "reach",
    rule: "reachesWecom",
    other: false,
    what: {
      en: "A function reaches `qyapi.weixin.qq.com`, where WeCom's group robots are, within a second",
      zh: "云函数能在一秒内访问企业微信群机器人所在的 `qyapi.weixin.qq.com`",
    },
    builtOn: { en: "公网访问 is on by default", zh: "公网访问默认打开" },
    otherwise: {
      en: "nobody is told that somebody waits (`desk-notice-failed`); customers are answered all the same",
      zh: "有人在等却没有通知（`desk-notice-failed`）；客户照常得到回复",
    },
  }),
  believe({
    id: "model-token",
    part: "reach",
    rule: "modelTokenOpens",
    other: false,
    what: {
      en: "A function's credentials, exchanged at `/auth/v1/token/clientCredential`, open the models of its environment at `/v1/ai/<group>/chat/completions`",
      zh: "云函数的凭证在 `/auth/v1/token/clientCredential` 换来的令牌，能访问本环境 `/v1/ai/<分组>/chat/completions` 的模型",
    },
    builtOn: {
      en: "the code of `@cloudbase/node-sdk`; CloudBase's pages name the same addresses with an API key",
      zh: "`@cloudbase/node-sdk` 的代码；云开发的文档写了同样的地址，用的是 API Key",
    },
    otherwise: {
      en: "`desk-model-failed` with status 401 or 404: take `MODEL_BASE_URL=https://<ENV_ID>.api.tcloudbasegateway.com/v1/ai/cloudbase/v1` and an API key of the console",
      zh: "`desk-model-failed`，状态码 401 或 404：改用 `MODEL_BASE_URL=https://<ENV_ID>.api.tcloudbasegateway.com/v1/ai/cloudbase/v1` 加控制台的 API Key",
    },
    setting: {
      en: "the `MODEL_…` variables",
      zh: "`MODEL_…` 环境变量",
    },
  }),
  {
    id: "model-first-words",
    what: {
      en: "A function reaches a model's address, and the first words come within 2.5 s",
      zh: "云函数能访问模型的地址，2.5 秒内有第一个字",
    },
    builtOn: {
      en: "公网访问 is on by default; a choice is 20 tokens",
      zh: "公网访问默认打开；一次挑选只有 20 token",
    },
    otherwise: {
      en: "`desk-model-failed` with `late`: a model that is nearer, or does not think",
      zh: "`desk-model-failed`，`late`：换更近的、不思考的模型",
    },
    notProbed: {
      en: "a model's words cost money, and each project chooses its own model",
      zh: "调用模型要花钱，而且每个项目用的模型不同",
    },
  },
  ...LIMIT_BELIEFS,
];
