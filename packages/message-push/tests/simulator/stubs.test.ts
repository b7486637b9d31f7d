// Cloud calls beside customer service, from a built function through the real SDK (findings F9, P01–P03, M03, T04).
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

/** Calls what the customer names, `["security.msgSecCheck", { … }]`, and says what came of it. */
const caller = (pair: string) => `defineFunction({
  on: "${pair}",
  maxRuns: 1,
  async handle(event) {
    const cloud = require("wx-server-sdk");
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    const [name, args, bytes] = JSON.parse(event.Content ?? '["security.msgSecCheck", {}]');
    if (bytes) args.media = { contentType: "image/png", value: Buffer.from(bytes, "base64") };
    const [first, ...path] = name.split(".");
    let call = first === "cloudPay" ? cloud.cloudPay : first === "cloud" ? cloud : cloud.openapi;
    for (const part of first === "cloudPay" || first === "cloud" ? path : [first, ...path]) call = call[part];
    try {
      const { errMsg, buffer, ...answer } = await call(args);
      return JSON.stringify(buffer ? { ...answer, bytes: buffer.length, isBuffer: Buffer.isBuffer(buffer) } : answer);
    } catch (error) {
      return JSON.stringify({ errCode: error.errCode, errMsg: error.errMsg });
    }
  },
})`;
const THROWER = `defineFunction({
  on: "miniprogrampage",
  maxRuns: 1,
  async handle() {
    const cloud = require("wx-server-sdk");
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    await cloud.openapi.ocr.idcard({ type: "photo" });
  },
})`;
const CHECKED = `defineFunction({ on: "event:wxa_media_check", handle: ({ trace_id }, { log }) => log.info("checked", { trace_id }) })`;
const PERMITTED = [
  "send",
  "setTyping",
  "uploadTempMedia",
  "security.msgSecCheck",
  "security.mediaCheckAsync",
  "subscribeMessage.send",
  "wxacode.getUnlimited",
  "ocr.idcard",
  "phonenumber.getPhoneNumber",
  "brandnew.thing",
  "security.msgSecChek",
];
/** What a person who talked to the function learns of the call. */
type Told = Record<string, unknown> & { errCode?: number; errMsg?: string };

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({
    text: { main: caller("text"), permissions: PERMITTED },
    image: { main: caller("image"), permissions: ["send"] },
    miniprogrampage: { main: THROWER, permissions: ["ocr.idcard"] },
    wxa_media_check: { main: CHECKED },
  });
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

afterEach(() => {
  for (const stub of sim.wechat.stubs.all()) stub.remove();
});

async function tell(name: string, args: object, { customer = sim.customer(), bytes }: TellOptions = {}): Promise<Told> {
  await customer.says(JSON.stringify([name, args, bytes?.toString("base64")]));
  return JSON.parse(customer.replies.at(-1) ?? "{}");
}
interface TellOptions {
  readonly customer?: ReturnType<Simulator["customer"]>;
  readonly bytes?: Buffer;
}
const refusals = () => sim.events.all().flatMap((event) => (event.kind === "cloud-call-refused" ? [event] : []));
const check = (customer: { openid: string }, content: string) => ({
  content,
  version: 2,
  scene: 1,
  openid: customer.openid,
});

test("P01: a documented call that config.json does not permit is -604101, as in the cloud", async () => {
  const customer = sim.customer();
  await customer.sendsImage();
  expect(JSON.parse(customer.replies[0] ?? "")).toEqual({
    errCode: -604101,
    errMsg: "system error: error code: -604101",
  });
  expect(refusals().at(-1)).toMatchObject({
    apiName: "security.msgSecCheck",
    functionName: "image",
    errCode: -604101,
    text: expect.stringContaining('config.json of "image"'),
  });
});

test("P02: a call that no page has is -604100, permitted or not, and the event names the one that was meant", async () => {
  expect(await tell("security.msgSecChek", {})).toMatchObject({ errCode: -604100 });
  expect(refusals().at(-1)?.text).toContain('Did you mean "security.msgSecCheck"?');
  expect(await tell("nobody.knowsThis", {})).toMatchObject({ errCode: -604100 });
});

test("P03, F9: a documented call without a stub names itself, the simulator, and how to register one", async () => {
  const told = await tell("ocr.idcard", { type: "photo" });
  expect(told).toMatchObject({ errCode: -900001 });
  expect(told.errMsg).toContain("ocr.idcard");
  expect(told.errMsg).toContain("The simulator has no answer");
  expect(told.errMsg).toContain('sim.stub("ocr.idcard", answer)');
});

test("F9: an error that the handler does not catch brings that text into the log", async () => {
  const report = await sim.customer().sendsCard();
  const logs = report.attempts.flatMap(({ invocation }) => invocation?.logs ?? []).join("\n");
  expect(logs).toContain("ocr.idcard");
  expect(logs).toContain("The simulator has no answer");
});

test("F9: a stub answers in WeChat's words, with the arguments WeChat gets, and only until it is removed", async () => {
  const customer = sim.customer();
  const stub = sim.stub("phonenumber.getPhoneNumber", { phone_info: { pure_phone_number: "13800138000" } });
  expect(await tell("phonenumber.getPhoneNumber", { phoneCode: "c1" }, { customer })).toEqual({
    errCode: 0,
    phoneInfo: { purePhoneNumber: "13800138000" },
  });
  expect(stub.calls).toEqual([
    { args: { phone_code: "c1" }, files: {}, openid: customer.openid, functionName: "text" },
  ]);
  stub.remove();
  expect(await tell("phonenumber.getPhoneNumber", {})).toMatchObject({ errCode: -900001 });
});

test("F9: a stub may be a function, answer with an error, with bytes, and for a name that no page has", async () => {
  const customer = sim.customer();
  const made = [
    sim.stub("brandnew.thing", (args, { openid }) => ({ asked: args.word, who: openid === customer.openid })),
    sim.stub("security.msgSecCheck", { errCode: 87014, errMsg: "risky content" }),
    sim.stub("ocr.idcard", { contentType: "image/jpeg", buffer: Buffer.from("bytes") }),
    sim.stub("phonenumber.getPhoneNumber", async () => {
      throw new Error("no phone today");
    }),
    sim.stub("wxacode.getUnlimited", { errCode: -604103 }),
  ];
  expect(await tell("brandnew.thing", { word: "茶" }, { customer })).toEqual({ errCode: 0, asked: "茶", who: true });
  expect(await tell("security.msgSecCheck", {})).toMatchObject({
    errCode: 87014,
    errMsg: "openapi.security.msgSecCheck:fail risky content",
  });
  expect(await tell("ocr.idcard", {})).toMatchObject({ contentType: "image/jpeg", bytes: 5, isBuffer: true });
  expect((await tell("phonenumber.getPhoneNumber", {})).errMsg).toContain("no phone today");
  expect(await tell("wxacode.getUnlimited", {})).toMatchObject({ errCode: -604103 });
  expect(made.map(({ calls }) => calls.length)).toEqual([1, 1, 1, 1, 1]);
});

test.each([
  ["customerServiceMessage.send", {}, /simulated whole/],
  ["msgSecCheck", {}, /no name/],
  ["security.msgSecCheck", undefined, /no answer/],
])("a stub of %s with %p is refused with the fix", (name, answer, fact) => {
  expect(() => sim.stub(name, answer as object)).toThrow(
    expect.objectContaining({ fact: expect.stringMatching(fact) }),
  );
});

test("security.msgSecCheck judges a text as version 2 does, and by the risky words", async () => {
  const customer = sim.customer();
  await customer.enters();
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

test("M03: an upload whose bytes are no picture is 40113, whatever its name says", async () => {
  const upload = (bytes: Buffer) => tell("customerServiceMessage.uploadTempMedia", { type: "image" }, { bytes });
  expect(await upload(Buffer.from("this is not a picture"))).toMatchObject({ errCode: 40113 });
  expect(await upload(Buffer.from("89504e470d0a1a0a00", "hex"))).toMatchObject({ errCode: 0, type: "image" });
});

test.each([
  ["cloudPay.unifiedOrder", { body: "茶" }, "cloud.cloudPay.unifiedOrder"],
  ["cloud.getOpenData", { list: ["id"] }, "cloud.getOpenData"],
  ["cloud.callOpenAPI", { api: "security.msgSecCheck", data: {} }, "cloud.callOpenAPI"],
  ["cloud.getVoIPSign", { groupId: "g", nonce: "n", timestamp: 1 }, "cloud.getVoIPSign"],
])("%s is not simulated, and the error says so by that name", async (name, args, said) => {
  const { errMsg } = await tell(name, args);
  expect(errMsg).toContain(`The simulator does not simulate ${said}`);
});

test("POST /__sim/stubs registers an answer from outside, GET lists it, DELETE takes it back", async () => {
  const at = `${sim.url}/__sim/stubs`;
  const body = JSON.stringify({ apiName: "ocr.idcard", answer: { contentType: "image/png", base64: "AAAA" } });
  const posted = await fetch(at, { method: "POST", body });
  expect(await posted.json()).toMatchObject({ stubs: [{ apiName: "ocr.idcard", calls: 0 }] });
  expect(await tell("ocr.idcard", {})).toMatchObject({ contentType: "image/png", bytes: 3 });
  expect(await (await fetch(at)).json()).toMatchObject({
    stubs: [{ calls: 1 }],
    ready: expect.arrayContaining(["wxacode.getUnlimited"]),
  });
  expect(await (await fetch(`${at}/ocr.idcard`, { method: "DELETE" })).json()).toMatchObject({ stubs: [] });
  expect((await fetch(at, { method: "POST", body: '{ "apiName": "x" }' })).status).toBe(400);
});
