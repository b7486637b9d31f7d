// The stand-in for api.weixin.qq.com on a port of its own, with a WeChat behind it that a test can steer.
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { createClock } from "../../simulator/clock";
import type { OpenApiCall, OpenApiResponse } from "../../simulator/contracts";
import { startHttpServer } from "../../simulator/http-server";
import { LOCAL_ACCOUNT } from "../../simulator/local-account";
import { createHttpApi } from "../../simulator/wechat/http-api";

type Breakage = "reset" | "lost-answer" | "empty" | "status";

export async function openHttpApi() {
  const clock = createClock();
  const calls: OpenApiCall[] = [];
  const names = ["send", "setTyping", "uploadTempMedia", "getTempMedia"].map(
    (name) => `customerServiceMessage.${name}`,
  );
  const wechat = { answer: (): OpenApiResponse => ({ kind: "json", body: { errcode: 0, errmsg: "ok" } }) };
  const apis = new Map(names.map((name) => [name, (call: OpenApiCall) => note(call)]));
  let breakage: Breakage | undefined;

  function note(call: OpenApiCall): OpenApiResponse {
    calls.push(call);
    return wechat.answer();
  }

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use("/cgi-bin/*", async (c, next) => {
    if (c.req.path.endsWith("/stable_token")) return next();
    const kind = breakage;
    breakage = undefined;
    if (kind === "empty") return c.body(null, 200);
    if (kind === "status") return c.text("<html>bad gateway</html>", 502);
    if (kind !== "reset") await next();
    if (kind === undefined) return;
    c.env.outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  app.route("/cgi-bin", createHttpApi({ clock, account: LOCAL_ACCOUNT, apis }));
  const server = await startHttpServer(0);
  server.serve(app);
  return {
    url: server.url,
    clock,
    calls,
    wechat,
    breakNext(kind: Breakage) {
      breakage = kind;
    },
    close: () => server.close(),
  };
}
