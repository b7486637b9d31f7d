// Cloud calls that the simulator answers by itself, from a built function through the real SDK.
import type { Simulator } from "../../simulator/simulator";
import { cloudCaller, tellOf } from "../support/cloud-caller";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

const CHECKED = `defineFunction({ on: "event:wxa_media_check", handle: ({ trace_id }, { log }) => log.info("checked", { trace_id }) })`;
const PERMITTED = [
  "send",
  "security.msgSecCheck",
  "security.mediaCheckAsync",
  "subscribeMessage.send",
  "wxacode.getUnlimited",
];

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({
    text: { main: cloudCaller("text"), permissions: PERMITTED },
    wxa_media_check: { main: CHECKED },
  });
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const tell = (name: string, args: object, options?: Parameters<typeof tellOf>[2]) => tellOf(sim, [name, args], options);
const check = (customer: { openid: string }, content: string) => ({
  content,
  version: 2,
  scene: 1,
  openid: customer.openid,
});

test("security.msgSecCheck judges a text as version 2 does, and by the risky words", async () => {
  const customer = sim.customer();
  expect(await tell("security.msgSecCheck", check(customer, "你好"), { customer })).toMatchObject({
    errCode: 0,
    result: { suggest: "pass", label: 100 },
    traceId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
  });
  expect(await tell("security.msgSecCheck", check(customer, "有违规内容"), { customer })).toMatchObject({
    result: { suggest: "risky", label: 21000 },
    detail: expect.arrayContaining([expect.objectContaining({ strategy: "keyword", keyword: "违规内容" })]),
  });
});

test.each([
  ["a stranger", { openid: "oNobody" }, 40003],
  ["no scene", { scene: 9 }, 47001],
  ["no text", { content: "" }, 47001],
  ["more than 2500 characters", { content: "字".repeat(2501) }, 45002],
  ["version 1 and a risky text", { version: undefined, content: "违规内容" }, 87014],
])("security.msgSecCheck refuses %s", async (_, changed, errCode) => {
  const customer = sim.customer();
  expect(await tell("security.msgSecCheck", { ...check(customer, "好"), ...changed }, { customer })).toMatchObject({
    errCode,
  });
});

test("security.mediaCheckAsync answers with an id, and its result is pushed with the same one, by the simulator's clock", async () => {
  const customer = sim.customer();
  const args = {
    mediaUrl: "https://a.example/违规内容.png",
    mediaType: 2,
    version: 2,
    scene: 1,
    openid: customer.openid,
  };
  const { traceId } = await tell("security.mediaCheckAsync", args, { customer });
  const arrived = new Promise<unknown>((resolve) => {
    const stop = sim.events.on((event) => {
      if (event.kind !== "push-finished" || event.report.pair !== "event:wxa_media_check") return;
      stop();
      resolve(event.report);
    });
  });
  sim.clock.advance(1_000);
  expect(await arrived).toMatchObject({ functionName: "wxa_media_check", attempts: [{ outcome: "answered" }] });
  const pushed = sim.events.all().findLast((event) => event.kind === "push-arrived");
  expect(pushed).toMatchObject({
    packet: { trace_id: traceId, FromUserName: customer.openid, result: { suggest: "risky" } },
  });
});

test("subscribeMessage.send needs the customer's consent, once for each message, and what was sent can be read", async () => {
  const customer = sim.customer();
  const message = { touser: customer.openid, templateId: "T1", page: "index", data: { thing1: { value: "茶到了" } } };
  const send = (changed: object = {}) => tell("subscribeMessage.send", { ...message, ...changed }, { customer });
  expect(await send()).toMatchObject({ errCode: 43101 });
  customer.subscribes("T1");
  expect(await send({ data: { thing1: { value: "字".repeat(21) } } })).toMatchObject({ errCode: 47003 });
  expect(await send({ templateId: "" })).toMatchObject({ errCode: 40037 });
  expect(await send({ touser: "oNobody" })).toMatchObject({ errCode: 40003 });
  expect([await send(), await send()]).toMatchObject([{ errCode: 0 }, { errCode: 43101 }]);
  expect(customer.subscribeMessages).toEqual([{ template_id: "T1", page: "index", data: message.data }]);
});

test("an answer in the dialogue that is pushed counts as consent, and a change in the settings takes it back", async () => {
  const customer = sim.customer();
  const args = { touser: customer.openid, templateId: "T2", data: { thing1: { value: "好" } } };
  const answered = async (event: string, SubscribeStatusString: string) => {
    const packet = sim.wechat.samples.make(event, customer.openid, {
      List: [{ TemplateId: "T2", SubscribeStatusString }],
    });
    await sim.push(packet);
  };
  await answered("event:subscribe_msg_popup_event", "accept");
  await answered("event:subscribe_msg_popup_event", "accept");
  expect(await tell("subscribeMessage.send", args, { customer })).toMatchObject({ errCode: 0 });
  await answered("event:subscribe_msg_change_event", "reject");
  expect(await tell("subscribeMessage.send", args, { customer })).toMatchObject({ errCode: 43101 });
});

test("wxacode.getUnlimited answers with a picture, and refuses a scene or a page that WeChat refuses", async () => {
  expect(await tell("wxacode.getUnlimited", { scene: "a=1", page: "pages/index" })).toMatchObject({
    contentType: "image/png",
    isBuffer: true,
  });
  expect(await tell("wxacode.getUnlimited", { scene: "字" })).toMatchObject({ errCode: 40169 });
  expect(await tell("wxacode.getUnlimited", { scene: "a", page: "/pages/index" })).toMatchObject({ errCode: 41030 });
});
