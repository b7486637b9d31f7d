// Faults at the gateway as the real SDK meets them: what it hears, and whether the deed was done.
import type * as SdkModule from "wx-server-sdk";
import type { Fault } from "../../../simulator/faults/fault";
import { openGateway, type SdkOnGateway } from "../../support/sdk-on-gateway";
import { until } from "../../support/until";

let sdk: SdkOnGateway;
let cloud: typeof SdkModule;
let id = 0;

beforeAll(async () => {
  sdk = await openGateway();
  cloud = require("wx-server-sdk");
  cloud.init({ env: "sim-test", timeout: 400 } as Parameters<typeof cloud.init>[0]);
  sdk.gateway.database.createCollection("c");
});
afterAll(() => sdk.close());
beforeEach(() => {
  sdk.gateway.faults.clear();
  sdk.wechat.calls.length = 0;
  id += 1;
});

const add = async () =>
  cloud
    .database()
    .collection("c")
    .add({ data: { _id: `d${id}` } });
const isAdded = () =>
  Boolean(
    sdk.gateway.database
      .find("c")
      ?.all()
      .some(({ _id }) => _id === `d${id}`),
  );
const send = (touser = "oU") =>
  cloud.openapi.customerServiceMessage.send({ touser, msgtype: "text", text: { content: "好" } }) as Promise<unknown>;
const lastRequest = () => sdk.requests().at(-1);

const ON_INSERT = { on: "database.insertDocument" } as const;
const cases: [Fault, { isDone: boolean; error: object }][] = [
  [
    { ...ON_INSERT, kind: "hang" },
    { isDone: false, error: { errCode: -501001, errMsg: /request timeout/ } },
  ],
  [
    { ...ON_INSERT, kind: "hang", phase: "after" },
    { isDone: true, error: { errCode: -501001, errMsg: /timeout/ } },
  ],
  [
    { ...ON_INSERT, kind: "reset" },
    { isDone: false, error: { errCode: -501001, errMsg: /socket hang up/ } },
  ],
  [
    { ...ON_INSERT, kind: "reset", phase: "after" },
    { isDone: true, error: { errMsg: /socket hang up/ } },
  ],
  [
    { ...ON_INSERT, kind: "status", status: 502 },
    { isDone: false, error: { errCode: -1, errMsg: /JSON/ } },
  ],
  [
    { ...ON_INSERT, kind: "status", status: 502, phase: "after" },
    { isDone: true, error: { errCode: -1 } },
  ],
  [
    { ...ON_INSERT, kind: "status", status: 503, body: "json" },
    { isDone: false, error: { errCode: -501001, errMsg: /503|out of order/ } },
  ],
  [
    { ...ON_INSERT, kind: "status", status: 503, body: "json", phase: "after" },
    { isDone: true, error: {} },
  ],
  [
    { ...ON_INSERT, kind: "empty" },
    { isDone: false, error: { errCode: -1 } },
  ],
  [
    { ...ON_INSERT, kind: "empty", phase: "after" },
    { isDone: true, error: { errCode: -1 } },
  ],
  [
    { ...ON_INSERT, kind: "truncated" },
    { isDone: true, error: { errCode: -1, errMsg: /JSON/ } },
  ],
  [
    { ...ON_INSERT, kind: "duplicate" },
    { isDone: true, error: { errCode: -502001, errMsg: /E11000 duplicate key/ } },
  ],
  [
    { ...ON_INSERT, kind: "duplicate", phase: "before" },
    { isDone: false, error: { errCode: -502001, errMsg: /E11000 duplicate key .* index: another_1 / } },
  ],
  [
    { ...ON_INSERT, kind: "code", code: "SERVER_TIMEOUT" },
    { isDone: false, error: { errCode: -501002 } },
  ],
  [
    { ...ON_INSERT, kind: "code", code: "EXCEED_REQUEST_LIMIT" },
    { isDone: false, error: { errCode: -501003 } },
  ],
  [
    { ...ON_INSERT, kind: "code", code: "DATABASE_REQUEST_FAILED" },
    { isDone: false, error: { errCode: -502001 } },
  ],
  // The SDK in this process cannot be killed: what it sees is what is left of a connection to a dead instance.
  [
    { ...ON_INSERT, kind: "die" },
    { isDone: false, error: { errMsg: /socket hang up/ } },
  ],
  [
    { ...ON_INSERT, kind: "die", phase: "after" },
    { isDone: true, error: { errMsg: /socket hang up/ } },
  ],
];

test.each(cases)("%j", async (fault, { isDone, error }) => {
  const expected = Object.fromEntries(
    Object.entries(error).map(([name, value]) => [
      name,
      value instanceof RegExp ? expect.stringMatching(value) : value,
    ]),
  );
  sdk.gateway.faults.inject(fault);
  await expect(add()).rejects.toMatchObject(expected);
  expect(isAdded()).toBe(isDone);
  const [injection] = sdk.gateway.faults.injected().slice(-1);
  expect(lastRequest()).toMatchObject({ outcome: `fault: ${injection?.kind} ${injection?.phase}` });
  expect(sdk.gateway.faults.pending()).toEqual([]);
});

test.each([
  ["before", false],
  ["after", true],
] as const)("a delay %s the deed lasts as long as the simulator's clock says", async (when, isDoneMeanwhile) => {
  sdk.gateway.faults.inject({ ...ON_INSERT, kind: "delay", delayMs: 100_000, phase: when });
  const before = sdk.gateway.faults.injected().length;
  const heard = jest.fn();
  const added = add().finally(heard);
  await until(() => sdk.gateway.faults.injected().length > before);
  await new Promise(setImmediate);
  expect([isAdded(), heard.mock.calls.length]).toEqual([isDoneMeanwhile, 0]);
  sdk.clock.advance(100_000);
  await expect(added).resolves.toMatchObject({ _id: `d${id}` });
  expect(lastRequest()).toMatchObject({ outcome: `fault: delay ${when}`, underFault: "ok" });
});

test("the record of a send that was never done shows what it asked for", async () => {
  for (const kind of ["reset", "code"] as const) {
    sdk.gateway.faults.inject({
      on: "customerServiceMessage.send",
      kind,
      ...(kind === "code" && { code: "SYS_ERR" }),
    } as Fault);
    await expect(send()).rejects.toBeDefined();
    expect(lastRequest()).toMatchObject({ request: { touser: "oU", text: { content: "好" } } });
  }
});

test("half an answer to a send resolves in the SDK as an empty one does: with a buffer", async () => {
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", kind: "truncated" });
  await expect(send()).resolves.toMatchObject({ buffer: expect.anything() });
  expect(sdk.wechat.calls).toHaveLength(1);
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)("an empty answer %s the send resolves in the SDK, with %d messages at WeChat", async (when, sent) => {
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", kind: "empty", phase: when });
  await expect(send()).resolves.toMatchObject({ buffer: expect.anything() });
  expect(sdk.wechat.calls).toHaveLength(sent);
});

test.each([
  ["errcode", { kind: "errcode", errcode: 45015 }, { errCode: 45015 }, "45015"],
  ["errcode of the platform", { kind: "errcode", errcode: -604101 }, { errCode: -604101 }, "-604101"],
  ["busy, which is WeChat's own", { kind: "errcode", errcode: -1 }, { errCode: -1 }, "-1"],
  ["code", { kind: "code", code: "EXCEED_REQUEST_LIMIT" }, { errCode: -501003 }, "EXCEED_REQUEST_LIMIT"],
] as const)("of a send answered with an ordered %s WeChat never hears", async (_, effect, error, underFault) => {
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", ...effect });
  await expect(send()).rejects.toMatchObject(error);
  expect(sdk.wechat.calls).toEqual([]);
  expect(lastRequest()).toMatchObject({ outcome: `fault: ${effect.kind} before`, underFault });
});

test("a fault for one user is injected into the cloud calls to that user only", async () => {
  sdk.gateway.faults.inject({ on: "gateway", kind: "reset", openid: "oB" });
  await expect(send("oA")).resolves.toMatchObject({ errCode: 0 });
  await expect(send("oB")).rejects.toMatchObject({ errCode: -501001 });
});

test("a duplicate that meets a missing collection says what is true", async () => {
  sdk.gateway.faults.inject({ ...ON_INSERT, kind: "duplicate" });
  await expect(
    cloud
      .database()
      .collection("none")
      .add({ data: { _id: "x" } }),
  ).rejects.toMatchObject({
    errCode: -502005,
  });
  expect(lastRequest()).toMatchObject({
    outcome: "fault: duplicate after",
    underFault: "DATABASE_COLLECTION_NOT_EXIST",
  });
});

test("a fault on the database leaves cloud calls alone, one on wx.openApi the database", async () => {
  sdk.gateway.faults.inject({ on: "database", kind: "reset" });
  sdk.gateway.faults.inject({ on: "wx.openApi", kind: "errcode", errcode: 45047 });
  await expect(send()).rejects.toMatchObject({ errCode: 45047 });
  await expect(add()).rejects.toMatchObject({ errMsg: expect.stringContaining("socket hang up") });
  await expect(add()).resolves.toMatchObject({ _id: `d${id}` });
});
