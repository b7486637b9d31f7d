// Asks the Tencent Cloud API for what the CLI has no command for: one signed request, one answer.
import { type ClientRequest, type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import * as v from "valibot";
import type { Both } from "../../src/language";
import type { CloudKey } from "../deploy/read-settings";
import { ToolError } from "../tool-error";
import { signTc3 } from "./tc3-signature";

export interface CloudApiRequest {
  readonly key: CloudKey;
  /** @default "ap-shanghai", where environments of WeChat are */
  readonly region?: string;
  /** As in `<service>.tencentcloudapi.com`. */
  readonly service: string;
  readonly version: string;
  readonly action: string;
  readonly params: object;
  /** A stand-in's address, such as `http://127.0.0.1:8088`. @default the cloud */
  readonly endpoint?: string;
  /** The machine's proxy, `http://…`, as in HTTPS_PROXY. @default none */
  readonly proxyUrl?: string;
}

/** A client that waits longer gets no answer any more. */
const ANSWER_LIMIT_MS = 20_000;
const DEFAULT_REGION = "ap-shanghai";
const CONTENT_TYPE = "application/json; charset=utf-8";

const answered = v.object({
  Response: v.looseObject({ Error: v.optional(v.object({ Code: v.string(), Message: v.string() })) }),
});

/**
 * Resolves with what stands in `Response`.
 *
 * @throws {ToolError} `CLOUD_UNREADABLE` with the code of a refusal, or why the cloud could not be reached; the key is not in it
 * @example
 * ```ts
 * const params = { EnvId: envId, TableName: "message_push_probe" };
 * await requestCloudApi({ key, service: "tcb", version: "2018-06-08", action: "DeleteTable", params });
 * ```
 */
export async function requestCloudApi(asked: CloudApiRequest): Promise<object> {
  const body = JSON.stringify(asked.params);
  const text = await send(asked, headersOf(asked, body), body).catch((cause: Error) => {
    throw unreadable(asked, {
      en: `it could not be reached: ${cause.message}`,
      zh: `无法连接：${cause.message}`,
    });
  });
  const answer = v.safeParse(answered, parse(text));
  if (!answer.success)
    throw unreadable(asked, { en: "its answer has another form than documented", zh: "返回的格式与文档不符" });
  const { Error: refusal, ...result } = answer.output.Response;
  // What a refusal says may name the account: its code is enough to look it up.
  if (refusal !== undefined)
    throw unreadable(asked, { en: `it was refused with ${refusal.Code}`, zh: `被拒绝，错误码 ${refusal.Code}` });
  return result;
}

function headersOf({ key, region, service, version, action }: CloudApiRequest, body: string): Record<string, string> {
  const nowMs = Date.now();
  const signed = {
    "content-type": CONTENT_TYPE,
    host: `${service}.tencentcloudapi.com`,
    "x-tc-action": action,
  };
  return {
    ...signed,
    "x-tc-version": version,
    "x-tc-region": region ?? DEFAULT_REGION,
    "x-tc-timestamp": String(Math.floor(nowMs / 1_000)),
    ...(key.sessionToken !== undefined && { "x-tc-token": key.sessionToken }),
    authorization: signTc3({ service, headers: signed, body }, key, nowMs),
  };
}

async function send(asked: CloudApiRequest, headers: Record<string, string>, body: string): Promise<string> {
  const { endpoint, proxyUrl } = asked;
  const options = { method: "POST", path: "/", headers, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) };
  if (endpoint !== undefined) return await exchange(requestHttp(endpoint, { ...options, agent: false }), body);
  const host = String(headers.host);
  if (proxyUrl === undefined) return await exchange(requestHttps({ ...options, host, agent: false }), body);
  const socket = await tunnel(proxyUrl, host, options.signal);
  try {
    const createConnection = () => connectTls({ socket, servername: host });
    return await exchange(requestHttps({ ...options, host, createConnection }), body);
  } finally {
    socket.destroy();
  }
}

function exchange(request: ClientRequest, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response: IncomingMessage) => void readText(response).then(resolve, reject));
    request.end(body);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** A connection to the host through the proxy. */
function tunnel(proxyUrl: string, host: string, signal: AbortSignal): Promise<Socket> {
  const { username, password } = new URL(proxyUrl);
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  const options: RequestOptions = {
    method: "CONNECT",
    path: `${host}:443`,
    headers: { host: `${host}:443`, ...(username !== "" && { "proxy-authorization": `Basic ${login}` }) },
    signal,
  };
  return new Promise((resolve, reject) => {
    const request = requestHttp(proxyUrl, options);
    request.once("error", reject);
    request.once("connect", ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`the proxy refused with ${statusCode}`));
    });
    request.end();
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable({ service, action }: CloudApiRequest, why: Both): ToolError {
  return new ToolError(
    "CLOUD_UNREADABLE",
    {
      en: `The cloud did not do ${service}.${action}: ${why.en}.`,
      zh: `云端没有完成 ${service}.${action}：${why.zh}。`,
    },
    {
      en: "Look at the network and at the rights of the key (访问管理 → 用户), then try again.",
      zh: "请检查网络，以及密钥的权限（访问管理 → 用户），然后重试。",
    },
  );
}
