// Signs a request to the Tencent Cloud API by TC3-HMAC-SHA256: https://cloud.tencent.com/document/api/876/34813
import { createHash, createHmac } from "node:crypto";
import type { CloudKey } from "../deploy/read-settings";

/** A POST to `/` without a query. */
export interface UnsignedRequest {
  readonly service: string;
  /** Every header that is signed: names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The header `authorization`. */
export function signTc3({ service, headers, body }: UnsignedRequest, key: CloudKey, nowMs: number): string {
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]?.trim().toLowerCase()}\n`).join("");
  const signedHeaders = names.join(";");
  const canonical = ["POST", "/", "", lines, signedHeaders, sha256(body)].join("\n");
  const date = new Date(nowMs).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const text = ["TC3-HMAC-SHA256", Math.floor(nowMs / 1_000), scope, sha256(canonical)].join("\n");
  const signingKey = [date, service, "tc3_request"].reduce<string | Buffer>(hmac, `TC3${key.secretKey}`);
  const signature = hmac(signingKey, text).toString("hex");
  return `TC3-HMAC-SHA256 Credential=${key.secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
