// How WeChat says no to a cloud call: a number, and a text that ends with the request's id.
import { randomUUID } from "node:crypto";
import type { OpenApiAnswer } from "../contracts";

/** An errcode of WeChat. `detail` helps the developer; the real texts are terser. */
export function refuse(errcode: number, detail: string): OpenApiAnswer {
  return { kind: "json", body: { errcode, errmsg: `${detail} rid: ${randomUUID()}` } };
}

export const ACCEPTED: OpenApiAnswer = { kind: "json", body: { errcode: 0, errmsg: "ok" } };
