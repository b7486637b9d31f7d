// Deliveries that WeChat makes too early, twice, or never again.
import { settle, wechatBench } from "../../support/wechat-bench";

/** A bench whose calls a test answers, and one push that is under way. */
async function pushing() {
  const bench = wechatBench();
  bench.answerWith(undefined);
  const openid = bench.newUser();
  const start = async () => {
    const report = bench.wechat.push(bench.wechat.packets.text(openid, "你好"));
    await settle();
    return { report, call: (index: number) => bench.calls[index] };
  };
  return { ...bench, openid, start };
}

test("an early attempt begins while the one before is unanswered, and either may answer", async () => {
  const { faults, start, calls, clock } = await pushing();
  faults.inject({ on: "push", kind: "early", delayMs: 3_000 });
  const { report, call } = await start();
  clock.advance(2_000);
  await settle();
  expect(calls).toHaveLength(1);
  clock.advance(1_000);
  await settle();
  expect(calls).toHaveLength(2);
  call(0)?.answer("success");
  await settle();
  call(1)?.fail("crashed");
  expect(await report).toMatchObject({
    attempts: [
      { number: 1, outcome: "answered", fault: "early" },
      { number: 2, outcome: "failed" },
    ],
  });
  expect((await report).notice).toBeUndefined();
  expect(calls).toHaveLength(2);
});

test("no early attempt follows a push that was answered in time, and one that failed is followed at once", async () => {
  const { faults, start, calls, clock } = await pushing();
  faults.inject({ on: "push", kind: "early", delayMs: 1_000, times: 2 });
  const answered = await start();
  answered.call(0)?.answer("success");
  expect((await answered.report).attempts).toHaveLength(1);
  const failed = await start();
  failed.call(1)?.fail("threw");
  await settle();
  expect(calls).toHaveLength(3);
  failed.call(2)?.answer("success");
  expect((await failed.report).attempts.map(({ outcome }) => outcome)).toEqual(["failed", "answered"]);
  clock.advance(10_000);
  await settle();
  expect(calls).toHaveLength(3);
});

test("each of the overlapping attempts waits its own 5 s, and there are three at most", async () => {
  const { faults, start, calls, clock } = await pushing();
  faults.inject({ on: "push", kind: "early", delayMs: 1_000, times: 3 });
  const { report } = await start();
  for (const expected of [2, 3, 3]) {
    clock.advance(1_000);
    await settle();
    expect(calls).toHaveLength(expected);
  }
  clock.advance(4_000);
  expect((await report).attempts.map(({ outcome }) => outcome)).toEqual(["no-answer", "no-answer", "no-answer"]);
  expect((await report).notice).toBeDefined();
});

test("a delivery made twice is one attempt, answered when either call is, and over when both are", async () => {
  const { faults, start, calls } = await pushing();
  faults.inject({ on: "push", kind: "twice" });
  const { report, call } = await start();
  expect(calls).toHaveLength(2);
  expect(calls[0]?.request.event).toEqual(calls[1]?.request.event);
  const ended = jest.fn();
  void report.then(ended);
  call(1)?.answer("success");
  await settle();
  expect(ended).not.toHaveBeenCalled();
  call(0)?.fail("crashed");
  const { attempts, notice } = await report;
  expect(attempts).toMatchObject([{ number: 1, outcome: "answered", fault: "twice" }]);
  expect(attempts[0]?.invocationIds).toEqual(calls.map(({ request }) => request.invocationId));
  expect(notice).toBeUndefined();
});

test("a delivery made twice that fails twice is one failed attempt", async () => {
  const { faults, start, calls } = await pushing();
  faults.inject({ on: "push", kind: "twice" });
  const pushed = await start();
  calls[0]?.fail("crashed");
  calls[1]?.fail("threw");
  await settle();
  expect(calls).toHaveLength(3);
  calls[2]?.answer("success");
  expect((await pushed.report).attempts.map(({ outcome }) => outcome)).toEqual(["failed", "answered"]);
});

test("WeChat that gives up makes no further attempt, and the customer sees the notice", async () => {
  const { faults, start, calls } = await pushing();
  faults.inject({ on: "push", kind: "give-up", nth: 2 });
  const { report, call } = await start();
  call(0)?.fail("crashed");
  await settle();
  call(1)?.fail("crashed");
  expect((await report).attempts.map(({ fault }) => fault)).toEqual([undefined, "give-up"]);
  expect((await report).notice).toBeDefined();
  expect(calls).toHaveLength(2);
});

test("faults on pushes are for a function or a user where they name one, and the report names the call", async () => {
  const { faults, start, openid, calls, wechat, newUser, answerWith } = await pushing();
  faults.inject({ on: "push", kind: "give-up", openid, functionName: "text" });
  answerWith(() => "success");
  await wechat.push(wechat.packets.image(openid, "m"));
  await wechat.push(wechat.packets.text(newUser(), "你好"));
  expect(faults.injected()).toEqual([]);
  await (await start()).report;
  expect(faults.injected()).toMatchObject([
    { kind: "give-up", place: "push", functionName: "text", openid, invocationId: calls.at(-1)?.request.invocationId },
  ]);
});
