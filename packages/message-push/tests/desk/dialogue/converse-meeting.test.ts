// Pushes that come again, late or at once, a database that is down, and deployments in between: what a customer reads then.
import { defineDialogue } from "../../../src/desk/dialogue/define-dialogue";
import { retry, Steps } from "../../../src/desk/dialogue/steps";
import { storeDown } from "../../support/broken-store";
import { ASKS_NUMBER, asksReminder, dialogueBench, NOT_FOUND, ORDERS, orderDialogue, returns } from "./dialogue-bench";

const [ORDER] = ORDERS as readonly [(typeof ORDERS)[number]];
const RULES = [
  { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["18:00"], isListed: true },
  { _id: "complaint", name: "投诉", keywords: ["投诉"], replies: [{ type: "hand_over" }] },
];
const MINUTE_MS = 60_000;

describe("a push that comes again, late, or beside another", () => {
  test("is told the same, whatever happened since, and nothing of the author runs again", async () => {
    const { says, deeds, clock } = dialogueBench();
    const texts = ["查订单", "x", ORDER.no, "是"];
    const first: (readonly string[])[] = [];
    for (const [place, text] of texts.entries()) first.push(await says(text, { pushId: `p${place}` }));
    const done = { checks: deeds.checks, reminded: [...deeds.reminded] };
    await clock.advance(30 * MINUTE_MS);
    for (const place of [3, 0, 2, 1, 3])
      expect(await says(texts[place] ?? "", { pushId: `p${place}` })).toEqual(first[place]);
    expect(deeds).toEqual(done);
  });

  test("written before the dialogue began, it is no answer", async () => {
    const { converses } = dialogueBench();
    await converses("查订单");
    expect(await converses("你好", { secondsAgo: 3 })).toBeUndefined();
    expect(await converses(ORDER.no)).toEqual([asksReminder(ORDER)]);
  });

  test("of two answers at once each has its turn, one after the other", async () => {
    const { converses, deeds } = dialogueBench();
    await converses("查订单");
    const both = await Promise.all([converses("x", { pushId: "a" }), converses(ORDER.no, { pushId: "b" })]);
    expect(both).toEqual([[NOT_FOUND], [asksReminder(ORDER)]]);
    const again = await Promise.all([converses("是", { pushId: "c" }), converses("是", { pushId: "d" })]);
    // The second found the dialogue over, and did nothing.
    expect(again).toEqual([["已经帮您催了 100000000001。"], undefined]);
    expect(deeds.reminded).toEqual(["c"]);
  });

  test("two deliveries of one push at once say the same", async () => {
    const { converses, open } = dialogueBench();
    await converses("查订单");
    const both = await Promise.all([converses("x", { pushId: "a" }), converses("x", { pushId: "a" })]);
    expect(both).toEqual([[NOT_FOUND], [NOT_FOUND]]);
    expect(await open()).toMatchObject({ misses: 1 });
  });

  test("done runs once in an invocation, however often it loses the race", async () => {
    let losses = 0;
    const through = async <T>(real: () => Promise<T>, verb: string): Promise<T> => {
      if (verb !== "putState" || losses === 0) return real();
      losses -= 1;
      return false as T;
    };
    const bench = dialogueBench({ through });
    for (const text of ["查订单", ORDER.no]) await bench.converses(text);
    losses = 3;
    expect(await bench.converses("是")).toEqual(["已经帮您催了 100000000001。"]);
    expect(bench.deeds.reminded).toHaveLength(1);
  });

  test("a write of which nobody knows is looked for, and not done twice", async () => {
    let lost = 0;
    const through = async <T>(real: () => Promise<T>, verb: string): Promise<T> => {
      const result = await real();
      if (verb !== "putState" || lost === 0) return result;
      lost -= 1;
      return storeDown();
    };
    const bench = dialogueBench({ through });
    for (const text of ["查订单", ORDER.no]) await bench.converses(text);
    lost = 2;
    expect(await bench.converses("是", { pushId: "p" })).toEqual(["已经帮您催了 100000000001。"]);
    expect(bench.deeds.reminded).toEqual(["p"]);
  });

  test("an instance that dies after done leaves it to the same push, also when another dialogue has begun meanwhile", async () => {
    let isDead = false;
    const through = async <T>(real: () => Promise<T>, verb: string): Promise<T> => {
      if (isDead && verb === "putState" && bench.deeds.reminded.length > 0) throw new Error("died");
      return real();
    };
    const bench = dialogueBench({ through });
    for (const text of ["查订单", ORDER.no]) await bench.converses(text);
    isDead = true;
    await expect(bench.converses("是", { pushId: "p" })).rejects.toThrow("died");
    isDead = false;
    expect(await bench.converses("是")).toBeUndefined();
    expect(await bench.converses("退货")).toEqual(["请说原因。"]);
    expect(await bench.converses("是", { pushId: "p" })).toEqual(["已经帮您催了 100000000001。"]);
    expect(bench.deeds.reminded).toEqual(["p", "p"]);
    expect(await bench.converses("坏了")).toEqual(["收到：坏了"]);
  });
});

describe("a database that is down", () => {
  test("before anything was done leaves the text to the rest of the handler", async () => {
    const { says, warnings } = dialogueBench({ store: { findState: storeDown }, file: { rules: RULES } });
    expect(await says("几点关门")).toEqual(["18:00"]);
    expect(warnings).toEqual(["desk-memory-unread"]);
  });

  test("so that the outcome cannot be recorded fails the push, whose handler runs again, and nothing is said", async () => {
    const { converses } = dialogueBench({ store: { putState: storeDown } });
    await expect(converses("查订单")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  test("so does a customer whose state others change each time", async () => {
    const { converses } = dialogueBench({ store: { putState: async () => false } });
    await expect(converses("查订单")).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  test.each([7, "x", [], { open: 7, turns: [7, { pushId: "a", says: "x" }] }, { open: { name: "order-status" } }])(
    "what somebody made of the state (%j) is no dialogue, and stops nobody",
    async (dialogue) => {
      const bench = dialogueBench();
      const { customerKey } = await import("../../../src/desk/customer-key");
      const value = { misses: [], welcomes: [], dialogue };
      await bench.store.putState(customerKey("o1"), {
        expectedVersion: undefined,
        version: "v",
        value,
        expiresInMs: 1e6,
      });
      expect(await bench.converses("你好")).toBeUndefined();
      expect(await bench.converses("查订单")).toEqual([ASKS_NUMBER]);
    },
  );
});

describe("a deployment in between", () => {
  type Name = "order" | "phone" | "sure";
  const checkPhone = (text: string) => (text.length === 11 ? text : retry("再发一次。"));
  const define = (names: readonly Name[]) => {
    let steps = new Steps<object>([]);
    for (const name of names) {
      if (name === "order") steps = steps.ask(name, ASKS_NUMBER, (text) => ({ no: text }));
      if (name === "phone") steps = steps.ask(name, "请发手机号。", checkPhone);
      if (name === "sure") steps = steps.confirm(name, "确定吗？");
    }
    return defineDialogue({
      name: "order-status",
      title: "查订单",
      keywords: ["查订单"],
      steps,
      done: (values) => JSON.stringify(values),
    });
  };

  test("that adds a step before the one that is asked has it asked, and the text is not taken for its answer", async () => {
    const { converses, open } = dialogueBench();
    await converses("查订单", { dialogues: [define(["sure"])] });
    const dialogues = [define(["phone", "sure"])];
    expect(await converses("是", { dialogues })).toEqual(["请发手机号。"]);
    expect(await converses("13800000000", { dialogues })).toEqual(["确定吗？"]);
    expect(await converses("是", { dialogues })).toEqual(['{"phone":"13800000000","sure":true}']);
    expect(await open()).toBeUndefined();
  });

  test("that removes the step that is asked goes on with the next one, or is done", async () => {
    const { converses } = dialogueBench();
    await converses("查订单", { dialogues: [define(["order", "phone", "sure"])] });
    expect(await converses("1", { dialogues: [define(["phone", "sure"])] })).toEqual(["请发手机号。"]);
    expect(await converses("1", { dialogues: [define(["sure"])] })).toEqual(["确定吗？"]);
    await converses("是", { dialogues: [define(["sure", "phone"])] });
    expect(await converses("x", { dialogues: [define(["sure"])] })).toEqual(['{"sure":true}']);
  });

  test("that takes the whole dialogue away leaves the text to the rest of the handler", async () => {
    const { converses, open } = dialogueBench();
    await converses("查订单");
    expect(await converses(ORDER.no, { dialogues: [returns] })).toBeUndefined();
    expect(await open()).toBeUndefined();
  });
});

test("one that is switched off is none, and costs nothing where no other is on", async () => {
  const { converses, calls, deeds } = dialogueBench();
  await converses("查订单");
  const off = { ...orderDialogue(deeds), isOn: false };
  expect(await converses(ORDER.no, { dialogues: [off, returns] })).toBeUndefined();
  expect(await converses("查订单", { dialogues: [off, returns] })).toBeUndefined();
  calls();
  expect(await converses("查订单", { dialogues: [off] })).toBeUndefined();
  expect(calls()).toEqual([]);
});

test("two dialogues of one name are refused", async () => {
  const { converses, deeds } = dialogueBench();
  const dialogues = [orderDialogue(deeds), orderDialogue(deeds)];
  await expect(converses("你好", { dialogues })).rejects.toMatchObject({ code: "OPTION_INVALID" });
});
