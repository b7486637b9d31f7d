// A stand-in of the Tencent Cloud API for the real CLI: the actions that a deploy asks for, and the functions it leaves behind.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { say } from "../../src/language";
import { HOST, listen } from "../listen";
import type { Simulator } from "../simulator";
import { CERTIFICATE_FILE } from "./certificate";
import { CloudApiError } from "./cloud-api-error";
import { CLOUD_API_RULES, type CloudApiRules } from "./cloud-api-rules";
import { startConnectProxy } from "./connect-proxy";
import { environmentActions } from "./environment-actions";
import { type CloudAction, functionActions } from "./function-actions";
import { FunctionStore } from "./function-store";
import { createHttpAccess } from "./http-access";
import { runUploaded, type UploadedFunctions, type UploadedOptions } from "./run-uploaded";
import { type CloudApiKey, verifyCloudApiRequest } from "./verify-cloud-api-request";

/** Options of {@link startCloudApi}. */
export interface CloudApiOptions {
  /** The one environment there is. */
  readonly envId: string;
  /** The one key that is accepted. */
  readonly key: CloudApiKey;
  /** What is uncertain about it. @default cloud-api-rules.ts */
  readonly rules?: Partial<CloudApiRules>;
  /** How the simulator behind it is started. */
  readonly simulator?: UploadedOptions;
}

/** One request, as a test wants to see it. */
export interface CloudApiCall {
  readonly service: string;
  readonly action: string;
  readonly functionName: string | undefined;
  /** `ok`, or the code it was refused with. */
  readonly outcome: string;
}

/** What to refuse, until it is taken back with `refuse(undefined)`. */
export interface OrderedRefusal {
  readonly action: string;
  readonly functionName: string;
  readonly code: string;
  readonly message: string;
}

export interface CloudApi {
  readonly functions: FunctionStore;
  /** Every request, oldest first. */
  readonly calls: readonly CloudApiCall[];
  /** What the CLI needs in its environment to come here in place of the cloud; keys are not in it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The same without TLS and without a proxy, for a client of our own; the header Host names the service, as in the cloud. */
  readonly apiUrl: string;
  /** Hosts outside the cloud's API that somebody wanted; they were not reached. */
  readonly refusedHosts: ReadonlySet<string>;
  refuse(order: OrderedRefusal | undefined): void;
  /** A simulator that runs what was uploaded; `tcb fn invoke` calls into it as well. */
  simulator(): Promise<Simulator>;
  /** Names of collections, paths of files, and paths of HTTP access. */
  readonly leftOver: UploadedFunctions["leftOver"];
  stop(): Promise<void>;
}

/** Starts the stand-in on 127.0.0.1. It never calls out. */
export async function startCloudApi(options: CloudApiOptions): Promise<CloudApi> {
  const functions = new FunctionStore();
  const calls: CloudApiCall[] = [];
  let refusal: OrderedRefusal | undefined;
  const nowMs = () => Date.now();
  const uploaded = runUploaded(functions, options.simulator);
  const rules = { ...CLOUD_API_RULES, ...options.rules };
  const access = createHttpAccess({ envId: options.envId, functions, nowMs, simulator: uploaded.simulator, rules });
  const services: Readonly<Record<string, Readonly<Record<string, CloudAction>>>> = {
    tcb: {
      ...environmentActions(options.envId, async (name) => (await uploaded.simulator()).dropCollection(name)),
      ...access.actions,
    },
    scf: functionActions({ functions, nowMs, invoke: uploaded.invoke, rules }),
  };

  async function answer(request: IncomingMessage, body: string): Promise<object> {
    const { method = "", url = "", headers } = request;
    const action = String(headers["x-tc-action"]);
    const params: { FunctionName?: string } = JSON.parse(body === "" ? "{}" : body);
    const functionName = params.FunctionName;
    const [service = ""] = String(headers.host).split(".");
    const note = (outcome: string) => calls.push({ service, action, functionName, outcome });
    try {
      verifyCloudApiRequest({ method, url, headers, body }, options.key, nowMs());
      if (refusal?.action === action && refusal.functionName === functionName)
        throw new CloudApiError(refusal.code, refusal.message);
      const result = await findAction(services[service] ?? {}, service, action)(params);
      note("ok");
      return result;
    } catch (error) {
      if (!(error instanceof CloudApiError)) throw error;
      note(error.code);
      return { Error: { Code: shownCode(error.code, rules), Message: error.message } };
    }
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void respond(request, response, answer);
  const proxy = await startConnectProxy(listener);
  const plain = createServer(listener);
  await listen(plain, 0);
  return {
    functions,
    calls,
    environment: { http_proxy: proxy.url, NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE },
    apiUrl: `http://${HOST}:${(plain.address() as AddressInfo).port}`,
    refusedHosts: proxy.refusedHosts,
    refuse: (order) => {
      refusal = order;
    },
    simulator: uploaded.simulator,
    leftOver: async () => [...(await uploaded.leftOver()), ...access.paths()],
    stop: async () => {
      plain.closeAllConnections();
      const closed = new Promise((resolve) => plain.close(resolve));
      await Promise.all([proxy.close(), closed, access.stop(), uploaded.stop()]);
    },
  };
}

function shownCode(code: string, { wrongKeyIsAuthFailure }: CloudApiRules): string {
  return code.startsWith("AuthFailure") && !wrongKeyIsAuthFailure ? "InvalidCredential" : code;
}

/** Where the actions of a service are written. */
const FILES: Readonly<Record<string, string>> = { tcb: "environment-actions.ts", scf: "function-actions.ts" };

function findAction(actions: Readonly<Record<string, CloudAction>>, service: string, name: string): CloudAction {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  const file = FILES[service] ?? "start-cloud-api.ts";
  throw new CloudApiError("InvalidAction", {
    en: `The stand-in does not know ${service}.${name}. Add it in simulator/cloud-api/${file}.`,
    zh: `替身没有 ${service}.${name}。请加在 simulator/cloud-api/${file} 里。`,
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: IncomingMessage, body: string) => Promise<object>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const result = await answer(request, Buffer.concat(chunks).toString("utf8")).catch((error: unknown) => {
    console.error(error);
    const text = { en: `The stand-in failed: ${String(error)}`, zh: `替身出错：${String(error)}` };
    return { Error: { Code: "InternalError", Message: say(text) } };
  });
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ Response: { ...result, RequestId: "00000000-0000-4000-8000-000000000000" } }));
}
