// Puts the parts together: a local WeChat, a local CloudBase, and the built functions between them.
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createClock, type SimulatorClock } from "./clock";
import type { GatewayRequest, Runner } from "./contracts";
import { controlRoutes } from "./control/control-routes";
import { type Customer, createCustomer } from "./customers";
import { createFaults } from "./faults/create-faults";
import { createGateway } from "./gateway/create-gateway";
import type { FunctionCall, FunctionResponse } from "./gateway/gateway-options";
import { createHttpPush, type HttpPush, type HttpPushParts } from "./http-push/create-http-push";
import { type HttpPushOptions, readHttpPush } from "./http-push/endpoint";
import { NO_HTTP_PUSH } from "./http-push/no-http-push";
import { startHttpServer } from "./http-server";
import { type BuiltFunction, readBuiltFunctions } from "./project/built-functions";
import { pushTableOf } from "./project/push-table";
import { createRunner } from "./runner/create-runner";
import { followInvocations } from "./runner/follow-invocations";
import type { Simulator } from "./running-simulator";
import { callerOfCallee } from "./sources";
import { createTimers } from "./timers/create-timers";
import { createConsoleTable } from "./wechat/callback-config";
import { createWechat, type Wechat } from "./wechat/create-wechat";
import { createHttpApi } from "./wechat/http-api";
import { createAccessTokenRegistry } from "./wechat/http-api-tokens";
import { LOCAL_ACCOUNT, withLocalAccount } from "./wechat/local-account";
import type { PushReport } from "./wechat/push-report";
import type { WechatRules } from "./wechat/rules";

export type { Simulator };

/** Options of {@link startSimulator}. */
export interface SimulatorOptions {
  /** Folder of cloudbaserc.json. @default the current folder */
  readonly projectDir?: string;
  /** Port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Figures of WeChat that are uncertain, or that a test wants smaller. */
  readonly rules?: Partial<WechatRules>;
  /** Pushes over HTTP what is bound to no function; nothing is, when left out. */
  readonly httpPush?: HttpPushOptions;
  /** Whether timer triggers fire by the clock, or only by `fireTimer`. @default "manual" */
  readonly timers?: "running" | "manual";
}

/** Names that can never be mistaken for a real environment or account. */
const LOCAL = {
  envId: "sim-local",
  appid: LOCAL_ACCOUNT.appid,
  region: "ap-shanghai",
  credentials: { secretId: "simulator-secret-id", secretKey: "simulator-secret-key" },
} as const;

/**
 * Starts a local WeChat and a local CloudBase around the functions in `dist/cloudfunctions`.
 *
 * @throws {SimulatorError} `BUILD_MISSING` without a build, `CLOUDBASERC_INVALID`, `PORT_IN_USE`
 * @example
 * const sim = await startSimulator();
 * const customer = sim.customer();
 * await customer.says("你好");
 * expect(customer.replies).toEqual(["收到：你好"]);
 * await sim.stop();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { projectDir = process.cwd(), port = 0, rules = {}, timers: timing = "manual" } = options;
  const clock = createClock();
  let url = "";
  const functions = readBuiltFunctions(projectDir).map((fn) => withLocalAccount(fn, () => url, options.httpPush?.mode));

  const faults = createFaults({ clock, functionNames: functions.map(({ name }) => name) });
  const runner = createRunner({ ...LOCAL, functions, clock, faults, gatewayUrl: () => `${url}/admin` });
  const { invoke, invocations, idle } = followInvocations(runner.invoke);
  const samplePacket = () => wechat.packets.text(simulator.customer("customer-1").openid, "你好");
  const httpPush = openDoor(options.httpPush, functions, { ...LOCAL, clock, invoke, samplePacket });
  const settings = { ...consoleSettings(functions), ...(httpPush && { httpPush }) };
  const wechat = createWechat({ ...LOCAL, clock, faults, rules, invoke, ...settings });
  const gateway = createGateway({
    ...LOCAL,
    clock,
    faults,
    instances: runner,
    findInvocation: runner.findInvocation,
    callOpenApi: wechat.callOpenApi,
    invokeFunction: (call) => callFunction(runner.functionNames(), invoke, call),
    baseUrl: () => url,
  });
  const timers = createTimers({ functions, clock, invoke });
  const api = openApi(clock, wechat, rules);
  const customers = new Map<string, Customer>();
  const simulator: Omit<Simulator, "url" | "stop"> = {
    clock,
    functions,
    wechat,
    faults,
    killInvocation: runner.killInvocation,
    instances: runner.instances,
    environmentFor: runner.environmentFor,
    customer(name) {
      const customer = customers.get(name ?? "") ?? createCustomer(wechat);
      if (name !== undefined) customers.set(name, customer);
      return customer;
    },
    push: wechat.push,
    pushSample(pair, { from, fields } = {}) {
      return wechat.push(wechat.samples.make(pair, simulator.customer(from).openid, fields));
    },
    invoke,
    httpPush: httpPush ?? NO_HTTP_PUSH,
    consoleTable: api.consoleTable,
    timers,
    fireTimer: timers.fire,
    invocations,
    idle,
    requests: gateway.requests,
    requestsOf: (report) => requestsOf(report, gateway.requests()),
    createCollection: (name) => gateway.database.createCollection(name),
    documents: (collection) => gateway.database.find(collection)?.all() ?? [],
  };
  const app = new Hono<{ Bindings: HttpBindings }>().route("/__sim", controlRoutes(simulator));
  const server = await startHttpServer(app.route("/", api.routes).route("/", gateway.app), port);
  url = server.url;
  if (timing === "running") for (const timer of timers.list()) timers.resume(timer.function);
  const stop = async () => {
    timers.stop();
    await Promise.all([runner.stop(), server.close()]);
  };
  return { ...simulator, url, stop };
}

/** api.weixin.qq.com: whatever it does, it takes the same access tokens. */
function openApi(clock: SimulatorClock, { apis }: Wechat, rules: Partial<WechatRules>) {
  const tokens = createAccessTokenRegistry(clock);
  const { table: consoleTable, routes: tcb } = createConsoleTable({ tokens, rules });
  const cgiBin = createHttpApi({ clock, account: LOCAL_ACCOUNT, apis, tokens });
  return { consoleTable, routes: new Hono().route("/cgi-bin", cgiBin).route("/tcb", tcb) };
}

/** The other road, where it is asked for. */
function openDoor(
  options: HttpPushOptions | undefined,
  functions: readonly BuiltFunction[],
  parts: Omit<HttpPushParts, "door">,
): HttpPush | undefined {
  if (options === undefined) return undefined;
  const names = functions.map(({ name }) => name);
  return createHttpPush({ ...parts, door: readHttpPush(options, names) });
}

function requestsOf({ attempts }: PushReport, requests: readonly GatewayRequest[]): readonly GatewayRequest[] {
  const ids = new Set(attempts.flatMap(({ invocationIds }) => invocationIds));
  return requests.filter(({ invocation }) => invocation !== undefined && ids.has(invocation.id));
}

/** What a team binds and permits by hand in the console, read from the built functions. */
function consoleSettings(functions: readonly BuiltFunction[]) {
  return {
    pushTable: pushTableOf(functions),
    permissions: new Map(functions.map(({ name, openapiPermissions }) => [name, openapiPermissions])),
  };
}

/** `cloud.callFunction` between functions: a call of its own, which goes on whatever becomes of the caller. */
async function callFunction(
  functionNames: readonly string[],
  invoke: Runner["invoke"],
  { functionName, event, caller }: FunctionCall,
): Promise<FunctionResponse> {
  if (!functionNames.includes(functionName)) {
    return { ok: false, code: "FUNCTION_NOT_FOUND", message: `There is no function "${functionName}".` };
  }
  const outcome = await invoke({ functionName, event, caller: callerOfCallee(caller) });
  if (outcome.status === "returned") return { ok: true, result: outcome.result };
  return { ok: false, code: "FUNCTIONS_EXECUTE_FAIL", message: outcome.error?.message ?? outcome.status };
}
