// What answered a push stands in its record, whichever write ends it, and costs none of its own.
import { memoryStore } from "../../src/platform/memory/memory-store";
import { noteAnswer } from "../../src/runtime/answered-by";
import type { HandlerContext } from "../../src/runtime/definition";
import { later } from "../../src/runtime/later";
import type { PushStore } from "../../src/runtime/push-store";
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

type Said = ReturnType<typeof reply.text> | ReturnType<typeof reply.transferToAgent>;

/** A handler that notes what answers, and then says it. */
const noting =
  (said: Said = reply.text("六点")) =>
  (_: unknown, context: HandlerContext) => {
    noteAnswer(context, "rule", "hours");
    return said;
  };

test("a completed push names the rule, and one whose handler answered by itself names nothing", async () => {
  const noted = runFunction({ on: "text", handle: noting() });
  await noted.main(packets.text);
  expect(await noted.recordOf(packets.text)).toMatchObject({ state: "completed", answeredBy: "rule:hours" });
  const own = runFunction({ on: "text", handle: () => "六点" });
  await own.main(packets.text);
  expect(await own.recordOf(packets.text)).not.toHaveProperty("answeredBy");
});

test("so does one that was handed over", async () => {
  const { main, recordOf } = runFunction({ on: "text", handle: noting(reply.transferToAgent()) });
  await main(packets.text);
  expect(await recordOf(packets.text)).toMatchObject({ transferredAtMs: expect.any(Number), answeredBy: "rule:hours" });
});

test("the last note counts, also one of a copied context; a long id is cut", async () => {
  const { main, recordOf } = runFunction({
    on: "text",
    handle: (_, context) => {
      noteAnswer(context, "no-answer");
      noteAnswer({ ...context }, "rule", "长".repeat(200));
      return "六点";
    },
  });
  await main(packets.text);
  expect((await recordOf(packets.text))?.answeredBy).toBe(`rule:${"长".repeat(80)}`);
});

test("what the relay sends later was answered by the rule, and what ends as a dead letter as well", async () => {
  let failure: Error | undefined = failedSend(-1);
  const deliver = async () => {
    if (failure !== undefined) throw failure;
  };
  const { main, relay, clock, recordOf } = runFunction({ on: "text", handle: noting() }, { messenger: { deliver } });
  const answered = main(packets.text);
  await clock.advance(10_000);
  await answered;
  expect(await recordOf(packets.text)).toMatchObject({ state: "waiting", answeredBy: "rule:hours" });
  failure = undefined;
  await clock.advance(120_000);
  await relay();
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", answeredBy: "rule:hours" });

  failure = failedSend(45002);
  const refused = runFunction({ on: "text", handle: noting() }, { messenger: { deliver } });
  await refused.main(packets.text);
  expect(await refused.recordOf(packets.text)).toMatchObject({ state: "dead", answeredBy: "rule:hours" });
});

test("background work is noted by its own invocation", async () => {
  const { main, platform, recordOf } = runFunction(
    {
      on: "text",
      handle: () =>
        later((context) => {
          noteAnswer(context, "model");
          return "六点";
        }),
    },
    { call: { sources: ["wx_app", "scf"], timeLimitMs: 60_000 } },
  );
  await main(packets.text);
  const [invocation] = platform.invocations;
  await main(invocation?.event);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", answeredBy: "model" });
});

test("a push costs the same calls with it and without it", async () => {
  const callsOf = async (handle: (event: unknown, context: HandlerContext) => unknown) => {
    const clock = fakeClock();
    const calls: string[] = [];
    const store = new Proxy(memoryStore(clock.nowMs), {
      get: (target, verb: keyof PushStore) => {
        calls.push(verb);
        return target[verb];
      },
    });
    await runFunction({ on: "text", handle: handle as () => string }, { clock, store }).main(packets.text);
    return calls;
  };
  expect(await callsOf(noting())).toEqual(await callsOf(() => "六点"));
});
