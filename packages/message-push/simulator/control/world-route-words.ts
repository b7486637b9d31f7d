// What the routes of events, time, faults and functions take and answer, for docs/reference/control-api.md. Nothing that runs imports this.
import { clockSchema, invokeSchema, modelSchema, reloadSchema, stubSchema, timerSchema } from "./control-schemas";
import type { ControlRoute, RouteWords } from "./route-words";

type Routes = Readonly<Partial<Record<ControlRoute, RouteWords>>>;

export const WORLD_ROUTES = {
  "GET /events": {
    query: "?since=0",
    answer: {
      en: "The [events](#events) as server-sent events; with `since` those after that id first, 0 for all",
      zh: "以服务器发送事件（SSE）给出[事件](#事件)；带 `since` 时先给出这个 id 之后的，0 为全部",
    },
  },
  "GET /requests": {
    query: "?invocation=…",
    answer: {
      en: "What the functions asked of the gateway, or one call did",
      zh: "云函数向网关请求过什么，或只看一次调用",
    },
  },
  "GET /clock": { answer: { en: "`{ nowMs, offsetMs }`", zh: "`{ nowMs, offsetMs }`" } },
  "POST /clock": {
    body: clockSchema,
    example: '{ "advanceMs": 60000 }',
    answer: { en: "The same, after the clock was moved on", zh: "时钟拨快之后的值，同上" },
  },
  "GET /timers": {
    answer: {
      en: "The timer triggers: function, name, expression, `running` or `paused`, next time",
      zh: "定时触发器：云函数、名称、表达式、`running` 或 `paused`、下一次",
    },
  },
  "POST /timers": {
    body: timerSchema,
    example: '{ "function": "relay", "action": "fire" }',
    answer: {
      en: "`fire`: how the function ended, once it has; otherwise the triggers",
      zh: "`fire`：云函数结束之后的结果；其他：触发器列表",
    },
  },
  "GET /faults": {
    answer: {
      en: "The pending faults, with how often each was passed (`seen`) and `injected`, and until when one with `forMs` lasts (`endsAtMs`)",
      zh: "待发生的故障，各经过几次（`seen`）、注入几次（`injected`），带 `forMs` 的到何时为止（`endsAtMs`）",
    },
  },
  "POST /faults": {
    body: { en: "a [fault](#faults)", zh: "一个[故障](#故障)" },
    example: '{ "on": "customerServiceMessage.send", "kind": "errcode", "errcode": 45015 }',
    answer: { en: "The pending faults", zh: "待发生的故障" },
  },
  "DELETE /faults": { answer: { en: "Takes all of them back", zh: "清空" } },
  "DELETE /faults/:index": { answer: { en: "The pending faults, without that one", zh: "其余待发生的故障" } },
  "GET /faults/injected": {
    answer: {
      en: "Every injection: fault, kind, place, function, openid, invocation, time, and the number of the push that it hit (`ofPush`)",
      zh: "每次注入：故障、类型、位置、云函数、openid、调用、时间，以及命中的推送编号（`ofPush`）",
    },
  },
} as const satisfies Routes;

export const FUNCTION_ROUTES = {
  "GET /functions": {
    answer: {
      en: "Functions with role, pairs, timeout, permissions, the names of their variables, and instances; your other functions too (`isForeign`)",
      zh: "云函数及其角色、消息对、超时、权限、环境变量名和实例；也包括其他云函数（`isForeign`）",
    },
  },
  "POST /reload": {
    body: reloadSchema,
    example: '{ "functions": ["text"] }',
    answer: {
      en: "Runs what is built now: `{ functions, removed, durationMs }`",
      zh: "改为运行现在构建好的代码：`{ functions, removed, durationMs }`",
    },
  },
  "POST /invoke": {
    body: invokeSchema,
    example: '{ "function": "login", "data": {}, "from": "customer-1" }',
    answer: {
      en: "A client's own call, with that customer's openid: how it ended, result or error, log lines, time, memory",
      zh: "小程序端的调用，带该客户的 openid：如何结束、返回值或错误、日志、耗时、内存",
    },
  },
  "GET /environment/:name": {
    answer: {
      en: "Environment variables for one call of a function outside the simulator; a template stands for what was filled in from `.env`",
      zh: "在模拟器之外调用一次云函数所需的环境变量；从 `.env` 填入的，显示为模板",
    },
  },
  "GET /stubs": {
    answer: {
      en: "The [stubs](testing.md), how often each was called, and the calls that need none (`ready`)",
      zh: "[替身](testing.zh-CN.md)、各被调用几次，以及不需要替身的云调用（`ready`）",
    },
  },
  "POST /stubs": {
    body: stubSchema,
    example: '{ "apiName": "ocr.idcard", "answer": { "name": "张三" } }',
    answer: {
      en: "The same; an `answer` with `contentType` and `base64` is a file",
      zh: "同上；`answer` 里写 `contentType` 和 `base64` 表示文件",
    },
  },
  "DELETE /stubs/:apiName": { answer: { en: "The same, without that one", zh: "同上，去掉这一个" } },
  "GET /model": {
    answer: {
      en: "How the [local model](model.md) behaves, and how often it was asked: `{ behaviour, asked }`",
      zh: "[本地模型](model.zh-CN.md)的行为和被问的次数：`{ behaviour, asked }`",
    },
  },
  "POST /model": {
    body: modelSchema,
    example: '{ "behaviour": "busy" }',
    answer: { en: "The same; `{}` has it answer again", zh: "同上；`{}` 恢复正常" },
  },
} as const satisfies Routes;
