// The relay's part: whose answer did not come in time is told so, once, and only where nothing speaks against it.
import { createEndDialogues } from "../../../src/desk/dialogue/end-dialogues";
import type { Sentence, Teller, Told } from "../../../src/runtime/relay-teller";
import { storeDown } from "../../support/broken-store";
import { ASKS_NUMBER, dialogueBench, EXPIRED, ORDERS } from "./dialogue-bench";

const MINUTE_MS = 60_000;

interface Options {
  /** What the teller says to it. @default "told" */
  readonly answer?: Told;
  readonly through?: <T>(real: () => Promise<T>, verb: string) => Promise<T>;
}

function bench({ answer = "told", through }: Options = {}) {
  const own = dialogueBench(through === undefined ? {} : { through });
  const told: Sentence[] = [];
  const asked: Sentence[] = [];
  let ids = 0;
  const endDialogues = createEndDialogues(() => own.desk.parts.store, own.clock);
  const teller = (answers: Told): Teller => ({
    endsAtMs: own.clock.nowMs() + MINUTE_MS,
    newId: () => {
      ids += 1;
      return `run-${ids}`;
    },
    async tell(sentence, announce) {
      asked.push(sentence);
      if (answers !== "told") return answers;
      if (!(await announce())) return "later";
      told.push(sentence);
      return "told";
    },
  });
  return { ...own, told, asked, relay: (answers = answer) => endDialogues(teller(answers)) };
}

test("the customer is told when the time is up, once, and the next message is one like any other", async () => {
  const { converses, clock, relay, told, open } = bench();
  await converses("查订单", { pushId: "begin" });
  await clock.advance(10 * MINUTE_MS - 1);
  await relay();
  expect(told).toEqual([]);
  await clock.advance(1);
  await relay();
  await relay();
  expect(told).toEqual([{ pushId: "begin", message: { msgtype: "text", text: { content: EXPIRED } } }]);
  expect(await open()).toBeUndefined();
  expect(await converses("你好")).toBeUndefined();
});

test("of two relays at once one tells", async () => {
  const { converses, clock, relay, told } = bench();
  await converses("查订单");
  await clock.advance(10 * MINUTE_MS);
  await Promise.all([relay(), relay()]);
  expect(told).toHaveLength(1);
});

test("an answer that comes at the same time goes before: nobody is told", async () => {
  const { converses, clock, relay, told } = bench();
  await converses("查订单");
  await clock.advance(10 * MINUTE_MS);
  const [said] = await Promise.all([converses("在吗"), relay()]);
  expect([...(said ?? []), ...told.map(() => EXPIRED)]).toEqual([EXPIRED]);
});

test("each answer puts it off, and a dialogue that ended is due no more", async () => {
  const { converses, clock, relay, asked } = bench();
  await converses("查订单");
  await clock.advance(9 * MINUTE_MS);
  await converses(ORDERS[0]?.no ?? "");
  await clock.advance(9 * MINUTE_MS);
  await relay();
  await converses("是");
  await clock.advance(9 * MINUTE_MS);
  await relay();
  expect(asked).toEqual([]);
});

test("where it cannot be said now, the next run looks again, for ten minutes; the next message notices then", async () => {
  const { converses, clock, relay, asked } = bench({ answer: "later" });
  await converses("查订单");
  for (let minute = 0; minute < 25; minute += 1) {
    await clock.advance(MINUTE_MS);
    await relay();
  }
  expect(asked).toHaveLength(10);
  expect(await converses("你好")).toEqual([EXPIRED]);
});

test("where it must never be said, nobody looks again, and the next message notices", async () => {
  const { converses, clock, relay, asked } = bench({ answer: "never" });
  await converses("查订单");
  await clock.advance(10 * MINUTE_MS);
  await relay();
  await relay();
  expect(asked).toHaveLength(1);
  expect(await converses("你好")).toEqual([EXPIRED]);
});

test("what another function remembers of the customer meanwhile neither loses the dialogue nor when it is over", async () => {
  const { converses, enters, clock, relay, told } = bench();
  await converses("查订单");
  await enters("index");
  expect(await converses("x")).toBeDefined();
  await enters("order");
  await clock.advance(10 * MINUTE_MS);
  await relay();
  expect(told).toHaveLength(1);
});

test("where the database dies in the middle nobody is told twice", async () => {
  for (let failing = 1; failing <= 4; failing += 1) {
    for (const isDone of [true, false]) {
      let calls = 0;
      let isOn = false;
      const through = async <T>(real: () => Promise<T>): Promise<T> => {
        if (!isOn) return real();
        calls += 1;
        if (calls !== failing) return real();
        if (isDone) await real();
        return storeDown();
      };
      const { converses, clock, relay, told } = bench({ through });
      await converses("查订单");
      await clock.advance(10 * MINUTE_MS);
      isOn = true;
      await relay().catch(() => undefined);
      await relay().catch(() => undefined);
      expect(told.length).toBeLessThanOrEqual(1);
    }
  }
});

test("a state that is due and has no dialogue is due no more", async () => {
  const { store, relay, clock, asked } = bench();
  const value = { misses: [], welcomes: [], dialogue: { open: "broken", dueAtMs: 1 } };
  await store.putState("k", { expectedVersion: undefined, version: "v", value, expiresInMs: 1e9, dueInMs: 1 });
  await clock.advance(1);
  await relay();
  expect([asked, await store.listDue(10)]).toEqual([[], []]);
});

test("the sentence goes to the conversation that the customer wrote from", async () => {
  const { converses, clock, relay, told, desk, dialogues } = bench();
  const { converse } = await import("../../../src/desk/dialogue/converse");
  const { handlerContext } = await import("../../../testing/handler-context");
  const CreateTime = Math.floor(clock.nowMs() / 1000);
  const event = { FromUserName: "o9", Content: "查订单", CreateTime, BusinessId: "7" };
  await converse(desk, dialogues, event, handlerContext());
  expect(await converses("查订单")).toEqual([ASKS_NUMBER]);
  await clock.advance(10 * MINUTE_MS);
  await relay();
  expect(told.map(({ message }) => message.businessid)).toEqual([7, undefined]);
});
