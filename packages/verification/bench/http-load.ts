// npm run bench:http: many pushes at once against `npm run serve`, some of them twice; counts answers and replies.
import { spawn } from "node:child_process";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { aesKeyOf, encrypt } from "../../message-push/src/wechat/http/cipher";
import { signatureOf } from "../../message-push/src/wechat/http/signature";
import { runScript } from "../../message-push/tools/command-line";
import { mapConcurrently } from "../../message-push/tools/map-concurrently";
import { inTempFolder } from "../../message-push/tools/temp-folder";
import { ToolError } from "../../message-push/tools/tool-error";

const HELP = `Usage: npm run bench:http [-- --pushes 3000]

  --pushes N   how many pushes (default 3000); every fifth is delivered twice
  --help       this text`;

const AT_ONCE = 32;
const APPID = "wx0000000000000000";
const SETTINGS = {
  WECHAT_APPID: APPID,
  WECHAT_APPSECRET: "0".repeat(32),
  WECHAT_TOKEN: "aToken",
  WECHAT_ENCODING_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};
const KEY = aesKeyOf(SETTINGS.WECHAT_ENCODING_AES_KEY) as Buffer;

/** WeChat's API: takes every reply, and counts them by customer. */
async function startApi() {
  const sent = new Map<string, number>();
  const server = createServer((asked, response) => {
    let text = "";
    asked.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    asked.on("end", () => {
      const { touser = "" } = JSON.parse(text || "{}") as { touser?: string };
      if (asked.url?.includes("/send")) sent.set(touser, (sent.get(touser) ?? 0) + 1);
      const body = asked.url?.includes("token")
        ? { access_token: "t", expires_in: 7_200 }
        : { errcode: 0, errmsg: "ok" };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, server };
}

async function startServer(folder: string, apiBase: string) {
  const args = ["packages/message-push/bin/message-push.js", "serve", "--port", "0", "--data", folder];
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

const FLAGS = { pushes: { type: "string" } } as const;

runScript({ help: HELP, flags: FLAGS }, ({ values: { pushes = "3000" } }) => {
  if (!/^[1-9]\d{0,6}$/.test(pushes)) {
    throw new ToolError("FLAG_INVALID", `--pushes is "${pushes}".`, "Give a whole number from 1 to 9999999.");
  }
  return inTempFolder((folder) => measure(folder, Number(pushes)));
});

async function measure(folder: string, pushes: number): Promise<void> {
  const api = await startApi();
  const { url, child } = await startServer(folder, api.url);
  // Every fifth comes twice, at the same time as others or right behind.
  const order = Array.from({ length: pushes }, (_, index) => (index % 5 === 0 ? [index, index] : [index])).flat();
  let done = 0;
  const startedAtMs = performance.now();
  const answers = await mapConcurrently(order, AT_ONCE, async (index) => {
    const answer = await push(url, index);
    done += 1;
    if (done % 500 === 0) process.stdout.write(`\r${done}/${order.length}`);
    return answer;
  });
  const seconds = (performance.now() - startedAtMs) / 1_000;
  const wrong = answers.filter(({ status, body }) => status !== 200 || body !== "success").length;
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const once = [...api.sent.values()].filter((count) => count === 1).length;
  console.log(`\r${order.length} deliveries of ${pushes} pushes, ${AT_ONCE} at a time, in ${seconds.toFixed(1)} s`);
  console.log(`answered wrongly   ${wrong}`);
  console.log(`replied once       ${once} of ${pushes}; more than once ${api.sent.size - once}`);
  console.log(`ms to the answer   median ${at(0.5)}, 99 % ${at(0.99)}, slowest ${at(1)}`);
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("close", resolve));
  agent.destroy();
  api.server.close();
  api.server.closeAllConnections();
  if (wrong > 0 || once !== pushes) process.exitCode = 1;
}
