// What a test of one's own does: build, then reload the running simulator.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyProjects, tinyProject } from "../support/tiny-project";
import { until } from "../support/until";

let sim: Simulator;
const project = tinyProject();
const build = () => buildFunctions({ projectDir: project.dir, isTypeChecked: false });
const source = (version: string) =>
  `let calls = 0;\nexport const main = async () => ({ version: "${version}", calls: ++calls, folder: __dirname });\n`;

beforeAll(async () => {
  for (const name of ["text", "image"]) project.write(`cloudfunctions/${name}/index.ts`, source("old"));
  await build();
  sim = await startSimulator({ projectDir: project.dir });
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

async function call(functionName: string) {
  const { result } = await sim.invoke({ functionName, event: {}, caller: {} });
  return result as { version: string; calls: number; folder: string };
}

test("a build beside the simulator changes nothing before the reload, not even for a function's further instances", async () => {
  expect(await call("text")).toMatchObject({ version: "old", calls: 1 });
  project.write("cloudfunctions/text/index.ts", source("new"));
  await build();
  const both = await Promise.all([call("text"), call("text")]);
  expect(both).toMatchObject([
    { version: "old", calls: 2 },
    { version: "old", calls: 1 },
  ]);
  expect(await sim.reload(["text"])).toMatchObject({ functions: ["text"], removed: [] });
  expect(await Promise.all([call("text"), call("text")])).toMatchObject([
    { version: "new", calls: 1 },
    { version: "new", calls: 1 },
  ]);
});

test("without names every function begins anew, and the old code is not left behind", async () => {
  const { folder } = await call("image");
  await call("text");
  expect(await sim.reload()).toMatchObject({ functions: ["text", "image"] });
  expect(await call("image")).toMatchObject({ calls: 1 });
  await until(() => !existsSync(folder));
  await until(() => sim.instances().every(({ functionName }) => functionName === "image"));
  expect(readdirSync(dirname(folder)).filter((name) => name.startsWith("image-"))).toHaveLength(1);
});

test("a name that is no function is refused, and nothing is reloaded", async () => {
  const { calls } = await call("text");
  await expect(sim.reload(["text", "txet"])).rejects.toMatchObject({ code: "OPTION_INVALID" });
  expect(await call("text")).toMatchObject({ calls: calls + 1 });
});

test("a damaged build is refused, and the last one goes on", async () => {
  const { calls } = await call("text");
  project.remove("dist/cloudfunctions/text/index.js");
  await expect(sim.reload()).rejects.toMatchObject({ code: "BUILD_MISSING" });
  expect(await call("text")).toMatchObject({ calls: calls + 1 });
  expect(existsSync(join(project.dir, "dist/cloudfunctions/image"))).toBe(true);
});

test("what a build beside the simulator came to is on its stream", () => {
  sim.announce({ kind: "types-broken", text: "index.ts(1,1): …" });
  expect(sim.events.all().at(-1)).toMatchObject({ kind: "types-broken", text: "index.ts(1,1): …" });
});
