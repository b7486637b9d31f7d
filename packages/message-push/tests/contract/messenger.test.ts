import type { Messenger } from "../../src/runtime/ports";
import { reply } from "../../src/wechat/replies";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";
import { describeMessenger } from "./messenger";

let sdk: SdkOnGateway;
let messenger: Messenger;

beforeAll(async () => {
  sdk = await openGateway();
  const { openCloud } = require("../../src/platform/cloudbase/sdk");
  const { cloudbaseMessenger } = require("../../src/platform/cloudbase/cloudbase-messenger");
  messenger = cloudbaseMessenger(openCloud());
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
