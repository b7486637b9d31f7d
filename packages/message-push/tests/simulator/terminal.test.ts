import { PassThrough, Readable } from "node:stream";
import { text as readText } from "node:stream/consumers";
import { type Simulator, startSimulator } from "../../simulator/simulator";
import { chat, type Narrate, type SampleMenu } from "../../simulator/terminal/chat";
import { followLateReplies } from "../../simulator/terminal/late-replies";
import { timeline } from "../../simulator/terminal/timeline";
import { DESK } from "../support/desk";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());

async function type(...lines: string[]) {
  const customer = sim.customer();
  const output = new PassThrough();
  const titles: string[] = [];
  const narrate: Narrate = async (title, push) => {
    titles.push(title);
    await push();
  };
  const samples: SampleMenu = {
    list: () => sim.wechat.samples.pairs().join("\n"),
    push: (pair) => sim.pushSample(pair),
  };
  const input = Readable.from(lines.map((line) => `${line}\n`));
  await chat(customer, samples, narrate, { input, output, ended: new AbortController().signal });
  output.end();
  return { customer, titles, printed: await readText(output) };
}

test("what is typed is what a customer does", async () => {
  const { customer, titles } = await type("你好", "  ", "/image", "/card", "/enter index", "/enter");
  expect(titles).toEqual(["你好", "a picture", "a card", "index", ""]);
  expect(customer.replies).toHaveLength(5);
});

test("/quit ends the conversation, and so does the end of input", async () => {
  expect((await type("一", "/quit", "二")).titles).toEqual(["一"]);
});

test("/help and an unknown command show the commands", async () => {
  const { printed, titles } = await type("/help", "/dance");
  expect(printed.match(/\/enter \[from\]/g)).toHaveLength(3);
  expect(printed).toContain("There is no /dance.");
  expect(titles).toEqual([]);
});

async function story(push: () => ReturnType<Simulator["push"]>, title = "x") {
  const startedAtMs = sim.clock.nowMs();
  const report = await push();
  return timeline({ title, startedAtMs, report, requests: sim.requests() }, false);
}

test("the timeline of a text tells push, attempt, claim, send, complete, answer and what the customer sees", async () => {
  const customer = sim.customer();
  const lines = (await story(() => customer.says("你好"), "你好"))
    .split("\n")
    .map((line) => line.replace(/ *\d+ ms/, "").trim());
  expect(lines[0]).toBe("push  text  你好");
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^attempt 1 → text \((warm|cold start)\)$/),
    expect.stringMatching(/^claim +message_pushes$/),
    expect.stringMatching(/^send +text {2}收到：你好$/),
    expect.stringMatching(/^complete +message_pushes$/),
    expect.stringMatching(/^answers "success", \d+ MB$/),
    "customer sees: 收到：你好",
  ]);
});

test("the timeline names a refused send, a transfer, an unbound pair and a person who has the conversation", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 45047 });
  expect(await story(() => customer.says("你好"))).toMatch(
    /send +text +收到：你好 {2}✗ fault: errcode before \(45047\)/,
  );
  expect(await story(() => customer.says("人工"))).toMatch(
    /a transfer to human agents[\s\S]*customer waits for a human agent/,
  );
  sim.wechat.agents.accept(customer.openid);
  expect(await story(() => customer.says("在吗"))).toContain("a human agent has this conversation");
  sim.wechat.agents.close(customer.openid);
  const voice = { FromUserName: customer.openid, ToUserName: "wx", CreateTime: 1, MsgType: "voice" };
  expect(await story(() => sim.push(voice))).toContain("no function is bound to this pair");
});

test("a reply that comes after its push was answered, and a person's words, are printed as they come", async () => {
  const customer = sim.customer();
  const printed: string[] = [];
  const stop = followLateReplies(sim.events, (line) => printed.push(line));
  await customer.says("人工");
  expect(printed).toEqual([]);
  const args = { touser: customer.openid, msgtype: "text", text: { content: "久等了" } };
  const caller = { id: "earlier", functionName: "text" };
  await sim.wechat.callOpenApi({ apiName: "customerServiceMessage.send", args, files: {}, caller });
  sim.wechat.agents.accept(customer.openid);
  sim.wechat.agents.say(customer.openid, "我在");
  stop();
  sim.wechat.agents.say(customer.openid, "再见");
  expect(printed).toEqual(["  customer sees: 久等了", "  customer sees: 我在"]);
});
