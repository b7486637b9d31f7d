// `cloud.ai()` of a team's own function: the real one is in its bundle, and in no other; the simulator answers it as CloudBase does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { startSimulator } from "../../support/simulator";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

const ASKS = `import * as cloud from "wx-server-sdk";
import { defineFunction } from "#runtime";
const ai = () => cloud.createNewInstance({ env: cloud.DYNAMIC_CURRENT_ENV, timeout: 60_000 }).ai();
export const main = defineFunction({
  on: "text",
  async handle({ Content }) {
    const model = ai().createModel("cloudbase");
    const asked = { model: "hy3", messages: [{ role: "user", content: Content }] };
    if (Content === "一次") return (await model.generateText(asked)).text;
    let text = "";
    for await (const part of (await model.streamText(asked)).textStream) text += part;
    return text;
  },
});
`;

test("a function that calls cloud.ai() has answers, whole and as a stream; the others stay as small as they were", async () => {
  const project = tinyProject();
  const before = await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  project.write("cloudfunctions/text/index.ts", ASKS);
  project.write("cloudbaserc.json", cloudbaserc(["text", "image"]));
  const after = await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  const bytesOf = (report: typeof before, name: string) => report.functions.find((own) => own.name === name)?.bytes;
  expect(bytesOf(after, "image")).toBe(bytesOf(before, "image"));
  expect(readFileSync(join(project.dir, "dist/cloudfunctions/image/index.js"), "utf8")).not.toContain("streamText");

  const sim = await startSimulator({ projectDir: project.dir });
  const customer = sim.customer();
  await customer.says("一次");
  await customer.says("分段");
  expect(sim.deadLetters()).toEqual([]);
  expect(customer.replies).toEqual(["（本地模型）收到：一次", "（本地模型）收到：分段"]);
  expect(sim.model.requests).toMatchObject([
    { road: "cloudbase", model: "hy3", isStream: false },
    { road: "cloudbase", model: "hy3", isStream: true },
  ]);
  await sim.stop();
}, 60_000);
