// One voice, send by send: when a sender looks whether a person has the conversation, and what that look may change.
import { memoryStore } from "../../src/platform/memory/memory-store";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { leftOver } from "../support/left-over";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("a try that follows a failed one looks again", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  let tries = 0;
  const definition = {
    on: "text",
    handle: ({ Content }: { Content: string }) => (Content === "人工" ? reply.transferToAgent() : "好"),
  } as const;
  const bench = runFunction(definition, {
    clock,
    store,
    messenger: {
      async deliver() {
        tries += 1;
        await clock.after(1_200);
        throw failedSend(-1);
      },
    },
  });
  const other = runFunction(definition, { clock, store });
  other.platform.newFencingToken();
  const answer = bench.main(packets.text);
  await clock.advance(100);
  await other.main({ ...packets.text, Content: "人工", MsgId: "2" });
  await clock.advance(4_000);
  expect(await answer).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(tries).toBe(1);
});

test("a reply leaves within two seconds of the last look, and never after the deadline", async () => {
  const leaving: (number | undefined)[] = [];
  const clock = fakeClock();
  const arrivedAtMs = clock.nowMs();
  const { main } = runFunction(
    {
      on: "text",
      async *handle() {
        yield "一";
        await clock.after(3_000);
        yield "二";
      },
    },
    {
      clock,
      messenger: {
        async deliver(_, __, leaveBeforeMs) {
          leaving.push(leaveBeforeMs);
        },
      },
    },
  );
  void main(packets.text);
  await clock.advance(4_000);
  expect(leaving).toEqual([arrivedAtMs + 2_000, arrivedAtMs + 3_500]);
});

test("a look just before a send changes nothing of what is about to be sent", async () => {
  const sent: string[] = [];
  let changes = 0;
  const words = (content: string) => ({ msgtype: "text", text: { content } });
  const common = { touser: "oOne", onUnknownSend: "once-more", attempt: 2 } as const;
  const bench = leftOver({
    wrap: (store) => ({
      ...store,
      async change(...given) {
        changes += 1;
        // The announcement of the joined words takes its time, and another push uses a place meanwhile.
        if (changes === 2) {
          bench.leave(1, { ...common, state: "completed", sent: 1, sentAtMs: [bench.clock.nowMs()] });
          await bench.clock.after(1_200);
        }
        return store.change(...given);
      },
    }),
    messenger: {
      async deliver(_, message) {
        sent.push(message.msgtype === "text" ? message.text.content : "");
      },
    },
  });
  const [key] = bench.leave(1, { ...common, outbox: [words("一"), words("二"), words("三")] });
  const sentAtMs = [1, 2, 3].map(() => bench.clock.nowMs());
  bench.leave(1, { ...common, state: "completed", sent: 3, sentAtMs });
  void bench.relay();
  await bench.clock.advance(10_000);
  expect(changes).toBeGreaterThan(1);
  const { outbox = [] } = (await bench.store.find(String(key))) ?? {};
  expect(sent).toEqual(["一\n二"]);
  expect(outbox).toEqual([words("三")]);
});

test("while the database is down nobody can look, and the customer is answered", async () => {
  const down = { add: storeDown, find: storeDown, findRecent: storeDown, change: storeDown, finish: storeDown };
  const clock = fakeClock();
  const { main, sentTexts } = runFunction(
    { on: "text", handle: () => "好" },
    { clock, store: { ...memoryStore(clock.nowMs), ...down } },
  );
  void main(packets.text);
  await clock.advance(4_000);
  expect(sentTexts()).toEqual(["好"]);
});
