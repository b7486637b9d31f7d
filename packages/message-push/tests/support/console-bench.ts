// The console's push table on a port of its own, where a test can step between the command and WeChat.
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { createClock } from "../../simulator/clock";
import { startHttpServer } from "../../simulator/http-server";
import { LOCAL_ACCOUNT, LOCAL_AUTHORIZER_TOKEN } from "../../simulator/local-account";
import { type CallbackConfigs, createConsoleTable } from "../../simulator/wechat/callback-config";
import { createHttpApi } from "../../simulator/wechat/http-api";
import { createAccessTokenRegistry } from "../../simulator/wechat/http-api-tokens";
import type { WechatRules } from "../../simulator/wechat/rules";

export type Row = CallbackConfigs["function_config"]["callbacks"][number];

/** What happens to the nth request of a path, in place of its answer (`reset`), after it (`lost-answer`), or before it. */
export type Trick = "reset" | "lost-answer" | "not-json" | "empty-data" | (() => void);

export async function openConsoleBench(rules: Partial<WechatRules> = {}) {
  const clock = createClock();
  const tokens = createAccessTokenRegistry(clock);
  const { table, routes } = createConsoleTable({ tokens, rules });
  const requests: string[] = [];
  const tricks = new Map<string, Trick>();

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use("*", async (c, next) => {
    const name = c.req.path.split("/").at(-1) ?? "";
    requests.push(name);
    const trick = tricks.get(`${name} ${requests.filter((other) => other === name).length}`);
    if (typeof trick === "function") trick();
    if (trick === "not-json") return c.text("<html>bad gateway</html>", 502);
    if (trick === "empty-data") return c.json({ errcode: 0, errmsg: "ok", data: "" });
    if (trick !== "reset") await next();
    if (trick !== "reset" && trick !== "lost-answer") return;
    c.env.outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  app.route("/cgi-bin", createHttpApi({ clock, account: LOCAL_ACCOUNT, apis: new Map(), tokens }));
  app.route("/tcb", routes);
  const server = await startHttpServer(0);
  server.serve(app);
  return {
    table,
    clock,
    /** Names of the paths asked for, in order. */
    requests,
    play: (name: "getcallbackconfig" | "setcallbackconfig" | "stable_token", nth: number, trick: Trick) =>
      tricks.set(`${name} ${nth}`, trick),
    has: (...callbacks: Row[]) => table.change({ function_config: { enable: true, callbacks } }),
    rows: () => table.current().function_config.callbacks,
    /** The environment of a command with a token that may. */
    env: { WECHAT_API_BASE: server.url, WECHAT_PUSH_TABLE_TOKEN: LOCAL_AUTHORIZER_TOKEN, ENV_ID: "env-1" },
    /** The environment of a command with the mini program's own account. */
    ownEnv: {
      WECHAT_API_BASE: server.url,
      WECHAT_APPID: LOCAL_ACCOUNT.appid,
      WECHAT_APPSECRET: LOCAL_ACCOUNT.secret,
      ENV_ID: "env-1",
    },
    close: () => server.close(),
  };
}

export function row(pair: string, functionName: string, more: Partial<Row> = {}): Row {
  const [msgType = "", event = ""] = pair.split(":");
  return { msgType, event, env: "env-1", functionName, enable: true, ...more };
}
