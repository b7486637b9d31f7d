// One voice: from a hand-over on nothing reaches the customer until the conversation is back, whatever was on its way.
import fc from "fast-check";
import { memoryStore } from "../../src/platform/memory/memory-store";
import { later } from "../../src/runtime/later";
import { isWithPerson } from "../../src/runtime/one-voice";
import type { PushRecord } from "../../src/runtime/push-store";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const TRANSFER = { MsgType: "transfer_customer_service", ToUserName: "o", FromUserName: "gh", CreateTime: 1 } as const;
const SECOND: { sources: string[]; timeLimitMs: number } = { sources: ["scf"], timeLimitMs: 20_000 };

function record(createTime: number, fields: Partial<PushRecord> = {}): PushRecord {
  return { key: `k${createTime}`, pair: "text", state: "completed", createTime, ...fields } as PushRecord;
}
const handedOver = (createTime: number, fields: Partial<PushRecord> = {}) =>
  record(createTime, { key: "transfer", passiveReply: TRANSFER, ...fields });

test.each<[string, number, number, boolean]>([
  ["before, and arrived late", 999, 9_000, true],
  ["in the same second, and had arrived", 1_000, 99, true],
  ["in the same second, and arrived when the conversation was back", 1_000, 100, false],
  ["while WeChat was being told, and had arrived", 1_004, 99, true],
  ["later, by an instance whose clock is slow", 1_005, 99, false],
])("a message that was written %s", (_, createTime, arrivedAtMs, isPersons) => {
  const transfer = handedOver(1_000, { transferredAtMs: 100 });
  expect(isWithPerson(record(createTime, { arrivedAtMs }), [transfer])).toBe(isPersons);
});

test.each<[string, boolean, PushRecord]>([
  ["that was missed", false, handedOver(1_000, { transferMissed: true })],
  ["that is decided, with words before it", false, handedOver(1_000, { state: "leased" })],
  ["that a redelivery was given", true, handedOver(1_000, { state: "leased", transferGiven: true })],
  ["whose words are left", true, handedOver(1_000, { state: "waiting" })],
  ["after another delivery was answered", false, handedOver(1_000, { state: "waiting", successGiven: true })],
  ["of an older version", false, handedOver(0)],
])("a hand-over %s counts: %p", (_, isPersons, transfer) => {
  expect(isWithPerson(record(999), [transfer])).toBe(isPersons);
});

test("an event is kept back for as long as the person may be at work, and until a message shows that they are not", () => {
  const enters = (createTime: number) => record(createTime, { pair: "event:user_enter_tempsession" });
  const isKept = (createTime: number, others: PushRecord[] = []) =>
    isWithPerson(enters(createTime), [handedOver(1_000), ...others]);
  expect([isKept(1_600), isKept(2_799), isKept(2_800)]).toEqual([true, true, false]);
  expect(isKept(1_600, [record(1_500)])).toBe(false);
  expect(isKept(1_600, [record(1_000)])).toBe(true);
});

/** A text function: 人工 hands over, everything else is answered by `answer`. */
function desk(answer: (question: string) => unknown) {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  let isBusy = false;
  let instances = 0;
  const said: { readonly text: string; readonly atMs: number }[] = [];
  const open = () => {
    const bench = runFunction(
      {
        on: "text",
        handle: (({ Content }: { Content: string }) =>
          Content === "人工" ? reply.transferToAgent() : answer(Content)) as () => never,
      },
      {
        clock,
        store,
        invokeAsync: async (_, event) => void open().main(event, SECOND),
        messenger: {
          async deliver(_, message) {
            if (isBusy) throw failedSend(-1);
            said.push({ text: message.msgtype === "text" ? message.text.content : "", atMs: clock.nowMs() });
          },
        },
      },
    );
    let tokens = 0;
    instances += 1;
    const name = instances;
    bench.platform.newFencingToken = () => {
      tokens += 1;
      return `token-${name}-${tokens}`;
    };
    return bench;
  };
  let messages = 0;
  return {
    clock,
    store,
    said,
    relay: () => open().relay(),
    setBusy(busy: boolean) {
      isBusy = busy;
    },
    /** Pushed to an instance of its own. */
    async says(Content: string) {
      messages += 1;
      const packet = { ...packets.text, Content, MsgId: `m${messages}`, CreateTime: Math.floor(clock.nowMs() / 1_000) };
      return open().main(packet);
    },
    async records() {
      return store.findRecent(packets.text.FromUserName, 50);
    },
  };
}

test("what waits in an outbox when a person takes over is not said any more", async () => {
  const { clock, says, setBusy, said, relay, records } = desk(() => ["一", "二"]);
  setBusy(true);
  void says("几点关门");
  await clock.advance(5_000);
  setBusy(false);
  void says("人工");
  await clock.advance(60_000);
  void relay();
  await clock.advance(10_000);
  expect(said).toEqual([]);
  expect((await records()).map(({ state, reason }) => [state, reason])).toEqual([
    ["completed", undefined],
    ["completed", "HANDED_OVER"],
  ]);
});

test("background work that ends after the hand-over says nothing", async () => {
  const { clock, says, said } = desk((question) =>
    question === "查"
      ? later(async () => {
          await clock.after(8_000);
          return "查到了";
        })
      : "好",
  );
  void says("查");
  await clock.advance(2_000);
  void says("人工");
  await clock.advance(20_000);
  expect(said).toEqual([]);
  // Half an hour later the person is done, and the customer writes again.
  await clock.advance(30 * 60_000);
  void says("谢谢");
  await clock.advance(1_000);
  expect(said.map(({ text }) => text)).toEqual(["好"]);
});

test("a slow answer is not said over the person, and its message goes the same way", async () => {
  const { clock, says, said } = desk(async () => {
    await clock.after(2_000);
    return "想好了";
  });
  const slow = says("问");
  await clock.advance(500);
  const transfer = says("人工");
  await clock.advance(5_000);
  expect(await transfer).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(await slow).toMatchObject({ MsgType: "transfer_customer_service" });
  expect(said).toEqual([]);
});

test("what the customer writes after the hand-over is pushed only when the conversation is back, and is answered", async () => {
  const bench = runFunction({
    on: "text",
    handle: ({ Content }) => (Content === "人工" ? reply.transferToAgent() : "好"),
  });
  await bench.main({ ...packets.text, Content: "人工", MsgId: "1" });
  expect(await bench.main({ ...packets.text, MsgId: "2" })).toBe("success");
  expect(bench.sentTexts()).toEqual(["好"]);
});

/** The customer notices nothing of what is said so shortly after the hand-over: it was on its way. */
const NOTICED_MS = 2_500;

test("whenever the customer asks for a person, nothing is said over that person, and what follows is answered", () => {
  const question = fc.record({ text: fc.constantFrom("快", "慢", "多", "查"), pauseMs: fc.nat(4_000) });
  return fc.assert(
    fc.asyncProperty(
      fc.array(question, { maxLength: 4 }),
      fc.nat(6_000),
      fc.boolean(),
      async (questions, waitMs, busy) => {
        const { clock, says, said, setBusy, relay } = desk(async (text) => {
          if (text === "慢") await clock.after(2_500);
          if (text === "查") return later(() => clock.after(9_000).then(() => "查到了"));
          return text === "多" ? ["一", "二", "三"] : "好";
        });
        setBusy(busy);
        for (const { text, pauseMs } of questions) {
          void says(text);
          await clock.advance(pauseMs);
        }
        await clock.advance(waitMs);
        let transferredAtMs = Number.POSITIVE_INFINITY;
        void says("人工").then(() => {
          transferredAtMs = clock.nowMs();
        });
        await clock.advance(5_000);
        setBusy(false);
        for (let minute = 0; minute < 31; minute += 1) {
          await clock.advance(50_000);
          void relay();
          await clock.advance(10_000);
        }
        expect(said.filter(({ atMs }) => atMs > transferredAtMs + NOTICED_MS)).toEqual([]);
        void says("谢谢");
        await clock.advance(10_000);
        expect(said.at(-1)?.text).toBe("好");
      },
    ),
    { numRuns: 40 },
  );
});
