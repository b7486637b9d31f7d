// A stand-in for api.weixin.qq.com: the same customer service as by cloud call, with an access token.
import { Hono } from "hono";
import type { SimulatorClock } from "../clock";
import type { OpenApiResponse } from "../contracts";
import type { Account } from "../local-account";
import type { CustomerServiceApis } from "./cloud-calls";
import { jsonOf, mediaRoutes } from "./http-api-media";
import { type AccessTokenRegistry, createAccessTokenRegistry } from "./http-api-tokens";
import { refuse } from "./refusals";

export interface HttpApiOptions {
  readonly clock: SimulatorClock;
  readonly account: Account;
  readonly apis: CustomerServiceApis;
  /** The tokens it gives out, where others want to know them too. */
  readonly tokens?: AccessTokenRegistry;
}

type Body = Readonly<Record<string, unknown>>;

const STABLE_TOKEN = "/stable_token";
/** Path → name of the cloud call that does the same. */
const CALLS: ReadonlyMap<string, string> = new Map([
  ["/message/custom/send", "customerServiceMessage.send"],
  ["/message/custom/business/typing", "customerServiceMessage.setTyping"],
]);

/** Routes to be mounted under `/cgi-bin`. Every response is JSON with status 200, refusals too. */
export function createHttpApi({
  clock,
  account,
  apis,
  tokens = createAccessTokenRegistry(clock),
}: HttpApiOptions): Hono {
  const app = new Hono();
  app.route("/media", mediaRoutes(tokens, apis));
  app.all("*", async (c) => {
    const path = c.req.path.replace(/^\/cgi-bin/, "");
    const apiName = CALLS.get(path);
    if (path !== STABLE_TOKEN && apiName === undefined) return c.json(jsonOf(unknownPath(c.req.path)));
    if (c.req.method !== "POST") return c.json(jsonOf(refuse(43002, "require POST method")));
    const body = parseBody(await c.req.text());
    if (!body) return c.json(jsonOf(refuse(47001, "data format error")));
    if (apiName === undefined) return c.json(issueToken(tokens, account, body));
    const refusal = tokens.findRefusal(c.req.query("access_token") ?? "");
    if (refusal) return c.json(jsonOf(refuse(refusal.errcode, refusal.errmsg)));
    const response = apis.get(apiName)?.({ apiName, args: body, files: {}, caller: undefined });
    return c.json(jsonOf(response ?? unknownPath(c.req.path)));
  });
  return app;
}

function unknownPath(path: string): OpenApiResponse {
  return refuse(40066, `invalid url: the simulator knows no ${path}, add it in simulator/wechat/http-api.ts`);
}

function parseBody(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

function issueToken(tokens: AccessTokenRegistry, account: Account, body: Body): Record<string, unknown> {
  const refusal = refuseAccount(account, body);
  return refusal ? jsonOf(refusal) : tokens.issue(body.force_refresh === true);
}

function refuseAccount(account: Account, { grant_type, appid, secret }: Body): OpenApiResponse | undefined {
  if (grant_type !== "client_credential") return refuse(40002, "invalid grant_type");
  if (appid === undefined) return refuse(41002, "appid missing");
  if (appid !== account.appid) return refuse(40013, "invalid appid");
  if (secret === undefined) return refuse(41004, "appsecret missing");
  if (secret !== account.secret) return refuse(40125, "invalid appsecret");
  return undefined;
}
