// How WeChat refuses a cloud call: a number, and a text that ends with the request's id.
import { randomUUID } from "node:crypto";
import type { OpenApiResponse } from "../contracts";

/** An errcode of WeChat. `detail` helps the developer; the real texts are terser. */
export function refuse(errcode: number, detail: string): OpenApiResponse {
  return { kind: "json", body: { errcode, errmsg: `${detail} rid: ${randomUUID()}` } };
}

export const ACCEPTED: OpenApiResponse = { kind: "json", body: { errcode: 0, errmsg: "ok" } };
