// The script against receivers: a strict one is all right, a careless one is found out.

import { type PushServer, startPushServer } from "../../server/platform/http-server";
import { readHttpPushSettings } from "../../src/platform/http-push-settings";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { systemClock } from "../../src/platform/system-clock";
import { createDefineFunction } from "../../src/runtime/define-function";
import { createHttpReceiver, type HttpReceiver } from "../../src/runtime/http-push";
import { endScripts, runScript } from "../support/run-script";

const SETTINGS = {
  WECHAT_APPID: "wx3d289323f5900f8e",
  WECHAT_APPSECRET: "0123456789abcdef0123456789ABCDEF",
  WECHAT_TOKEN: "aToken",
  WECHAT_ENCODING_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};
const servers: PushServer[] = [];
afterEach(async () => {
  endScripts();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(receiver: HttpReceiver): Promise<string> {
  const server = await startPushServer(receiver, "127.0.0.1", 0);
  servers.push(server);
  return `${server.url}/push?own=parameter`;
}

function strict(environment: Readonly<Record<string, string>>): HttpReceiver {
  const platform = memoryPlatform({ clock: systemClock });
  const functions = [createDefineFunction(platform)({ on: "event:debug_demo", handle: () => undefined })];
  return createHttpReceiver(platform, functions, () => readHttpPushSettings(environment));
}

test.each([
  ["secure", "json"],
  ["secure", "xml"],
  ["compatible", "json"],
  ["plain", "xml"],
  ["container", "json"],
])(
  "a strict receiver in %s mode with %s is all right",
  async (WECHAT_PUSH_MODE, format) => {
    const env = { ...SETTINGS, WECHAT_PUSH_MODE };
    const { ended, output } = runScript("verify-url.ts", [await serve(strict(env)), "--format", format], { env });
    expect({ exit: await ended, output: output() }).toEqual({
      exit: 0,
      output: expect.stringContaining("All is as it must be."),
    });
    expect(output()).toContain("✓ a push is answered");
    expect(output()).not.toContain("✗");
  },
  30_000,
);

test.each(["wx0000000000000000", "wxffffffffffffffff"])(
  "whatever the AppID is (%s), another app's push has another",
  async (WECHAT_APPID) => {
    const env = { ...SETTINGS, WECHAT_APPID };
    const { ended, output } = runScript("verify-url.ts", [await serve(strict(env))], { env });
    expect({ exit: await ended, output: output() }).toEqual({
      exit: 0,
      output: expect.stringContaining("✓ refused: foreign-appid"),
    });
  },
  30_000,
);

test("a receiver that lets everything in is found out, line by line", async () => {
  const careless: HttpReceiver = {
    receive: async ({ query }) => ({ status: 200, contentType: "text/plain", body: query.echostr ?? "success" }),
    resume: async () => "success",
  };
  const { ended, output } = runScript("verify-url.ts", [await serve(careless)], { env: SETTINGS });
  expect(await ended).toBe(1);
  expect(output()).toContain("✓ the URL check is answered");
  expect(output().match(/✗ refused: .*it was let in/g)).toHaveLength(11);
  for (const secret of Object.values(SETTINGS)) expect(output()).not.toContain(secret);
}, 30_000);

test("a receiver with another Token refuses the right pushes as well", async () => {
  const other = strict({ ...SETTINGS, WECHAT_TOKEN: "another" });
  const { ended, output } = runScript("verify-url.ts", [await serve(other)], { env: SETTINGS });
  expect(await ended).toBe(1);
  expect(output()).toContain("✗ the URL check is answered: status 403 in place of 200");
}, 30_000);

test("a URL where no server listens is one sentence with the fix", async () => {
  const { ended, output } = runScript("verify-url.ts", ["http://127.0.0.1:9"], { env: SETTINGS });
  expect(await ended).toBe(1);
  expect(output()).toMatch(
    /\[URL_UNREACHABLE\] No server answers at http:\/\/127\.0\.0\.1:9 \(ECONNREFUSED\)\.\n +→ .*npx message-push serve/,
  );
  expect(output().match(/ECONNREFUSED/g)).toHaveLength(1);
}, 30_000);

test.each([
  [[], /\[FLAG_INVALID\] No URL was given/],
  [["ftp://example.com"], /\[FLAG_INVALID\].*no http\(s\) address/],
  [["http://127.0.0.1:9", "--format", "yaml"], /\[FLAG_INVALID\] --format is "yaml"/],
])(
  "%j is refused",
  async (args, message) => {
    const { ended, output } = runScript("verify-url.ts", args, { env: SETTINGS });
    expect(await ended).toBe(1);
    expect(output()).toMatch(message);
  },
  30_000,
);

test("settings that are missing are named before anything is asked", async () => {
  const { ended, output } = runScript("verify-url.ts", ["http://127.0.0.1:9"], {
    env: { ...SETTINGS, WECHAT_TOKEN: "" },
  });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/\[ENVIRONMENT_INVALID\][\s\S]*WECHAT_TOKEN is missing/);
}, 30_000);

test("in Chinese, a receiver is judged line by line, and a URL where no server listens has its fix", async () => {
  const env = { ...SETTINGS, MESSAGE_PUSH_LANG: "zh" };
  const strictRun = runScript("verify-url.ts", [await serve(strict(env))], { env });
  expect(await strictRun.ended).toBe(0);
  expect(strictRun.output()).toMatch(/✓ 应答了 URL 校验 {2}\d+ ms\n✓ 应答了推送[\s\S]*✓ 拒绝：stale[\s\S]*全部正确。/);
  const nobody = runScript("verify-url.ts", ["http://127.0.0.1:9"], { env });
  expect(await nobody.ended).toBe(1);
  expect(nobody.output()).toMatch(/127\.0\.0\.1:9 没有服务器应答（ECONNREFUSED）。\n +→ 请先启动接收推送的服务/);
}, 60_000);
