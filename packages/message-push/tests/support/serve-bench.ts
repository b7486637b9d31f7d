// The server as `npx message-push serve` starts it, with WeChat's API played by the simulator.
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCAL_ACCOUNT } from "../../simulator/local-account";
import { aesKeyOf, encrypt } from "../../src/wechat/http/cipher";
import { signatureOf } from "../../src/wechat/http/signature";
import { DESK } from "./desk";
import { endScripts, runScript } from "./run-script";
import { type Simulator, startSimulator } from "./simulator";

const TOKEN = "aToken";
const KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

let sim: Simulator;
let folder = "";

/** Starts the simulator and makes the folder that remembers, for a test file. */
export function useServeBench(): void {
  beforeAll(async () => {
    sim = await startSimulator({ projectDir: DESK });
    folder = mkdtempSync(join(tmpdir(), "serve-"));
  });
  afterEach(endScripts);
  afterAll(async () => {
    await sim.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** The WeChat that the server talks to. */
export const bench = () => sim;

/** What the server needs to be told to work with the simulator. */
export const settings = () => ({
  WECHAT_APPID: LOCAL_ACCOUNT.appid,
  WECHAT_APPSECRET: LOCAL_ACCOUNT.secret,
  WECHAT_TOKEN: TOKEN,
  WECHAT_ENCODING_AES_KEY: KEY,
  WECHAT_API_BASE: sim.url,
});

/** A folder of this test file. */
export const dataFolder = (name: string) => join(folder, name);

/** Starts it as `npx message-push serve` does. */
export function start(args: readonly string[], env: Record<string, string> = settings()) {
  return runScript("serve.ts", args, { cwd: DESK, env });
}

/** Resolves once it listens; `data` is where it remembers. */
export async function serve(data: string, env: Record<string, string> = settings(), more: readonly string[] = []) {
  const run = start(["--port", "0", "--data", dataFolder(data), ...more], env);
  await run.prints(/(?:Listening on|正在监听) http:\/\/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? "";
  return { ...run, url };
}

/** Pushes the packet as WeChat does, sealed. */
export function post(url: string, packet: object): Promise<{ status: number | undefined; body: string }> {
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

/** What a server has to be told to use the database of the environment, and what is in it. */
export const environment = () => sim.environmentFor("text");
export const records = () => sim.documents("message_pushes");

/** The customer has written, so WeChat takes replies; the push itself comes over HTTP. */
export async function writing(text: string) {
  const customer = sim.customer();
  await customer.enters();
  const packet = sim.wechat.packets.text(customer.openid, text);
  return { customer, packet, own: () => customer.replies.slice(1) };
}
