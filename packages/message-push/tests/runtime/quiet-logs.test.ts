// Whatever a customer sends and whatever goes wrong, no log line and no error shows who it was or what was said.
import fc from "fast-check";
import { PushError } from "../../src/push-error";
import type { Messenger } from "../../src/runtime/ports";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

/** Long enough never to occur by accident. */
const secret = fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/);

const handlers: Readonly<Record<string, (content: string) => unknown>> = {
  echoes: (content) => content,
  "throws it": (content) => {
    throw new Error(content);
  },
  "throws a string": (content) => {
    throw content;
  },
  "throws an error named after it": (content) => {
    throw Object.assign(new Error("x"), { name: content });
  },
  "returns an object of it": (content) => ({ [content]: content }),
  "builds a wrong reply of it": (content) =>
    reply.link({ title: content, description: content, url: content, thumb_url: content }),
  "builds a reply with an unknown field": (content) => reply.link({ title: content, [content]: content } as never),
};

const messengers: Readonly<Record<string, Messenger["deliver"]>> = {
  accepts: async () => undefined,
  refuses: async () => {
    throw failedSend(45047);
  },
  "loses the answer": async () => {
    throw failedSend(undefined);
  },
  "fails with the message in its error": async (touser, message) => {
    throw new Error(`${touser} ${JSON.stringify(message)}`);
  },
};

test.each(
  Object.keys(handlers).flatMap((handler) => Object.keys(messengers).map((messenger) => [handler, messenger] as const)),
)("a handler that %s and a messenger that %s leave quiet logs", async (handlerName, messengerName) => {
  await fc.assert(
    fc.asyncProperty(secret, secret, secret, async (openid, content, id) => {
      const { main, platform, clock } = runFunction(
        { on: "text", handle: ({ Content }) => handlers[handlerName]?.(Content) as never },
        { messenger: { deliver: messengers[messengerName] ?? (async () => undefined) } },
      );
      const answer = main({ ...packets.text, FromUserName: openid, Content: content, MsgId: id });
      await clock.advance(4_000);
      expect(await answer).toBe("success");
      const said = JSON.stringify(platform.logged);
      for (const hidden of [openid, content, id]) expect(said).not.toContain(hidden);
    }),
    { numRuns: 5 },
  );
});

test("a refused call's error shows nothing of the event", async () => {
  const shape = fc.constantFrom("MsgType", "Event", "CreateTime", "ToUserName", "Content", "MsgId");
  await fc.assert(
    fc.asyncProperty(secret, secret, shape, async (openid, content, broken) => {
      const { main } = runFunction(
        { on: "text", handle: () => "好" },
        { call: { openid: "oSomeoneElse", sources: [] } },
      );
      const event = { ...packets.text, FromUserName: openid, Content: content, [broken]: { [content]: openid } };
      const error: unknown = await main(event).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(PushError);
      for (const hidden of [openid, content, "oSomeoneElse"]) expect(String(error)).not.toContain(hidden);
    }),
  );
});

test("what goes on in second invocations, relays and dead letters is as quiet", async () => {
  const fate = fc.constantFrom(undefined, 45047, -1, -501001, -604104);
  await fc.assert(
    fc.asyncProperty(secret, secret, secret, fc.array(fate, { maxLength: 12 }), async (openid, content, id, fates) => {
      const remaining = [...fates];
      const bench = runFunction(
        { on: "text", slow: true, handle: ({ Content }) => [Content, Content, Content] },
        {
          messenger: {
            async deliver() {
              const errCode = remaining.shift();
              if (errCode !== undefined) throw failedSend(errCode);
            },
            showTyping: (touser) => Promise.reject(new Error(touser)),
          },
          async invokeAsync(_, event) {
            const second = bench.otherInstance(event, { sources: ["wx_trigger", "scf"], timeLimitMs: 20_000 });
            invoked.push(second.catch((error: unknown) => errors.push(String(error))));
            throw new Error(`${openid} ${JSON.stringify(event)}`);
          },
        },
      );
      const invoked: Promise<unknown>[] = [];
      const errors: string[] = [];
      void bench.main({ ...packets.text, FromUserName: openid, Content: content, MsgId: id });
      for (let i = 0; i < 4; i += 1) {
        const relayed = bench.relay();
        await bench.clock.advance(30_000);
        await relayed;
      }
      await bench.clock.advance(48 * 3_600_000);
      await bench.relay();
      await Promise.all(invoked);
      const said = JSON.stringify([bench.platform.logged, errors]);
      for (const hidden of [openid, content, id, "fencing-token-"]) expect(said).not.toContain(hidden);
    }),
    { numRuns: 30 },
  );
});
