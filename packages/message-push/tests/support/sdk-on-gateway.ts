// The real wx-server-sdk in the jest process, talking to a gateway of its own.
import { createClock, type SimulatorClock } from "../../simulator/clock";
import type { GatewayRequest, OpenApiCall, OpenApiResponse } from "../../simulator/contracts";
import { createEvents, requestsIn } from "../../simulator/events";
import { createFaults } from "../../simulator/faults/create-faults";
import { createGateway, type Gateway } from "../../simulator/gateway/create-gateway";
import type { FunctionCall, FunctionResponse } from "../../simulator/gateway/gateway-options";
import { startHttpServer } from "../../simulator/http-server";

export interface SdkOnGateway {
  readonly clock: SimulatorClock;
  readonly gateway: Gateway;
  /** What the SDK asked for, oldest first. */
  requests(): readonly GatewayRequest[];
  readonly url: string;
  /** Cloud calls that arrived, and what they are answered; replace `answer` in a test. */
  readonly wechat: { calls: OpenApiCall[]; answer: (call: OpenApiCall) => OpenApiResponse };
  readonly functions: { calls: FunctionCall[]; answer: (call: FunctionCall) => FunctionResponse };
  close(): Promise<void>;
}

const credentials = { secretId: "test-id", secretKey: "test-key" };

/** Starts the gateway and points the SDK's environment at it; import the SDK afterwards. */
export async function openGateway(): Promise<SdkOnGateway> {
  const clock = createClock();
  const wechat: SdkOnGateway["wechat"] = {
    calls: [],
    answer: () => ({ kind: "json", body: { errcode: 0, errmsg: "ok" } }),
  };
  const functions: SdkOnGateway["functions"] = { calls: [], answer: ({ event }) => ({ ok: true, result: event }) };
  const { events, emit } = createEvents(clock);
  const server = await startHttpServer(0);
  const { url } = server;
  const gateway = createGateway({
    clock,
    emit,
    envId: "sim-test",
    credentials,
    findInvocation: (token) => (token === "test-token" ? { id: "i-1", functionName: "text" } : undefined),
    faults: createFaults({ clock }),
    // No process of its own: the SDK is here.
    instances: {
      killInvocation: async () => undefined,
      scheduleKill: () => undefined,
      isKillScheduled: () => false,
      freezeInvocation: async () => undefined,
    },
    callOpenApi: async (call) => {
      wechat.calls.push(call);
      return wechat.answer(call);
    },
    invokeFunction: async (call) => {
      functions.calls.push(call);
      return functions.answer(call);
    },
    baseUrl: url,
  });
  server.serve(gateway.app);
  Object.assign(process.env, sdkEnvironment(url));
  return {
    clock,
    gateway,
    requests: () => requestsIn(events.all()),
    url,
    wechat,
    functions,
    close: () => server.close(),
  };
}

function sdkEnvironment(url: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD_REGION: "ap-shanghai",
    SCF_NAMESPACE: "sim-test",
    TENCENTCLOUD_SECRETID: credentials.secretId,
    TENCENTCLOUD_SECRETKEY: credentials.secretKey,
    WX_CONTEXT_KEYS: "WX_API_TOKEN",
    WX_API_TOKEN: "test-token",
    SILENCE: "true",
  };
}
