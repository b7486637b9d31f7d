// Sending in a chain of calls that a timer began, where the platform may let no cloud call through.
import { createDefineRelay } from "../../src/runtime/relay";
import { failedSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

/** A push whose only reply met a busy WeChat; from then on sends and typing fail as the test says. */
async function leftOver(then: { readonly deliver?: Error; readonly showTyping?: Error }) {
  const accepted: string[] = [];
  const typing: string[] = [];
  let failures: typeof then = { deliver: failedSend(-1) };
  const bench = runFunction(
    { on: "text", handle: ({ Content }) => Content },
    {
      messenger: {
        async showTyping(touser) {
          typing.push(touser);
          if (failures.showTyping) throw failures.showTyping;
        },
        async deliver(_, message) {
          if (failures.deliver) throw failures.deliver;
          accepted.push(message.msgtype === "text" ? message.text.content : message.msgtype);
        },
      },
    },
  );
  void bench.main(packets.text);
  await bench.clock.advance(10_000);
  failures = then;
  const permitCalls = () => {
    failures = {};
  };
  return { ...bench, accepted, typing, permitCalls };
}

test.each([-604100, -604101, -604104, 40001, 40164])(
  "a reply that is refused in a timer with %i waits for the customer's next push, even where typing is shown",
  async (errCode) => {
    const { main, clock, relay, recordOf, accepted, permitCalls } = await leftOver({ deliver: failedSend(errCode) });
    expect(await relay()).toMatchObject({ waiting: 1, dead: 0 });
    expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", sent: 0, reason: "SEND_REFUSED", errCode });
    permitCalls();
    await clock.advance(60_000);
    await main({ ...packets.text, MsgId: "next", Content: "在吗" });
    expect(accepted).toEqual(["在吗", "测试"]);
  },
);

test("a reply that is refused in a timer for what it says is a dead letter", async () => {
  const { relay, recordOf } = await leftOver({ deliver: failedSend(87014) });
  expect(await relay()).toMatchObject({ waiting: 0, dead: 1 });
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", errCode: 87014 });
});

test.each([45080, 45081, 40003])(
  "typing that WeChat itself refuses with %i shows that cloud calls are possible",
  async (errCode) => {
    const { relay, accepted } = await leftOver({ showTyping: failedSend(errCode) });
    expect(await relay()).toMatchObject({ completed: 1 });
    expect(accepted).toEqual(["测试"]);
  },
);

test("an unknown failure of typing keeps the reply, rather than losing it", async () => {
  const { relay, accepted } = await leftOver({ showTyping: new TypeError("x") });
  expect(await relay()).toMatchObject({ waiting: 1, completed: 0 });
  expect(accepted).toEqual([]);
});

test("access is checked once, before the first reply of a timer, and never in a push", async () => {
  const { relay, typing, clock, main } = await leftOver({});
  expect(typing).toEqual([]);
  await relay();
  expect(typing).toEqual([packets.text.FromUserName]);
  await clock.advance(1_000);
  await main({ ...packets.text, MsgId: "next" });
  expect(typing).toHaveLength(1);
});

test("the backlog that a push drains is sent without checking access", async () => {
  const { main, typing, accepted } = await leftOver({});
  await main({ ...packets.text, MsgId: "next", Content: "在吗" });
  expect(accepted).toEqual(["在吗", "测试"]);
  expect(typing).toEqual([]);
});

test("a refused cloud call is final in a push, and waits in a timer", async () => {
  const { main, relay, typing, recordOf } = await leftOver({ deliver: failedSend(-604101) });
  await main({ ...packets.text, MsgId: "next", Content: "在吗" });
  expect(typing).toEqual([]);
  expect(await recordOf({ ...packets.text, MsgId: "next" })).toMatchObject({ state: "dead", errCode: -604101 });
  expect(await relay()).toMatchObject({ waiting: 1 });
});

test("a relay that is called by hand, where no cloud call gets through, buries nothing", async () => {
  const { platform, recordOf } = await leftOver({ deliver: failedSend(-604104) });
  const byHand = createDefineRelay(platform)()({}, { sources: [], timeLimitMs: 60_000 });
  await expect(byHand).resolves.toMatchObject({ waiting: 1, dead: 0 });
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting" });
});
