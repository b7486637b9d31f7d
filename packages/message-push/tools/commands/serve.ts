// message-push serve: receives push over HTTP as a plain Node server, with the same functions and the same laws.

import { readServeOptions } from "../../server/read-serve-options";
import { PROJECT_DIR, runScript } from "../command-line";
import { loadEnvironment } from "../environment";

const HELP = `Usage: npx message-push serve [--host 127.0.0.1] [--port 8080] [--data .data] [--store embedded]

Receives WeChat's push over HTTP and hands it to the functions of cloudfunctions/http_push. The settings stand in .env or the
environment: WECHAT_APPID, WECHAT_APPSECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY, WECHAT_PUSH_MODE; see docs/http.md.

  --host H   where it listens (default 127.0.0.1; in a container 0.0.0.0)
  --port N   default 8080; 0 takes a free one
  --data D   folder that remembers pushes across restarts (default .data); one server at a time
  --store S  embedded (default), or cloudbase: the collection message_pushes of the environment ENV_ID, by the key in
             TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY; then several servers can share the work
  --help     this text`;

const text = { type: "string" } as const;
const FLAGS = { host: text, port: text, data: text, store: text };

runScript({ help: HELP, flags: FLAGS }, async ({ values }) => {
  const options = readServeOptions(values);
  loadEnvironment(PROJECT_DIR);
  // Listened to from here on: a signal that comes while the server starts ends it as soon as it has.
  const asked = askedToEnd();
  const { startService } = await import("../../server/start-service");
  const service = await startService(PROJECT_DIR, options);
  console.log(`Listening on ${service.url}. Set the URL of this address, as seen from outside, on mp.weixin.qq.com.`);
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
