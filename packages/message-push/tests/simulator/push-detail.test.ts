// What is told of one push over HTTP: its events with places in the author's sources, and its record.
import type { ControlApi } from "../../simulator/control/contract";
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";

const PLACE = /^cloudfunctions\/text\/index\.ts:\d+:\d+$/;

let sim: Simulator;
beforeAll(async () => {
  const main = `defineFunction({ on: "text", handle() {\n  console.log(new Error("seen").stack);\n  throw new TypeError("my bug");\n} })`;
  sim = await startProject({ text: { main } });
  await sim.customer().says("坏");
});
afterAll(() => sim.stop());

async function get<Name extends keyof ControlApi>(_name: Name, path: string): Promise<ControlApi[Name]["answer"]> {
  return (await (await fetch(`${sim.url}/__sim${path}`)).json()) as ControlApi[Name]["answer"];
}

test("errors and printed stacks name the author's file and line", async () => {
  const { events, isWhole } = await get("GET /pushes/:id", "/pushes/1");
  expect(isWhole).toBe(true);
  const lines = events.filter((event) => event.kind === "log-line");
  expect(lines.find(({ entry }) => entry?.event === "failed")?.place).toMatch(PLACE);
  expect(lines.some(({ line }) => /cloudfunctions\/text\/index\.ts:3:\d+/.test(line))).toBe(true);
});

test("the stream gives the same, and events inside this process stay as they were printed", async () => {
  const response = await fetch(`${sim.url}/__sim/events?since=0`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes('"place":"cloudfunctions/text/index.ts:')) text += (await reader?.read())?.value ?? "";
  await reader?.cancel();
  expect(sim.events.all().some((event) => event.kind === "log-line" && event.place !== undefined)).toBe(false);
});

test("a push has the record that the runtime keeps of it, or none", async () => {
  const { record } = await get("GET /pushes/:id/record", "/pushes/1/record");
  expect(record).toMatchObject({ state: "waiting", reason: "HANDLER_FAILED" });
  const { pushId } = await sim.pushSample("event:add_express_path");
  expect(await get("GET /pushes/:id/record", `/pushes/${pushId}/record`)).toEqual({});
});
