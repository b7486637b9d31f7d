// The code of the skill for coding assistants, taken out of it, built in a project of its own, and run: in TypeScript, and in JavaScript without `#runtime`.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyProjects, type TinyProject, tinyProject } from "../support/tiny-project";

const SKILL = readFileSync(resolve(__dirname, "../../../../.agents/skills/message-push/SKILL.md"), "utf8");
const blocks = (language: string) =>
  [...SKILL.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code = ""]) => code);
const [handler = "", desk = ""] = blocks("ts");
const [plain = ""] = blocks("js");
const [answers = ""] = blocks("json");
/** A Monday, of which no holiday is known yet. */
const MONDAY_MS = Date.parse("2040-01-09T10:00+08:00");

let sim: Simulator;

async function start(prepare: (project: TinyProject) => void): Promise<void> {
  const project = tinyProject();
  prepare(project);
  await buildFunctions({ projectDir: project.dir });
  sim = await startSimulator({ projectDir: project.dir });
  sim.clock.advance(MONDAY_MS - sim.clock.nowMs());
}

afterEach(() => sim.stop());
afterAll(removeTinyProjects);

test("the handler says that it looks, and what it found comes from the second invocation", async () => {
  await start((project) => project.write("cloudfunctions/text/index.ts", handler));
  const customer = sim.customer();
  await customer.says("营业时间");
  await customer.says("几号发货");
  await sim.idle();
  expect(customer.replies).toEqual(["9:00 到 18:00", "正在查询，请稍候", "几号发货：查到了"]);
  expect(await customer.says("人工")).toMatchObject({ isTransferred: true });
}, 60_000);

test("the desk answers by a rule and from the team's own data, and hands over what nothing answers", async () => {
  await start((project) => {
    project.write("cloudfunctions/text/index.ts", desk);
    project.write("desk/answers.json", answers);
  });
  sim.seed("orders", [{ _id: "x1", no: "202699990001", status: "待发货" }]);
  const customer = sim.customer();
  for (const text of ["你好", "什么时候发货", "202699990001"]) await customer.says(text);
  expect(customer.replies).toEqual(["您好，请问有什么可以帮您？", "付款后 48 小时内发货。", "订单状态：待发货"]);
  expect(await customer.says("能刻字吗")).toMatchObject({ isTransferred: true });
  await sim.idle();
  expect(sim.deadLetters()).toEqual([]);
}, 60_000);

test("JavaScript takes the package by its name where there is no `#runtime`", async () => {
  await start((project) => {
    project.remove("cloudfunctions/text");
    project.write("cloudfunctions/text/index.js", plain);
    project.write(
      "cloudfunctions/text/config.json",
      '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }',
    );
  });
  const customer = sim.customer();
  await customer.says("在吗");
  expect(customer.replies).toEqual(["收到：在吗"]);
}, 60_000);
