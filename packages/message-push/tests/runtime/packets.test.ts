// A push that wants a packet back: it is recorded and given again, and never acknowledged by anything else.
import type { PushStore } from "../../src/runtime/push-store";
import { ack, type PacketAck } from "../../src/wechat/acks";
import { brokenStore, storeDown } from "../support/broken-store";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const PUSH = packets["event:check_biz"];
const FIELDS = { BizID: PUSH.BizID, ResultCode: 0, ResultMsg: "success", Quota: 7 };
const ANSWER = {
  ToUserName: PUSH.FromUserName,
  FromUserName: PUSH.ToUserName,
  CreateTime: expect.any(Number),
  MsgType: "event",
  Event: "check_biz",
  ...FIELDS,
};
const NOT_DONE = "fail";

function asked(handle: (run: number) => unknown, options: { store?: PushStore } = {}) {
  let runs = 0;
  const bench = runFunction(
    {
      on: "event:check_biz",
      handle: (() => {
        runs += 1;
        return handle(runs);
      }) as () => PacketAck<typeof FIELDS>,
    },
    options,
  );
  return { ...bench, runs: () => runs };
}

test("the packet is filled in; a redelivery gets the recorded one, from its time, and the handler does not run again", async () => {
  const { main, otherInstance, clock, runs, recordOf } = asked((run) => ack.packet({ ...FIELDS, Quota: 6 + run }));
  const first = await main(PUSH);
  expect(first).toEqual({ ...ANSWER, CreateTime: Math.floor(clock.nowMs() / 1_000) });
  await clock.advance(60_000);
  expect(await otherInstance(PUSH)).toEqual(first);
  expect(runs()).toBe(1);
  expect(await recordOf(PUSH)).toMatchObject({ state: "completed", passiveReply: first });
});

test("a failing result code is an answer as well", async () => {
  const { main, otherInstance, runs } = asked(() => ack.packet({ ...FIELDS, ResultCode: 10001 }));
  await expect(main(PUSH)).resolves.toMatchObject({ ResultCode: 10001 });
  await expect(otherInstance(PUSH)).resolves.toMatchObject({ ResultCode: 10001 });
  expect(runs()).toBe(1);
});

test("a handler that fails is not acknowledged, and every redelivery runs it again until it answers", async () => {
  const { main, otherInstance, clock, runs } = asked((run) => {
    if (run < 3) throw new Error("the accounts are down");
    return ack.packet(FIELDS);
  });
  await expect(main(PUSH)).resolves.toBe(NOT_DONE);
  await clock.advance(2_000);
  await expect(otherInstance(PUSH)).resolves.toBe(NOT_DONE);
  await clock.advance(2_000);
  await expect(main(PUSH)).resolves.toEqual(ANSWER);
  expect(runs()).toBe(3);
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["a text", "success"],
  ["the fields without ack.packet", FIELDS],
  ["a payment's ack", ack.done()],
  ["a packet that lacks a field", ack.packet({ BizID: "1", ResultCode: 0, ResultMsg: "success" })],
  ["a packet with a field too many", ack.packet({ ...FIELDS, Event: "check_biz" })],
  ["a packet with a number as text", ack.packet({ ...FIELDS, Quota: "7" })],
  ["something that only looks like an ack", { kind: "packet-ack" }],
])("a handler that returns %s: OUTPUT_INVALID, and no acknowledgement", async (_, output) => {
  const { main, platform } = asked(() => output);
  await expect(main(PUSH)).resolves.toBe(NOT_DONE);
  expect(platform.logged.filter(({ event }) => event === "failed")).toMatchObject([{ code: "OUTPUT_INVALID" }]);
});

test("a handler that never answers: not acknowledged in time, nor by an overlapping delivery", async () => {
  const { main, otherInstance, clock } = asked(() => new Promise<never>(() => undefined));
  const first = main(PUSH);
  const second = otherInstance(PUSH);
  await clock.advance(4_000);
  expect([await first, await second]).toEqual([NOT_DONE, NOT_DONE]);
});

test("an overlapping delivery that sees the answer being made in time gives the same one", async () => {
  const { main, otherInstance, clock, runs } = asked(() => clock.after(2_000).then(() => ack.packet(FIELDS)));
  const first = main(PUSH);
  const second = otherInstance(PUSH);
  await clock.advance(4_000);
  expect(await second).toEqual(await first);
  expect([await first, runs()]).toEqual([ANSWER, 1]);
});

test("while the database is down nothing is answered: the handler could run twice", async () => {
  const { main, clock, runs } = asked(() => ack.packet(FIELDS), { store: brokenStore(storeDown) });
  const answer = main(PUSH);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe(NOT_DONE);
  expect(runs()).toBe(0);
});

test("a slow function is refused: WeChat waits for the answer itself", () => {
  expect(() => runFunction({ on: "event:check_biz", slow: true, handle: () => ack.packet(FIELDS) })).toThrow(
    expect.objectContaining({ code: "OPTION_INVALID" }),
  );
});

test("no field of the answer is in a log line", async () => {
  const { main, platform } = asked(() =>
    ack.packet({ ...FIELDS, ResultMsg: "secret-word", Quota: "secret-word" as never }),
  );
  await main(PUSH);
  expect(JSON.stringify(platform.logged)).not.toContain("secret-word");
});
