// A story as a test: every kind of step, in both languages.
import type { Step } from "../../../page/again/story";
import { writeTest } from "../../../page/again/write-test";
import { AT_MS, around, card, event, image, OPENID, push, reply, says, write } from "./story-bench";

/** The lines between the first and the last that every test has. */
function body(steps: readonly Step[]): string {
  const lines = write(steps).split("\n");
  const from = lines.findIndex((line) => line.includes("sim.customer("));
  const to = lines.findIndex((line) => line.includes("} finally {"));
  return lines
    .slice(from + 1, to)
    .map((line) => line.replace(/^ {4}/, ""))
    .join("\n")
    .replace(/\n\nexpect\(customer\.notices\)\.toEqual\(\[\]\);$/, "")
    .trim();
}

test("a whole test in TypeScript", () => {
  expect(
    write([says("你好", ["收到：你好"], { pushId: 7 }), says("再见", ["慢走"]), says("？")]),
  ).toBe(`// Kept from a conversation in the local simulator.
import { startSimulator } from "message-push/testing";

test("a conversation: 你好", async () => {
  const sim = await startSimulator();
  try {
    const customer = sim.customer("小王");

    await customer.says("你好");
    expect(customer.replies).toEqual(["收到：你好"]);

    await customer.says("再见");
    expect(customer.replies.slice(1)).toEqual(["慢走"]);

    await customer.says("？");
    expect(customer.replies).toHaveLength(2);

    expect(customer.notices).toEqual([]);
  } finally {
    await sim.stop();
  }
}, 60_000);
`);
});

test("in JavaScript it requires or imports, as the project does, and comments are in the reader's language", () => {
  const [comment, load, , title] = write([says("你好")], { language: "js", isModule: false, words: "zh" }).split("\n");
  expect([comment, load, title]).toEqual([
    "// 由本地模拟器中的一段会话生成。",
    'const { startSimulator } = require("message-push/testing");',
    'test("会话：你好", async () => {',
  ]);
  expect(write([says("你好")], { language: "js", isModule: true, words: "zh" })).toContain("import { startSimulator }");
  const story = { openid: OPENID, steps: [says("你好", [], { pushId: 7 })], remarks: [], added: 0 };
  expect(writeTest(story, { language: "js", isModule: false, words: "zh" }, around).fileName).toBe(
    "conversation-7.test.js",
  );
});

test.each<[string, readonly Step[], string]>([
  ["entering", [event("user_enter_tempsession", { SessionFrom: "index" })], 'await customer.enters("index");'],
  ["entering from nowhere", [event("user_enter_tempsession", { SessionFrom: "" })], "await customer.enters();"],
  [
    "a card",
    [push({ ...card, Title: "茶", PagePath: "pages/tea" })],
    'await customer.sendsCard({ title: "茶", pagePath: "pages/tea" });',
  ],
  [
    "the kit's own card",
    [push({ ...card, Title: "商品详情", PagePath: "pages/index/index" })],
    "await customer.sendsCard();",
  ],
  ["the kit's own picture", [image("small")], "await customer.sendsImage();"],
  ["a small picture", [image("own")], 'await customer.sendsImage(Buffer.from("R0lGODlhAQABAAAAACw=", "base64"));'],
  [
    "a large picture",
    [image("large")],
    "// The picture is too large to stand here, or is gone: this is a small one of the simulator's own.\nawait customer.sendsImage();",
  ],
  [
    "a sample as it is",
    [event("poi", { Status: "ok", Order: "sample_fedcba9876543210" })],
    'await sim.pushSample("event:poi", { from: "小王" });',
  ],
  [
    "a sample that was changed",
    [event("poi", { Status: "no", List: [{ who: OPENID, n: 1, b: true, z: null }] })],
    'await sim.pushSample("event:poi", {\n  from: "小王",\n  fields: { Status: "no", List: [{ who: customer.openid, n: 1, b: true, z: null }] },\n});',
  ],
  [
    "a text with a field of its own",
    [push({ Content: "你好", Extra: `id ${OPENID}` })],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template
    'await sim.push({\n  FromUserName: customer.openid,\n  CreateTime: Math.floor(sim.clock.nowMs() / 1000),\n  ToUserName: "wx0",\n  MsgId: "mX",\n  MsgType: "text",\n  Content: "你好",\n  Extra: `id ${customer.openid}`,\n});',
  ],
  [
    "time",
    [says("一"), { kind: "clock", advanceMs: 90_000 }, says("二")],
    'await customer.says("一");\nX\nsim.clock.advance(90_000);\nawait customer.says("二");',
  ],
  ["hours", [{ kind: "clock", advanceMs: 49 * 3_600_000 }], "sim.clock.advance(49 * 3_600_000);"],
  [
    "a hand-over and a person",
    [
      says("人工", [], { isTransferred: true }),
      { kind: "agent", action: "accept" },
      { kind: "agent", action: "say", text: "您好" },
      says("在", [], { delivery: "to-agent" }),
      { kind: "agent", action: "close" },
    ],
    'const report = await customer.says("人工");\nexpect(report.isTransferred).toBe(true);\nX\nsim.wechat.agents.accept(customer.openid);\nX\nsim.wechat.agents.say(customer.openid, "您好");\nX\nconst report2 = await customer.says("在");\nexpect(report2.delivery).toBe("to-agent");\nX\nsim.wechat.agents.close(customer.openid);',
  ],
  ["late replies", [says("查", ["好"], { isLate: true })], 'await customer.says("查");\nawait sim.idle();'],
  [
    "a timer's function",
    [says("查"), { kind: "timer", functionName: "relay", faults: [], shown: [reply(1, "好")] }],
    'await customer.says("查");\nX\nawait sim.fireTimer("relay");\nexpect(customer.replies).toEqual(["好"]);',
  ],
  [
    "a fault",
    [says("查", [], { faults: [{ on: "customerServiceMessage.send", kind: "errcode", errcode: -1, times: 2 }] })],
    'sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: -1, times: 2 });\nawait customer.says("查");',
  ],
  [
    "redeliveries",
    [
      says("一", ["好"], { pushId: 900 }),
      says("一", [], { sameAs: 900, isAtOnce: true }),
      says("一", [], { sameAs: 900 }),
    ],
    'const packet = customer.packets.text("一");\nawait Promise.all([sim.push(packet), sim.push(packet)]);\nexpect(customer.replies).toEqual(["好"]);\nX\nawait sim.push(packet);\nexpect(customer.replies).toHaveLength(1);',
  ],
  [
    "a notice",
    [says("查", [], { shown: [{ kind: "notice", text: "不可用", atMs: AT_MS }] })],
    'await customer.says("查");\nexpect(customer.notices).toEqual(["不可用"]);',
  ],
])("%s", (_, steps, expected) => {
  const withoutNothing = body(steps)
    .replace(/\nexpect\(customer\.replies\)\.toEqual\(\[(?:"好")?\]\);/g, (line) =>
      expected.includes(line.trim()) ? line : "",
    )
    .replaceAll("\n\n", "\nX\n")
    .replace(/"m\d+"/, '"mX"');
  expect(withoutNothing).toBe(expected);
});

test("what is of the run is a pattern with a comment, and the openid is the test's own", () => {
  const steps = [
    says("你好", [
      "现在是 2026-11-28 12:30，编号 3f2504e0-4f89-11d3-9a0c-0305e82c3301。",
      `您是 ${OPENID}`,
      "营业 9:00–18:00 (周一)",
    ]),
  ];
  expect(body(steps)).toBe(`await customer.says("你好");
// [\\d.]+ stands for the time of the run.
// \\S+ stands for an id that is new in each run.
expect(customer.replies).toEqual([
  expect.stringMatching(/^现在是 [\\d.]+-[\\d.]+-[\\d.]+ [\\d.]+:[\\d.]+，编号 \\S+。$/),
  \`您是 \${customer.openid}\`,
  "营业 9:00–18:00 (周一)",
]);`);
});
