// Each verb of the desk notes what it answered with: the operator's report counts it.
import { answer } from "../../src/desk/answer";
import { handOver } from "../../src/desk/hand-over";
import { noAnswer } from "../../src/desk/no-answer";
import { createOpenDesk } from "../../src/desk/open-desk";
import { welcome } from "../../src/desk/welcome";
import { memoryDeskStore } from "../../src/platform/memory/memory-desk-store";
import { answerNoted } from "../../src/runtime/answered-by";
import type { HandlerContext } from "../../src/runtime/definition";
import { handlerContext } from "../../testing/handler-context";
import { fakeClock } from "../support/fake-clock";
import { CLOSED, HOURS, OPEN } from "./desk-bench";
import { beijing } from "./hours/beijing";

const RULES = [
  { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["每天 18:00"], isListed: true },
  { name: "发货", keywords: ["发货"], replies: ["48 小时内"] },
];

/** What a verb is said to have answered with, once everything is said. */
function deskAt(at: string, settings: object = {}) {
  const clock = fakeClock(beijing(at));
  const store = memoryDeskStore(clock.nowMs);
  const desk = createOpenDesk({ openStore: () => store, clock, notify: undefined })({
    rules: RULES,
    settings: { hours: HOURS, ...settings },
  });
  let pushes = 0;
  const noted = async (say: (context: HandlerContext) => Promise<unknown>) => {
    pushes += 1;
    const context = handlerContext({ pushId: `${pushes}`.padStart(32, "0") });
    const said = await say(context);
    if (typeof said === "object" && said !== null && Symbol.asyncIterator in said)
      for await (const _ of said as AsyncIterable<unknown>);
    return answerNoted(context.signal).answeredBy;
  };
  const text = (Content: string) => ({ FromUserName: "o1", Content });
  return {
    says: (words: string) =>
      noted(async (context) => (await answer(desk, text(words), context)) ?? noAnswer(desk, text(words), context)),
    answers: (words: string) => noted((context) => answer(desk, text(words), context)),
    sendsImage: () => noted((context) => handOver(desk, { FromUserName: "o1" }, context)),
    enters: () => noted((context) => welcome(desk, { FromUserName: "o1", SessionFrom: "" }, context)),
  };
}

test("a rule is noted by its id, and one without by its name", async () => {
  const { says } = deskAt(OPEN);
  expect([await says("几点关门"), await says("什么时候发货"), await says("人工")]).toEqual([
    "rule:opening",
    "rule:发货",
    "rule:person",
  ]);
});

test("a number of the menu is noted as that", async () => {
  const { enters, says } = deskAt(OPEN, { welcomes: [{ text: "您好", hasMenu: true }] });
  expect(await enters()).toBe("welcome");
  expect(await says("1")).toBe("menu:opening");
});

test("who comes back is not welcomed, and nothing is noted", async () => {
  const { enters } = deskAt(OPEN);
  expect([await enters(), await enters()]).toEqual(["welcome", undefined]);
});

test("a question without an answer is noted, whether the menu or a person follows; out of hours it is that", async () => {
  expect(await deskAt(OPEN).says("能刻字吗")).toBe("no-answer");
  expect(await deskAt(OPEN, { missesBeforeHandOver: 2 }).says("能刻字吗")).toBe("no-answer");
  expect(await deskAt(CLOSED).says("能刻字吗")).toBe("closed");
  expect(await deskAt(CLOSED).says("人工")).toBe("closed");
});

test("a picture is noted as a hand-over; what no rule answers is left to who answers next", async () => {
  expect(await deskAt(OPEN).sendsImage()).toBe("transfer");
  expect(await deskAt(CLOSED).sendsImage()).toBe("closed");
  expect(await deskAt(OPEN).answers("能刻字吗")).toBeUndefined();
});
