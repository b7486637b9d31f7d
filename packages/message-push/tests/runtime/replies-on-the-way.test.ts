// What happens to replies between a handler and WeChat: the conversation they go to, texts that are too long, half characters.
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const LONG = "这是一句十二个字的话啊。".repeat(300);
const said = (texts: readonly string[]) => texts.join("").length;

test.each<[string, () => unknown]>([
  ["one text", () => reply.text(LONG)],
  ["one string", () => LONG],
  ["two halves", () => [LONG.slice(0, 1800), LONG.slice(1800)]],
  [
    "a text that is yielded",
    async function* () {
      yield LONG;
    },
  ],
])("of %s that needs six messages five are said, and the rest is the dead letter", async (_, handle) => {
  const { main, sentTexts, recordOf, platform } = runFunction({ on: "text", handle: handle as () => string });
  await expect(main(packets.text)).resolves.toBe("success");
  expect(sentTexts()).toHaveLength(5);
  const record = await recordOf(packets.text);
  expect(record).toMatchObject({ state: "dead", reason: "BUDGET_EXCEEDED", sent: 5 });
  const unsent = (record?.outbox ?? []).map((message) => (message.msgtype === "text" ? message.text.content : ""));
  expect(said(sentTexts()) + said(unsent)).toBe(LONG.length);
  expect(platform.logged).toContainEqual(expect.objectContaining({ event: "dead-letter", unsent: unsent.length }));
});

test("of a text that fills sixty messages, yielded before others, five are said", async () => {
  const { main, sentTexts, recordOf } = runFunction({
    on: "text",
    async *handle() {
      yield "字".repeat(682 * 60);
      yield "完";
    },
  });
  await main(packets.text);
  expect(sentTexts()).toHaveLength(5);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "BUDGET_EXCEEDED", sent: 5 });
});

test("after entering, two messages of a long text are said", async () => {
  const { main, sentTexts } = runFunction({ on: "event:user_enter_tempsession", handle: () => LONG });
  await main(packets["event:user_enter_tempsession"]);
  expect(sentTexts()).toHaveLength(2);
});

const fromShop = { ...packets.text, BusinessId: 7 };

test("a reply goes back to the conversation of the push, also when the relay sends it later", async () => {
  let busy = 6;
  const sent: object[] = [];
  const shown: unknown[] = [];
  const { main, clock, relay } = runFunction(
    { on: "text", handle: () => [reply.text("一", { businessid: 8 }), "二"] },
    {
      messenger: {
        async showTyping(_, conversation) {
          shown.push(conversation);
        },
        async deliver(_, message) {
          busy -= 1;
          if (busy >= 3) throw failedSend(-1);
          sent.push(message);
        },
      },
    },
  );
  void main(fromShop);
  await clock.advance(10_000);
  expect(await relay()).toMatchObject({ completed: 1 });
  expect(sent).toMatchObject([{ businessid: 8 }, { businessid: 7, text: { content: "二" } }]);
  expect(shown).toEqual([{ businessid: 7 }]);
});

test("a slow function shows typing in the conversation of the push", async () => {
  const shown: unknown[] = [];
  const { main } = runFunction(
    { on: "text", slow: true, handle: () => "好" },
    {
      messenger: {
        async showTyping(_, conversation) {
          shown.push(conversation);
        },
      },
    },
  );
  await main(fromShop);
  expect(shown).toEqual([{ businessid: 7 }]);
});

test("half characters are left out, and the log says so without the text", async () => {
  const { main, sentTexts, platform } = runFunction({ on: "text", handle: () => "秘密😀".slice(0, 3) });
  await main(packets.text);
  expect(sentTexts()).toEqual(["秘密"]);
  const line = platform.logged.find(({ event }) => event === "half-character-dropped");
  expect(line).toMatchObject({ level: "warn", msgtype: "text" });
  expect(JSON.stringify(platform.logged)).not.toContain("秘密");
});

test.each(["  \n", "😀".slice(1)])("a text of nothing to see, %p, is refused and not sent", async (content) => {
  const { main, sentTexts, recordOf } = runFunction({ on: "text", handle: () => content });
  await main(packets.text);
  expect(sentTexts()).toEqual([]);
  expect(await recordOf(packets.text)).toMatchObject({ state: "dead", reason: "REPLY_INVALID" });
});
