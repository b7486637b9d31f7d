import { reply } from "../../src/wechat/replies";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const openid = packets.text.FromUserName;

test("what the handler returns is sent to the sender, and WeChat is told success", async () => {
  const { main, platform } = runFunction({ on: "text", handle: ({ Content }) => reply.text(`收到：${Content}`) });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(platform.sent).toEqual([{ touser: openid, message: { msgtype: "text", text: { content: "收到：测试" } } }]);
});

test.each([
  ["nothing", () => undefined, []],
  ["null", () => null, []],
  ["a string", () => "一", ["一"]],
  ["a promise of a reply", async () => reply.text("一"), ["一"]],
  ["several", () => ["一", reply.text("二"), "三"], ["一", "二", "三"]],
])("a handler that returns %s is understood", async (_, handle, texts) => {
  const { main, sentTexts } = runFunction({ on: "text", handle });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(sentTexts()).toEqual(texts);
});

test("a long text is sent as several messages, in order, each within WeChat's limit", async () => {
  const content = Array.from({ length: 150 }, (_, i) => `第${i}行：说得很长很长。\n`).join("");
  const { main, sentTexts } = runFunction({ on: "text", handle: () => ["先说", content, "后说"] });
  await expect(main(packets.text)).resolves.toBe("success");
  const [before, ...parts] = sentTexts();
  const after = parts.pop();
  expect([before, after]).toEqual(["先说", "后说"]);
  expect(parts.join("\n")).toBe(content.trimEnd());
  expect(parts).toHaveLength(3);
  for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2048);
});

test("a yielded reply is sent before the handler goes on", async () => {
  const sentSoFar: number[] = [];
  const bench = runFunction({
    on: "text",
    async *handle() {
      yield "一";
      sentSoFar.push(bench.platform.sent.length);
      yield "二";
    },
  });
  await bench.main(packets.text);
  expect(sentSoFar).toEqual([1]);
  expect(bench.sentTexts()).toEqual(["一", "二"]);
});

test("replies are sent in order, the next only after the one before was accepted", async () => {
  const accepted: string[] = [];
  const { main } = runFunction(
    { on: "text", handle: () => ["一", "二", "三"] },
    {
      messenger: {
        async deliver(_, message) {
          const content = message.msgtype === "text" ? message.text.content : "";
          accepted.push(`${content} sent`);
          await Promise.resolve();
          accepted.push(`${content} accepted`);
        },
      },
    },
  );
  await main(packets.text);
  expect(accepted).toEqual(["一 sent", "一 accepted", "二 sent", "二 accepted", "三 sent", "三 accepted"]);
});

test("a transfer swaps To and From and gives seconds", async () => {
  const { main, clock, platform } = runFunction({ on: "text", handle: () => reply.transferToAgent() });
  await expect(main(packets.text)).resolves.toEqual({
    MsgType: "transfer_customer_service",
    ToUserName: packets.text.FromUserName,
    FromUserName: packets.text.ToUserName,
    CreateTime: Math.floor(clock.nowMs() / 1000),
  });
  expect(platform.sent).toEqual([]);
});

test("a handler may say something and then transfer", async () => {
  const { main, sentTexts } = runFunction({ on: "text", handle: () => ["正在为您转接", reply.transferToAgent()] });
  await expect(main(packets.text)).resolves.toMatchObject({ MsgType: "transfer_customer_service" });
  expect(sentTexts()).toEqual(["正在为您转接"]);
});

test("an event that is to be transferred ends as a legal answer and a log line", async () => {
  const { main, platform } = runFunction({
    on: "event:user_enter_tempsession",
    handle: (() => reply.transferToAgent()) as () => never,
  });
  await expect(main(packets["event:user_enter_tempsession"])).resolves.toBe("success");
  expect(platform.logged).toContainEqual(expect.objectContaining({ level: "error", code: "OUTPUT_INVALID" }));
});

test.each([
  ["a number", () => 7],
  ["an object", () => ({ msgtype: "text", text: { content: "x" } })],
  ["true", () => true],
  ["an array in an array", () => [["一"]]],
  ["an empty string", () => ""],
])("a handler that returns %s ends as a legal answer and a log line", async (_, handle) => {
  const { main, platform } = runFunction({ on: "text", handle: handle as () => never });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(platform.sent).toEqual([]);
  expect(platform.logged).toContainEqual(expect.objectContaining({ level: "error", event: "failed" }));
});

test.each([
  [
    "throws",
    () => {
      throw new Error(`secret of ${openid}`);
    },
  ],
  ["rejects", () => Promise.reject(new Error(`secret of ${openid}`))],
  ["rejects with nothing", () => Promise.reject()],
  [
    "throws while yielding",
    async function* () {
      yield* [];
      throw new TypeError(openid);
    },
  ],
])(
  "a handler that %s ends as a legal answer and a log line with the push's id and nothing private",
  async (_, handle) => {
    const { main, platform } = runFunction({ on: "text", handle: handle as () => never });
    await expect(main(packets.text)).resolves.toBe("success");
    const failures = platform.logged.filter(({ level }) => level === "error");
    expect(failures).toEqual([
      expect.objectContaining({
        event: "failed",
        code: "HANDLER_FAILED",
        pushId: expect.stringMatching(/^[0-9a-f]{32}$/),
      }),
    ]);
    expect(JSON.stringify(platform.logged)).not.toContain(openid);
  },
);

test("every log line of a push carries one id", async () => {
  const { main, platform } = runFunction({
    on: "text",
    handle(_, { log, pushId }) {
      log.info("looked up", { pushIdIsMine: pushId.length === 32 });
      return "好";
    },
  });
  await main(packets.text);
  expect(platform.logged.map(({ event }) => event)).toEqual(["arrived", "claimed", "handler", "sent", "completed"]);
  expect(new Set(platform.logged.map(({ pushId }) => pushId)).size).toBe(1);
});
