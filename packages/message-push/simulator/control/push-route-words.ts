// What the routes of pushes, customers and conversations take and answer, for docs/reference/control-api.md. Nothing that runs imports this.
import {
  againSchema,
  agentSchema,
  customerPushSchema,
  customerSchema,
  httpOrderSchema,
  renewSchema,
  rowsSchema,
  waitSchema,
} from "./control-schemas";
import type { ControlRoute, RouteWords } from "./route-words";

type Routes = Readonly<Partial<Record<ControlRoute, RouteWords>>>;

export const PUSH_ROUTES = {
  "POST /push": {
    body: customerPushSchema,
    query: waitSchema,
    example: '{ "from": "customer-1", "text": "你好" }',
    answer: {
      en: "Also takes an event as WeChat pushes it: anything with a MsgType. Waits until WeChat's side is finished: pair, function, attempts with times and outcomes, replies, notice. With `?wait=no` only `{ pushId }`, at once; with `?wait=idle` not before functions have ended what they left to the background. `again` is the push of that number once more, about this customer",
      zh: "也可以是微信推送的事件本身，即任何带 MsgType 的对象。等微信一侧结束：消息对、云函数、每次投递的时间和结果、回复、提示语。带 `?wait=no` 则立即返回 `{ pushId }`；带 `?wait=idle` 则等到后台任务也结束。`again`：以这位客户的身份再推送一条那个编号的",
    },
  },
  "GET /pushes": {
    query: rowsSchema,
    answer: {
      en: "The newest pushes, one row each; `before` gives older ones. The newest 10 000 are kept, `forgotten` counts the others",
      zh: "最新的推送，每条一行；更早的用 `before`。保留最近的 10000 条，`forgotten` 是更早的条数",
    },
  },
  "GET /pushes/:id": {
    answer: {
      en: "One push: its row, and its events as far as they are kept",
      zh: "一条推送：它的一行，以及还保留着的事件",
    },
  },
  "POST /pushes/:id/again": {
    body: againSchema,
    example: '{ "as": "redelivery" }',
    answer: {
      en: "Sends exactly that once more, the same content as a push of its own, or that delivered twice at once: `{ pushId }`",
      zh: "原样再投递一次，或把同样内容作为新的推送，或作为新推送同时投递两次：`{ pushId }`",
    },
  },
  "GET /pushes/:id/record": {
    answer: {
      en: "The push's record in the database: `{ record }`, or `{}`",
      zh: "这条推送在数据库里的记录：`{ record }`，没有则为 `{}`",
    },
  },
  "GET /desk": {
    answer: {
      en: "What the page begins with: run, newest event, time, project, build, WeChat's figures",
      zh: "页面的起点：本次运行、最新的事件、时间、项目、构建、微信的各项数值",
    },
  },
  "GET /samples": {
    query: "?from=customer-1",
    answer: {
      en: "Every pair: what happened, kind, modes, the function it goes to, and a new packet about that customer",
      zh: "每个消息对：发生了什么、类别、方式、去向的云函数，以及关于这位客户的新报文",
    },
  },
  "POST /samples/renew": {
    body: renewSchema,
    answer: {
      en: "`{ packet }`: the same content as a push of its own, with another time, MsgId and order number",
      zh: "`{ packet }`：同样内容的新推送，时间、MsgId、订单号都换新",
    },
  },
  "GET /retries": { answer: { en: "The pushes that are tried again", zh: "正在重试的推送" } },
  "DELETE /retries": { answer: { en: "Ends all of their retries", zh: "停止全部重试" } },
  "GET /http-push": {
    answer: {
      en: "The endpoint: mode, format, token, key, appid, where to; `null` without one",
      zh: "接收地址：模式、格式、Token、密钥、AppID、去向；没有则为 `null`",
    },
  },
  "POST /http-push": {
    body: httpOrderSchema,
    example: '{ "kind": "replay" }',
    answer: {
      en: "Sends a request that is no push: `{ status, headers, body }` of the response",
      zh: "发送一个不是推送的请求：响应的 `{ status, headers, body }`",
    },
  },
} as const satisfies Routes;

export const CUSTOMER_ROUTES = {
  "GET /customers": {
    answer: {
      en: "Who there is: openid, name, what may still be sent and until when, the session with a person",
      zh: "有哪些客户：openid、名字、还能发几条及期限、与人工的会话",
    },
  },
  "POST /customers": {
    body: customerSchema,
    example: '{ "name": "小王" }',
    answer: { en: "The same, with the customer of that name", zh: "同上，包括叫这个名字的客户" },
  },
  "GET /inbox/:who": {
    answer: {
      en: "What the customer sees, in order; `who` is an openid or a name",
      zh: "客户依次看到的；`who` 是 openid 或名字",
    },
  },
  "GET /conversations/:who": {
    answer: {
      en: "The same with hand-overs and entering (`happened`), and the newest event's id",
      zh: "同上，还带上转人工和进入会话（`happened`）以及最新事件的 id",
    },
  },
  "GET /conversations/:who/history": {
    answer: { en: "The events of this customer", zh: "这位客户的事件" },
  },
  "GET /media": {
    answer: { en: "The temporary media that are left, and until when", zh: "还没过期的临时素材及其期限" },
  },
  "GET /media/:id": { answer: { en: "One of them", zh: "其中一个" } },
  "POST /agent": {
    body: agentSchema,
    example: '{ "customer": "customer-1", "action": "accept" }',
    answer: {
      en: "The queue of customers that wait for a person",
      zh: "等待人工的客户队列",
    },
  },
} as const satisfies Routes;
