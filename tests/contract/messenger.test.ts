import type { Messenger } from "../../src/runtime/ports";
import { reply } from "../../src/wechat/replies";
import { openGateway, type SdkOnGateway } from "../support/sdk-on-gateway";

let sdk: SdkOnGateway;
let messenger: Messenger;

beforeAll(async () => {
  sdk = await openGateway();
  const { openCloud } = require("../../src/platform/cloudbase/sdk");
  const { cloudbaseMessenger } = require("../../src/platform/cloudbase/cloudbase-messenger");
  messenger = cloudbaseMessenger(openCloud());
});
afterAll(() => sdk.close());
beforeEach(() => {
  sdk.wechat.calls.length = 0;
  sdk.wechat.answer = () => ({ kind: "json", body: { errcode: 0, errmsg: "ok" } });
});

test.each([
  reply.text('收到 <a href="https://example.com">这里</a> 🍵'),
  reply.image("MEDIA"),
  reply.link({
    title: "t",
    description: "d",
    url: "https://example.com/?aB=1",
    thumb_url: "https://example.com/a.png",
  }),
  reply.miniProgramPage({ title: "t", pagepath: "pages/order/order?orderId=7", thumb_media_id: "M" }),
])("a $message.msgtype arrives at WeChat under the names of the wire", async ({ message }) => {
  await messenger.deliver("oU", message);
  expect(sdk.wechat.calls).toMatchObject([
    { apiName: "customerServiceMessage.send", args: { touser: "oU", ...message } },
  ]);
  expect(Object.keys(sdk.wechat.calls[0]?.args ?? {}).sort()).toEqual(["touser", ...Object.keys(message)].sort());
});

test.each([45015, 45047, 40003, 40007, 45002, 48001, 99999])(
  "WeChat's %i is a refusal with its number and a mend",
  async (errcode) => {
    sdk.wechat.answer = () => ({ kind: "json", body: { errcode, errmsg: "no oU allowed rid: 1" } });
    await expect(messenger.deliver("oU", reply.text("好").message)).rejects.toMatchObject({
      code: "SEND_REFUSED",
      errCode: errcode,
      mend: expect.stringMatching(/\.$/),
      message: expect.not.stringContaining("oU"),
    });
  },
);

test("a missing permission names config.json", async () => {
  sdk.wechat.answer = () => ({ kind: "refused", errorCode: -604101 });
  await expect(messenger.deliver("oU", reply.text("好").message)).rejects.toMatchObject({
    code: "SEND_REFUSED",
    errCode: -604101,
    mend: expect.stringContaining("config.json"),
  });
});

test("a connection that breaks off leaves it unknown whether the message was accepted", async () => {
  sdk.gateway.faults.order({ on: "customerServiceMessage.send", kind: "reset" });
  await expect(messenger.deliver("oU", reply.text("好").message)).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
});

test("an empty answer, which the SDK takes for success, is unknown too", async () => {
  sdk.wechat.answer = () => ({ kind: "binary", contentType: "", content: Buffer.alloc(0) });
  await expect(messenger.deliver("oU", reply.text("好").message)).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
});
