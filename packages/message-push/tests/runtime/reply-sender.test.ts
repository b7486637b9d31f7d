// How replies and what is recorded of them keep step, whatever stops them in the middle.
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { OnUnknownSend } from "../../src/runtime/push-store";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const never = () => new Promise<never>(() => undefined);

test.each<[OnUnknownSend, readonly string[], object]>([
  ["once-more", ["一", "一", "二"], { sent: 0, sentAtMs: [], unconfirmed: 0, tries: 1, outbox: [{}, {}] }],
  [
    "assume-sent",
    ["一", "二"],
    { sent: 1, sentAtMs: [expect.any(Number)], unconfirmed: 1, tries: 0, outbox: [{ text: { content: "二" } }] },
  ],
  ["send-again", ["一", "一", "二"], { sent: 0, sentAtMs: [], unconfirmed: 0, tries: 1, outbox: [{}, {}] }],
])("a send that the deadline cuts off is judged by %s", async (onUnknownSend, tried, left) => {
  const texts: string[] = [];
  const { main, clock, recordOf, relay } = runFunction(
    { on: "text", onUnknownSend, handle: () => ["一", "二"] },
    {
      messenger: {
        async deliver(_, message) {
          texts.push(message.msgtype === "text" ? message.text.content : "");
          if (texts.length === 1) await never();
        },
      },
    },
  );
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", reason: "SEND_UNKNOWN", ...left });
  await clock.advance(10_000);
  await relay();
  expect(texts).toEqual(tried);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 2 });
});

test("with send-again, a reply of unknown fate waits in the outbox when its tries are over", async () => {
  let lost = 3;
  const { main, clock, recordOf, relay } = runFunction(
    { on: "text", onUnknownSend: "send-again", handle: () => "一" },
    {
      messenger: {
        async deliver() {
          lost -= 1;
          if (lost >= 0) throw failedSend(undefined);
        },
      },
    },
  );
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", reason: "SEND_UNKNOWN", sent: 0 });
  expect(await recordOf(packets.text)).not.toHaveProperty("errCode");
  await clock.advance(10_000);
  expect(await relay()).toMatchObject({ completed: 1 });
});

test.each<[OnUnknownSend, string]>([
  ["once-more", "completed"],
  ["assume-sent", "completed"],
  ["send-again", "waiting"],
])("the relay keeps to the function's %s", async (onUnknownSend, state) => {
  let failure = failedSend(-1);
  const { main, clock, recordOf, relay } = runFunction(
    { on: "text", onUnknownSend, handle: () => "一" },
    { messenger: { deliver: () => Promise.reject(failure) } },
  );
  void main(packets.text);
  await clock.advance(10_000);
  failure = failedSend(undefined);
  const relayed = relay();
  await clock.advance(5_000);
  await relayed;
  expect(await recordOf(packets.text)).toMatchObject({ state });
});

test("a final refusal stops a handler that yields where it is", async () => {
  const reached: string[] = [];
  const { main, recordOf } = runFunction(
    {
      on: "text",
      async *handle() {
        for (const text of ["一", "二", "三"]) {
          reached.push(text);
          yield text;
        }
      },
    },
    { messenger: { deliver: () => Promise.reject(failedSend(45047)) } },
  );
  await main(packets.text);
  expect(reached).toEqual(["一"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", errCode: 45047 });
});

test("before each reply but the first, the record has what was sent and what is coming", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const changes: object[] = [];
  let looks = 0;
  const watched: typeof store = {
    ...store,
    change(owner, change) {
      changes.push(change);
      return store.change(owner, change);
    },
    findRecent(...given) {
      looks += 1;
      return store.findRecent(...given);
    },
  };
  const pictures = () => Array.from({ length: 7 }, () => reply.image("M"));
  const { main } = runFunction({ on: "text", handle: pictures }, { clock, store: watched });
  await main(packets.text);
  expect(changes.map((change) => ("reserved" in change ? change.reserved : undefined))).toEqual([4, 3, 2, 1]);
  expect(changes).toMatchObject([1, 2, 3, 4].map((sent) => ({ sent, sentAtMs: Array(sent).fill(clock.nowMs()) })));
  expect(looks).toBe(1);
});

test("what a handler yielded is in the record before it goes on, and one reply at a time is announced", async () => {
  const { main, recordOf } = runFunction({
    on: "text",
    async *handle() {
      yield "一";
      expect(await recordOf(packets.text)).toMatchObject({ sent: 1, tries: 1, reserved: 1 });
      yield "二";
      expect(await recordOf(packets.text)).toMatchObject({ sent: 2, tries: 1, reserved: 1 });
      yield "三";
    },
  });
  await main(packets.text);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 3 });
});

test("an owner that was taken over between two replies sends no more, and leaves the record to the new owner", async () => {
  const sent: string[] = [];
  const { main, platform, recordOf, logEvents } = runFunction(
    { on: "text", handle: () => ["一", "二"] },
    {
      messenger: {
        async deliver(_, message) {
          sent.push(message.msgtype === "text" ? message.text.content : "");
          const record = await recordOf(packets.text);
          const next = { fencingToken: "new", leaseMs: 60_000, runs: 2, tries: 0 };
          if (record) await platform.store.takeOverByToken(record, next);
        },
      },
    },
  );
  await expect(main(packets.text)).resolves.toBe("success");
  expect(sent).toEqual(["一"]);
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "failed", code: "LEASE_LOST" }));
  expect(logEvents().at(-1)).toBe("failed");
  expect(await recordOf(packets.text)).toMatchObject({ state: "leased", fencingToken: "new", attempt: 2 });
});

test.each([
  ["returns", () => "好"],
  ["throws", () => Promise.reject(new Error("x"))],
])("an owner that was taken over while its handler %s does not say that it recorded the end", async (_, end) => {
  const { main, platform, recordOf, logEvents } = runFunction({
    on: "text",
    async handle() {
      const record = await recordOf(packets.text);
      if (record)
        await platform.store.takeOverByToken(record, { fencingToken: "new", leaseMs: 60_000, runs: 2, tries: 0 });
      return end();
    },
  });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(logEvents().at(-1)).toBe("outcome-unrecorded");
  expect(await recordOf(packets.text)).toMatchObject({ state: "leased", fencingToken: "new" });
});

test("a push that was answered in several attempts remembers when each reply was sent", async () => {
  const failures = [undefined, failedSend(-1), failedSend(-1), failedSend(-1)];
  const { main, clock, recordOf, relay } = runFunction(
    { on: "text", handle: () => ["一", "二"] },
    {
      messenger: {
        async deliver() {
          const failure = failures.shift();
          if (failure) throw failure;
        },
      },
    },
  );
  const firstAtMs = clock.nowMs();
  void main(packets.text);
  await clock.advance(10_000);
  await relay();
  expect(await recordOf(packets.text)).toMatchObject({ sent: 2, sentAtMs: [firstAtMs, firstAtMs + 10_000] });
});

test("a handler that may run only once is not at fault when its replies have to wait", async () => {
  let deliver: () => Promise<void> = never;
  const { main, clock, relay, recordOf } = runFunction(
    { on: "text", maxRuns: 1, onUnknownSend: "send-again", handle: () => "好" },
    { messenger: { deliver: () => deliver() } },
  );
  void main(packets.text);
  await clock.advance(10_000);
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", reason: "SEND_UNKNOWN" });
  deliver = async () => undefined;
  expect(await relay()).toMatchObject({ completed: 1 });
});

test.each([
  [2, { state: "completed", sent: 2, runs: 2 }],
  [1, { state: "dead", reason: "SEND_UNKNOWN", runs: 1 }],
])(
  "a handler that waits for WeChat's answer to what it yielded is run again, %i times in all at most",
  async (maxRuns, end) => {
    let deliver: () => Promise<void> = never;
    const handle = async function* () {
      yield "一";
      yield "二";
    };
    const { main, clock, relay, recordOf, platform, otherInstance } = runFunction(
      { on: "text", maxRuns, onUnknownSend: "send-again", handle },
      {
        messenger: { deliver: () => deliver() },
        invokeAsync: async (_, event) => void otherInstance(event, { sources: ["scf"], timeLimitMs: 5_000 }),
      },
    );
    void main(packets.text);
    await clock.advance(10_000);
    expect(platform.logged).toContainEqual(expect.objectContaining({ event: "failed", code: "SEND_UNKNOWN" }));
    deliver = async () => undefined;
    const relayed = relay();
    await clock.advance(10_000);
    await relayed;
    expect(await recordOf(packets.text)).toMatchObject(end);
  },
);
