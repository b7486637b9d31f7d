import { createReadStream } from "node:fs";
import type * as SdkModule from "wx-server-sdk";
import type { OpenApiResponse } from "../../../simulator/contracts";
import { decodeCloudCall } from "../../../simulator/gateway/openapi/cloud-call-codec";
import { openGateway, type SdkOnGateway } from "../../support/sdk-on-gateway";

let sdk: SdkOnGateway;
let cloud: typeof SdkModule;

beforeAll(async () => {
  sdk = await openGateway();
  cloud = require("wx-server-sdk");
  cloud.init({ env: "sim-test", timeout: 400 } as Parameters<typeof cloud.init>[0]);
});
afterAll(() => sdk.close());
beforeEach(() => {
  sdk.wechat.calls.length = 0;
  sdk.gateway.faults.clear();
  sdk.wechat.answer = () => ({ kind: "json", body: { errcode: 0, errmsg: "ok" } });
});

const send = () =>
  cloud.openapi.customerServiceMessage.send({
    touser: "oU",
    msgtype: "text",
    text: { content: "收到" },
  }) as Promise<unknown>;

test("the golden bytes of a send are read as its arguments", () => {
  const golden =
    "080012410a0e0a06746f757365721204226f55220a110a076d73677479706512062274657874220a1c0a047465787412147b22636f6e74656e74223a22e694b6e588b0227d";
  expect(decodeCloudCall(Buffer.from(golden, "hex"))).toEqual({
    args: { touser: "oU", msgtype: "text", text: { content: "收到" } },
    files: {},
  });
});

test("the golden bytes of an upload are read as a file with its name", () => {
  const golden = "0800122b0a0f0a0474797065120722696d616765220a180a056d656469611204895000ff22096d656469612e706e67";
  const { args, files } = decodeCloudCall(Buffer.from(golden, "hex"));
  expect(args).toEqual({ type: "image" });
  expect(files).toEqual({ media: { fileName: "media.png", content: Buffer.from("895000ff", "hex") } });
});

test("a send arrives whole, with the invocation it belongs to", async () => {
  await expect(send()).resolves.toMatchObject({ errCode: 0, errMsg: "openapi.customerServiceMessage.send:ok" });
  expect(sdk.wechat.calls).toEqual([
    {
      apiName: "customerServiceMessage.send",
      args: { touser: "oU", msgtype: "text", text: { content: "收到" } },
      files: {},
      caller: { id: "i-1", functionName: "text" },
    },
  ]);
});

const answers: [string, OpenApiResponse, object][] = [
  [
    "an errcode",
    { kind: "json", body: { errcode: 45015, errmsg: "out of time" } },
    { errCode: 45015, errMsg: expect.stringContaining("out of time") },
  ],
  [
    "a missing permission",
    { kind: "refused", errorCode: -604101 },
    { errCode: -604101, errMsg: expect.stringContaining("-604101") },
  ],
];
test.each(answers)("%s reaches the caller as an error", async (_, answer, error) => {
  sdk.wechat.answer = () => answer;
  await expect(send()).rejects.toMatchObject(error);
});

test("an upload keeps every byte, CRLF included, and its answer is camelCase", async () => {
  const value = Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i % 7 === 0 ? 13 : i % 7 === 1 ? 10 : i % 256)));
  sdk.wechat.answer = () => ({
    kind: "json",
    body: { errcode: 0, errmsg: "ok", type: "image", media_id: "M", created_at: 1 },
  });
  const answer = await cloud.openapi.customerServiceMessage.uploadTempMedia({
    type: "image",
    media: { contentType: "image/png", value },
  });
  expect(answer).toMatchObject({ type: "image", mediaId: "M", createdAt: 1 });
  expect(sdk.wechat.calls[0]?.files.media).toEqual({ fileName: "media.png", content: value });
});

test("a download gives the bytes and their type", async () => {
  const content = Buffer.from([0, 255, 13, 10, 137]);
  sdk.wechat.answer = () => ({ kind: "binary", contentType: "image/png", content });
  const answer = await cloud.openapi.customerServiceMessage.getTempMedia({ mediaId: "M" });
  expect(sdk.wechat.calls[0]?.args).toEqual({ media_id: "M" });
  expect(answer.contentType).toBe("image/png");
  expect(Buffer.from(answer.buffer).equals(content)).toBe(true);
});

test("a function calls another and gets its result or its error", async () => {
  sdk.functions.answer = ({ event }) => ({ ok: true, result: { got: event } });
  await expect(cloud.callFunction({ name: "other", data: { a: "你" } })).resolves.toMatchObject({
    result: { got: { a: "你" } },
  });
  sdk.functions.answer = () => ({ ok: false, code: "FUNCTION_NOT_FOUND", message: "no such function" });
  await expect(cloud.callFunction({ name: "other" })).rejects.toThrow(/no such function/);
});

test("a file goes up, gets a link, comes down and is deleted", async () => {
  const fileContent = Buffer.from("文件\r\n\u0000内容");
  const { fileID } = await cloud.uploadFile({ cloudPath: "folder/文 件.bin", fileContent });
  expect((await cloud.downloadFile({ fileID })).fileContent.equals(fileContent)).toBe(true);
  const links = await cloud.getTempFileURL({ fileList: [fileID, "cloud://sim-test.simulator/none"] });
  expect(links?.fileList).toMatchObject([
    { status: 0, tempFileURL: expect.stringMatching(/^http:\/\/127/) },
    { status: -503003 },
  ]);
  await cloud.deleteFile({ fileList: [fileID] });
  await expect(cloud.downloadFile({ fileID })).rejects.toMatchObject({ errCode: -1 });
});

test("a file may come from a stream", async () => {
  const fileContent = createReadStream(__filename) as unknown as Buffer;
  const { fileID } = await cloud.uploadFile({ cloudPath: "this-test.ts", fileContent });
  expect((await cloud.downloadFile({ fileID })).fileContent.toString()).toContain("a file may come from a stream");
});

test.each([
  ["reset", { kind: "reset" }, -501001],
  ["hang", { kind: "hang" }, -501001],
  ["errcode", { kind: "errcode", errcode: 45047 }, 45047],
  ["status", { kind: "status", status: 502 }, -501001],
  ["lost answer", { kind: "reset", phase: "after" }, -501001],
] as const)("an ordered %s hits one send, and the next one passes", async (_, fault, errCode) => {
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", ...fault });
  await expect(send()).rejects.toMatchObject({ errCode });
  await expect(send()).resolves.toMatchObject({ errCode: 0 });
});

test("an empty answer resolves in the SDK, without having done anything", async () => {
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", kind: "empty" });
  await expect(send()).resolves.toMatchObject({ buffer: expect.anything() });
  expect(sdk.wechat.calls).toEqual([]);
});

test("of a lost answer the request was done, of a reset one it was not", async () => {
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", kind: "reset", phase: "after" });
  await expect(send()).rejects.toMatchObject({ errCode: -501001 });
  expect(sdk.wechat.calls).toHaveLength(1);
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", kind: "reset" });
  await expect(send()).rejects.toMatchObject({ errCode: -501001 });
  expect(sdk.wechat.calls).toHaveLength(1);
});

test("an ordered delay lasts as long as the simulator's clock says", async () => {
  sdk.gateway.faults.inject({ on: "wx.openApi", kind: "delay", delayMs: 300_000 });
  const taken = new Promise<void>((resolve) => {
    const look = () => (sdk.gateway.faults.pending().length === 0 ? resolve() : setImmediate(look));
    look();
  });
  const sent = send();
  await taken;
  expect(sdk.wechat.calls).toEqual([]);
  sdk.clock.advance(300_000);
  await expect(sent).resolves.toMatchObject({ errCode: 0 });
});

test("an ordered negative code is the platform's own refusal", async () => {
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: -604101 });
  await expect(send()).rejects.toMatchObject({
    errCode: -604101,
    errMsg: expect.stringContaining("error code: -604101"),
  });
});

test.each([
  ["nothing", "", "application/json"],
  ["null", "null", "application/json"],
  ["half a JSON", '{"action":', "application/json"],
  ["multipart without boundary", "x", "multipart/form-data"],
  [
    "multipart that breaks off",
    '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx',
    "multipart/form-data; boundary=b",
  ],
])("a body of %s is refused by code, and the gateway lives on", async (_, body, contentType) => {
  const answer = await fetch(`${sdk.url}/admin`, { method: "POST", body, headers: { "content-type": contentType } });
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { code: expect.stringMatching(/INVALID_PARAM|SIGN_PARAM_INVALID/) },
  ]);
  await expect(send()).resolves.toMatchObject({ errCode: 0 });
});

test("a failure of the simulator itself is an answer too", async () => {
  const shown = jest.spyOn(console, "error").mockImplementation(() => undefined);
  sdk.wechat.answer = () => {
    throw new Error("out of order");
  };
  await expect(send()).rejects.toMatchObject({ errCode: -501001, errMsg: expect.stringContaining("out of order") });
  expect(shown).toHaveBeenCalled();
  shown.mockRestore();
});

test("a temporary link ends with its age", async () => {
  const { fileID } = await cloud.uploadFile({ cloudPath: "a.txt", fileContent: Buffer.from("a") });
  const links = await cloud.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] as never });
  const link = links?.fileList[0]?.tempFileURL ?? "";
  expect((await fetch(link)).status).toBe(200);
  sdk.clock.advance(60_000);
  expect((await fetch(link)).status).toBe(404);
});

test("an action that is not simulated is refused by the name it has in code", async () => {
  const callOpenAPI = (cloud as unknown as { callOpenAPI(call: object): Promise<unknown> }).callOpenAPI;
  await expect(callOpenAPI({ api: "x", data: {} })).rejects.toThrow(/does not simulate cloud\.callOpenAPI of x/);
});

test("a request signed with another key is refused", async () => {
  process.env.TENCENTCLOUD_SECRETKEY = "another-key";
  await expect(cloud.database().collection("c").count()).rejects.toThrow(/signature does not match/);
  process.env.TENCENTCLOUD_SECRETKEY = "test-key";
});

test("a request that was signed long ago is refused", async () => {
  sdk.clock.advance(601_000);
  await expect(send()).rejects.toThrow(/expired/);
});

test("the record keeps what was asked and never a credential", async () => {
  const requests = sdk.requests();
  expect(requests).toContainEqual(
    expect.objectContaining({
      action: "wx.openApi",
      target: "customerServiceMessage.send",
      outcome: "fault: errcode before",
      underFault: "45047",
      invocation: { id: "i-1", functionName: "text" },
    }),
  );
  expect(JSON.stringify(requests)).not.toContain("test-token");
});
