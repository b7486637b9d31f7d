// npx message-push verify-url <url>: sends a receiver what WeChat sends, and what it must refuse.

import { type Both, say } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: npx message-push verify-url <url> [--format json]

Asks the URL what WeChat would ask: the check of the URL, and a push of debug_demo, signed and encrypted by the settings in .env. Then what
WeChat never would: wrong signatures, plaintext, another AppID, old requests. Handlers of debug_demo run, no others; no message is
sent.

  --format F  json or xml, as set on mp.weixin.qq.com (default json)
  --help      this text

Exit code 0: every answer is as it must be. 1: one is not, or no server answers, or the command was refused.`,
  zh: `用法：npx message-push verify-url <url> [--format json]

向这个 URL 发送微信会发的请求：URL 校验，以及一次 debug_demo 推送，按 .env 里的设置签名和加密。再发送微信绝不会发的：
错误的签名、明文、别的 AppID、过期的请求。只会运行 debug_demo 的处理函数；不会发送消息。

  --format F  json 或 xml，与 mp.weixin.qq.com 上的设置一致（默认 json）
  --help      显示本说明

退出码 0：每个应答都正确。1：有一个不正确，或没有服务器应答，或命令被拒绝。`,
};

const FLAGS = { format: { type: "string" } } as const;

runScript({ help: HELP, flags: FLAGS, takesWords: true }, async ({ values, positionals }) => {
  const { readTarget } = await import("../verify-url/read-target");
  const { loadEnvironment } = await import("../environment");
  const target = readTarget(positionals, values.format);
  loadEnvironment(PROJECT_DIR);
  const { readHttpPushSettings } = await import("../../src/platform/http-push-settings");
  const { checksFor } = await import("../verify-url/checks");
  const { runChecks } = await import("../verify-url/run-checks");
  const { url, format } = target;
  const settings = readHttpPushSettings();
  const encodingAesKey = process.env.WECHAT_ENCODING_AES_KEY ?? "";
  const checks = checksFor(settings, { format, encodingAesKey }, Date.now());
  const { mode } = settings;
  const about = { en: `${url.origin}, ${mode} mode, ${format}`, zh: `${url.origin}，${mode} 模式，${format}` };
  console.log(`${say(about)}\n`);
  const isAllRight = await runChecks(url, checks, console.log);
  const result = isAllRight
    ? { en: "All is as it must be.", zh: "全部正确。" }
    : { en: "Something is not as it must be: see ✗ above.", zh: "有不正确的地方：见上面的 ✗。" };
  console.log(`\n${say(result)}`);
  if (!isAllRight) process.exitCode = 1;
});
