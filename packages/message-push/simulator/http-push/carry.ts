// Carries a delivery to its target: a function by HTTP access, or a server on this machine.
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import type { InvocationOutcome, Runner } from "../contracts";
import { HTTP_SOURCE } from "../sources";
import { type HttpEndpoint, isUrl } from "./endpoint";
import type { HttpDelivery } from "./write-delivery";

/** The response as it came over the wire. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The call of the function, where it was one. */
  readonly invocation?: InvocationOutcome;
}

/** Rejects only where a server cannot be reached, or when the signal aborts. */
export type Carry = (delivery: HttpDelivery, invocationId: string, signal?: AbortSignal) => Promise<HttpResponse>;

export function carrierTo(endpoint: HttpEndpoint, invoke: Runner["invoke"], envId: string): Carry {
  if (isUrl(endpoint.to)) return (delivery, _id, signal) => carryToServer(endpoint.to, delivery, signal);
  return async (delivery, invocationId) => {
    const event = accessEvent(delivery, endpoint.to, envId);
    const caller = { source: HTTP_SOURCE };
    return responseOf(await invoke({ functionName: endpoint.to, event, caller, invocationId }));
  };
}

/** The event of HTTP access (集成请求). */
export function accessEvent({ method, query, headers, body }: HttpDelivery, name: string, envId: string): object {
  const all: Record<string, string> = { host: `${envId}.service.tcloudbase.com`, ...headers };
  if (method !== "GET") all["content-length"] = String(Buffer.byteLength(body));
  return {
    path: `/${name}`,
    httpMethod: method,
    headers: all,
    multiValueHeaders: Object.fromEntries(Object.entries(all).map(([key, value]) => [key, [value]])),
    queryStringParameters: query,
    requestContext: { requestId: randomUUID(), envId, appId: 0, uin: 0 },
    body,
    isBase64Encoded: false,
  };
}

/** What the access service makes of a result. */
export function responseOf(invocation: InvocationOutcome): HttpResponse {
  const { status, result, error } = invocation;
  if (status !== "returned") {
    return { status: 500, headers: {}, body: `${status}: ${error?.message ?? ""}`, invocation };
  }
  if (typeof result !== "object" || result === null) {
    return { status: 200, headers: { "content-type": "text/plain" }, body: String(result ?? ""), invocation };
  }
  const { statusCode, headers, body, isBase64Encoded } = result as Record<string, unknown>;
  if (typeof statusCode !== "number") {
    return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(result), invocation };
  }
  const text = typeof body === "string" ? body : JSON.stringify(body ?? "");
  return {
    status: statusCode,
    headers: lowerCase(headers),
    body: isBase64Encoded === true ? Buffer.from(text, "base64").toString("utf8") : text,
    invocation,
  };
}

function lowerCase(headers: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(Object(headers)).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function carryToServer(to: string, delivery: HttpDelivery, signal?: AbortSignal): Promise<HttpResponse> {
  const url = new URL(to);
  for (const [name, value] of Object.entries(delivery.query)) url.searchParams.set(name, value);
  const { method, body } = delivery;
  const headers =
    method === "GET" ? delivery.headers : { ...delivery.headers, "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false, ...(signal && { signal }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: lowerCase(response.headers), body: text });
      });
    });
    sent.on("error", reject);
    sent.end(method === "GET" ? undefined : body);
  });
}
