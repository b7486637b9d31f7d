// The receiver over HTTP: a request that is WeChat's is passed to the pair's own function; any other does nothing.
import { same } from "../../src/language";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { PushError } from "../../src/push-error";
import { createDefineFunction } from "../../src/runtime/define-function";
import { createHttpReceiver } from "../../src/runtime/http-push";
import { ack } from "../../src/wechat/acks";
import { signatureOf } from "../../src/wechat/http/signature";
import { verifyRequest } from "../../src/wechat/http/verify-request";
import { parsePush } from "../../src/wechat/parse-push";
import { reply } from "../../src/wechat/replies";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { TOKEN } from "../wechat/http/official-examples";
import { NOW, request, sealedRequest, secure } from "../wechat/http/wechat-requests";

function receiving(settings = () => secure) {
  const clock = fakeClock(NOW);
  const call = { sources: ["wx_http"], functionName: "http_push", timeLimitMs: 5_000 };
  const platform = memoryPlatform({ clock, call });
  const define = createDefineFunction(platform);
  const functions = [
    define({
      on: "text",
      handle: ({ Content }) => (Content === "人工" ? reply.transferToAgent() : `收到：${Content}`),
    }),
    define({ on: "event:xpay_goods_deliver_notify", handle: () => ack.done() }),
    define({ on: "image", slow: true, handle: () => "好" }),
    define({ on: "unknown", handle: () => undefined }),
  ];
  const receiver = createHttpReceiver(platform, functions, settings);
  const texts = () => platform.sent.map(({ message }) => (message.msgtype === "text" ? message.text.content : ""));
  return { clock, platform, receiver, texts };
}

const sealed = (packet: object, isXml = false) => sealedRequest(JSON.stringify(packet), { isXml });

test("a push reaches its pair's function with everything that surrounds its handler, and comes again in vain", async () => {
  const { receiver, platform, texts } = receiving();
  const delivery = sealed(packets.text);
  const response = { status: 200, contentType: "text/plain; charset=utf-8", body: "success" };
  await expect(receiver.receive(delivery)).resolves.toEqual(response);
  await expect(receiver.receive(delivery)).resolves.toEqual(response);
  expect(texts()).toEqual(["收到：测试"]);
  const { key } = parsePush(packets.text);
  expect(await platform.store.find(key)).toMatchObject({ state: "completed", functionName: "http_push" });
});

test("the ack of a payment and a transfer are sealed answers", async () => {
  const { receiver } = receiving();
  for (const packet of [packets["event:xpay_goods_deliver_notify"], { ...packets.text, MsgId: "8", Content: "人工" }]) {
    const { body } = await receiver.receive(sealed(packet));
    expect(Object.keys(JSON.parse(body))).toEqual(["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]);
  }
});

test("a refused request runs no handler, writes nothing, sends nothing, and leaves a line without its content", async () => {
  const { receiver, platform, texts } = receiving();
  const good = sealed(packets.text);
  const forged = { ...good, query: { ...good.query, msg_signature: "0".repeat(40) } };
  await expect(receiver.receive(forged)).resolves.toMatchObject({ status: 403, body: "" });
  expect(texts()).toEqual([]);
  expect(await platform.store.find(parsePush(packets.text).key)).toBeUndefined();
  expect(platform.logged).toEqual([{ level: "warn", event: "http-refused", status: 403, reason: "signature" }]);
});

test("the URL check is answered and touches nothing", async () => {
  const { receiver, platform } = receiving();
  const [timestamp, nonce] = [String(NOW / 1_000), "n1"];
  const query = { timestamp, nonce, echostr: "4375", signature: signatureOf(TOKEN, timestamp, nonce) };
  await expect(receiver.receive(request({ method: "GET", query }))).resolves.toMatchObject({
    status: 200,
    body: "4375",
  });
  expect([platform.sent, platform.logged]).toEqual([[], []]);
});

test("what no function handles is acknowledged and logged, but never a payment", async () => {
  const { receiver, platform } = receiving();
  await expect(receiver.receive(sealed(packets["event:weapp_audit_fail"]))).resolves.toMatchObject({ body: "success" });
  expect(platform.logged.at(-1)).toMatchObject({ level: "warn", event: "unhandled", pair: "event:weapp_audit_fail" });
  const refund = packets["event:xpay_refund_notify"];
  const { body } = await receiver.receive(sealed(refund));
  expect(body).toContain("Encrypt");
  expect(platform.logged.at(-1)).toMatchObject({ level: "error", event: "unhandled" });
  expect(await platform.store.find(parsePush(refund).key)).toBeUndefined();
});

test("an unknown push goes to the fallback", async () => {
  const { receiver, platform } = receiving();
  const packet = { ...packets.text, MsgType: "event", Event: "brand_new" };
  await expect(receiver.receive(sealed(packet))).resolves.toMatchObject({ body: "success" });
  expect(platform.logged.map(({ event }) => event)).toContain("completed");
});

test("slow work goes on in a second call of the receiver, which finds the pair's function by the record", async () => {
  const { receiver, platform, texts } = receiving();
  await receiver.receive(sealed(packets.image));
  expect(texts()).toEqual([]);
  expect(platform.invocations).toMatchObject([{ functionName: "http_push" }]);
  const fromFunction = { sources: ["scf"], functionName: "http_push", timeLimitMs: 20_000 };
  await expect(receiver.resume(platform.invocations[0]?.event, fromFunction)).resolves.toBe("success");
  expect(texts()).toEqual(["好"]);
});

test("a call to go on by a client is refused, and one that names nothing does nothing", async () => {
  const { receiver } = receiving();
  const resume = { resumePush: { pushId: "x", fencingToken: "y" } };
  await expect(receiver.resume(resume, { sources: ["wx_client"] })).rejects.toMatchObject({ code: "CALLER_REFUSED" });
  await expect(receiver.resume(resume, { sources: ["scf"] })).resolves.toBe("success");
});

test("settings that are wrong are one line in the log, and nothing to the outside", async () => {
  const { receiver, platform } = receiving(() => {
    throw new PushError("ENVIRONMENT_INVALID", same("WECHAT_TOKEN is missing."), same("Set it."));
  });
  await expect(receiver.receive(sealed(packets.text))).resolves.toEqual({
    status: 500,
    contentType: "text/plain; charset=utf-8",
    body: "",
  });
  expect(platform.logged).toEqual([
    { level: "error", event: "http-failed", code: "ENVIRONMENT_INVALID", fact: "WECHAT_TOKEN is missing." },
  ]);
});

test("a rightly signed packet that is no push is refused without a stack", async () => {
  const { receiver } = receiving();
  await expect(receiver.receive(sealed({ MsgType: "text" }))).resolves.toMatchObject({ status: 400, body: "" });
  expect(verifyRequest(secure, sealed({ MsgType: "text" }), NOW).kind).toBe("push");
});

test("a function that fails is 500 for WeChat, which pushes again, and its words stay out of the log", async () => {
  const { platform } = receiving();
  const failing = (error: unknown) => createHttpReceiver(platform, [functionThat(error)], () => secure);
  for (const [error, code] of [
    [new PushError("STORE_UNAVAILABLE", same("SECRET fact"), same("fix")), "STORE_UNAVAILABLE"],
    [new Error("SECRET text"), "HANDLER_FAILED"],
  ] as const) {
    await expect(failing(error).receive(sealed(packets.text))).resolves.toMatchObject({ status: 500, body: "" });
    expect(platform.logged.at(-1)).toEqual({ level: "error", event: "http-failed", code });
  }
});

function functionThat(error: unknown) {
  return Object.assign(() => Promise.reject(error), { on: ["image", "text"] as const });
}

test("a receiver without functions cannot go on with anything", async () => {
  const receiver = createHttpReceiver(memoryPlatform({ clock: fakeClock(NOW) }), [], () => secure);
  const resume = { resumePush: { pushId: "x", fencingToken: "y" } };
  await expect(receiver.resume(resume, { sources: ["scf"] })).rejects.toMatchObject({ code: "OPTION_INVALID" });
  await expect(receiver.resume({ resumePush: 7 }, { sources: ["scf"] })).rejects.toMatchObject({
    code: "OPTION_INVALID",
  });
});
