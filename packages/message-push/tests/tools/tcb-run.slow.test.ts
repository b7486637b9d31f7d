// The real CLI runs the built function, with the real SDK, against the simulator: `tcb fn run --name text`.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DESK } from "../support/desk";
import { type CommandRun, runCli } from "../support/run-cli";
import { type Simulator, startSimulator } from "../support/simulator";

let sim: Simulator;
let cloudApi: Server;
let home = "";

beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
  home = mkdtempSync(join(tmpdir(), "tcb-home-"));
  cloudApi = createServer(answerCloudApi).listen(0, "127.0.0.1");
  await new Promise((resolve) => cloudApi.once("listening", resolve));
});
afterAll(async () => {
  await sim.stop();
  cloudApi.close();
  cloudApi.closeAllConnections();
  rmSync(home, { recursive: true, force: true });
});

/** The one question the CLI asks before it runs a function locally: which environments are there? */
function answerCloudApi(_: unknown, response: { end(text: string): void }): void {
  const EnvList = [{ EnvId: "sim-local", Alias: "simulator", Status: "NORMAL", Region: "ap-shanghai" }];
  response.end(JSON.stringify({ Response: { EnvList, RequestId: "r" } }));
}

function tcb(args: readonly string[]): Promise<CommandRun> {
  const { port } = cloudApi.address() as AddressInfo;
  const environment = {
    ...sim.environmentFor("text"),
    HOME: home,
    USERPROFILE: home,
    ENV_ID: "sim-local",
    CLOUDBASE_TCB_CLOUDAPI_URL: `http://127.0.0.1:${port}`,
    CLOUDBASE_TCB_CLOUDAPI_HOST: `127.0.0.1:${port}`,
  };
  return runCli(DESK, args, environment);
}

test("tcb fn run answers the push as the simulator does", async () => {
  const customer = sim.customer();
  // The customer has written, so WeChat accepts replies; the function that runs is the CLI's, not the simulator's.
  await customer.enters();
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "" } = sim.environmentFor("text");
  const login = await tcb(["login", "--apiKeyId", TENCENTCLOUD_SECRETID, "--apiKey", TENCENTCLOUD_SECRETKEY]);
  expect(login).toEqual({ exitCode: 0, output: expect.stringContaining("login succeeded") });

  const params = JSON.stringify(sim.wechat.packets.text(customer.openid, "来自命令行"));
  const run = await tcb(["fn", "run", "--name", "text", "--params", params]);
  expect(run.output).toContain('"success"');
  expect(customer.replies.at(-1)).toBe("收到：来自命令行");
}, 120_000);
