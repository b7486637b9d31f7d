// Slow work: acknowledged at once, done in a second invocation that knows no more than an id and a fencing token.
import type { Call } from "../../src/runtime/ports";
import { failedSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const FROM_FUNCTION: Call = { sources: ["scf"], timeLimitMs: 20_000 };
const FROM_RELAY: Call = { sources: ["wx_trigger", "scf"], timeLimitMs: 20_000 };

function slow(handle: (...given: never[]) => unknown, options: Parameters<typeof runFunction>[1] = {}) {
  let runs = 0;
  const bench = runFunction(
    {
      on: "text",
      slow: true,
      handle: ((...given: never[]) => {
        runs += 1;
        return handle(...given);
      }) as () => never,
    },
    { call: { sources: [], timeLimitMs: 20_000, functionName: "text" }, ...options },
  );
  /** The second invocation, as the nth call asked for it. */
  const second = (nth = 0, call = FROM_FUNCTION) => bench.otherInstance(bench.platform.invocations[nth]?.event, call);
  return { ...bench, runs: () => runs, second };
}

test("the push is acknowledged at once, with typing shown and an invocation by id and fencing token only", async () => {
  const { main, platform, runs } = slow(() => "好");
  await expect(main(packets.text)).resolves.toBe("success");
  expect(runs()).toBe(0);
  expect(platform.sent).toEqual([]);
  expect(platform.typing).toEqual([packets.text.FromUserName]);
  expect(platform.invocations).toEqual([
    {
      functionName: "text",
      event: { resumePush: { pushId: expect.stringMatching(/^[0-9a-f]{32}$/), fencingToken: expect.any(String) } },
    },
  ]);
});

test("the push is acknowledged only when its invocation and typing have left", async () => {
  const { main, clock, platform } = slow(() => "好", {
    invokeAsync: () => clock.after(300),
    messenger: { showTyping: () => clock.after(500) },
  });
  let isAnswered = false;
  const answer = main(packets.text).then(() => {
    isAnswered = true;
  });
  await clock.advance(499);
  expect(isAnswered).toBe(false);
  await clock.advance(1);
  await answer;
  expect(platform.invocations).toHaveLength(1);
});

test("the second invocation loads the event, and has the function's whole timeout", async () => {
  const { main, second, clock, sentTexts, recordOf } = slow(async ({ Content }: { Content: string }) => {
    await clock.after(15_000);
    return `查到：${Content}`;
  });
  await main(packets.text);
  const done = second();
  await clock.advance(15_000);
  await expect(done).resolves.toBe("success");
  expect(sentTexts()).toEqual(["查到：测试"]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", runs: 1 });
});

test("a second invocation that would be killed is cut off in time, and the relay starts a third", async () => {
  let tries = 0;
  const { main, second, clock, relay, platform, sentTexts } = slow(async () => {
    tries += 1;
    if (tries === 1) await clock.after(60_000);
    return "好";
  });
  await main(packets.text);
  const done = second();
  await clock.advance(18_500);
  await expect(done).resolves.toBe("success");
  await clock.advance(10_000);
  expect(await relay()).toMatchObject({ invoked: 1 });
  expect(platform.invocations).toHaveLength(2);
  await second(1, FROM_RELAY);
  expect(sentTexts()).toEqual(["好"]);
});

test("an invocation that gets lost is made up for by the relay, and one that arrives too late does nothing", async () => {
  const { main, second, clock, relay, sentTexts, runs } = slow(() => "好", {
    invokeAsync: () => Promise.reject(new Error("lost")),
  });
  await expect(main(packets.text)).resolves.toBe("success");
  await clock.advance(10_000);
  await relay();
  await second(1, FROM_RELAY);
  expect(sentTexts()).toEqual(["好"]);
  await expect(second(0)).resolves.toBe("success");
  await expect(second(1)).resolves.toBe("success");
  expect(sentTexts()).toEqual(["好"]);
  expect(runs()).toBe(1);
});

test("a second invocation that dies half-way is followed by one that sends the rest", async () => {
  let tries = 0;
  const { main, second, clock, relay, sentTexts } = slow(async function* () {
    tries += 1;
    yield "一";
    yield "二";
    if (tries === 1) await new Promise(() => undefined);
    yield "三";
  });
  await main(packets.text);
  void second();
  // Its lease ends a second after the platform would have killed it; it never got to record its end.
  await clock.advance(1_000);
  expect(sentTexts()).toEqual(["一", "二"]);
  await clock.advance(30_000);
  await relay();
  await second(1, FROM_RELAY);
  expect(sentTexts()).toEqual(["一", "二", "三"]);
});

test("redeliveries of a slow push are acknowledged at once, and start nothing", async () => {
  const { main, otherInstance, platform } = slow(() => "好");
  await main(packets.text);
  await expect(otherInstance(packets.text)).resolves.toBe("success");
  expect(platform.invocations).toHaveLength(1);
});

test("typing that WeChat refuses changes nothing", async () => {
  const { main, second, sentTexts } = slow(() => "好", {
    messenger: { showTyping: () => Promise.reject(failedSend(45080)) },
  });
  await expect(main(packets.text)).resolves.toBe("success");
  await second().catch(() => undefined);
  expect(sentTexts()).toEqual(["好"]);
});

test("typing and an invocation that hang do not hold up the answer", async () => {
  const never = () => new Promise<never>(() => undefined);
  const { main, clock } = slow(() => "好", { invokeAsync: never, messenger: { showTyping: never } });
  const answer = main(packets.text);
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
});

test.each([
  ["a client", { sources: ["wx_client"] }],
  ["a function that a client called", { sources: ["wx_client", "scf"] }],
  ["no known caller", { sources: [] }],
  ["a timer itself", { sources: ["wx_trigger"] }],
])("a second invocation by %s is refused, whatever id and fencingToken it shows", async (_, call) => {
  const { main, otherInstance, platform, runs } = slow(() => "好");
  await main(packets.text);
  await expect(otherInstance(platform.invocations[0]?.event, call)).rejects.toMatchObject({ code: "CALLER_REFUSED" });
  expect(runs()).toBe(0);
});

test("a fencing token that was guessed does nothing", async () => {
  const { main, otherInstance, platform, runs } = slow(() => "好");
  await main(packets.text);
  const [invocation] = platform.invocations;
  const { resumePush } = Object(invocation?.event) as { resumePush: object };
  for (const forged of [{ fencingToken: "guessed" }, { pushId: "nobody" }]) {
    await expect(otherInstance({ resumePush: { ...resumePush, ...forged } }, FROM_FUNCTION)).resolves.toBe("success");
  }
  expect(runs()).toBe(0);
  expect(platform.sent).toEqual([]);
});

test.each([[null], ["x"], [{}], [{ pushId: 7, fencingToken: "t" }], [{ pushId: "p", fencingToken: "" }]])(
  "a second invocation with %p is refused",
  async (resumePush) => {
    const { otherInstance } = slow(() => "好");
    await expect(otherInstance({ resumePush }, FROM_FUNCTION)).rejects.toMatchObject({ code: "EVENT_INVALID" });
  },
);

test("a second invocation of a function that does not handle the pair is refused", async () => {
  const { main, platform } = slow(() => "好");
  await main(packets.text);
  const other = runFunction({ on: "image", handle: () => "好" }, { store: platform.store });
  await expect(other.main(platform.invocations[0]?.event, FROM_FUNCTION)).rejects.toMatchObject({
    code: "EVENT_PAIR_MISMATCH",
  });
});
