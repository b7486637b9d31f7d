// npx message-push verify-url <url>: sends a receiver what WeChat sends, and what it must refuse.
import { PROJECT_DIR, runScript } from "../command-line";
import { loadEnvironment } from "../environment";
import { readTarget } from "../verify-url/read-target";

const HELP = `Usage: npx message-push verify-url <url> [--format json]

Asks the URL what WeChat would ask: the check of the URL, and a push of debug_demo, signed and encrypted by the settings in .env. Then what
WeChat never would: wrong signatures, plaintext, another AppID, old requests. Handlers of debug_demo run, no others; no message is
sent. Exit code 0 when every answer is as it must be.

  --format F  json or xml, as set on mp.weixin.qq.com (default json)
  --help      this text`;

const FLAGS = { format: { type: "string" } } as const;

runScript({ help: HELP, flags: FLAGS, takesWords: true }, async ({ values, positionals }) => {
  const target = readTarget(positionals, values.format);
  loadEnvironment(PROJECT_DIR);
  const { readHttpPushSettings } = await import("../../src/platform/http-push-settings");
  const { checksFor } = await import("../verify-url/checks");
  const { runChecks } = await import("../verify-url/run-checks");
  const settings = readHttpPushSettings();
  const encodingAesKey = process.env.WECHAT_ENCODING_AES_KEY ?? "";
  const checks = checksFor(settings, { format: target.format, encodingAesKey }, Date.now());
  console.log(`${target.url.origin}, ${settings.mode} mode, ${target.format}\n`);
  const isAllRight = await runChecks(target.url, checks, console.log);
  console.log(isAllRight ? "\nAll is as it must be." : "\nSomething is not as it must be: see ✗ above.");
  if (!isAllRight) process.exitCode = 1;
});
