// message-push serve: receives push over HTTP as a plain Node server, with the same functions and the same laws.

import { type Both, say } from "../../src/language";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: npx message-push serve [--host 127.0.0.1] [--port 8080] [--data .data] [--store embedded]

Receives WeChat's push over HTTP and hands it to the functions of cloudfunctions/http_push. The settings stand in .env or the
environment: WECHAT_APPID, WECHAT_APPSECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY, WECHAT_PUSH_MODE; see docs/going-live.md#over-http.

  --host H   where it listens (default 127.0.0.1; in a container 0.0.0.0)
  --port N   default 8080; 0 takes a free one
  --data D   folder that remembers pushes across restarts (default .data); one server at a time
  --store S  embedded (default), or cloudbase: the collection message_pushes of the environment ENV_ID, by the key in
             TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY; then several servers can share the work
  --help     this text

Exit code 0: ended as asked, by Ctrl-C or a signal. 1: refused; or a second signal ended it at once.`,
  zh: `用法：npx message-push serve [--host 127.0.0.1] [--port 8080] [--data .data] [--store embedded]

通过 HTTP 接收微信的推送，交给 cloudfunctions/http_push 里的云函数处理。设置写在 .env 或环境变量里：
WECHAT_APPID、WECHAT_APPSECRET、WECHAT_TOKEN、WECHAT_ENCODING_AES_KEY、WECHAT_PUSH_MODE；见 docs/going-live.zh-CN.md。

  --host H   监听的地址（默认 127.0.0.1；在容器里写 0.0.0.0）
  --port N   监听的端口（默认 8080；0 表示任选一个空闲端口）
  --data D   记录推送的文件夹，重启后仍然有效（默认 .data）；同时只能有一个服务使用
  --store S  embedded（默认），或 cloudbase：记录在环境 ENV_ID 的集合 message_pushes，使用 TENCENTCLOUD_SECRETID 和
             TENCENTCLOUD_SECRETKEY 的密钥；这样可以由多台服务器分担
  --help     显示本说明

退出码 0：按要求结束（Ctrl-C 或信号）。1：被拒绝；或第二个信号让它立即结束。`,
};

const text = { type: "string" } as const;
const FLAGS = { host: text, port: text, data: text, store: text };

runScript({ help: HELP, flags: FLAGS }, async ({ values }) => {
  const { readServeOptions } = await import("../../server/read-serve-options");
  const { loadEnvironment } = await import("../environment");
  const options = readServeOptions(values);
  loadEnvironment(PROJECT_DIR);
  // Listened to from here on: a signal that comes while the server starts ends it as soon as it has.
  const asked = askedToEnd();
  const { startService } = await import("../../server/start-service");
  const service = await startService(PROJECT_DIR, options);
  const { url } = service;
  console.log(
    say({
      en: `Listening on ${url}. Set the URL of this address, as seen from outside, on mp.weixin.qq.com.`,
      zh: `正在监听 ${url}。请把它从外部访问的 URL 填到 mp.weixin.qq.com。`,
    }),
  );
  await asked;
  await service.stop();
  // A handler that hangs, or a timer of its own, would keep the process.
  process.exit();
});

/** Whatever else hangs: an operator, a container or a service manager that asked for the end gets it. */
const LAST_MOMENT_MS = 9_500;
/** npm passes on the Ctrl-C that the terminal has sent already: that is one wish, not two. */
const SAME_WISH_MS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The first signal asks for the end; a later one, whichever, ends the process at once. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => process.exit(1);
    const onFirst = () => {
      setTimeout(end, LAST_MOMENT_MS).unref();
      setTimeout(() => {
        for (const signal of SIGNALS) process.on(signal, end);
      }, SAME_WISH_MS).unref();
      for (const signal of SIGNALS) process.off(signal, onFirst).on(signal, () => undefined);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, onFirst);
  });
}
