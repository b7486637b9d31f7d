// Checks the TC3 signature of a request to the cloud API, so that a wrong key fails here as it does in the cloud.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { CloudApiError } from "./cloud-api-error";

/** A request as it arrived. */
export interface CloudApiRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The key a developer makes in the console; with `sessionToken` it is a temporary one. */
export interface CloudApiKey {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sessionToken?: string;
  /** A temporary key is refused after this moment. @default never */
  readonly expiresAtMs?: number;
}

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/([a-z]+)\/tc3_request, SignedHeaders=([^,]*), Signature=([0-9a-f]{64})$/;

/** As the description of `AuthFailure.SignatureExpire` says. */
const CLOCK_TOLERANCE_SECONDS = 300;

/**
 * @throws {CloudApiError} `AuthFailure.…`, of the codes that all services share: https://cloud.tencent.com/document/api/1553/75174
 */
export function verifyCloudApiRequest(request: CloudApiRequest, key: CloudApiKey, nowMs: number): void {
  const [, secretId = "", date = "", service = "", headerNames = "", signature = ""] =
    AUTHORIZATION.exec(request.headers.authorization ?? "") ?? refuse("SignatureFailure", "There is no TC3 signature.");
  if (!String(request.headers.host).startsWith(`${service}.`))
    refuse("SignatureFailure", "The signature is for another service.");
  if (secretId !== key.secretId) refuse("SecretIdNotFound", "The SecretId is not found.");
  const timestampSeconds = Number(request.headers["x-tc-timestamp"]);
  if (!(Math.abs(nowMs / 1000 - timestampSeconds) <= CLOCK_TOLERANCE_SECONDS))
    refuse("SignatureExpire", "The signature has expired: the clocks differ by more than five minutes.");
  refuseToken(request.headers["x-tc-token"], key, nowMs);
  const text = `TC3-HMAC-SHA256\n${timestampSeconds}\n${date}/${service}/tc3_request\n${sha256(canonical(request, headerNames))}`;
  const signingKey = hmac(hmac(hmac(`TC3${key.secretKey}`, date), service), "tc3_request");
  if (!timingSafeEqual(hmac(signingKey, text), Buffer.from(signature, "hex")))
    refuse("SignatureFailure", "The provided credentials could not be validated. Check that the signature is right.");
}

function refuseToken(token: string | string[] | undefined, key: CloudApiKey, nowMs: number): void {
  if (token !== key.sessionToken) refuse("TokenFailure", "The token is not valid.");
  if (key.expiresAtMs !== undefined && nowMs >= key.expiresAtMs) refuse("TokenFailure", "The token has expired.");
}

function refuse(code: string, message: string): never {
  throw new CloudApiError(`AuthFailure.${code}`, message);
}

function canonical({ method, url, headers, body }: CloudApiRequest, headerNames: string): string {
  const path = url.split("?")[0] ?? "";
  const lines = headerNames.split(";").map(
    (name) =>
      `${name}:${String(headers[name] ?? "")
        .trim()
        .toLowerCase()}\n`,
  );
  return [method, path, url.slice(path.length + 1), lines.join(""), headerNames, sha256(body)].join("\n");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
