// Dialogues in built functions: real SDK, the local database, the relay, the clock moved by the test.
import type { ControlApi } from "../../simulator/control/contract";
import { ASKS, CANCELLED, confirms, DONE, EXPIRED, NOT_FOUND, startDialogues } from "../support/dialogue-project";
import type { Simulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

const NO = "100000000001";
const MINUTE_MS = 60_000;

let sim: Simulator;
beforeAll(async () => {
  sim = await startDialogues();
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const dialogueOf = async (openid: string) =>
  (await (
    await fetch(`${sim.url}/__sim/desk/dialogues/${openid}`)
  ).json()) as ControlApi["GET /desk/dialogues/:who"]["answer"];
const reminders = () => sim.documents("reminders").map(({ no }) => no);

test("an order number, its state, a yes, and it is done", async () => {
  const customer = sim.customer();
  for (const text of ["查订单", "123", NO, "是"]) await customer.says(text);
  expect(customer.replies).toEqual([ASKS, NOT_FOUND, confirms(NO), DONE]);
  expect(reminders()).toEqual([NO]);
  expect(await dialogueOf(customer.openid)).toBeNull();
  expect(JSON.stringify(sim.documents("desk_states"))).not.toContain(customer.openid);
});

test("the control API says where it stands, as functions keep it", async () => {
  const customer = sim.customer();
  for (const text of ["查订单", NO, "也许"]) await customer.says(text);
  expect(await dialogueOf(customer.openid)).toEqual({
    name: "order-status",
    title: "查订单",
    asked: "remind",
    misses: 1,
    values: { order: { no: NO } },
    endsAtMs: expect.any(Number),
  });
  await customer.says("取消");
  expect(customer.replies.at(-1)).toBe(CANCELLED);
  expect(await dialogueOf(customer.openid)).toBeNull();
});

test("who asks for a person, and who answers wrong three times, has one", async () => {
  const [one, other] = [sim.customer(), sim.customer()];
  await one.says("查订单");
  expect(await one.says("人工")).toMatchObject({ isTransferred: true });
  for (const text of ["查订单", "1", "2"]) await other.says(text);
  expect(await other.says("3")).toMatchObject({ isTransferred: true });
  expect(other.replies).toEqual([ASKS, NOT_FOUND, NOT_FOUND]);
});

test("two answers at once have their turns one after the other, and one push delivered twice is told once", async () => {
  const customer = sim.customer();
  await customer.says("查订单");
  await Promise.all([customer.says("wrong"), customer.says(NO)]);
  expect(customer.replies.toSorted()).toEqual([ASKS, NOT_FOUND, confirms(NO)].toSorted());
  sim.faults.inject({ on: "push", kind: "twice", openid: customer.openid });
  await customer.says("是");
  await sim.idle();
  expect(customer.replies.filter((text) => text === DONE)).toHaveLength(1);
  expect(sim.documents("desk_states").length).toBeGreaterThan(0);
});

test("the time is up: the relay tells within a minute, once, and the rest of the handler answers what follows", async () => {
  const customer = sim.customer();
  await customer.says("查订单");
  sim.clock.advance(9 * MINUTE_MS);
  await sim.fireTimer("relay");
  expect(customer.replies).toEqual([ASKS]);
  sim.clock.advance(MINUTE_MS + 1_000);
  await Promise.all([sim.fireTimer("relay"), sim.fireTimer("relay")]);
  await sim.fireTimer("relay");
  expect(customer.replies).toEqual([ASKS, EXPIRED]);
  await customer.says("几点关门");
  expect(customer.replies).toEqual([ASKS, EXPIRED, "18:00"]);
});

test("or the next message notices, when it comes before the relay", async () => {
  const customer = sim.customer();
  await customer.says("查订单");
  sim.clock.advance(11 * MINUTE_MS);
  await customer.says("你在吗");
  await sim.fireTimer("relay");
  expect(customer.replies).toEqual([ASKS, EXPIRED]);
});

test("never over a person: whom another function handed over is told nothing", async () => {
  const customer = sim.customer();
  await customer.says("查订单");
  await customer.sendsImage();
  sim.clock.advance(11 * MINUTE_MS);
  await sim.fireTimer("relay");
  sim.clock.advance(MINUTE_MS);
  await sim.fireTimer("relay");
  expect(customer.replies).toEqual([ASKS]);
});

test("where WeChat leaves no place, nothing is told", async () => {
  const customer = sim.customer();
  for (const text of ["查订单"]) await customer.says(text);
  // The relay may speak, and WeChat refuses it: the customer is told nothing, and nothing is tried again.
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 45047, openid: customer.openid });
  sim.clock.advance(11 * MINUTE_MS);
  await sim.fireTimer("relay");
  await sim.fireTimer("relay");
  expect(customer.replies).toEqual([ASKS]);
});

test("a function that remembers something else of the customer leaves the dialogue alone", async () => {
  const customer = sim.customer();
  await customer.says("查订单");
  await customer.enters("index");
  await customer.says(NO);
  expect(customer.replies.at(-1)).toBe(confirms(NO));
});
