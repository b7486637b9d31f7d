// What a campaign plans: the same seed the same campaign, and nothing that the simulator does not know.
import { checkFault } from "../../../message-push/simulator/faults/check-fault";
import { diceOf } from "../../campaign/dice";
import { isTransfer, packetOf, planPushes } from "../../campaign/plan";
import { planRelayFault, planStray } from "../../campaign/plan-faults";

const SIZE = { pushes: 2_000, users: 50, seed: 11, faults: 1, canFreeze: true };
const PLAN = planPushes(SIZE);

test("the same seed plans the same campaign, another one another", () => {
  const text = JSON.stringify(PLAN);
  expect(JSON.stringify(planPushes(SIZE)) === text).toBe(true);
  expect(JSON.stringify(planPushes({ ...SIZE, seed: 12 })) === text).toBe(false);
});

test("every fault that is planned can be injected", () => {
  const dice = diceOf(11, 5);
  const others = Array.from({ length: 500 }, () => [planRelayFault(dice, true), planStray(dice, "text", true)]);
  const all = [...PLAN.flatMap(({ faults }) => faults), ...others.flat()];
  expect(() => {
    for (const fault of all) checkFault(fault, { canFreeze: true });
  }).not.toThrow();
});

test("handlers linger, and say something before they transfer", () => {
  const lingering = PLAN.filter(({ behaviour }) => behaviour === "linger");
  expect(lingering.length).toBeGreaterThan(200);
  expect(lingering.every(({ pauseMs }) => pauseMs >= 50 && pauseMs <= 300)).toBe(true);
  const talking = PLAN.filter((push) => isTransfer(push) && push.replies > 0);
  expect(talking.length).toBeGreaterThan(50);
  expect(talking.every(({ pair }) => pair === "text")).toBe(true);
});

test("everything is out of reach for some", () => {
  const faults = PLAN.flatMap((push) => push.faults);
  expect(faults.filter(({ on, forMs }) => on === "gateway" && forMs !== undefined).length).toBeGreaterThan(50);
  expect(faults.filter(({ on, forMs }) => on === "wx.openApi" && forMs !== undefined).length).toBeGreaterThan(50);
});

test("the packet orders what the handler does", () => {
  const push = {
    id: "p7",
    pair: "text",
    behaviour: "linger",
    replies: 2,
    pauseMs: 90,
    openid: "o1",
    faults: [],
  } as const;
  expect(packetOf(push, 5_000)).toMatchObject({ Content: "p7 linger 2 90", MsgId: "campaign-p7", CreateTime: 5 });
});
