// npm run bench:http: many pushes at once against `npm run serve`, some of them twice; counts answers and replies.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aesKeyOf, encrypt } from "../src/wechat/http/cipher";
import { signatureOf } from "../src/wechat/http/signature";

const PUSHES = Number(process.argv[2] ?? 3_000);
const AT_ONCE = 32;
const APPID = "wx0000000000000000";
const SETTINGS = {
  WECHAT_APPID: APPID,
  WECHAT_APPSECRET: "0".repeat(32),
  WECHAT_TOKEN: "aToken",
  WECHAT_ENCODING_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};
const KEY = aesKeyOf(SETTINGS.WECHAT_ENCODING_AES_KEY) as Buffer;

/** WeChat's API, which takes everything and counts it. */
async function startApi() {
  const said = new Map<string, number>();
  const server = createServer((asked, response) => {
    let text = "";
    asked.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    asked.on("end", () => {
      const { touser = "" } = JSON.parse(text || "{}") as { touser?: string };
      if (asked.url?.includes("/send")) said.set(touser, (said.get(touser) ?? 0) + 1);
      const body = asked.url?.includes("token")
        ? { access_token: "t", expires_in: 7_200 }
        : { errcode: 0, errmsg: "ok" };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, said, server };
}

async function startServer(folder: string, apiBase: string) {
  const args = ["--conditions=server", "--import", "tsx", "scripts/serve.ts", "--port", "0", "--data", folder];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...SETTINGS, WECHAT_API_BASE: apiBase },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(text)?.[0];
      if (found) resolve(found);
    });
    child.once("close", () => reject(new Error("The server did not start.")));
  });
  return { url, child };
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

function push(url: string, index: number): Promise<{ status: number; body: string; ms: number }> {
  const seconds = Math.floor(Date.now() / 1_000);
  const packet = {
    ToUserName: "gh_1",
    FromUserName: `oUser${index}`,
    CreateTime: seconds,
    MsgType: "text",
    Content: "你好",
    MsgId: String(10n ** 18n + BigInt(index)),
  };
  const Encrypt = encrypt(KEY, APPID, JSON.stringify(packet));
  const query = new URLSearchParams({
    timestamp: String(seconds),
    nonce: "n1",
    msg_signature: signatureOf(SETTINGS.WECHAT_TOKEN, String(seconds), "n1", Encrypt),
  });
  const startedAtMs = performance.now();
  return new Promise((resolve, reject) => {
    const asking = request(
      `${url}/?${query}`,
      { method: "POST", agent, headers: { "content-type": "application/json" } },
      (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (text: string) => {
          body += text;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body, ms: performance.now() - startedAtMs }),
        );
      },
    );
    asking.on("error", reject);
    asking.end(JSON.stringify({ Encrypt }));
  });
}

async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "http-load-"));
  const api = await startApi();
  const { url, child } = await startServer(folder, api.url);
  // Every fifth comes twice, at the same time as others or right behind.
  const order = Array.from({ length: PUSHES }, (_, index) => (index % 5 === 0 ? [index, index] : [index])).flat();
  const times: number[] = [];
  let wrong = 0;
  let next = 0;
  const startedAtMs = performance.now();
  const work = async () => {
    while (next < order.length) {
      const index = order[next] ?? 0;
      next += 1;
      const { status, body, ms } = await push(url, index);
      if (status !== 200 || body !== "success") wrong += 1;
      times.push(ms);
      if (times.length % 500 === 0) process.stdout.write(`\r${times.length}/${order.length}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const seconds = (performance.now() - startedAtMs) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const once = [...api.said.values()].filter((count) => count === 1).length;
  console.log(`\r${order.length} deliveries of ${PUSHES} pushes, ${AT_ONCE} at a time, in ${seconds.toFixed(1)} s`);
  console.log(`answered wrongly   ${wrong}`);
  console.log(`replied once       ${once} of ${PUSHES}; more than once ${api.said.size - once}`);
  console.log(`ms to the answer   median ${at(0.5)}, 99 % ${at(0.99)}, slowest ${at(1)}`);
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("close", resolve));
  agent.destroy();
  api.server.close();
  api.server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
  if (wrong > 0 || once !== PUSHES) process.exitCode = 1;
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
