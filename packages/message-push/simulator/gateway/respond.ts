// How a response leaves the gateway.
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { SdkResponse } from "./handle-request";

export type GatewayContext = Context<{ Bindings: HttpBindings }>;

/** Errors come with status 200 too. Bytes must not have the JSON type, or the SDK reads them as an error. */
export function respond(c: GatewayContext, { body, outcome }: SdkResponse, requestId: string): Response {
  if (body instanceof Uint8Array)
    return c.body(new Uint8Array(body), 200, { "content-type": "application/octet-stream" });
  return c.json(
    { ...body, requestId },
    200,
    outcome === "ok" ? {} : { "content-type": "application/json; charset=utf-8" },
  );
}

/** The connection breaks in place of a response. */
export function breakOff(c: GatewayContext): Response {
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
