// What functions do after their push was answered, and what goes wrong in them, is told while it happens: over built functions.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chat } from "../../../simulator/terminal/chat";
import { follow, linesOf } from "../../../simulator/terminal/follow";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { screen } from "../../support/screen";
import { type Simulator, startSimulator } from "../../support/simulator";
import { cloudbaserc, removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

/** README's own sample of background work, and a word that makes it throw. */
const SLOW = `import { defineFunction } from "#runtime";
import { explode } from "./lib/explode";

const ask = async (question: string, signal: AbortSignal) => \`\${question}：\${signal.aborted ? "没赶上" : "查到了"}\`;

export const main = defineFunction({
  on: "text",
  slow: true,
  maxRuns: 1,
  async *handle({ Content }, { signal, log }) {
    log.info("asked", { characters: Content.length });
    console.log("in words of one's own");
    yield "正在查询，请稍候";
    if (Content === "坏") explode();
    yield await ask(Content, signal);
  },
});
`;
const EXPLODE = `// A comment that the bundle does not have.

export function explode(): never {
  throw new TypeError("my bug");
}
`;
const PAYMENT = `import { ack, defineFunction } from "#runtime";

export const main = defineFunction({
  on: "event:xpay_goods_deliver_notify",
  handle: () => ack.notYet("later"),
});
`;

let project: TinyProject;
let sim: Simulator;
beforeAll(async () => {
  project = tinyProject();
  project.write("cloudfunctions/text/index.ts", SLOW);
  project.write("cloudfunctions/text/lib/explode.ts", EXPLODE);
  project.write("cloudfunctions/pay/index.ts", PAYMENT);
  for (const name of ["text", "pay"])
    project.write(
      `cloudfunctions/${name}/config.json`,
      '{ "permissions": { "openapi": ["customerServiceMessage.send", "customerServiceMessage.setTyping"] } }',
    );
  project.write("cloudbaserc.json", cloudbaserc(["text", "image", "pay"]));
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  sim = await startSimulator({ projectDir: project.dir });
}, 120_000);
afterAll(() => sim?.stop());
afterAll(removeTinyProjects);

async function toldOf(content: string): Promise<string> {
  const told: string[] = [];
  const stop = follow(sim, linesOf(sim, { projectDir: project.dir, language: "en", isColored: false }), (text) =>
    told.push(text),
  );
  await sim.customer("小王").says(content);
  await sim.idle();
  stop();
  return told.join("\n");
}

test("background work shows its replies and the author's lines with the push they belong to", async () => {
  const told = await toldOf("在吗");
  const [, number] = /^#(\d+) +push {2}text {2}在吗/.exec(told) ?? [];
  const ofPush = (text: string) => new RegExp(`^#${number} +\\d+ ms +${text}$`, "m");
  for (const line of [
    'answers "success", \\d+ MB',
    "goes on in the background → text",
    'text info {2}asked \\{"characters":2\\}',
    "text │ in words of one's own",
    "小王 sees: 正在查询，请稍候",
    "小王 sees: 在吗：查到了",
  ])
    expect(told).toMatch(ofPush(line));
});

test("an error of background work names the author's own file and line, and its dead letter", async () => {
  const told = await toldOf("坏");
  expect(told).toMatch(
    /ms {2}text throws TypeError: my bug\n#\d+ +\d+ ms {4}at cloudfunctions\/text\/lib\/explode\.ts:4:9\n/,
  );
  expect(told).toMatch(
    /dead letter: the handler threw an error \(HANDLER_FAILED\)\n.*→ Correct the handler, then \/again new \(cloudfunctions\/text\/lib\/explode\.ts:4:9\)/,
  );
});

test("what is uploaded holds no map", () => {
  const names = readdirSync(join(project.dir, "dist/cloudfunctions/text"));
  expect(names.sort()).toEqual(["config.json", "index.js", "package.json"]);
  expect(existsSync(join(project.dir, "dist/cloudfunctions/text/index.js.map"))).toBe(false);
});

/** Types in a terminal; resolves when the chat has ended. */
function sit() {
  const { input, output, shown } = screen(120);
  const lines = linesOf(sim, { projectDir: project.dir, language: "en", isColored: false });
  let seen: () => void = () => undefined;
  sim.events.on(() => setImmediate(seen));
  const ended = chat(sim, { input, output, ended: new AbortController().signal, language: "en" }, (print) =>
    follow(sim, lines, print),
  );
  return {
    ended,
    shown,
    type: (text: string) => void input.write(text),
    until: (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        seen = () => pattern.test(shown().join("\n")) && resolve();
        seen();
      }),
  };
}

test("a payment's retries do not run over the prompt, and Ctrl-C ends them before it ends the chat", async () => {
  const { type, until, shown, ended } = sit();
  type("/push event:xpay_goods_deliver_notify\r");
  await until(/pushed again in 2 s; \/stop ends that/);
  type("half");
  type("\u0003");
  await until(/stopped: event:xpay_goods_deliver_notify is not pushed again/);
  expect(shown().at(-1)).toBe("customer-1> half");
  expect(sim.wechat.retries.list()).toEqual([]);
  type("\u0003");
  await ended;
});

test("/stop ends retries, and says so when there are none", async () => {
  const { type, until, ended } = sit();
  type("/push event:xpay_goods_deliver_notify\r");
  await until(/pushed again in 2 s/);
  type("/stop\r/stop\r/push event:xpay_goods_deliver_notify\r");
  await until(/stopped: [\s\S]*Nothing is being retried\.[\s\S]*pushed again in 2 s/);
  type("/stop\r/quit\r");
  await ended;
  expect(sim.wechat.retries.list()).toEqual([]);
});
