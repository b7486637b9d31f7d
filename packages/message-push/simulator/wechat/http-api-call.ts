// One call with an access token: JSON goes in, JSON or a picture comes out.
import type { Context } from "hono";
import type { Apis } from "./answer-cloud-call";
import { jsonOf } from "./http-api-media";
import type { AccessTokenRegistry } from "./http-api-tokens";
import { refuse } from "./refusals";

/** The body of a call. */
export type CallBody = Readonly<Record<string, unknown>>;

interface TokenCall {
  readonly tokens: AccessTokenRegistry;
  readonly apis: Apis;
  readonly apiName: string;
}

/** The response to a `POST` of that call. */
export async function answerByToken(c: Context, { tokens, apis, apiName }: TokenCall): Promise<Response> {
  const args = await readBody(c);
  if (!args) return c.json(jsonOf(refuse(47001, "data format error")));
  const refusal = tokens.findRefusal(c.req.query("access_token") ?? "");
  if (refusal) return c.json(jsonOf(refuse(refusal.errcode, refusal.errmsg)));
  const response = await apis.get(apiName)?.({ apiName, args, files: {}, caller: undefined });
  if (response?.kind !== "binary") return c.json(jsonOf(response ?? refuse(-1, "system error")));
  return c.body(new Uint8Array(response.content), 200, { "content-type": response.contentType });
}

/** The body as an object; nothing when it is none. */
export async function readBody(c: Context): Promise<CallBody | undefined> {
  const value: unknown = await c.req.json().catch(() => undefined);
  return typeof value === "object" && value !== null ? (value as CallBody) : undefined;
}
