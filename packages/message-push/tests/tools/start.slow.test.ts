// More of npx message-push dev than the quick tests have time for: each of them builds and starts anew.
import { DESK } from "../support/desk";
import { endScripts, runScript } from "../support/run-script";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

afterEach(endScripts);
afterAll(removeTinyProjects);

test("what is bound to no function goes over HTTP to http_push, and a forger gets nowhere", async () => {
  const { prints, output } = runScript("dev.ts", ["--port", "0"], { cwd: DESK });
  await prints(/listens on http:\/\/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
  const post = async (path: string, body: object) =>
    (
      await fetch(`${url}/__sim/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
    ).json() as Promise<unknown>;
  expect(await post("push", { sample: "event:debug_demo" })).toMatchObject({
    route: "http",
    functionName: "http_push",
    attempts: [{ outcome: "answered", passiveReply: "success" }],
  });
  expect(await post("http-push", { kind: "forged-signature" })).toMatchObject({ status: 403, body: "" });
}, 60_000);

test("timers fire by the clock", async () => {
  const project = tinyProject();
  const triggers = [{ name: "tick", type: "timer", config: "* * * * * * *" }];
  project.write("cloudfunctions/relay/index.ts", "export const main = () => 1;\n");
  project.write("cloudfunctions/relay/config.json", JSON.stringify({ permissions: { openapi: [] }, triggers }));
  project.write("cloudbaserc.json", cloudbaserc(["image", "relay", "text"], { relay: triggers }));
  const { prints, output } = runScript("dev.ts", ["--port", "0"], { cwd: project.dir });
  await prints(/listens on http:\/\/127\.0\.0\.1:\d+/);
  expect(output()).toMatch(/relay +timer/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
  const ask = async (path: string) => (await fetch(`${url}/__sim/${path}`)).json() as Promise<unknown>;
  expect(await ask("timers")).toMatchObject([{ function: "relay", name: "tick", state: "running" }]);
  const relayInstances = async () =>
    ((await ask("functions")) as { name: string; instances: unknown[] }[]).find(({ name }) => name === "relay")
      ?.instances ?? [];
  while ((await relayInstances()).length === 0) await new Promise(setImmediate);
}, 60_000);

test("--once ends with 1 when the sample is not answered", async () => {
  const project = tinyProject();
  project.write(
    "cloudfunctions/text/index.ts",
    'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "text", handle: () => { throw new Error("broken on purpose"); } });\n',
  );
  const { ended, output } = runScript("dev.ts", ["--once"], { cwd: project.dir });
  expect(await ended).toBe(1);
  // On a laptop the developer sees the error's own text.
  expect(output()).toMatch(/throws Error: broken on purpose\n.*at cloudfunctions\/text\/index\.ts:2:/);
}, 60_000);
