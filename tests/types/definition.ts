// What must compile and what must not. Checked by `npm run types`: an unused @ts-expect-error is an error too.
import { defineFunction, type HandlerContext, reply } from "#runtime";

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
