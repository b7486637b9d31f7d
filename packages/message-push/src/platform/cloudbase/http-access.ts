// CloudBase's HTTP access service: an event is a request, and an integrated response goes back.
import { PushError } from "../../push-error";
import type { HttpTransport } from "../../runtime/define-http-push";
import type { HttpRequest, HttpResponse } from "../../wechat/http/http-request";

/** 集成请求, as far as it counts here: https://docs.cloudbase.net/service/access-cloud-function */
interface HttpEvent {
  readonly httpMethod?: unknown;
  readonly headers?: unknown;
  readonly queryStringParameters?: unknown;
  /** Not on that page; services that are built alike have it. */
  readonly multiValueQueryStringParameters?: unknown;
  readonly body?: unknown;
  readonly isBase64Encoded?: unknown;
}

/** The transport of the HTTP access service. The path does not count: the service has routed by it already. */
export const httpAccess: HttpTransport = { readRequest, writeResponse };

function readRequest(event: unknown): HttpRequest {
  const { httpMethod, headers, queryStringParameters, multiValueQueryStringParameters, body, isBase64Encoded } = Object(
    event,
  ) as HttpEvent;
  if (typeof httpMethod !== "string") throw noRequest();
  const named = lowerCased(headers);
  return {
    method: httpMethod.toUpperCase(),
    query: textFields(queryStringParameters),
    hasRepeatedParameter: [queryStringParameters, multiValueQueryStringParameters].some(hasList),
    contentType: mediaType(named["content-type"]),
    wechatSource: named["x-wx-source"] ?? named["x-wx-sources"] ?? "",
    body: bodyBytes(body, isBase64Encoded),
  };
}

/** The media type of a header, without its parameters. */
export function mediaType(header = ""): string {
  return (header.split(";")[0] ?? "").trim().toLowerCase();
}

function bodyBytes(body: unknown, isBase64Encoded: unknown): Buffer {
  if (typeof body !== "string") return Buffer.alloc(0);
  return Buffer.from(body, isBase64Encoded === true || isBase64Encoded === "true" ? "base64" : "utf8");
}

function lowerCased(headers: unknown): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(textFields(headers)).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Whether any field has several values. How the service passes them on is not documented; a list is how its headers come. */
function hasList(fields: unknown): boolean {
  return Object.values(Object(fields)).some((value) => Array.isArray(value) && value.length > 1);
}

/** Fields that are text; of several values, the first. */
function textFields(fields: unknown): Record<string, string> {
  const entries = Object.entries(Object(fields) as Record<string, unknown>).flatMap(([name, value]) => {
    const first = Array.isArray(value) ? value[0] : value;
    return typeof first === "string" || typeof first === "number" ? [[name, String(first)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function writeResponse({ status, contentType, body }: HttpResponse): object {
  return { isBase64Encoded: false, statusCode: status, headers: { "content-type": contentType }, body };
}

function noRequest(): PushError {
  return new PushError(
    "EVENT_INVALID",
    { en: "The function was called with something that is no HTTP request.", zh: "调用云函数的内容不是 HTTP 请求。" },
    {
      en: "Call it through the HTTP access service; in function mode, bind the pairs to their own functions.",
      zh: "请通过 HTTP 访问服务调用；云函数推送请把消息对绑定到各自的云函数。",
    },
  );
}
