// The queue of an attempt's replies: what it keeps, joins, hands out, and has no place for.
import fc from "fast-check";
import { ReplyQueue } from "../../src/runtime/reply-queue";
import type { MessageBody } from "../../src/wechat/messages";

const NEW = { sent: 0, sentAtMs: [], unconfirmed: 0, tries: 0 };
const text = (content: string): MessageBody => ({ msgtype: "text", text: { content } });
const image = (media_id: string): MessageBody => ({ msgtype: "image", image: { media_id } });
const nameOf = (message: MessageBody) =>
  message.msgtype === "text" ? message.text.content : message.msgtype === "image" ? message.image.media_id : "";

/** Sends everything that may be sent. */
function sendAll(queue: ReplyQueue): string[] {
  const sent: string[] = [];
  for (let next = queue.next; next !== undefined; next = queue.next) {
    sent.push(nameOf(next));
    queue.settle(sent.length);
  }
  return sent;
}

test("what a handler returned is handed out in order", () => {
  const queue = new ReplyQueue(NEW, 5);
  queue.take([text("一"), image("二"), text("三")], true);
  expect(sendAll(queue)).toEqual(["一", "二", "三"]);
  expect(queue.isEmpty).toBe(true);
  expect(queue.progress()).toEqual({ sent: 3, sentAtMs: [1, 2, 3], unconfirmed: 0, tries: 0, outbox: [] });
});

test("as long as a handler yields, the last place is kept, and what comes meanwhile is joined into it", () => {
  const queue = new ReplyQueue(NEW, 2);
  const sent = ["一", "二", "三"].flatMap((content) => {
    queue.take([text(content)], false);
    return sendAll(queue);
  });
  queue.take([], true);
  expect([...sent, ...sendAll(queue)]).toEqual(["一", "二\n三"]);
});

test("replies that earlier attempts sent are skipped when the handler runs again", () => {
  const queue = new ReplyQueue({ sent: 2, sentAtMs: [7, 8], unconfirmed: 0, tries: 0 }, 5);
  queue.take([text("一")], false);
  expect(queue.isEmpty).toBe(true);
  queue.take([text("二"), text("三")], true);
  expect(sendAll(queue)).toEqual(["三"]);
  expect(queue.progress().sentAtMs).toEqual([7, 8, 1]);
});

test("an outbox is sent from its begin: what was sent is no part of it", () => {
  const queue = new ReplyQueue({ sent: 2, sentAtMs: [7, 8], unconfirmed: 0, tries: 0, outbox: [text("三")] }, 5);
  queue.take([text("三")], true);
  expect(sendAll(queue)).toEqual(["三"]);
});

test("the outbox is unknown until the handler has said everything", () => {
  const queue = new ReplyQueue(NEW, 5);
  queue.take([text("一")], false);
  expect(queue.progress()).toEqual({ sent: 0, sentAtMs: [], unconfirmed: 0, tries: 0 });
  queue.take([], true);
  expect(queue.progress()).toEqual({ sent: 0, sentAtMs: [], unconfirmed: 0, tries: 0, outbox: [text("一")] });
});

test("a reply whose fate is unknown can be assumed to be sent, and the queue stays as it is", () => {
  const queue = new ReplyQueue(NEW, 5);
  queue.take([text("一"), text("二")], true);
  expect(queue.progress(9)).toEqual({ sent: 1, sentAtMs: [9], unconfirmed: 1, tries: 0, outbox: [text("二")] });
  expect(queue.progress()).toMatchObject({ sent: 0, outbox: [text("一"), text("二")] });
});

test("fewer places join what was complete already, and more places change nothing", () => {
  const queue = new ReplyQueue(NEW, 5);
  queue.take([text("一"), text("二"), text("三")], true);
  queue.limit(9);
  queue.limit(1);
  queue.limit(5);
  expect(sendAll(queue)).toEqual(["一\n二\n三"]);
});

test("a place is announced for each reply that will be sent, and for one as long as the handler yields", () => {
  const queue = new ReplyQueue(NEW, 3);
  queue.take([image("一"), image("二")], false);
  expect(queue.announced).toBe(1);
  queue.take([], true);
  expect(queue.announced).toBe(2);
  queue.take([image("三"), image("四")], true);
  expect(queue.announced).toBe(3);
});

test.each([
  ["more than the action ever allowed", 5, 3, "BUDGET_EXCEEDED"],
  ["more than others have left", 2, 0, "BUDGET_USED_UP"],
])("without a place, %s is told apart", (_, count, places, code) => {
  const queue = new ReplyQueue(NEW, 3);
  queue.limit(places);
  queue.take(
    Array.from({ length: count }, (__, index) => image(`${index}`)),
    true,
  );
  sendAll(queue);
  expect(queue.overflow()).toMatchObject({ code });
});

test("a handler that yields without an end is stopped at 50 replies that wait", () => {
  const queue = new ReplyQueue(NEW, 1);
  const yieldOne = () => queue.take([image("一")], false);
  for (let count = 0; count < 50; count += 1) yieldOne();
  expect(queue.isComplete).toBe(false);
  yieldOne();
  expect(queue.isComplete).toBe(true);
  expect(sendAll(queue)).toEqual(["一"]);
  expect(queue.overflow()).toMatchObject({ code: "BUDGET_EXCEEDED" });
});

test("a message that may have been said is not joined with others, which nobody has said yet", () => {
  const outbox = [text("一"), text("二"), text("三")];
  const queue = new ReplyQueue({ ...NEW, tries: 1, outbox }, 5);
  queue.take(outbox, true, [text("抱歉")]);
  queue.limit(2);
  expect(sendAll(queue)).toEqual(["一", "二\n三\n抱歉"]);
});

test("a handler that runs again joins as it did for the try that may have been made", () => {
  const all = ["一", "二", "三"].map(text);
  const queue = new ReplyQueue({ ...NEW, tries: 1 }, 2);
  queue.take(all, true, [text("抱歉")]);
  queue.limit(2);
  expect(sendAll(queue)).toEqual(["一\n二", "三\n抱歉"]);
});

test("a reply that is yielded and may have been said stays alone", () => {
  const queue = new ReplyQueue(NEW, 2);
  queue.take([text("一")], false);
  queue.beginTry();
  queue.take([text("二"), text("三")], true);
  expect(sendAll(queue)).toEqual(["一", "二\n三"]);
});

const messages = fc.array(
  fc.boolean().map((isText) => (isText ? text : image)),
  { maxLength: 8 },
);

test("whatever comes in whatever parts, everything is sent once and in order, or is left without a place", () => {
  fc.assert(
    fc.property(fc.array(messages, { maxLength: 5 }), fc.nat({ max: 6 }), fc.nat({ max: 4 }), (parts, most, sent) => {
      const named = parts.map((part, at) => part.map((make, index) => make(`${at}.${index}`)));
      const queue = new ReplyQueue({ sent, sentAtMs: [], unconfirmed: 0, tries: 0 }, most);
      const out: string[] = [];
      for (const part of named) {
        queue.take(part, false);
        out.push(...sendAll(queue));
      }
      queue.take([], true);
      out.push(...sendAll(queue));
      const left = queue.progress().outbox ?? [];
      const inOrder = [...out, ...left.map(nameOf)].flatMap((name) => name.split("\n"));
      expect(inOrder).toEqual(named.flat().slice(sent).map(nameOf));
      expect(out.length).toBeLessThanOrEqual(Math.max(0, most - sent));
      expect(queue.isEmpty).toBe(left.length === 0);
    }),
  );
});
