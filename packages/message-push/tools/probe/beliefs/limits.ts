// What is believed of the limits of functions: sizes, memory, time, and how long things take.
import { type Belief, believe } from "./belief";

/** WeChat waits 5 s, the runtime answers within 4: the rest is the platform's. */
const STARTS_WITHIN_MS = 1_000;
/** What the runtime keeps at the end of an attempt to record its outcome: RECORDING_RESERVE_MS. */
const DATABASE_WITHIN_MS = 500;

const MB = 1024 * 1024;

export const LIMIT_BELIEFS: readonly Belief[] = [
  believe({
    id: "time-limit-kills",
    part: "memory",
    rule: "timeLimitKills",
    other: false,
    what: {
      en: "A function that runs longer than its timeout is ended",
      zh: "运行超过超时时间的云函数会被终止",
    },
    builtOn: { en: "state 433 of the list of states", zh: "云函数状态码 433" },
    otherwise: {
      en: "a second invocation runs on beside the next one; its lease has ended, so it can neither send nor record",
      zh: "第二次调用会与下一次并行；它的租约已到期，既不能发送也不能记录",
    },
  }),
  believe({
    id: "memory-counts-node",
    part: "memory",
    rule: "memoryCountsNode",
    other: true,
    what: {
      en: "The cloud counts a function's memory about as the simulator does: without Node itself",
      zh: "云端计算云函数内存的方式与模拟器大致相同：不算 Node 自身",
    },
    builtOn: { en: "the page on state 434 gives no way of counting", zh: "状态码 434 的文档没有写计算方式" },
    otherwise: {
      en: "take a larger `memorySize`: the cloud also counts Node itself",
      zh: "调大 `memorySize`：云端把 Node 自身也算进去",
    },
    setting: {
      en: "`memorySize` of the function in cloudbaserc.json",
      zh: "cloudbaserc.json 里该云函数的 `memorySize`",
    },
  }),
  believe({
    id: "event-size",
    part: "limits",
    rule: "eventMaxBytes",
    other: 3 * MB,
    what: {
      en: "A function that is called by a function takes an event of 6 MB",
      zh: "被云函数调用的云函数，最多接收 6 MB 的事件",
    },
    builtOn: { en: "the page on quotas, 同步请求事件大小", zh: "配额与限制的文档，同步请求事件大小" },
    otherwise: {
      en: "background work passes an id alone; a handler that calls functions of its own passes less",
      zh: "后台任务只传一个 id，不受影响；处理函数自己调用别的云函数时少传一些",
    },
  }),
  believe({
    id: "function-result-size",
    part: "limits",
    rule: "functionResultMaxBytes",
    other: 3 * MB,
    what: {
      en: "A function gets 1 MB from a function that it calls",
      zh: "云函数从被调用的云函数最多得到 1 MB",
    },
    builtOn: {
      en: "the SDK's table and the page on EXCEED_MAX_RESPONSE_SIZE",
      zh: "SDK 的错误码表和 EXCEED_MAX_RESPONSE_SIZE 的文档",
    },
    otherwise: {
      en: "`rules` of the simulator set another figure; read in smaller parts",
      zh: "模拟器的 `rules` 设别的数值；分批读取",
    },
    setting: {
      en: "`rules: { functionResultMaxBytes }` of the simulator",
      zh: "模拟器的 `rules: { functionResultMaxBytes }`",
    },
  }),
  believe({
    id: "variables-arrive",
    part: "memory",
    rule: "variablesArriveWhole",
    other: false,
    what: {
      en: "Environment variables arrive as they were deployed, with quotes, signs and Chinese",
      zh: "环境变量按部署时的原样到达云函数，包括引号、符号和中文",
    },
    builtOn: { en: "the CLI passes on what cloudbaserc.json holds", zh: "CLI 原样传递 cloudbaserc.json 里的值" },
    otherwise: {
      en: "keep values to letters and digits; texts belong into the code or the desk's collections",
      zh: "值只用字母和数字；文案放在代码或客服的集合里",
    },
  }),
  believe({
    id: "start-up-time",
    part: "memory",
    rule: "startUpMs",
    other: 2_500,
    agrees: (ms) => ms <= STARTS_WITHIN_MS,
    what: {
      en: "In the cloud a function with 256 MB starts within a second, as half of the starts show",
      zh: "在云端，256 MB 的云函数一秒内启动（按中位数）",
    },
    builtOn: { en: "measured on a laptop only", zh: "只在笔记本上测过" },
    otherwise: { en: "more memory, or `deadlineMs`", zh: "加内存，或调整 `deadlineMs`" },
    setting: {
      en: "`memorySize` in cloudbaserc.json, or a smaller `deadlineMs`",
      zh: "cloudbaserc.json 的 `memorySize`，或更小的 `deadlineMs`",
    },
  }),
  believe({
    id: "database-call-time",
    part: "memory",
    rule: "databaseCallMs",
    other: 700,
    agrees: (ms) => ms <= DATABASE_WITHIN_MS,
    what: {
      en: "A function with 256 MB reads or writes one document within half a second, 19 times of 20",
      zh: "256 MB 的云函数读写一个文档，20 次里有 19 次在半秒内完成",
    },
    builtOn: {
      en: "the runtime keeps half a second for recording what came of an attempt",
      zh: "运行时为记录一次处理的结果留了半秒",
    },
    otherwise: {
      en: "some outcomes are not recorded in time, and the relay works on those pushes again: more memory, or a smaller `deadlineMs`",
      zh: "有些结果来不及记录，由投递器再处理一次：加内存，或调小 `deadlineMs`",
    },
    setting: {
      en: "`memorySize` in cloudbaserc.json, or a smaller `deadlineMs`",
      zh: "cloudbaserc.json 的 `memorySize`，或更小的 `deadlineMs`",
    },
  }),
];
