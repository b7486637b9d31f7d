import type { OnUnknownSend } from "../../src/runtime/push-store";
import { failedSend } from "../../src/wechat/send-errors";
import { type FakeClock, settle } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const LOST = undefined;

/** Pushes a text that is answered with 一 and 二; the messenger fails in the given order, then accepts. */
function pushWith(failures: (number | undefined)[], onUnknownSend?: OnUnknownSend) {
  const tried: string[] = [];
  const remaining = [...failures];
  const bench = runFunction(
    { on: "text", handle: () => ["一", "二"], ...(onUnknownSend ? { onUnknownSend } : {}) },
    {
      messenger: {
        async deliver(_, message) {
          tried.push(message.msgtype === "text" ? message.text.content : message.msgtype);
          if (remaining.length > 0) throw failedSend(remaining.shift());
        },
      },
    },
  );
  const answer = bench.main(packets.text);
  const logEvents = () => bench.platform.logged.map(({ event }) => event);
  return { ...bench, tried, answer, logEvents };
}

test.each([-1, 45011, -604103, -601001, -601003, -501003, -501004])(
  "errCode %i passes: the reply is sent again after 200 ms, in its place",
  async (errCode) => {
    const { tried, answer, clock, logEvents } = pushWith([errCode]);
    await clock.advance(199);
    expect(tried).toEqual(["一"]);
    await clock.advance(1);
    await expect(answer).resolves.toBe("success");
    expect(tried).toEqual(["一", "一", "二"]);
    expect(logEvents()).toEqual(["arrived", "claimed", "send-retried", "sent", "sent", "completed"]);
  },
);

test("a reply is tried three times, with a longer pause each time, and then given up with what follows it", async () => {
  const { tried, answer, clock, platform } = pushWith([-1, -1, -1]);
  await clock.advance(200);
  expect(tried).toHaveLength(2);
  await clock.advance(399);
  expect(tried).toHaveLength(2);
  await clock.advance(1);
  await expect(answer).resolves.toBe("success");
  expect(tried).toEqual(["一", "一", "一"]);
  expect(platform.logged).toContainEqual(
    expect.objectContaining({ event: "failed", code: "SEND_REFUSED", errCode: -1 }),
  );
});

test.each([40003, 40007, 45002, 45009, 45015, 45047, 45162, 48001, 48002, 87014, -604101, -604104, 99999])(
  "errCode %i does not pass: the reply is tried once",
  async (errCode) => {
    const { tried, answer, clock } = pushWith([errCode]);
    await clock.advance(3_000);
    await expect(answer).resolves.toBe("success");
    expect(tried).toEqual(["一"]);
  },
);

const UNKNOWN = [LOST, -501001, -501002, -601008, -604102];

test.each(UNKNOWN)("a reply of unknown fate (%p) is sent once more, and the record says so before", async (errCode) => {
  const { tried, answer, clock, logEvents, recordOf } = pushWith([errCode]);
  await settle();
  expect(tried).toEqual(["一"]);
  await clock.advance(200);
  await expect(answer).resolves.toBe("success");
  expect(tried).toEqual(["一", "一", "二"]);
  const events = ["arrived", "claimed", "send-retried", "send-announced", "sent", "sent", "completed"];
  expect(logEvents()).toEqual(events);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 2, unconfirmed: 0 });
});

test.each(UNKNOWN)(
  "a reply whose second try is of unknown fate (%p) as well is unconfirmed, and the next one follows",
  async (errCode) => {
    const { tried, answer, clock, logEvents, recordOf } = pushWith([errCode, errCode]);
    await clock.advance(3_000);
    await expect(answer).resolves.toBe("success");
    expect(tried).toEqual(["一", "一", "二"]);
    expect(logEvents()).toContain("unconfirmed");
    expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 2, unconfirmed: 1 });
  },
);

test.each(UNKNOWN)("with assume-sent, a reply of unknown fate (%p) is unconfirmed at once", async (errCode) => {
  const { tried, answer, clock, recordOf } = pushWith([errCode], "assume-sent");
  await clock.advance(3_000);
  await expect(answer).resolves.toBe("success");
  expect(tried).toEqual(["一", "二"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 2, unconfirmed: 1 });
});

test("with send-again, a reply of unknown fate is sent again", async () => {
  const { tried, answer, clock } = pushWith([LOST], "send-again");
  await clock.advance(200);
  await expect(answer).resolves.toBe("success");
  expect(tried).toEqual(["一", "一", "二"]);
});

test("nothing is tried again when the deadline would be over first", async () => {
  const tried: number[] = [];
  const bench = runFunction(
    {
      on: "text",
      handle: async () => {
        await bench.clock.after(3_400);
        return "好";
      },
    },
    {
      messenger: {
        async deliver() {
          tried.push(1);
          throw failedSend(-1);
        },
      },
    },
  );
  const answer = bench.main(packets.text);
  await bench.clock.advance(60_000);
  await expect(answer).resolves.toBe("success");
  expect(tried).toHaveLength(1);
});

test("an instance that was frozen during a pause does not try again when it thaws", async () => {
  const { tried, answer, clock } = pushWith([-1]);
  await settle();
  jump(clock, 120_000);
  await clock.advance(200);
  await expect(answer).resolves.toBe("success");
  expect(tried).toEqual(["一"]);
});

test("an unknown policy is refused when the module loads", () => {
  const define = () => runFunction({ on: "text", handle: () => "好", onUnknownSend: "retry" as "send-again" });
  expect(define).toThrow(
    expect.objectContaining({ code: "OPTION_INVALID", fix: expect.stringContaining("send-again") }),
  );
});

test("what goes wrong with a send shows neither openid nor content", async () => {
  const { answer, platform } = pushWith([45047]);
  await answer;
  expect(JSON.stringify(platform.logged)).not.toMatch(/一|ohl4L0/);
});

// The time of a frozen process goes on while none of its timers fires.
function jump(clock: FakeClock, deltaMs: number): void {
  const now = clock.nowMs;
  clock.nowMs = () => now() + deltaMs;
}
