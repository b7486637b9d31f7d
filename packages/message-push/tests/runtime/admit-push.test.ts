import type { Call } from "../../src/runtime/ports";
import { ack } from "../../src/wechat/acks";
import { parsePush } from "../../src/wechat/parse-push";
import type { Pair } from "../../src/wechat/push-events";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const openid = packets.text.FromUserName;

function guarded(call: Call, on: Pair = "text") {
  const calls: unknown[] = [];
  const handle = () => {
    calls.push(1);
    return on === "event:xpay_goods_deliver_notify" ? ack.done() : undefined;
  };
  const bench = runFunction({ on, handle: handle as () => never }, { call });
  return { ...bench, calls };
}

test.each([
  ["a client", { openid, sources: ["wx_client"] }],
  ["DevTools", { openid, sources: ["wx_devtools"] }],
  ["DevTools' local debugging", { openid, sources: ["wx_localdebug"] }],
  ["the crawler", { openid, sources: ["wx_crawler"] }],
  ["a function that a client called", { openid, sources: ["wx_client", "scf"] }],
  ["a client that names another sender", { openid: "oSomeoneElse", sources: [] }],
])("a call by %s is refused before anything is handled, written or sent", async (_, call) => {
  const { main, calls, platform } = guarded(call);
  await expect(main(packets.text)).rejects.toMatchObject({ code: "CALLER_REFUSED" });
  expect(calls).toEqual([]);
  expect(platform.sent).toEqual([]);
  expect(platform.logged).toEqual([]);
  expect((await platform.store.findDue(1)).records).toEqual([]);
  expect(await platform.store.find(parsePush(packets.text).key)).toBeUndefined();
});

test.each([
  ["no source and no openid", { sources: [] }],
  ["the sender's openid", { openid, sources: [] }],
  ["an undocumented source", { openid, sources: ["wx_unknown"] }],
])("a push with %s passes", async (_, call) => {
  const { main, calls } = guarded(call);
  await expect(main(packets.text)).resolves.toBe("success");
  expect(calls).toHaveLength(1);
});

test("who enters the conversation is compared with the caller, who pays is not: a payment's sender is WeChat", async () => {
  const call = { openid: "oSomeoneElse", sources: [] };
  const entering = guarded(call, "event:user_enter_tempsession");
  await expect(entering.main(packets["event:user_enter_tempsession"])).rejects.toMatchObject({
    code: "CALLER_REFUSED",
  });
  const paying = guarded(call, "event:xpay_goods_deliver_notify");
  await expect(paying.main(packets["event:xpay_goods_deliver_notify"])).resolves.toMatchObject({ ErrCode: 0 });
});

test("a push of another pair is refused with the console's labels", async () => {
  const { main } = guarded({ sources: [] });
  await expect(main(packets.image)).rejects.toMatchObject({
    code: "EVENT_PAIR_MISMATCH",
    fact: expect.stringContaining('"image"'),
    fix: expect.stringContaining("消息推送"),
  });
});

test("a function bound to several pairs takes each of them", async () => {
  const seen: string[] = [];
  const { main } = runFunction({
    on: ["text", "event:user_enter_tempsession"],
    handle: (event) => void seen.push(event.MsgType === "event" ? event.SessionFrom : event.Content),
  });
  await main(packets.text);
  await main(packets["event:user_enter_tempsession"]);
  expect(seen).toEqual(["测试", "index"]);
});

test("an error that leaves the function holds no openid", async () => {
  const { main } = guarded({ openid: "oSomeoneElse", sources: [] });
  await expect(main(packets.text)).rejects.not.toThrow(/oSomeoneElse|ohl4L0/);
});
