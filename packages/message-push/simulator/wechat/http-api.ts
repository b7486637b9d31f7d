// A stand-in for api.weixin.qq.com: the same customer service as by cloud call, with an access token.

import { Hono } from "hono";
import { say } from "../../src/language";
import type { SimulatorClock } from "../clock";
import type { OpenApiResponse } from "../contracts";
import type { Account } from "../local-account";
import type { Apis } from "./answer-cloud-call";
import { answerByToken, type CallBody, readBody } from "./http-api-call";
import { jsonOf, mediaRoutes } from "./http-api-media";
import { type AccessTokenRegistry, createAccessTokenRegistry } from "./http-api-tokens";
import { refuse } from "./refusals";
import { TOKEN_RULES, type TokenRules } from "./token-rules";

export interface HttpApiOptions {
  readonly clock: SimulatorClock;
  readonly account: Account;
  readonly apis: Apis;
  /** The tokens it gives out, where others want to know them too. */
  readonly tokens?: AccessTokenRegistry;
  /** @default those of token-rules.ts */
  readonly rules?: Partial<TokenRules>;
}

const STABLE_TOKEN = "/stable_token";
/** Path → name of the cloud call that does the same. */
const callsBy = ({ typingIsUnderBusiness, messagesAreNotUnderBusiness }: TokenRules): ReadonlyMap<string, string> =>
  new Map([
    [`/message/custom/${messagesAreNotUnderBusiness ? "" : "business/"}send`, "customerServiceMessage.send"],
    [`/message/custom/${typingIsUnderBusiness ? "business/" : ""}typing`, "customerServiceMessage.setTyping"],
    ["/message/subscribe/send", "subscribeMessage.send"],
  ]);
const WXA_CALLS: ReadonlyMap<string, string> = new Map([
  ["/msg_sec_check", "security.msgSecCheck"],
  ["/media_check_async", "security.mediaCheckAsync"],
  ["/getwxacodeunlimit", "wxacode.getUnlimited"],
]);

/** Routes to be mounted under `/cgi-bin`. Every response has status 200, refusals too. */
export function createHttpApi({
  clock,
  account,
  apis,
  tokens = createAccessTokenRegistry(clock),
  rules: given = {},
}: HttpApiOptions): Hono {
  const rules = { ...TOKEN_RULES, ...given };
  const app = new Hono();
  app.route("/media", mediaRoutes(tokens, apis, rules.mediaRefusalContentType));
  app.post(STABLE_TOKEN, async (c) => {
    const body = await readBody(c);
    return c.json(body ? issueToken(tokens, account, body) : jsonOf(refuse(47001, "data format error")));
  });
  app.all(STABLE_TOKEN, (c) => c.json(jsonOf(refuse(43002, "require POST method"))));
  return app.route("/", callRoutes(callsBy(rules), { tokens, apis }));
}

/** Routes to be mounted under `/wxa`, in the same manner. */
export function createWxaApi(parts: { readonly tokens: AccessTokenRegistry; readonly apis: Apis }): Hono {
  return callRoutes(WXA_CALLS, parts);
}

function callRoutes(
  calls: ReadonlyMap<string, string>,
  parts: { readonly tokens: AccessTokenRegistry; readonly apis: Apis },
): Hono {
  const app = new Hono();
  for (const [path, apiName] of calls) {
    app.post(path, (c) => answerByToken(c, { ...parts, apiName }));
    app.all(path, (c) => c.json(jsonOf(refuse(43002, "require POST method"))));
  }
  return app.all("*", (c) => c.json(jsonOf(unknownPath(c.req.path))));
}

function unknownPath(path: string): OpenApiResponse {
  const text = {
    en: `invalid url: the simulator knows no ${path}; see docs/testing.md`,
    zh: `invalid url：模拟器没有 ${path}，见 docs/testing.zh-CN.md`,
  };
  return refuse(40066, say(text));
}

function issueToken(tokens: AccessTokenRegistry, account: Account, body: CallBody): Record<string, unknown> {
  const refusal = refuseAccount(account, body);
  return refusal ? jsonOf(refusal) : tokens.issue(body.force_refresh === true);
}

function refuseAccount(account: Account, { grant_type, appid, secret }: CallBody): OpenApiResponse | undefined {
  if (grant_type !== "client_credential") return refuse(40002, "invalid grant_type");
  if (appid === undefined) return refuse(41002, "appid missing");
  if (appid !== account.appid) return refuse(40013, "invalid appid");
  if (secret === undefined) return refuse(41004, "appsecret missing");
  if (secret !== account.secret) return refuse(40125, "invalid appsecret");
  return undefined;
}
