// Temporary media for who comes with an access token: a form goes in, bytes come out.
import { type Context, Hono } from "hono";
import type { OpenApiResponse } from "../contracts";
import type { CustomerServiceApis } from "./cloud-calls";
import type { AccessTokenRegistry } from "./http-api-tokens";
import { refuse } from "./refusals";

type Files = Record<string, { fileName: string; content: Buffer }>;

/** Routes to be mounted under `/cgi-bin/media`. */
export function mediaRoutes(tokens: AccessTokenRegistry, apis: CustomerServiceApis): Hono {
  const app = new Hono();
  app.post("/upload", (c) => answer(c, "uploadTempMedia", { type: c.req.query("type") }));
  app.get("/get", (c) => answer(c, "getTempMedia", { media_id: c.req.query("media_id") }));

  async function answer(c: Context, name: string, args: Record<string, unknown>): Promise<Response> {
    const fault = tokens.findRefusal(c.req.query("access_token") ?? "");
    if (fault) return c.json(jsonOf(refuse(fault.errcode, fault.errmsg)));
    const apiName = `customerServiceMessage.${name}`;
    const answered = apis.get(apiName)?.({ apiName, args, files: await readFiles(c), caller: undefined });
    if (answered?.kind !== "binary") return c.json(withoutOk(jsonOf(answered ?? refuse(-1, "system error"))));
    return c.body(new Uint8Array(answered.content), 200, { "content-type": answered.contentType });
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

/** What the API says to a call by access token; only media come as bytes. */
export function jsonOf(answer: OpenApiResponse): Record<string, unknown> {
  return answer.kind === "json" ? answer.body : { errcode: -1, errmsg: `system error: ${answer.kind}` };
}

/** An upload that went well is answered without an errcode. */
function withoutOk({ errcode, errmsg, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return errcode === 0 ? rest : { errcode, errmsg };
}
