// The server as it is started: the shipped functions, a folder that remembers, and WeChat's API played by the simulator.

import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCAL_ACCOUNT } from "../../simulator/local-account";
import { type Simulator, startSimulator } from "../../simulator/simulator";
import { aesKeyOf, encrypt } from "../../src/wechat/http/cipher";
import { signatureOf } from "../../src/wechat/http/signature";
import { DESK, DESK_SCRIPTS } from "../support/desk";
import { endScripts, runScript } from "../support/run-script";
import { clonedProject, removeTinyProjects } from "../support/tiny-project";

const TOKEN = "aToken";
const KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const isPosix = process.platform !== "win32";

let sim: Simulator;
let folder = "";
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
  folder = mkdtempSync(join(tmpdir(), "serve-"));
});
afterEach(endScripts);
afterAll(async () => {
  await sim.stop();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({
  WECHAT_APPID: LOCAL_ACCOUNT.appid,
  WECHAT_APPSECRET: LOCAL_ACCOUNT.secret,
  WECHAT_TOKEN: TOKEN,
  WECHAT_ENCODING_AES_KEY: KEY,
  WECHAT_API_BASE: sim.url,
});

/** As `npm run serve` does; only tsx loads the functions, which are imported by their address. */
function start(args: readonly string[], env: Record<string, string> = settings()) {
  const nodeArgs = ["--conditions=server"];
  return runScript("serve.ts", args, { cwd: DESK, scriptsDir: DESK_SCRIPTS, env, nodeArgs, asPeopleDo: true });
}

async function serve(data: string, env: Record<string, string> = settings(), more: readonly string[] = []) {
  const run = start(["--port", "0", "--data", join(folder, data), ...more], env);
  await run.prints(/Listening on http:\/\/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? "";
  return { ...run, url };
}

function post(url: string, packet: object): Promise<{ status: number | undefined; body: string }> {
  const Encrypt = encrypt(aesKeyOf(KEY) as Buffer, LOCAL_ACCOUNT.appid, JSON.stringify(packet));
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1_000)), "n1"];
  const query = new URLSearchParams({ timestamp, nonce, msg_signature: signatureOf(TOKEN, timestamp, nonce, Encrypt) });
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const asking = httpRequest(`${url}/push?${query}`, { method: "POST", headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode, body }));
    });
    asking.on("error", reject);
    asking.end(JSON.stringify({ Encrypt }));
  });
}

/** The customer has written, so WeChat takes replies; the push itself comes over HTTP. */
async function writing(text: string) {
  const customer = sim.customer();
  await customer.enters();
  const packet = sim.wechat.packets.text(customer.openid, text);
  return { customer, packet, own: () => customer.replies.slice(1) };
}

test("a push is answered, its reply arrives by access token, and after a restart the server still knows it", async () => {
  const { packet, own } = await writing("你好");
  const first = await serve("kept");
  expect(await post(first.url, packet)).toEqual({ status: 200, body: "success" });
  expect(own()).toEqual(["收到：你好"]);
  first.child.kill("SIGKILL");
  await first.ended;

  const second = await serve("kept");
  expect(await post(second.url, packet)).toEqual({ status: 200, body: "success" });
  expect(own()).toEqual(["收到：你好"]);
}, 60_000);

test("a transfer to people is a sealed answer", async () => {
  const { packet } = await writing("人工");
  const { url } = await serve("transfer");
  const { status, body } = await post(url, packet);
  expect(status).toBe(200);
  expect(Object.keys(JSON.parse(body) as object)).toEqual(["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]);
}, 60_000);

test("with a key, it remembers pushes in the CloudBase environment, and two servers share the work", async () => {
  const { packet, customer, own } = await writing("你好");
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TCB_CONTEXT_CNFG = "" } = sim.environmentFor("text");
  const key = { ENV_ID: "sim-local", TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_CONTEXT_CNFG };
  const env = { ...settings(), ...key };
  const servers = await Promise.all(["one", "two"].map((data) => serve(data, env, ["--store", "cloudbase"])));
  const answers = await Promise.all(servers.map(({ url }) => post(url, packet)));
  expect(answers.map(({ body }) => body)).toEqual(["success", "success"]);
  expect(own()).toEqual(["收到：你好"]);
  const records = sim
    .documents("message_pushes")
    .filter(({ touser, pair }) => touser === customer.openid && pair === "text");
  expect(records).toMatchObject([{ state: "completed", functionName: "http_push" }]);
}, 60_000);

test("a project without the function that receives is told so", async () => {
  const project = clonedProject();
  const options = { cwd: project.dir, env: settings(), nodeArgs: ["--conditions=server"] };
  const run = runScript("serve.ts", ["--port", "0"], options);
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/\[FUNCTION_FOLDER_MISSING\].*cloudfunctions\/http_push\/index\.ts/);
  removeTinyProjects();
}, 60_000);

test("without a key for it, what is missing is named", async () => {
  const run = start(["--port", "0", "--store", "cloudbase"], { ...settings(), ENV_ID: "sim-local" });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY are missing/);
}, 60_000);

test("two servers cannot share a folder", async () => {
  await serve("shared");
  const second = start(["--port", "0", "--data", join(folder, "shared")]);
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/\[DATA_FOLDER_IN_USE\]/);
}, 60_000);

test("settings that are wrong are all named at the start, and no value is shown", async () => {
  const env = { ...settings(), WECHAT_TOKEN: "", WECHAT_ENCODING_AES_KEY: "tooShortAKey" };
  const run = start(["--port", "0", "--data", join(folder, "none")], env);
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(
    /\[ENVIRONMENT_INVALID\][\s\S]*WECHAT_TOKEN is missing[\s\S]*WECHAT_ENCODING_AES_KEY is not 43/,
  );
  expect(run.output()).not.toContain("tooShortAKey");
}, 60_000);

test.each([
  [["--port", "eighty"], /--port is "eighty"/],
  [["--host", "example.com"], /--host is "example.com"/],
  [["--data", ""], /--data is empty/],
  [["--store", "redis"], /--store is "redis"/],
])(
  "%j is refused",
  async (args, message) => {
    const run = start(args);
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(message);
  },
  60_000,
);

(isPosix ? test : test.skip)(
  "SIGTERM ends it with 0",
  async () => {
    const { child, ended } = await serve("ended");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  },
  60_000,
);
