// What the gateway needs from the rest of the simulator.
import type { Both } from "../../src/language";
import type { SimulatorClock } from "../clock";
import type { CloudRules } from "../cloud-rules";
import type { Invocation, OpenApiCall, OpenApiResponse, Runner } from "../contracts";
import type { Emit } from "../events";
import type { Faults } from "../faults/create-faults";

export interface GatewayOptions {
  readonly clock: SimulatorClock;
  readonly emit: Emit;
  readonly envId: string;
  readonly credentials: { readonly secretId: string; readonly secretKey: string };
  /** Which invocation a request's cloud-call token belongs to. */
  readonly findInvocation: (token: string) => Invocation | undefined;
  readonly faults: Faults;
  /** What faults do to the instance that asks. */
  readonly instances: Pick<Runner, "killInvocation" | "scheduleKill" | "isKillScheduled" | "freezeInvocation">;
  readonly callOpenApi: (call: OpenApiCall) => Promise<OpenApiResponse>;
  readonly invokeFunction: (call: FunctionCall) => Promise<FunctionResponse>;
  /** Uncertain figures of the platform. @default those of cloud-rules.ts */
  readonly rules?: Partial<CloudRules>;
  /** Where this server listens; for links to files. */
  readonly baseUrl: string;
}

/** `cloud.callFunction` of a function. */
export interface FunctionCall {
  readonly functionName: string;
  readonly event: unknown;
  readonly caller: Invocation | undefined;
}

export type FunctionResponse =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly code: string; readonly message: Both | string };
