// What is in the collection after a choice, a refusal in the settings, and a message that was sent.
import { type Simulator, startSimulator } from "message-push/testing";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator();
});
beforeEach(() => {
  sim.dropCollection("subscribe_events");
  sim.createCollection("subscribe_events");
});
afterEach(async () => {
  await sim.idle();
  expect(sim).toHaveNoDeadLetters();
});
afterAll(() => sim.stop());

const push = (event: string, List: readonly object[]) =>
  sim.pushSample(`event:subscribe_msg_${event}_event`, { from: "Ann", fields: { List } });

test("what a user chose is kept for each template", async () => {
  await push("popup", [
    { TemplateId: "paid", SubscribeStatusString: "accept", PopupScene: "0" },
    { TemplateId: "shipped", SubscribeStatusString: "reject", PopupScene: "0" },
  ]);
  const { openid } = sim.customer("Ann");
  const kept = { openid, event: "subscribe_msg_popup_event", at: expect.any(Date) };
  expect(sim.documents("subscribe_events")).toMatchObject([
    { ...kept, templateId: "paid", result: "accept" },
    { ...kept, templateId: "shipped", result: "reject" },
  ]);
});

test("so is what was turned off later", async () => {
  await push("change", [{ TemplateId: "paid", SubscribeStatusString: "reject" }]);
  expect(sim.documents("subscribe_events")).toMatchObject([{ templateId: "paid", result: "reject" }]);
});

test("a write whose answer was lost is made again, and stands there once", async () => {
  sim.faults.inject({ on: "database.modifyDocument", kind: "reset", phase: "after" });
  await push("sent", [{ TemplateId: "paid", MsgID: "1", ErrorCode: "0", ErrorStatus: "success" }]);
  sim.clock.advance(60_000);
  await sim.fireTimer("relay");
  await sim.idle();
  expect(sim.documents("subscribe_events")).toMatchObject([{ templateId: "paid", result: "success" }]);
});
