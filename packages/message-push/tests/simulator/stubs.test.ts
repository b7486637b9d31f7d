// Cloud calls beside customer service, from a built function through the real SDK (findings F9, P01–P03, M03, T04).
import { LOCAL_ACCOUNT } from "../../simulator/local-account";
import type { Simulator } from "../../simulator/simulator";
import type { StubAnswer } from "../../simulator/stubs/stub";
import { cloudCaller, tellOf } from "../support/cloud-caller";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

const JSON_TYPE = { "content-type": "application/json" };

const THROWER = `defineFunction({
  on: "miniprogrampage",
  maxRuns: 1,
  async handle() {
    const cloud = require("wx-server-sdk");
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    await cloud.openapi.ocr.idcard({ type: "photo" });
  },
})`;
/** Uses up both replies that entering allows, then shows typing. */
const TYPER = `defineFunction({
  on: "event:user_enter_tempsession",
  async handle({ FromUserName: touser }) {
    const cloud = require("wx-server-sdk");
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    const { send, setTyping } = cloud.openapi.customerServiceMessage;
    for (const content of ["一", "二"]) await send({ touser, msgtype: "text", text: { content } });
    await setTyping({ touser, command: "Typing" }).catch(() => undefined);
  },
})`;
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

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({
    text: { main: cloudCaller("text"), permissions: PERMITTED },
    image: { main: cloudCaller("image"), permissions: ["send"] },
    miniprogrampage: { main: THROWER, permissions: ["ocr.idcard"] },
    enter: { main: TYPER },
  });
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

afterEach(() => {
  for (const stub of sim.wechat.stubs.all()) stub.remove();
});

const tell = (name: string, args: object, options?: Parameters<typeof tellOf>[2]) => tellOf(sim, [name, args], options);
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
  expect(() => sim.stub(name, answer as StubAnswer)).toThrow(
    expect.objectContaining({ fact: expect.stringMatching(fact) }),
  );
});

test("M03: an upload whose bytes are no picture is 40113, whatever its name says", async () => {
  const upload = (bytes: Buffer) => tell("customerServiceMessage.uploadTempMedia", { type: "image" }, { bytes });
  expect(await upload(Buffer.from("this is not a picture"))).toMatchObject({ errCode: 40113 });
  expect(await upload(Buffer.from("89504e470d0a1a0a00", "hex"))).toMatchObject({ errCode: 0, type: "image" });
});

test("T04: typing with no reply left is accepted, and refused where the rule says so", async () => {
  const outcomes = (of: Simulator) =>
    of.requests().flatMap(({ target, outcome }) => (target === "customerServiceMessage.setTyping" ? [outcome] : []));
  await sim.customer().enters();
  expect(outcomes(sim)).toEqual(["ok"]);
  const strict = await startProject({ enter: { main: TYPER } }, { rules: { typingNeedsReplyLeft: true } });
  await strict.customer().enters();
  expect(outcomes(strict)).toEqual(["45047"]);
  await strict.stop();
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

test("the ready calls and the team's stubs answer with an access token as well", async () => {
  const { appid, secret } = LOCAL_ACCOUNT;
  const post = async (path: string, body: object) => {
    const response = await fetch(`${sim.url}${path}`, { method: "POST", body: JSON.stringify(body) });
    return response.headers.get("content-type") === "image/png" ? response.status : await response.json();
  };
  const { access_token } = (await post("/cgi-bin/stable_token", {
    grant_type: "client_credential",
    appid,
    secret,
  })) as {
    access_token: string;
  };
  const query = `?access_token=${access_token}`;
  const customer = sim.customer();
  expect(await post(`/wxa/msg_sec_check${query}`, check(customer, "违规内容"))).toMatchObject({
    errcode: 0,
    result: { suggest: "risky" },
  });
  expect(await post(`/wxa/getwxacodeunlimit${query}`, { scene: "a" })).toBe(200);
  expect(await post(`/cgi-bin/message/subscribe/send${query}`, { touser: customer.openid })).toMatchObject({
    errcode: 40037,
  });
  expect(await post("/wxa/media_check_async?access_token=wrong", {})).toMatchObject({ errcode: 40001 });
  const stub = sim.stub("security.msgSecCheck", { errCode: 87014 });
  expect(await post(`/wxa/msg_sec_check${query}`, { content: "好" })).toMatchObject({ errcode: 87014 });
  expect(stub.calls).toEqual([{ args: { content: "好" }, files: {} }]);
});

test("POST /__sim/stubs registers an answer from outside, GET lists it, DELETE takes it back", async () => {
  const at = `${sim.url}/__sim/stubs`;
  const body = JSON.stringify({ apiName: "ocr.idcard", answer: { contentType: "image/png", base64: "AAAA" } });
  const posted = await fetch(at, { method: "POST", headers: JSON_TYPE, body });
  expect(await posted.json()).toMatchObject({ stubs: [{ apiName: "ocr.idcard", calls: 0 }] });
  expect(await tell("ocr.idcard", {})).toMatchObject({ contentType: "image/png", bytes: 3 });
  expect(await (await fetch(at)).json()).toMatchObject({
    stubs: [{ calls: 1 }],
    ready: expect.arrayContaining(["wxacode.getUnlimited"]),
  });
  expect(await (await fetch(`${at}/ocr.idcard`, { method: "DELETE" })).json()).toMatchObject({ stubs: [] });
  expect((await fetch(at, { method: "POST", headers: JSON_TYPE, body: '{ "apiName": "x" }' })).status).toBe(400);
});
