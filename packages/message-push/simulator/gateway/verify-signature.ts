// Checks the SDK's TC3 signature, so that a wrong key or a changed request fails here as it does in the cloud.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { GatewayError } from "./gateway-error";
import type { SdkFields } from "./read-sdk-request";

/** A request as it arrived. */
export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  /** Path and query. */
  readonly url: string;
  readonly fields: SdkFields;
}

interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
}

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/tcb\/tc3_request, SignedParams=([^,]*), SignedHeaders=([^,]*), Signature=([0-9a-f]{64})$/;

/** @throws {GatewayError} `SIGN_PARAM_INVALID` (a plausible code; the cloud's own is not documented) */
export function verifySignature(request: SignedRequest, credentials: Credentials, nowMs: number): void {
  const [, secretId, date = "", params = "", headerNames = "", signature = ""] =
    AUTHORIZATION.exec(request.headers.authorization ?? "") ?? refuse("there is no TC3 signature");
  if (secretId !== credentials.secretId) refuse("the secret id is unknown");

  const timestampSeconds = Number(request.headers["x-timestamp"]);
  const expiresSeconds = Number(request.headers["x-signature-expires"] ?? 0);
  if (!(Math.abs(nowMs / 1000 - timestampSeconds) <= expiresSeconds)) refuse("the signature has expired");

  const canonical = canonicalRequest(request, params, headerNames);
  const text = `TC3-HMAC-SHA256\n${timestampSeconds}\n${date}/tcb/tc3_request\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${credentials.secretKey}`, date), "tcb"), "tc3_request");
  if (!timingSafeEqual(hmac(key, text), Buffer.from(signature, "hex"))) refuse("the signature does not match");
}

function refuse(reason: string): never {
  throw new GatewayError("SIGN_PARAM_INVALID", `The request is not signed rightly: ${reason}.`);
}

function canonicalRequest({ headers, url, fields }: SignedRequest, params: string, headerNames: string): string {
  const path = url.split("?")[0] ?? "";
  const query = url.slice(path.length + 1);
  const headerLines = headerNames.split(";").map((name) => `${name}:${canonicalHeader(name, headers[name])}\n`);
  return [
    "post",
    `//${headers.host}${path}`,
    query,
    headerLines.join(""),
    headerNames,
    hashParams(fields, params),
  ].join("\n");
}

function canonicalHeader(name: string, value: string | string[] | undefined): string {
  const text = String(value ?? "").trim();
  if (name !== "content-type") return text.toLowerCase();
  return text.startsWith("multipart/form-data") ? "multipart/form-data" : text;
}

function hashParams(fields: SdkFields, params: string): string {
  const byLowerCaseName = new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
  const hash = createHash("sha256");
  for (const name of params.split(";").filter(Boolean)) {
    hash
      .update(`&${name}=`)
      .update(paramBytes(byLowerCaseName.get(name)))
      .update("\r\n");
  }
  return hash.digest("hex");
}

function paramBytes(value: unknown): string | Buffer {
  if (Buffer.isBuffer(value)) return value;
  return typeof value === "string" ? value.trim() : JSON.stringify(value ?? null);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
