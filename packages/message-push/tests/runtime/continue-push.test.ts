// Replies that could not be sent: what is recorded, which invocation goes on, and when it is given up.
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

/** Says 一, 二 and 三; the messenger fails in the given order, then accepts. `undefined` in the list accepts, too. */
function pushWith(failures: readonly (Error | undefined)[], handle: () => unknown = () => ["一", "二", "三"]) {
  const accepted: string[] = [];
  const remaining = [...failures];
  let runs = 0;
  const bench = runFunction(
    {
      on: "text",
      handle: (() => {
        runs += 1;
        return handle();
      }) as () => never,
    },
    {
      messenger: {
        async deliver(_, message) {
          const failure = remaining.shift();
          if (failure !== undefined) throw failure;
          accepted.push(message.msgtype === "text" ? message.text.content : message.msgtype);
        },
      },
    },
  );
  return { ...bench, accepted, runs: () => runs };
}
const busy = () => failedSend(-1);
const ok = undefined;

test("what WeChat is too busy for waits in the outbox, and the relay goes on at the first unsent reply", async () => {
  const { main, clock, accepted, recordOf, relay, runs, logEvents } = pushWith([ok, busy(), busy(), busy()]);
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(accepted).toEqual(["一"]);
  expect(await recordOf(packets.text)).toMatchObject({
    state: "waiting",
    passiveReply: "success",
    sent: 1,
    outbox: [{ text: { content: "二" } }, { text: { content: "三" } }],
    reason: "SEND_REFUSED",
    errCode: -1,
  });
  expect(logEvents().at(-1)).toBe("waiting");

  expect(await relay()).toMatchObject({ completed: 0 });
  await clock.advance(5_000);
  expect(await relay()).toMatchObject({ completed: 1 });
  expect(accepted).toEqual(["一", "二", "三"]);
  expect(runs()).toBe(1);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 3, passiveReply: "success" });
});

test("each time it fails, the outbox waits longer, up to an hour", async () => {
  const { main, clock, relay, platform } = pushWith(Array.from({ length: 200 }, busy));
  void main(packets.text);
  await clock.advance(4_000);
  for (let minute = 0; minute < 12 * 60; minute += 1) {
    const run = relay();
    await clock.advance(60_000);
    await run;
  }
  const pauses = platform.logged.filter(({ event }) => event === "waiting").map(({ dueInMs }) => Number(dueInMs));
  // A random half is taken off; the memory platform's dice always show the middle.
  expect(pauses.slice(0, 4)).toEqual([3_750, 7_500, 15_000, 30_000]);
  expect(Math.max(...pauses)).toBe(2_700_000);
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
});

test("at the end of WeChat's window the push becomes a dead letter that says why", async () => {
  const { main, clock, relay, recordOf, platform } = pushWith(Array.from({ length: 200 }, busy));
  void main(packets.text);
  await clock.advance(4_000);
  await clock.advance(48 * 3_600_000);
  expect(await relay()).toMatchObject({ dead: 1 });
  expect(await recordOf(packets.text)).toMatchObject({
    state: "dead",
    reason: "WINDOW_CLOSED",
    lastError: "SEND_REFUSED",
    errCode: -1,
    attempt: 2,
    outbox: [{ text: { content: "一" } }, { text: { content: "二" } }, { text: { content: "三" } }],
  });
  expect(platform.logged).toContainEqual(
    expect.objectContaining({
      level: "error",
      event: "dead-letter",
      reason: "WINDOW_CLOSED",
      lastError: "SEND_REFUSED",
      attempts: 2,
      unsent: 3,
    }),
  );
});

test("a greeting is given up a minute after the customer entered", async () => {
  const { main, clock, relay, platform } = runFunction(
    { on: "event:user_enter_tempsession", handle: () => "您好" },
    { messenger: { deliver: () => Promise.reject(busy()) } },
  );
  void main(packets["event:user_enter_tempsession"]);
  await clock.advance(60_000);
  expect(await relay()).toMatchObject({ dead: 1 });
  expect(platform.sent).toEqual([]);
});

test.each([45015, 45047, 40003, 48002, 40007, 87014, -604101])(
  "WeChat's %i is final: the push is a dead letter at once, with what was not said",
  async (errCode) => {
    const { main, accepted, recordOf, relay } = pushWith([ok, failedSend(errCode)]);
    await expect(main(packets.text)).resolves.toBe("success");
    expect(accepted).toEqual(["一"]);
    expect(await recordOf(packets.text)).toMatchObject({
      state: "dead",
      reason: "SEND_REFUSED",
      errCode,
      passiveReply: "success",
      sent: 1,
      outbox: [{ text: { content: "二" } }, { text: { content: "三" } }],
    });
    expect(await relay()).toMatchObject({ completed: 0, invoked: 0, dead: 0 });
  },
);

test("while WeChat is busy a handler that yields goes on, and all it says becomes the outbox", async () => {
  const { main, clock, accepted, relay, runs } = pushWith([ok, busy(), busy(), busy()], async function* () {
    yield "一";
    yield "二";
    yield "三";
  });
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(accepted).toEqual(["一"]);
  await clock.advance(10_000);
  await relay();
  expect(accepted).toEqual(["一", "二", "三"]);
  expect(runs()).toBe(1);
});

test("two relays that overlap send the outbox once", async () => {
  const { main, clock, accepted, relay } = pushWith([busy(), busy(), busy()]);
  void main(packets.text);
  await clock.advance(10_000);
  const reports = await Promise.all([relay(), relay(), relay()]);
  expect(accepted).toEqual(["一", "二", "三"]);
  expect(reports.reduce((sum, { completed }) => sum + completed, 0)).toBe(1);
});

test("a redelivery while the outbox waits is answered from the record", async () => {
  const { main, otherInstance, clock, accepted } = pushWith([busy(), busy(), busy()]);
  void main(packets.text);
  await clock.advance(4_000);
  await expect(otherInstance(packets.text)).resolves.toBe("success");
  expect(accepted).toEqual([]);
});

test("the customer's next push sends what waits, where no relay runs", async () => {
  const { main, clock, accepted, logEvents } = pushWith([busy(), busy(), busy()]);
  void main(packets.text);
  await clock.advance(10_000);
  await main({ ...packets.text, MsgId: "the next one" });
  // The new push first: its customer is waiting now. WeChat takes five in all, so the rest is joined to fit.
  expect(accepted).toEqual(["一", "二", "三", "一\n二", "三"]);
  expect(logEvents()).toContain("backlog");
});

test("another customer's push does not", async () => {
  const { main, clock, accepted } = pushWith([busy(), busy(), busy()]);
  void main(packets.text);
  await clock.advance(10_000);
  await main({ ...packets.text, MsgId: "another", FromUserName: "oSomeoneElse" });
  expect(accepted).toEqual(["一", "二", "三"]);
});

test("what is not due yet keeps its backlog flag, and the push after the next sends it", async () => {
  const { main, clock, accepted } = pushWith([busy(), busy(), busy()], () => ["一"]);
  void main(packets.text);
  await clock.advance(2_000);
  await main({ ...packets.text, MsgId: "too soon" });
  expect(accepted).toEqual(["一"]);
  await clock.advance(10_000);
  await main({ ...packets.text, MsgId: "in time" });
  expect(accepted).toEqual(["一", "一", "一"]);
});

const TRANSFER = { MsgType: "transfer_customer_service" };

test("a customer is handed over even while the words before it wait, which then come too late; redeliveries say the same", async () => {
  const { main, otherInstance, clock, accepted, relay, recordOf } = pushWith([ok, busy(), busy(), busy()], () => [
    "正在为您转接",
    "请稍候",
    reply.transferToAgent(),
  ]);
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toMatchObject(TRANSFER);
  await expect(otherInstance(packets.text)).resolves.toMatchObject(TRANSFER);
  await clock.advance(10_000);
  await relay();
  expect(accepted).toEqual(["正在为您转接"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", reason: "HANDED_OVER", sent: 1 });
  await expect(main(packets.text)).resolves.toMatchObject(TRANSFER);
});

test("a customer is handed over even when WeChat takes no words any more", async () => {
  const { main, recordOf } = pushWith([failedSend(45047)], () => ["正在为您转接", reply.transferToAgent()]);
  await expect(main(packets.text)).resolves.toMatchObject(TRANSFER);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", errCode: 45047, passiveReply: TRANSFER });
});

test("replies for which others left no place wait for the customer's next message, and follow it", async () => {
  const pictures = (count: number) => Array.from({ length: count }, () => reply.image("M"));
  const bench = runFunction({
    on: "text",
    handle: async ({ Content }) => {
      if (Content !== "slow") return pictures(Content === "four" ? 4 : 1);
      await bench.clock.after(2_000);
      return pictures(3);
    },
  });
  const push = (MsgId: string, Content: string) => bench.otherInstance({ ...packets.text, MsgId, Content });
  const waiting = push("1", "slow");
  await bench.clock.advance(500);
  await push("2", "four");
  await bench.clock.advance(3_000);
  await expect(waiting).resolves.toBe("success");
  // Four of five were used, so one of the three found a place.
  expect(bench.platform.sent).toHaveLength(5);
  expect(await bench.recordOf({ ...packets.text, MsgId: "1", Content: "slow" })).toMatchObject({
    state: "waiting",
    reason: "BUDGET_USED_UP",
    sent: 1,
  });
  await bench.clock.advance(60_000);
  await push("3", "one");
  expect(bench.platform.sent).toHaveLength(8);
  expect(await bench.recordOf({ ...packets.text, MsgId: "1", Content: "slow" })).toMatchObject({ state: "completed" });
});

test("a reply that was refused, and cut off in the pause before its next try, is not taken for sent", async () => {
  const accepted: string[] = [];
  let tries = 0;
  const bench = runFunction(
    {
      on: "text",
      handle: async () => {
        await bench.clock.after(3_100);
        return "好";
      },
    },
    {
      messenger: {
        async deliver() {
          tries += 1;
          // Refused at 3100 and at 3300 ms; the pause before the third try is cut off at 3500 ms, when the push is answered.
          if (tries < 3) throw busy();
          accepted.push("好");
        },
      },
    },
  );
  const answer = bench.main(packets.text);
  await bench.clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(await bench.recordOf(packets.text)).toMatchObject({
    state: "waiting",
    sent: 0,
    outbox: [{ msgtype: "text" }],
  });
  await bench.clock.advance(10_000);
  const relayed = bench.relay();
  await bench.clock.advance(10_000);
  expect(await relayed).toMatchObject({ completed: 1 });
  expect(accepted).toEqual(["好"]);
});
