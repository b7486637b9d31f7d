// What the relay says about a push that is long done: never over a person, beyond WeChat's places, or beside a push that is under way.
import type { Platform } from "../../src/runtime/ports";
import { createDefineRelay, type RelayDefinition } from "../../src/runtime/relay";
import type { Teller, Told } from "../../src/runtime/relay-teller";
import { parsePush } from "../../src/wechat/parse-push";
import { reply } from "../../src/wechat/replies";
import { failedSend, unansweredSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const TIMER = { sources: ["wx_trigger"], timeLimitMs: 60_000 };
const { message } = reply.text("已经结束。");
const MINUTE_MS = 60_000;

type Options = Parameters<typeof runFunction>[1];

/** A function that answered one text, and a relay that tells. */
async function bench(options: Options = {}) {
  const own = runFunction(
    { on: "text", handle: ({ Content }) => (Content === "人工" ? reply.transferToAgent() : ["一"]) },
    options,
  );
  const { clock, platform, main } = own;
  const packetAt = (fields: object = {}) => ({
    ...packets.text,
    CreateTime: Math.floor(clock.nowMs() / 1000),
    MsgId: `${clock.nowMs()}`,
    ...fields,
  });
  const first = packetAt({ MsgId: "first" });
  await main(first);
  const pushId = parsePush(first).key;
  const run = (alsoTell: Required<RelayDefinition>["alsoTell"]) => createDefineRelay(platform)({ alsoTell })({}, TIMER);
  let announced = 0;
  const tell = async (announce: () => Promise<boolean> = async () => true): Promise<Told | undefined> => {
    let told: Told | undefined;
    await run(async (teller) => {
      told = await teller.tell({ pushId, message }, () => {
        announced += 1;
        return announce();
      });
    });
    return told;
  };
  return { ...own, packetAt, pushId, run, tell, announced: () => announced };
}

test("a sentence is said after the push's own reply, and the log says so without what it is", async () => {
  const { tell, clock, sentTexts, platform } = await bench();
  await clock.advance(10 * MINUTE_MS);
  expect(await tell()).toBe("told");
  expect(sentTexts()).toEqual(["一", "已经结束。"]);
  expect(platform.logged).toContainEqual(expect.objectContaining({ level: "info", event: "told", pair: "text" }));
  expect(JSON.stringify(platform.logged)).not.toContain("已经结束");
});

test("it is announced before it is sent: whoever dies in between says nothing, and where others were faster nothing is said", async () => {
  const { tell, sentTexts } = await bench();
  expect(await tell(async () => false)).toBe("later");
  await tell(async () => {
    expect(sentTexts()).toEqual(["一"]);
    throw new Error("died");
  });
  expect(sentTexts()).toEqual(["一"]);
});

test.each([
  ["WeChat refuses it", () => failedSend(45015)],
  ["nobody knows whether WeChat took it", unansweredSend],
])("where %s it is not said again, and the log has the code", async (_, makeError) => {
  let sends = 0;
  const deliver = async () => {
    sends += 1;
    if (sends > 1) throw makeError();
  };
  const { tell, platform } = await bench({ messenger: { deliver } });
  expect(await tell()).toBe("told");
  expect(sends).toBe(2);
  expect(platform.logged).toContainEqual(expect.objectContaining({ level: "error", event: "untold" }));
});

test.each<[string, (own: Awaited<ReturnType<typeof bench>>) => Promise<unknown>, Told]>([
  ["a person was given the conversation", ({ main, packetAt }) => main(packetAt({ Content: "人工" })), "never"],
  ["WeChat's window is over", ({ clock }) => clock.advance(48 * 60 * MINUTE_MS), "never"],
  ["a push of the customer is under way", ({ platform, packetAt }) => addRecord(platform, packetAt()), "later"],
])("nothing is said when %s", async (_, happen, told) => {
  const own = await bench();
  await own.clock.advance(10_000);
  await happen(own);
  expect(await own.tell()).toBe(told);
  expect([own.announced(), own.sentTexts()]).toEqual([0, ["一"]]);
});

async function addRecord({ store, clock }: Platform, packet: object): Promise<void> {
  const { key, pair, touser, packet: text } = parsePush(packet);
  const facts = { attempt: 1, fencingToken: "t", runs: 1, arrivedAtMs: clock.nowMs(), functionName: "text" } as const;
  await store.add({ key, pair, touser, packet: text, onUnknownSend: "once-more", ...facts }, 5_000);
}

test("nothing is said when WeChat leaves no place", async () => {
  const handle = () =>
    ["一", "二", "三", "四", "五"].map((text) =>
      reply.link({ title: text, description: text, url: "https://a.cn", thumb_url: "https://a.cn/a.png" }),
    );
  const { main, platform } = runFunction({ on: "text", handle });
  await main(packets.text);
  const { key } = parsePush(packets.text);
  const told: Told[] = [];
  const alsoTell = async (teller: Teller) =>
    void told.push(await teller.tell({ pushId: key, message }, async () => true));
  await createDefineRelay(platform)({ alsoTell })({}, TIMER);
  expect([told, platform.sent.length]).toEqual([["never"], 5]);
});

test("of a push that is not known, or was forgotten, nothing is said", async () => {
  const { run, sentTexts } = await bench();
  const told: Told[] = [];
  await run(async (teller) => void told.push(await teller.tell({ pushId: "nobody", message }, async () => true)));
  expect([told, sentTexts()]).toEqual([["never"], ["一"]]);
});

test("where a timer may not make cloud calls, it is asked once in a run, and all wait", async () => {
  let asked = 0;
  const showTyping = () => {
    asked += 1;
    return Promise.reject(failedSend(-501001));
  };
  const own = await bench({ messenger: { showTyping } });
  const told: Told[] = [];
  await own.run(async (teller) => {
    for (let time = 0; time < 3; time += 1)
      told.push(await teller.tell({ pushId: own.pushId, message }, async () => true));
  });
  expect([asked, told, own.sentTexts()]).toEqual([1, ["later", "later", "later"], ["一"]]);
});

test("what it throws is counted, and stops neither the purge nor the pushes", async () => {
  const { platform } = await bench();
  const purged: string[] = [];
  const relay = createDefineRelay(platform)({
    alsoTell: () => Promise.reject(new Error("broken")),
    alsoPurge: async () => purged.push("yes"),
  });
  expect(await relay({}, TIMER)).toMatchObject({ failed: 1, purged: 1 });
});

test.each([["alsoTell"], ["alsoPurge"]])("%s that is no function is refused", (option) => {
  const { platform } = runFunction({ on: "text", handle: () => "好" });
  expect(() => createDefineRelay(platform)({ [option]: "x" } as never)).toThrow(
    expect.objectContaining({ code: "OPTION_INVALID", fact: `\`${option}\` is string.` }),
  );
});
