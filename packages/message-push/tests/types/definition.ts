// What must compile and what must not. Checked by `npm run types`: an unused @ts-expect-error is an error too.
import { answer, handOver, noAnswer, openDesk, welcome } from "message-push/desk";
import { ack, defineFunction, type HandlerContext, later, type PushEvent, reply } from "#runtime";

// One pair: the event is that pair's.
defineFunction({ on: "text", handle: ({ Content }) => Content.trim() });
defineFunction({ on: "event:user_enter_tempsession", handle: ({ SessionFrom }) => reply.text(SessionFrom) });

// Several pairs: the union narrows by MsgType.
defineFunction({
  on: ["text", "image", "event:user_enter_tempsession"],
  handle(event) {
    switch (event.MsgType) {
      case "text":
        return event.Content;
      case "image":
        return event.MediaId;
      case "event":
        return event.SessionFrom;
    }
  },
});

// Answers: nothing, a string, a reply, several, yielded ones, chains.
defineFunction({ on: "text", handle: () => undefined });
defineFunction({ on: "text", handle() {} });
defineFunction({ on: "text", handle: async () => ["一", reply.image("M")] });
defineFunction({ on: "text", handle: () => reply.transferToAgent() });
defineFunction({ on: "text", handle: ({ Content }) => (Content === "人工" ? reply.transferToAgent() : "好") });
defineFunction({
  on: "text",
  async *handle() {
    yield "一";
    yield reply.text("二");
  },
});

const faq = (question: string): string | undefined => (question === "几点开门" ? "九点" : undefined);
const order = async (question: string) => (question.startsWith("订单") ? reply.text("在路上") : undefined);
defineFunction({
  on: "text",
  handle: async ({ Content }, { signal }: HandlerContext) =>
    faq(Content) ?? (await order(Content)) ?? (signal.aborted ? undefined : "请稍等"),
});

// Background work, decided push by push: alone, last in a list, or yielded last.
defineFunction({
  on: "text",
  handle: ({ Content }) =>
    Content === "人工" ? reply.transferToAgent() : later(async ({ signal }) => `${signal.aborted}`),
});
defineFunction({ on: "event:user_enter_tempsession", handle: () => ["您好", later(() => [reply.text("一"), "二"])] });
defineFunction({
  on: "text",
  async *handle() {
    yield "一";
    yield later(async function* () {
      yield "二";
    });
  },
});
// @ts-expect-error background work cannot transfer
later(() => reply.transferToAgent());
// @ts-expect-error nor can it leave its work once more
later(async () => later(() => "好"));
// @ts-expect-error a payment is acknowledged, and cannot be left to later
defineFunction({ on: "event:xpay_goods_deliver_notify", handle: () => later(() => "好") });
// @ts-expect-error no customer waits for it
defineFunction({ on: "event:wxa_media_check", handle: () => later(() => "好") });

// @ts-expect-error a misspelt pair
defineFunction({ on: "txt", handle: () => "好" });
// @ts-expect-error an event needs its prefix
defineFunction({ on: "user_enter_tempsession", handle: () => "好" });
// @ts-expect-error an unknown option
defineFunction({ on: "text", handle: () => "好", retries: 3 });
// @ts-expect-error a missing handler
defineFunction({ on: "text" });
// @ts-expect-error a number is no answer
defineFunction({ on: "text", handle: () => 7 });
// @ts-expect-error a raw wire message is no answer
defineFunction({ on: "text", handle: () => ({ msgtype: "text", text: { content: "好" } }) });
// @ts-expect-error an event cannot be transferred to an agent
defineFunction({ on: "event:user_enter_tempsession", handle: () => reply.transferToAgent() });
// @ts-expect-error an image has no Content
defineFunction({ on: "image", handle: ({ Content }) => Content });
// @ts-expect-error MsgId is a string: 64 bits do not fit into a number
defineFunction({ on: "text", handle: ({ MsgId }) => void (MsgId + 1).toFixed() });

const link = { title: "t", description: "d", url: "https://example.com", thumb_url: "https://example.com/a.png" };
reply.link(link);
// @ts-expect-error the wire's name is thumb_url
reply.link({ title: "t", description: "d", url: "https://example.com", thumbUrl: "https://example.com/a.png" });
// @ts-expect-error the wire's name is pagepath
reply.miniProgramPage({ title: "t", page_path: "pages/index/index", thumb_media_id: "M" });

// A picture has one source, and a card one cover.
reply.image({ file: "map.png" });
reply.miniProgramPage({ title: "t", pagepath: "pages/index/index", fileID: "cloud://env.bucket/map.png" });
// @ts-expect-error two sources
reply.image({ file: "map.png", url: "https://example.com/map.png" });
// @ts-expect-error the wire's name is fileID
reply.image({ fileId: "cloud://env.bucket/map.png" });
// @ts-expect-error a card without a cover
reply.miniProgramPage({ title: "t", pagepath: "pages/index/index" });

// Several events, one function: the union narrows by Event.
defineFunction({
  on: ["event:subscribe_msg_popup_event", "event:subscribe_msg_change_event", "event:subscribe_msg_sent_event"],
  handle(event, { log }) {
    switch (event.Event) {
      case "subscribe_msg_popup_event":
        return log.info("asked", { scenes: event.List.map(({ PopupScene }) => PopupScene).join() });
      case "subscribe_msg_change_event":
        return event.List.map(({ SubscribeStatusString }) => SubscribeStatusString);
      case "subscribe_msg_sent_event":
        return log.info("sent", { failed: event.List.filter(({ ErrorCode }) => ErrorCode !== "0").length });
    }
  },
});

// A payment must be acknowledged on every path.
const payment = "event:xpay_goods_deliver_notify";
defineFunction({ on: payment, handle: ({ GoodsInfo }) => (GoodsInfo?.Quantity ? ack.done() : ack.notYet("none")) });
defineFunction({ on: payment, handle: async () => ack.done() });
// @ts-expect-error nothing is no ack
defineFunction({ on: payment, handle: () => undefined });
// @ts-expect-error a path without an ack
defineFunction({ on: payment, handle: ({ OutTradeNo }) => (OutTradeNo === "" ? undefined : ack.done()) });
// @ts-expect-error nobody can be replied to
defineFunction({ on: payment, handle: () => "谢谢" });
// @ts-expect-error an empty list is no ack
defineFunction({ on: payment, handle: () => [] });
// @ts-expect-error a raw answer is no ack
defineFunction({ on: payment, handle: () => ({ ErrCode: 0, ErrMsg: "success" }) });
// @ts-expect-error a suggestion is for refund queries
defineFunction({ on: payment, handle: () => ack.refund({ suggest: "refund", evidence: "e" }) });

const query = "event:xpay_subscribe_ios_refund_query_notify";
defineFunction({ on: query, handle: () => ack.refund({ suggest: "refuse", evidence: "used" }) });
// @ts-expect-error a payment's ack is no suggestion
defineFunction({ on: query, handle: () => ack.done() });
// @ts-expect-error evidence is required
ack.refund({ suggest: "refuse" });

// A notice: nobody to reply to.
defineFunction({ on: "event:weapp_audit_fail", handle: ({ Reason }, { log }) => log.warn(Reason) });
// @ts-expect-error nobody would get it
defineFunction({ on: "event:weapp_audit_fail", handle: () => "好" });
// @ts-expect-error an ack is for payments
defineFunction({ on: "text", handle: () => ack.done() });

// The fallback: fields are text, if they are there.
defineFunction({ on: "unknown", handle: ({ MsgType, Whatever }) => `${MsgType} ${String(Whatever)}` });

// What may be missing says so; what is always there does not.
const checked = (event: PushEvent<"event:wxa_media_check">): string => event.result?.suggest ?? event.trace_id;
const paidFen = (event: PushEvent<typeof payment>): number | undefined => event.GoodsInfo?.ActualPrice;
// @ts-expect-error an object may be absent
const unguarded = (event: PushEvent<typeof payment>): string => event.GoodsInfo.ProductId;
void [checked, paidFen, unguarded];

// The desk: its verbs are what a handler returns, and only a customer's message can be handed over.
const desk = openDesk({ settings: { keepsQuestions: true }, rules: [] });
defineFunction({
  on: "text",
  prepare: desk.prepare,
  handle: async (event, context) => (await answer(desk, event, context)) ?? noAnswer(desk, event, context),
});
defineFunction({
  on: "text",
  handle: async (event, context) => (await answer(desk, event, context)) ?? later(() => "想好了"),
});
defineFunction({ on: ["image", "miniprogrampage"], handle: (event, context) => handOver(desk, event, context) });
defineFunction({ on: "event:user_enter_tempsession", handle: (event, context) => welcome(desk, event, context) });
defineFunction({
  on: "event:user_enter_tempsession",
  // @ts-expect-error an event is nobody's message, and cannot be handed over
  handle: (event, context) => handOver(desk, event, context),
});
