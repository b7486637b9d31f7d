// What each event of the simulator's stream reports, for docs/reference/control-api.md. Nothing that runs imports this.
import type { Both } from "../src/language";
import type { Happening } from "./events";

/** Every kind of event; one without words does not compile. */
export const EVENT_WORDS: Readonly<Record<Happening["kind"], Both>> = {
  "push-arrived": { en: "WeChat has a packet to push", zh: "微信有报文要推送" },
  "attempt-started": { en: "An attempt begins, with its invocations", zh: "一次投递开始，以及它的各次调用" },
  "attempt-ended": { en: "An attempt is over", zh: "一次投递结束" },
  "push-paused": { en: "The wait before the next attempt", zh: "下一次投递之前的等待" },
  "push-stopped": {
    en: "Somebody ended its retries: `sim.stopRetries()`, `/stop`, `DELETE /__sim/retries`",
    zh: "有人停止了重试：`sim.stopRetries()`、`/stop`、`DELETE /__sim/retries`",
  },
  "push-finished": { en: "WeChat is done with it, and the report has the result", zh: "推送结束，结果见报告" },
  "request-finished": {
    en: "A function's request to the gateway, with its outcome",
    zh: "云函数向网关的一个请求及其结果",
  },
  "invocation-started": { en: "A call of a function: instance, cold start", zh: "云函数的一次调用：实例、是否冷启动" },
  "invocation-ended": { en: "It is over: status, duration, memory", zh: "调用结束：状态、耗时、内存" },
  "log-line": {
    en: "A line as the function prints it; `entry` is its content where it is a JSON object, as the runtime's lines are; from outside, `place` is where its error was thrown in your sources",
    zh: "云函数刚打印的一行；它是 JSON 对象时（运行时的每一行都是），`entry` 是其内容；从外部读取时，`place` 是错误在您源码中的位置",
  },
  "inbox-entry": {
    en: "The customer sees one thing more: own message, reply, notice, typing, a person's words. Also long after the push was answered",
    zh: "客户又看到一条：自己的消息、客服消息、提示语、正在输入、人工客服的话。推送应答之后很久也会有",
  },
  "subscribe-message": {
    en: "The customer got a subscribe message, outside the conversation",
    zh: "客户收到一条订阅消息，不在会话里",
  },
  "cloud-call-refused": {
    en: "A cloud call did not reach WeChat, or has no answer here: function, number, reason",
    zh: "云调用没有到达微信，或这里没有应答：云函数、错误码、原因",
  },
  "outgoing-request": {
    en: "`sim.http` answered a function's request to another host: method, address, status; 0 where the connection broke",
    zh: "`sim.http` 应答了云函数对其他主机的请求：方法、地址、状态码；连接断开为 0",
  },
  "send-warning": {
    en: "WeChat takes it without a word, but it does nothing, or may not work: a key it does not know (`fact` names it, `fix` the nearest), a page path that is not as in app.json. `npm start` prints it",
    zh: "微信不声不响地收下，但不起作用，或可能打不开：不认识的键（`fact` 写出它，`fix` 给出最接近的）、与 app.json 不一致的页面路径。`npm start` 会打印",
  },
  "hand-over": {
    en: "The customer is `queued` for a person, `accepted`, or back with the function (`closed`)",
    zh: "客户在排队等人工（`queued`）、已被接入（`accepted`）、回到云函数（`closed`）",
  },
  "fault-injected": { en: "A fault was injected", zh: "注入了一个故障" },
  "faults-ordered": {
    en: "Faults were ordered or taken back: `GET /__sim/faults` has those that can still be injected",
    zh: "有故障被安排或取消：还能注入的见 `GET /__sim/faults`",
  },
  "clock-moved": { en: "The clock was moved on", zh: "时钟被拨快" },
  "timer-fired": { en: "A timer fired", zh: "定时触发器触发" },
  "functions-reloaded": {
    en: "Calls run the new version of `functions` from now on, and `removed` can no longer be called; `durationMs` counts from the change, in the machine's time",
    zh: "从此调用运行 `functions` 的新版本，`removed` 不能再被调用；`durationMs` 从改动算起，是本机的时间",
  },
  "build-failed": {
    en: "A change does not build, and the last good build goes on: `text` has files and lines",
    zh: "改动构建失败，上一次成功的构建继续运行，`text` 里有文件和行号",
  },
  "build-right": { en: "After that, all that changed is built again", zh: "之后全部改动都构建好了" },
  "types-broken": {
    en: "The type check found errors in code that runs all the same: `text` has files and lines",
    zh: "类型检查在照样运行的代码里发现错误，`text` 里有文件和行号",
  },
  "types-right": { en: "It finds none any more", zh: "不再有错误" },
  "restart-needed": {
    en: "What changed counts only after a restart: `text` says what",
    zh: "改动要重新启动才生效，`text` 说明是什么",
  },
};
