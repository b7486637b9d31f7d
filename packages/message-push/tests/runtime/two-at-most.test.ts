// However often instances die and answers get lost: a reply that may have reached WeChat twice is not sent again.
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { Messenger } from "../../src/runtime/ports";
import type { OnUnknownSend } from "../../src/runtime/push-store";
import { parsePush } from "../../src/wechat/parse-push";
import { failedSend, unsentSend } from "../../src/wechat/send-errors";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { leftOver } from "../support/left-over";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

type Fate = "sent" | "lost" | "dies" | "busy" | "unsent";

/** Instances of one function; each send meets the next fate, and WeChat takes it unless it is busy or was never asked. */
function functionWith(fates: readonly Fate[], onUnknownSend: OnUnknownSend) {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const remaining = [...fates];
  const accepted: string[] = [];
  const tried: Fate[] = [];
  const deliver: Messenger["deliver"] = async (_, message) => {
    const fate = remaining.shift() ?? "sent";
    tried.push(fate);
    if (fate === "busy") throw failedSend(-1);
    if (fate === "unsent") throw unsentSend("ECONNREFUSED");
    accepted.push(message.msgtype === "text" ? message.text.content : message.msgtype);
    // An instance that dies never learns of anything again; nothing it had begun is done any more.
    if (fate === "dies") await new Promise(() => undefined);
    if (fate === "lost") throw failedSend(undefined);
  };
  let tokens = 0;
  const open = () => {
    let isGone = false;
    const bench = runFunction(
      { on: "text", onUnknownSend, maxRuns: 9, handle: () => ["一", "二"] },
      {
        clock,
        store: new Proxy(store, {
          get: (target, verb: keyof typeof store) => (isGone ? () => new Promise(() => undefined) : target[verb]),
        }),
        messenger: {
          deliver: (...given) => {
            isGone = remaining[0] === "dies";
            return deliver(...given);
          },
        },
        invokeAsync: async (_, event) =>
          void open().main(event, { sources: ["wx_trigger", "scf"], timeLimitMs: 5_000 }),
      },
    );
    bench.platform.newFencingToken = () => {
      tokens += 1;
      return `token-${tokens}`;
    };
    return bench;
  };
  /** A push, and the relay every minute for half an hour. */
  async function push() {
    void open().main(packets.text);
    for (let minute = 0; minute < 30; minute += 1) {
      await clock.advance(60_000);
      void open().relay();
      await clock.advance(5_000);
    }
    return store.find(parsePush(packets.text).key);
  }
  return { push, accepted, tried };
}

const FIRST = "一";

test.each<[fates: Fate[], times: number, unconfirmed: number]>([
  [["sent"], 1, 0],
  [["lost"], 2, 0],
  [["lost", "lost"], 2, 1],
  [["lost", "dies"], 2, 1],
  [["dies"], 2, 0],
  [["dies", "lost"], 2, 1],
  [["dies", "dies"], 2, 1],
  [["dies", "busy", "busy", "busy", "busy", "sent"], 2, 0],
  [["busy", "lost", "busy"], 2, 0],
  [["unsent", "unsent", "unsent", "unsent", "unsent", "unsent", "lost", "lost"], 2, 1],
  [["lost", "busy", "busy", "busy", "dies"], 2, 1],
])("after %p the first reply was said %i times, %i of all unconfirmed", async (fates, times, unconfirmed) => {
  const { push, accepted, tried } = functionWith(fates, "once-more");
  const record = await push();
  expect(tried.slice(0, fates.length)).toEqual(fates);
  expect(record).toMatchObject({ state: "completed", sent: 2, unconfirmed });
  expect(accepted.filter((text) => text === FIRST)).toHaveLength(times);
  expect(accepted.at(-1)).toBe("二");
});

test("with assume-sent, only an instance that died is followed by a second try", async () => {
  const lost = functionWith(["lost"], "assume-sent");
  expect(await lost.push()).toMatchObject({ state: "completed", unconfirmed: 1 });
  expect(lost.accepted).toEqual(["一", "二"]);
  const died = functionWith(["dies", "dies"], "assume-sent");
  expect(await died.push()).toMatchObject({ state: "completed", unconfirmed: 1 });
  expect(died.accepted).toEqual(["一", "一", "二"]);
});

test("with send-again, a reply is sent until WeChat's answer comes", async () => {
  const { push, accepted } = functionWith(["lost", "lost", "lost", "dies", "lost"], "send-again");
  expect(await push()).toMatchObject({ state: "completed", sent: 2, unconfirmed: 0 });
  expect(accepted).toEqual(["一", "一", "一", "一", "一", "一", "二"]);
});

test("a try that others announced counts for the words that were in it, and for no words joined to them", async () => {
  const sent: string[] = [];
  let isGone = false;
  const { clock, leave, relay, store } = leftOver({
    wrap: (whole) =>
      new Proxy(whole, {
        get: (target, verb: keyof typeof whole) => (isGone ? () => new Promise(() => undefined) : target[verb]),
      }),
    messenger: {
      async deliver(_, message) {
        // The first relay dies before anything reaches WeChat.
        isGone = sent.length === 0;
        sent.push(isGone ? "nothing" : message.msgtype === "text" ? message.text.content : "");
        if (isGone) await new Promise(() => undefined);
      },
    },
  });
  const words = (content: string) => ({ msgtype: "text", text: { content } });
  const common = { touser: "oOne", onUnknownSend: "once-more", attempt: 2 } as const;
  const [key] = leave(1, { ...common, outbox: [words("一"), words("二")], tries: 1 });
  // Another push of the same customer leaves one place.
  const sentAtMs = [1, 2, 3, 4].map(() => clock.nowMs());
  leave(1, { ...common, state: "completed", arrivedAtMs: clock.nowMs() - 1_000, sent: 4, sentAtMs });
  void relay();
  await clock.advance(120_000);
  isGone = false;
  void relay();
  await clock.advance(60_000);
  expect(await store.find(String(key))).toMatchObject({ sent: 1, unconfirmed: 1, outbox: [words("二")] });
});

test("take-overs whose answers got lost made no try: the reply is sent, and more than once if need be", async () => {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const fates: Fate[] = ["busy", "busy", "busy", "lost"];
  const tried: Fate[] = [];
  const messenger = {
    async deliver() {
      const fate = fates.shift() ?? "sent";
      tried.push(fate);
      if (fate === "busy") throw failedSend(-1);
      if (fate === "lost") throw failedSend(undefined);
    },
  };
  let lostTakeovers = 3;
  const takeOver: typeof store.takeOver = async (...given) => {
    const isTaken = await store.takeOver(...given);
    lostTakeovers -= 1;
    return lostTakeovers < 0 ? isTaken : storeDown();
  };
  const bench = runFunction({ on: "text", handle: () => "一" }, { clock, store: { ...store, takeOver }, messenger });
  void bench.main(packets.text);
  for (let minute = 0; minute < 10; minute += 1) {
    await clock.advance(60_000);
    void bench.relay();
    await clock.advance(20_000);
  }
  expect(tried).toEqual(["busy", "busy", "busy", "lost", "sent"]);
  expect(await bench.recordOf(packets.text)).toMatchObject({ state: "completed", sent: 1, unconfirmed: 0 });
});
