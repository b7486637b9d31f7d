// Temporary media for who comes with an access token: a form goes in, bytes come out.
import { type Context, Hono } from "hono";
import type { OpenApiResponse } from "../contracts";
import type { Apis } from "./answer-cloud-call";
import type { AccessTokenRegistry } from "./http-api-tokens";
import { refuse } from "./refusals";
import { TOKEN_RULES } from "./token-rules";

type Files = Record<string, { fileName: string; content: Buffer }>;

/** Routes to be mounted under `/cgi-bin/media`. */
export function mediaRoutes(
  tokens: AccessTokenRegistry,
  apis: Apis,
  refusalContentType: string = TOKEN_RULES.mediaRefusalContentType,
): Hono {
  const app = new Hono();
  app.post("/upload", (c) => respond(c, "uploadTempMedia", { type: c.req.query("type") }));
  app.get("/get", (c) => respond(c, "getTempMedia", { media_id: c.req.query("media_id") }));

  async function respond(c: Context, name: string, args: Record<string, unknown>): Promise<Response> {
    const refusal = tokens.findRefusal(c.req.query("access_token") ?? "");
    if (refusal) return c.json(jsonOf(refuse(refusal.errcode, refusal.errmsg)));
    const apiName = `customerServiceMessage.${name}`;
    const response = await apis.get(apiName)?.({ apiName, args, files: await readFiles(c), caller: undefined });
    if (response?.kind !== "binary") {
      const body = JSON.stringify(withoutOk(jsonOf(response ?? refuse(-1, "system error"))));
      return c.body(body, 200, { "content-type": name === "getTempMedia" ? refusalContentType : "application/json" });
    }
    return c.body(new Uint8Array(response.content), 200, { "content-type": response.contentType });
  }
  return app;
}

/** The files of a form; none when the body is no form. */
async function readFiles(c: Context): Promise<Files> {
  const fields = await c.req.parseBody().catch(() => ({}));
  const files = Object.entries(fields).flatMap(([name, value]) =>
    value instanceof File ? [[name, value] as const] : [],
  );
  const entries = files.map(async ([name, file]) => {
    return [name, { fileName: file.name, content: Buffer.from(await file.arrayBuffer()) }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** The response to a call by access token as JSON; only media come as bytes. */
export function jsonOf(response: OpenApiResponse): Record<string, unknown> {
  return response.kind === "json" ? response.body : { errcode: -1, errmsg: `system error: ${response.kind}` };
}

/** The response to an upload that went well has no errcode. */
function withoutOk({ errcode, errmsg, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return errcode === 0 ? rest : { errcode, errmsg };
}
