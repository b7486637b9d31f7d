// Stories of real conversations in the simulator: which steps they have, and what is written of them.

import type { Step, Story } from "../../../page/again/story";
import { storyEvents } from "../../../page/again/story-events";
import { tellStory } from "../../../page/again/tell-story";
import { historyOf } from "../../../simulator/control/history";
import type { SimulatorEvent } from "../../../simulator/events";
import { DESK } from "../../support/desk";
import { type Simulator, startSimulator } from "../../support/simulator";
import { until } from "../../support/until";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());

/** The story of these places in the inbox; of all, when none are named. */
function storyOf(openid: string, places?: readonly number[]): Story {
  const inbox = sim.wechat.users.find(openid)?.inbox ?? [];
  const { events, faults } = historyOf(sim, openid);
  return tellStory(openid, storyEvents(openid, inbox, events), places ?? inbox.keys(), faults);
}

/** In short. */
function inShort(step: Step): string {
  if (step.kind === "clock") return `+${step.advanceMs}`;
  if (step.kind === "agent") return step.action === "say" ? `says ${step.text}` : step.action;
  if (step.kind === "timer") return `timer ${step.functionName}: ${step.shown.length}`;
  const { pair, packet, isTransferred, delivery, shown } = step;
  const end = isTransferred ? " → person" : delivery === "delivered" ? "" : ` (${delivery})`;
  return `${packet.Content ?? pair}: ${shown.length}${end}`;
}

const steps = (story: Story) => story.steps.map(inShort);

test("a conversation is told in its order, with the person's part and the time in between", async () => {
  const customer = sim.customer();
  await customer.enters("index");
  await customer.says("你好");
  sim.clock.advance(60_000);
  await customer.says("人工");
  sim.wechat.agents.accept(customer.openid);
  sim.wechat.agents.say(customer.openid, "您好");
  await customer.says("在吗");
  sim.wechat.agents.close(customer.openid);
  await customer.sendsImage();
  const story = storyOf(customer.openid, [1, 2, 3, 4, 5, 6, 7]);
  expect(steps(story)).toEqual([
    "你好: 1",
    "+60000",
    "人工: 0 → person",
    "accept",
    "says 您好",
    "在吗: 0 (to-agent)",
    "close",
    "image: 1",
  ]);
  // The greeting is the first entry; entering has none of its own.
  expect(steps(storyOf(customer.openid)).slice(0, 2)).toEqual(["event:user_enter_tempsession: 1", "你好: 1"]);
});

test("a selection from the middle brings what it needs: the question of a reply, and the hand-over", async () => {
  const customer = sim.customer();
  await customer.says("一");
  await customer.says("二");
  await customer.says("人工");
  sim.wechat.agents.accept(customer.openid);
  await customer.says("在吗");
  expect(steps(storyOf(customer.openid, [3]))).toEqual(["二: 1"]);
  const story = storyOf(customer.openid, [5]);
  expect(steps(story)).toEqual(["人工: 0 → person", "accept", "在吗: 0 (to-agent)"]);
  expect(story.added).toBe(1);
});

test("a person's silence gives the conversation back without anybody closing it", async () => {
  const customer = sim.customer();
  await customer.says("人工");
  sim.wechat.agents.accept(customer.openid);
  sim.clock.advance(31 * 60_000);
  await customer.says("还在吗");
  expect(steps(storyOf(customer.openid))).toEqual(["人工: 0 → person", "accept", "+1860000", "还在吗: 1"]);
});

test("a redelivery belongs to its push, also where both came at once", async () => {
  const customer = sim.customer();
  const packet = customer.packets.text("一次");
  await Promise.all([sim.push(packet), sim.push(packet)]);
  await sim.push(packet);
  const { steps: told } = storyOf(customer.openid);
  expect(told).toMatchObject([
    { isAtOnce: false, shown: [{ kind: "reply" }] },
    { isAtOnce: true, shown: [] },
    { isAtOnce: false, shown: [] },
  ]);
  const [first] = told;
  expect(told.slice(1)).toMatchObject([{ sameAs: Object(first).pushId }, { sameAs: Object(first).pushId }]);
});

test("a fault is told as an order for its step: at the same request, as often", async () => {
  const customer = sim.customer();
  await customer.says("好");
  sim.faults.inject({ on: "gateway", kind: "delay", delayMs: 1, nth: 2, times: 2, openid: customer.openid });
  await customer.says("慢");
  sim.faults.inject({ on: "push", kind: "twice" });
  await customer.says("两次");
  expect(storyOf(customer.openid).steps.filter(({ kind }) => kind === "push")).toMatchObject([
    { faults: [] },
    {
      faults: [
        { on: expect.stringMatching(/^(database|customerServiceMessage)\./), kind: "delay", delayMs: 1 },
        { kind: "delay" },
      ],
    },
    { faults: [{ on: "push", kind: "twice" }] },
  ]);
});

test("what a timer's function sent is a step of its own, after the time that it took", async () => {
  const customer = sim.customer();
  sim.faults.inject({
    on: "customerServiceMessage.send",
    kind: "errcode",
    errcode: -1,
    times: 20,
    openid: customer.openid,
  });
  await customer.says("等等");
  sim.faults.clear();
  sim.clock.advance(120_000);
  await sim.fireTimer("relay");
  await sim.idle();
  expect(customer.replies).toEqual(["收到：等等"]);
  const story = storyOf(customer.openid);
  expect(steps(story)).toEqual(["等等: 0", expect.stringMatching(/^\+12[0-9]000$/), "timer relay: 1"]);
  expect(story.steps).toMatchObject([
    { faults: [{ on: "customerServiceMessage.send", errcode: -1 }] },
    {},
    { faults: [] },
  ]);
});

test("a clock that was moved while a push was under way is no step, and is said", async () => {
  const customer = sim.customer();
  await customer.says("一");
  sim.faults.inject({ on: "gateway", kind: "delay", delayMs: 2_000, openid: customer.openid });
  const pushed = customer.says("二");
  await until(() => sim.faults.injected().some(({ kind, openid }) => kind === "delay" && openid === customer.openid));
  sim.clock.advance(2_000);
  await pushed;
  const story = storyOf(customer.openid);
  expect(story.steps.map(({ kind }) => kind)).toEqual(["push", "push"]);
  expect(story.remarks).toEqual(["clock-moved-meanwhile"]);
});

test("other customers, and what was not selected, are no part of it", async () => {
  const customer = sim.customer();
  await customer.says("一");
  await sim.customer().says("别人");
  await sim.pushSample("event:subscribe_msg_popup_event", { fields: {} });
  await customer.says("二");
  await customer.says("三");
  expect(steps(storyOf(customer.openid, [0, 4]))).toEqual(["一: 1", "三: 1"]);
});

test("what an earlier start of the simulator kept is told as far as it was said", () => {
  const openid = "o-earlier";
  const own = { MsgType: "text", FromUserName: openid, Content: "早" };
  const story = tellStory(
    openid,
    storyEvents(
      openid,
      [
        { kind: "reply", atMs: 1, pushId: 3, message: { msgtype: "text", text: { content: "欢迎" } } },
        { kind: "own", atMs: 2, pushId: 4, message: own },
        { kind: "reply", atMs: 3, pushId: 4, message: { msgtype: "text", text: { content: "早上好" } } },
      ],
      [],
    ),
    [0, 1, 2],
    {},
  );
  expect(steps(story)).toEqual(["早: 1"]);
  expect(story.remarks).toEqual(["earlier-run"]);
});

test("work in a second invocation is waited for, also where it was quicker than WeChat", () => {
  const openid = "o1";
  const packet = { FromUserName: openid, MsgType: "text", Content: "查" };
  const entry = { kind: "reply", atMs: 2, pushId: 1, message: { msgtype: "text" } } as const;
  const told = (invocationId: string) => {
    const attempt = {
      number: 1,
      startedAtMs: 1,
      durationMs: 1,
      outcome: "answered",
      invocationIds: ["first"],
    } as const;
    const report = { pushId: 1, pair: "text", delivery: "delivered", attempts: [attempt], replies: [] } as const;
    const events: SimulatorEvent[] = [
      { id: 1, atMs: 1, ofPush: 1, kind: "push-arrived", pushId: 1, pair: "text", packet },
      { id: 2, atMs: 2, ofPush: 1, kind: "inbox-entry", openid, entry: { ...entry, invocationId } },
      {
        id: 3,
        atMs: 3,
        ofPush: 1,
        kind: "push-finished",
        pushId: 1,
        report: { ...report, isTransferred: false, goesOn: false },
      },
    ];
    const { steps: found } = tellStory(openid, storyEvents(openid, [entry], events), [0], {});
    return found.map((step) => step.kind === "push" && step.isLate);
  };
  expect(told("first")).toEqual([false]);
  expect(told("second")).toEqual([true]);
});
