// What a customer's next push finishes of what was left over: how much, in what time, and what it leaves to others.
import { memoryStore } from "../../src/platform/memory/memory-store";
import type { PushStore } from "../../src/runtime/push-store";
import type { MessageBody } from "../../src/wechat/messages";
import { parsePush } from "../../src/wechat/parse-push";
import { storeDown } from "../support/broken-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const never = () => new Promise<never>(() => undefined);
const text = (content: string): MessageBody => ({ msgtype: "text", text: { content } });
const pushNamed = (MsgId: string) => ({ ...packets.text, MsgId });

interface Terms {
  /** How long the handler of the next push works. */
  readonly handlerMs?: number;
  readonly deliver?: (content: string) => Promise<void>;
  readonly change?: (store: PushStore) => Partial<PushStore>;
}

/** A customer with a backlog: one push for each reply, all due, and the backlog flag. */
async function backlogOf(replies: readonly string[], { handlerMs = 0, deliver, change }: Terms = {}) {
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  for (const content of replies) {
    const { key, pair, touser, packet } = parsePush(pushNamed(content));
    const claim = { attempt: 1, fencingToken: `of ${content}`, runs: 1, arrivedAtMs: clock.nowMs() } as const;
    await store.add({ key, pair, touser, packet, functionName: "text", onUnknownSend: "assume-sent", ...claim }, 0);
    await store.change({ key, ...claim }, { writeNumber: 1, outbox: [text(content)], dueInMs: 0 });
    await store.flagBacklog(touser);
    await clock.advance(1);
  }
  const bench = runFunction(
    { on: "text", handle: () => clock.after(handlerMs) },
    {
      clock,
      store: { ...store, ...change?.(store) },
      ...(deliver && {
        messenger: { deliver: (_, message) => deliver(message.msgtype === "text" ? message.text.content : "") },
      }),
    },
  );
  const dueKeys = async () => (await store.findDue(100)).records.map(({ key }) => key);
  return { ...bench, dueKeys };
}

test("three pushes at most, the longest due first; the relay and later pushes see to the rest", async () => {
  const { main, sentTexts, dueKeys } = await backlogOf(["一", "二", "三", "四"]);
  await main(pushNamed("next"));
  expect(sentTexts()).toEqual(["一", "二", "三"]);
  expect(await dueKeys()).toHaveLength(1);
});

test.each([
  ["1500 ms are left", 2_500, ["一"]],
  ["less is left", 2_501, []],
])("the backlog is begun while %s", async (_, handlerMs, texts) => {
  const { main, clock, sentTexts } = await backlogOf(["一"], { handlerMs });
  const answer = main(pushNamed("next"));
  await clock.advance(handlerMs);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(texts);
});

test("what did not fit into one push is finished by the next", async () => {
  let sends = 0;
  const { main, clock, dueKeys } = await backlogOf(["一", "二"], {
    async deliver() {
      sends += 1;
      if (sends === 1) await clock.after(3_000);
    },
  });
  const answer = main(pushNamed("next"));
  await clock.advance(4_000);
  await expect(answer).resolves.toBe("success");
  expect(sends).toBe(1);
  expect(await dueKeys()).toHaveLength(1);
  await main(pushNamed("the one after"));
  expect(sends).toBe(2);
  expect(await dueKeys()).toEqual([]);
});

test("the flag is not raised again when the backlog is empty: the push after that asks nothing", async () => {
  let asked = 0;
  const { main, logEvents } = await backlogOf(["一"], {
    change: (store) => ({
      findDue(...given) {
        asked += 1;
        return store.findDue(...given);
      },
    }),
  });
  await main(pushNamed("next"));
  await main(pushNamed("the one after"));
  expect(asked).toBe(1);
  expect(logEvents().filter((event) => event === "backlog")).toHaveLength(1);
});

test.each([
  ["looking the backlog up", { change: () => ({ findDue: never }) }],
  ["sending it", { deliver: never }],
])("%s does not hold up the answer, however long it takes", async (_, terms) => {
  const { main, clock } = await backlogOf(["一"], terms);
  const startedAtMs = clock.nowMs();
  let answeredAtMs = 0;
  void main(pushNamed("next")).then(() => {
    answeredAtMs = clock.nowMs();
  });
  await clock.advance(10_000);
  expect(answeredAtMs).toBeGreaterThanOrEqual(startedAtMs);
  expect(answeredAtMs - startedAtMs).toBeLessThanOrEqual(4_000);
});

test("a backlog that cannot be looked up changes nothing for the new push", async () => {
  const { main, platform } = await backlogOf(["一"], { change: () => ({ findDue: storeDown }) });
  await expect(main(pushNamed("next"))).resolves.toBe("success");
  expect(platform.logged).toContainEqual(
    expect.objectContaining({ level: "error", event: "backlog-undrained", code: "STORE_UNAVAILABLE" }),
  );
});

test("a push whose drainer dies on the way is due again soon after the drainer's deadline", async () => {
  const { main, clock, platform, dueKeys } = await backlogOf(["一"], {
    deliver: never,
    change: () => ({ change: never }),
  });
  const [left] = (await platform.store.findDue(1)).records;
  void main(pushNamed("next"));
  await clock.advance(4_999);
  expect(await dueKeys()).toEqual([]);
  await clock.advance(1);
  expect(await dueKeys()).toEqual([left?.key]);
});

test("of two pushes with the same backlog, one drains it", async () => {
  const { main, otherInstance, sentTexts, relay } = await backlogOf(["一"]);
  const [, , report] = await Promise.all([main(pushNamed("next")), otherInstance(pushNamed("at once")), relay()]);
  expect(sentTexts()).toEqual(["一"]);
  expect(report).toMatchObject({ failed: 0 });
});

/** A verb that fails once, before it does anything. */
function failingOnce<Verb extends "findDue" | "takeOver">(verb: Verb) {
  let isDown = true;
  return (store: PushStore): Partial<PushStore> => ({
    [verb]: (...given: never[]) => {
      if (!isDown) return (store[verb] as (...args: never[]) => unknown)(...given);
      isDown = false;
      return storeDown();
    },
  });
}

test.each([
  ["more is due than one push pays", ["一", "二", "三", "四"], undefined],
  ["the database could not say what is due", ["一", "二"], failingOnce("findDue")],
  ["the database failed at the first of two", ["一", "二"], failingOnce("takeOver")],
])("when %s, the push after the next pays the rest, without a relay", async (_, replies, change) => {
  const { main, sentTexts, dueKeys } = await backlogOf(replies, change ? { change } : {});
  await main(pushNamed("next"));
  await main(pushNamed("after that"));
  expect([...sentTexts()].sort()).toEqual([...replies].sort());
  expect(await dueKeys()).toEqual([]);
});

test("a push whose completion was recorded, and whose answer to that got lost, still drains the backlog", async () => {
  let isLost = true;
  const { main, clock, sentTexts, logEvents, recordOf } = await backlogOf(["一"], {
    change: (store) => ({
      async finish(...given) {
        const finished = await store.finish(...given);
        if (!isLost) return finished;
        isLost = false;
        return storeDown();
      },
    }),
  });
  const answer = main(pushNamed("next"));
  await clock.advance(1_000);
  await expect(answer).resolves.toBe("success");
  expect(sentTexts()).toEqual(["一"]);
  expect(await recordOf(pushNamed("next"))).toMatchObject({ state: "completed" });
  expect(logEvents()).toContain("outcome-unconfirmed");
});
