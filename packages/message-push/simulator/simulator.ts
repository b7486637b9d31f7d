// Puts the parts together: a local WeChat, a local CloudBase, and the built functions between them.

import { randomUUID } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { readAppPages } from "../project/app-pages";
import { say, spokenLanguage } from "../src/language";
import { callFunction } from "./call-function";
import { createClock, type SimulatorClock } from "./clock";
import { cloudRules } from "./cloud-rules";
import type { GatewayRequest } from "./contracts";
import { controlRoutes } from "./control/control-routes";
import { routeList } from "./control/route-list";
import { type Customers, createCustomers } from "./customers";
import { type LocalData, startData } from "./data/start-data";
import { followLostPushes } from "./dead-letters";
import { createEvents, outcomesIn, requestsIn } from "./events";
import { timeLine } from "./explain";
import { createFaults } from "./faults/create-faults";
import type { Injection } from "./faults/fault";
import { unreachableHosts } from "./function-rules";
import { createGateway } from "./gateway/create-gateway";
import { refuseForeignPages } from "./guard-requests";
import { createHttpPush, type HttpPush, type HttpPushParts } from "./http-push/create-http-push";
import { type HttpPushOptions, readHttpPush } from "./http-push/endpoint";
import { type HttpServer, startHttpServer } from "./http-server";
import { createJournal } from "./journal/create-journal";
import { LOCAL_ACCOUNT, LOCAL_ENV_ID } from "./local-account";
import { readLocalFunctions } from "./local-functions";
import { createModel } from "./model/create-model";
import type { LocalModel } from "./model/model-order";
import { noticesOf } from "./notices";
import { createOutgoing, type Outgoing } from "./outgoing/create-outgoing";
import { pageRoutes } from "./page/page-routes";
import { projectFacts } from "./project-facts";
import type { PushReport } from "./push-report";
import { createReload } from "./reload";
import { createRunner } from "./runner/create-runner";
import { followIdle } from "./runner/idle";
import { requireFunction } from "./runner/inspected-function";
import { type InspectorDoor, openInspectorDoor } from "./runner/inspector-door";
import { endLeftOverInstances } from "./runner/left-over-instances";
import { createRunningCalls } from "./running-calls";
import type { Simulator } from "./running-simulator";
import { SimulatorError } from "./simulator-error";
import type { SimulatorOptions } from "./simulator-options";
import { linesOf } from "./terminal/follow";
import { createSourcePlaces } from "./terminal/source-places";
import { createTimers } from "./timers/create-timers";
import { createConsoleTable } from "./wechat/callback-config";
import { createWechat, type Wechat } from "./wechat/create-wechat";
import { createHttpApi, createWxaApi } from "./wechat/http-api";
import { createAccessTokenRegistry } from "./wechat/http-api-tokens";
import type { WechatRules } from "./wechat/rules";

export type { Simulator, SimulatorOptions };

/** Names that can never be mistaken for a real environment or account. */
const IDENTITY = {
  envId: LOCAL_ENV_ID,
  appid: LOCAL_ACCOUNT.appid,
  region: "ap-shanghai",
  credentials: { secretId: "simulator-secret-id", secretKey: "simulator-secret-key" },
} as const;

/**
 * Starts a local WeChat and a local CloudBase around the functions in `dist/cloudfunctions`.
 *
 * @throws {SimulatorError} `BUILD_MISSING` without a build, `CLOUDBASERC_INVALID`, `VARIABLE_UNSET`, `PORT_IN_USE`, `DATA_INVALID`,
 *   `STATE_UNUSABLE`, `OPTION_INVALID`
 * @example
 * const sim = await startSimulator();
 * const customer = sim.customer();
 * await customer.says("你好");
 * expect(customer.replies).toEqual(["收到：你好"]);
 * await sim.stop();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  // First, because everything else needs the address, and because a taken port is known at once.
  const server = await startHttpServer(options.port ?? 0);
  const projectDir = options.projectDir ?? process.cwd();
  const common = startCommonParts(options);
  const rules = cloudRules(options.rules);
  const model = createModel({ ...IDENTITY, clock: common.clock, tokenOpens: rules.modelTokenOpens });
  const unreachable = unreachableHosts(rules);
  const outgoing = await createOutgoing({
    ...common,
    mode: options.outgoing ?? "refused",
    local: model.host,
    unreachable,
  });
  let door: InspectorDoor | undefined;
  try {
    await endLeftOverInstances(projectDir);
    door = options.inspect && (await openInspectorDoor(options.inspect, common.clock));
    const parts = {
      ...createParts(server.url, options, { ...common, outgoing, door }),
      journal: common.journal,
      model,
    };
    const data = startDataOf(parts, options);
    const simulator = simulatorOf(parts, projectDir, server, data);
    const control = controlRoutes(simulator, createSourcePlaces(projectDir), projectDir);
    const app = new Hono<{ Bindings: HttpBindings }>()
      .use(refuseForeignPages)
      .route("/", pageRoutes())
      .route("/", routeList(control))
      .route("/__sim", control);
    server.serve(app.route("/", parts.api.routes).route("/", parts.gateway.app));
    if (options.timers === "running") for (const timer of parts.timers.list()) parts.timers.resume(timer.function);
    return simulator;
  } catch (error) {
    await Promise.all([server.close(), outgoing.close(), door?.close()]);
    throw error;
  }
}

type SimulatorParts = ReturnType<typeof createParts> &
  Pick<ReturnType<typeof startCommonParts>, "journal"> & { readonly model: LocalModel };

/** Time, and what happens in it. */
function startCommonParts({ clockRate }: SimulatorOptions) {
  const clock = createClock(clockRate);
  const { events, emit, pushOf } = createEvents(clock);
  clock.onAdvance((offsetMs) => emit({ kind: "clock-moved", offsetMs }));
  return { clock, events, emit, pushOf, journal: createJournal(events) };
}

interface CommonParts extends ReturnType<typeof startCommonParts> {
  readonly outgoing: Outgoing;
  readonly door: InspectorDoor | undefined;
}

/** Each part needs only those above it. */
function createParts(
  url: string,
  { projectDir = process.cwd(), rules = {}, httpPush: httpOptions, timers: timing, hasModel }: SimulatorOptions,
  { clock, events, emit, pushOf, outgoing, door }: CommonParts,
) {
  const functions = readLocalFunctions(projectDir, { url, pushMode: httpOptions?.mode, hasModel });
  if (door) requireFunction(door.functionName, functions.names());
  const onInjected = (injection: Injection) => emit({ kind: "fault-injected", injection });
  const onOrdered = () => emit({ kind: "faults-ordered" });
  const faults = createFaults({ clock, functionNames: functions.names, onInjected, onOrdered });
  const calls = createRunningCalls();
  const common = { ...IDENTITY, clock, emit, faults };
  const runner = createRunner({
    ...common,
    ...functions.now(),
    projectDir,
    gatewayUrl: `${url}/admin`,
    outgoing: outgoing.rules,
    ...(door && { inspect: { door, projectDir } }),
    rules,
  });
  const { invoke } = runner;
  const httpPush = httpPushOf(httpOptions, functions.names(), { ...common, invoke });
  const wechat = createWechat({
    ...common,
    pushOf,
    // What a team binds and permits by hand in the console.
    pushTable: functions,
    permissionsOf: functions.permissionsOf,
    appPages: () => readAppPages(projectDir),
    ...(httpPush && { httpPush }),
    rules,
    invoke,
    calls,
  });
  const gateway = createGateway({
    ...common,
    instances: runner,
    findInvocation: runner.findInvocation,
    callOpenApi: wechat.callOpenApi,
    invokeFunction: (call) => callFunction(runner, calls, cloudRules(rules), call),
    rules,
    baseUrl: url,
  });
  const timers = createTimers({ functions: functions.now().functions, clock, emit, invoke, rules });
  const reload = createReload({ functions, runner, timers, emit, runsTimers: timing === "running" });
  const api = openApi(clock, wechat, rules);
  const customers = createCustomers(wechat);
  const kit = {
    ...followLostPushes(events, createSourcePlaces(projectDir)),
    explain: explainer(projectDir, { events, wechat, customers }),
  };
  const own = { functions, clock, events, emit, faults, customers, reload, kit };
  return { ...own, runner, httpPush, wechat, gateway, timers, api, outgoing, door };
}

function startDataOf(
  { gateway: { database, files }, wechat: { users }, customers, events }: SimulatorParts,
  { projectDir = process.cwd(), state, isFresh = false }: SimulatorOptions,
): LocalData {
  return startData({ projectDir, state, isFresh }, { database, files, users, customers }, events);
}

/** What a test, the terminal and the control API see of the parts. */
function simulatorOf(parts: SimulatorParts, projectDir: string, server: HttpServer, data: LocalData): Simulator {
  const { functions, clock, events, faults, runner, httpPush, wechat, timers, api, outgoing, customers, door } = parts;
  const customer = customers.find;
  const requests = () => requestsIn(events.all());
  return {
    url: server.url,
    clock,
    events,
    journal: parts.journal,
    runId: randomUUID(),
    project: projectFacts(projectDir),
    get functions() {
      return functions.now().functions;
    },
    ...(door && { inspector: door }),
    notices: [...noticesOf(functions.now().functions), ...data.notices].map(say),
    wechat,
    faults,
    killInvocation: runner.killInvocation,
    instances: runner.instances,
    environmentFor: runner.environmentFor,
    customer,
    customerNames: customers.names,
    stopRetries: () => wechat.retries.stop().length,
    push: wechat.push,
    pushSample: (pair, { from, fields } = {}) => wechat.push(wechat.samples.make(pair, customer(from).openid, fields)),
    invoke: runner.invoke,
    httpPush: {
      ...(httpPush && { endpoint: httpPush.endpoint }),
      async send({ kind, packet = wechat.packets.text(customer("customer-1").openid, "你好") }) {
        if (httpPush === undefined) throw nothingOverHttp();
        return httpPush.send({ kind, packet });
      },
    },
    stub: wechat.stubs.register,
    http: outgoing.register,
    model: parts.model,
    consoleTable: api.consoleTable,
    reload: parts.reload,
    announce: parts.emit,
    timers,
    fireTimer: timers.fire,
    invocations: () => outcomesIn(events.all()),
    idle: followIdle(events),
    requests,
    requestsOf: (report) => requests().filter(belongsTo(report)),
    ...parts.kit,
    ...data.kit,
    async stop() {
      timers.stop();
      await Promise.all([runner.stop(), server.close(), outgoing.close(), door?.close()]);
      // Last, when nothing writes any more.
      await data.stop();
    },
  };
}

function explainer(
  projectDir: string,
  { events, wechat, customers }: Pick<Simulator, "events" | "wechat"> & { readonly customers: Customers },
): Simulator["explain"] {
  const who = { wechat, customerNames: customers.names };
  return (about, { language = spokenLanguage() } = {}) =>
    timeLine(events.all(), linesOf(who, { projectDir, language, isColored: false }), about?.pushId);
}

/** api.weixin.qq.com: all of it takes the same access tokens. */
function openApi(clock: SimulatorClock, { apis }: Wechat, rules: Partial<WechatRules>) {
  const tokens = createAccessTokenRegistry(clock);
  const { table: consoleTable, routes: tcb } = createConsoleTable({ tokens, rules });
  const cgiBin = createHttpApi({ clock, account: LOCAL_ACCOUNT, apis, tokens, rules });
  const wxa = createWxaApi({ apis, tokens });
  return { consoleTable, routes: new Hono().route("/cgi-bin", cgiBin).route("/wxa", wxa).route("/tcb", tcb) };
}

function httpPushOf(
  options: HttpPushOptions | undefined,
  functionNames: readonly string[],
  parts: Omit<HttpPushParts, "endpoint">,
): HttpPush | undefined {
  return options && createHttpPush({ ...parts, endpoint: readHttpPush(options, functionNames) });
}

function nothingOverHttp(): SimulatorError {
  return new SimulatorError(
    "OPTION_INVALID",
    { en: "Nothing goes over HTTP here.", zh: "这里没有用 HTTP 推送。" },
    {
      en: "Start with the option httpPush; see docs/testing.md.",
      zh: "请在启动时加上选项 httpPush，见 docs/testing.zh-CN.md。",
    },
  );
}

function belongsTo({ attempts }: PushReport): (request: GatewayRequest) => boolean {
  const ids = new Set(attempts.flatMap(({ invocationIds }) => invocationIds));
  return ({ invocation }) => invocation !== undefined && ids.has(invocation.id);
}
