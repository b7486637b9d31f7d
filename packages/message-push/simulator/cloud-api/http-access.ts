// HTTP access of the stand-in: routes as `tcb service` makes them, and a listener on 127.0.0.1 that calls the function of a route.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as v from "valibot";
import { accessEvent, type HttpResponse, responseOf } from "../http-push/carry";
import { HOST, listen } from "../listen";
import type { Simulator } from "../simulator";
import { CloudApiError } from "./cloud-api-error";
import type { CloudAction } from "./function-actions";
import type { FunctionStore } from "./function-store";
import { HTTP_ACCESS_RULES, type HttpAccessRules } from "./http-access-rules";

export interface HttpAccessParts {
  readonly envId: string;
  readonly functions: FunctionStore;
  readonly nowMs: () => number;
  /** Around what is deployed now. */
  simulator(): Promise<Simulator>;
  /** @default those of http-access-rules.ts */
  readonly rules?: Partial<HttpAccessRules>;
}

export interface HttpAccess {
  /** Of the service tcb. */
  readonly actions: Readonly<Record<string, CloudAction>>;
  /** Where it listens, which begins when this is asked for: `http`, because the stand-in has no certificate of its own. */
  url(): Promise<string>;
  /** The paths of all routes. */
  paths(): readonly string[];
  stop(): Promise<void>;
}

/** A route as the API shows it; times in seconds. */
interface Route {
  readonly APIId: string;
  readonly Path: string;
  readonly Name: string;
  readonly Type: 1;
  readonly CreateTime: number;
}

const chosen = v.object({
  ServiceId: v.string(),
  Path: v.optional(v.string()),
  Name: v.optional(v.string()),
  APIId: v.optional(v.string()),
});
const created = v.object({ ...chosen.entries, Path: v.string(), Name: v.string(), Type: v.literal(1) });
/** `EXCEED_MAX_PAYLOAD_SIZE`: 6 MB for everything that is no text. */
const OTHERS_MAX_BYTES = 6 * 1_024 * 1_024;
const LATE_MS = 5_000;

export function createHttpAccess(parts: HttpAccessParts): HttpAccess {
  const { envId, functions, nowMs } = parts;
  let routes: readonly Route[] = [];
  let server: Promise<Server> | undefined;

  const read = <Schema extends typeof chosen | typeof created>(schema: Schema, params: unknown) => {
    const { success, output } = v.safeParse(schema, params);
    if (success && output.ServiceId === envId) return output as v.InferOutput<Schema>;
    throw new CloudApiError("InvalidParameter", "The request names no environment, or no function and path.");
  };
  const isChosen = (asked: v.InferOutput<typeof chosen>) => (route: Route) =>
    (["Path", "Name", "APIId"] as const).every((field) => asked[field] === undefined || asked[field] === route[field]);
  const url = async () => {
    server ??= openServer((request, response) => void respond(request, response, parts, routes));
    return `http://${HOST}:${((await server).address() as AddressInfo).port}`;
  };

  return {
    url,
    paths: () => routes.map(({ Path }) => Path),
    actions: {
      DescribeCloudBaseGWAPI(params) {
        const APISet = routes.filter(isChosen(read(chosen, params)));
        return { APISet, Total: APISet.length };
      },
      CreateCloudBaseGWAPI(params) {
        const { Path, Name, Type } = read(created, params);
        functions.get(Name);
        // The code that the CLI knows.
        if (routes.some((route) => route.Path === Path))
          throw new CloudApiError("InvalidParameter.APICreated", "The path exists already.");
        const APIId = `api-${routes.length + 1}`;
        routes = [...routes, { APIId, Path, Name, Type, CreateTime: Math.floor(nowMs() / 1_000) }];
        return { APIId };
      },
      DeleteCloudBaseGWAPI(params) {
        const goes = isChosen(read(chosen, params));
        const before = routes.length;
        routes = routes.filter((route) => !goes(route));
        return { Count: before - routes.length };
      },
      async DescribeCloudBaseGWService(params) {
        read(chosen, params);
        return { ServiceSet: [], DefaultDomain: new URL(await url()).host };
      },
    },
    async stop() {
      const opened = await server;
      opened?.closeAllConnections();
      await new Promise((resolve) => (opened === undefined ? resolve(undefined) : opened.close(resolve)));
    },
  };
}

async function openServer(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(answer);
  await listen(server, 0);
  return server;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HttpAccessParts,
  routes: readonly Route[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { status, headers, body } = await answerOf({ request, body: Buffer.concat(chunks) }, parts, routes).catch(
    (error: unknown) => refusal(500, `The stand-in failed: ${String(error)}`),
  );
  response.writeHead(status, headers).end(body);
}

interface Received {
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

async function answerOf(
  received: Received,
  { envId, simulator, rules: given }: HttpAccessParts,
  routes: readonly Route[],
): Promise<HttpResponse> {
  const rules = { ...HTTP_ACCESS_RULES, ...given };
  const { pathname } = new URL(received.request.url ?? "/", "http://any");
  const route = routes.find(({ Path }) => pathname === Path || pathname.startsWith(`${Path}/`));
  if (route === undefined) return refusal(404, "INVALID_PATH");
  const isText = !isOther(typeOf(received));
  if (received.body.length > (isText ? rules.httpTextMaxBytes : OTHERS_MAX_BYTES))
    return refusal(413, "EXCEED_MAX_PAYLOAD_SIZE");
  const caller = { source: rules.httpSource, ...(rules.httpCallsBringToken && { hasToken: true }) };
  const event = eventOf(received, route, envId, rules);
  const outcome = await (await simulator()).invoke({ functionName: route.Name, event, caller });
  if (!rules.httpLateAnswerArrives && outcome.durationMs > LATE_MS)
    return refusal(504, "FUNCTIONS_TIME_LIMIT_EXCEEDED");
  const response = responseOf(outcome);
  return rules.httpKeepsAnswer ? response : { ...response, status: 200 };
}

function eventOf({ request, body }: Received, { Path, Name }: Route, envId: string, rules: HttpAccessRules): object {
  const { pathname, search } = new URL(request.url ?? "/", "http://any");
  const type = typeOf({ request, body });
  const isBase64Encoded = rules.httpBase64Types.includes(type);
  const headers: Record<string, string> = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  if (type !== "" && !rules.httpKeepsContentType) headers["content-type"] = "application/octet-stream";
  const delivery = {
    method: request.method ?? "",
    query: {},
    headers,
    body: isBase64Encoded ? body.toString("base64") : body.toString(rules.httpKeepsBody ? "utf8" : "latin1"),
  };
  return {
    ...accessEvent(delivery, Name, envId),
    path: rules.httpPathIsWhole ? pathname : pathname.slice(Path.length) || "/",
    queryStringParameters: queryOf(search, rules),
    isBase64Encoded,
  };
}

function queryOf(search: string, rules: HttpAccessRules): Readonly<Record<string, string | readonly string[]>> {
  const query = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name).map((value) => (rules.httpKeepsQuery ? value : encodeURIComponent(value)));
      const last = values.at(-1) ?? "";
      return [name, values.length > 1 && rules.httpShowsRepeatedParameter ? values : last];
    }),
  );
}

/** The media type, without its parameters. */
function typeOf({ request }: Received): string {
  return (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function isOther(type: string): boolean {
  return !(type === "" || type.startsWith("text/") || type === "application/json" || type === "application/xml");
}

/** The codes of https://docs.cloudbase.net/error-code/service; that page names no status. */
function refusal(status: number, code: string): HttpResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ code }) };
}
