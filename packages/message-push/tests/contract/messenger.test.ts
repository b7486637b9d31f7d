import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { Messenger } from "../../src/runtime/ports";
import { reply } from "../../src/wechat/replies";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";
import { describeMessenger } from "./messenger";

let sdk: SdkOnGateway;
let messenger: Messenger;

beforeAll(async () => {
  sdk = await openGateway();
  const { openCloud, openPatientCloud } = require("../../src/platform/cloudbase/sdk");
  const { cloudbaseMessenger } = require("../../src/platform/cloudbase/cloudbase-messenger");
  messenger = cloudbaseMessenger(openCloud(), openPatientCloud);
});
afterAll(() => sdk.close());

describeMessenger(() => ({
  messenger,
  calls: sdk.wechat.calls,
  answer(answer) {
    sdk.wechat.answer = () => answer;
  },
  breakNext(apiName, kind) {
    const faults = {
      reset: { kind: "reset" },
      "lost-answer": { kind: "reset", phase: "after" },
      empty: { kind: "empty" },
      status: { kind: "status", status: 502 },
    } as const;
    sdk.gateway.faults.inject({ on: apiName, ...faults[kind] });
  },
}));

test.each([
  ["nothing listens", "http://127.0.0.1:1/admin", /ECONNREFUSED/],
  ["the name is unknown", "http://nobody.invalid/admin", /ENOTFOUND|EAI_AGAIN/],
  ["the connection is reset before anything is written", undefined, /ECONNRESET/],
] as const)("where %s, the reply never left, and may be sent again", async (_, url, reason) => {
  const { TCB_CONTEXT_CNFG } = process.env;
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: url ?? (await resettingServer()) });
  try {
    const failure = await messenger.deliver("oU", reply.text("好").message).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "SEND_REFUSED", message: expect.stringMatching(reason) });
    expect(failure).toMatchObject({ errCode: undefined });
  } finally {
    if (TCB_CONTEXT_CNFG === undefined) delete process.env.TCB_CONTEXT_CNFG;
    else process.env.TCB_CONTEXT_CNFG = TCB_CONTEXT_CNFG;
  }
});

test("an answer that the gateway takes longer for than for the database is waited for", async () => {
  sdk.wechat.answer = () => ({ kind: "json", body: { errcode: 0, errmsg: "ok" } });
  sdk.gateway.faults.inject({ on: "customerServiceMessage.send", kind: "delay", delayMs: 1_700, phase: "after" });
  const sending = messenger.deliver("oU", reply.text("好").message);
  await expect(sending).resolves.toBeUndefined();
});

test("a missing permission names config.json", async () => {
  sdk.wechat.answer = () => ({ kind: "refused", errorCode: -604101 });
  await expect(messenger.deliver("oU", reply.text("好").message)).rejects.toMatchObject({
    code: "SEND_REFUSED",
    errCode: -604101,
    fix: expect.stringContaining("config.json"),
  });
});

test("an answer of bytes, which the SDK takes for success, is unknown", async () => {
  sdk.wechat.answer = () => ({ kind: "binary", contentType: "", content: Buffer.alloc(0) });
  await expect(messenger.deliver("oU", reply.text("好").message)).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
  await expect(messenger.showTyping("oU")).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
});

/** Takes a connection and resets it at once. */
async function resettingServer(): Promise<string> {
  const server = createServer((socket) => socket.resetAndDestroy()).listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
}
