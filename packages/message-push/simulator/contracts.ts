// What the parts of the simulator exchange: runner ⇄ gateway ⇄ local WeChat. Types only.
import type { Both } from "../src/language";

/** One call of one cloud function. Every request of the SDK is traced back to it by its cloud-call token. */
export interface Invocation {
  readonly id: string;
  readonly functionName: string;
  /** Who made the call; the functions it calls inherit from that. */
  readonly caller?: CallerContext;
  /** The invocation that called this one, where a function did. */
  readonly calledBy?: string;
}

/** What a function learns from the platform about its caller (becomes `cloud.getWXContext()`). */
export interface CallerContext {
  /** Openid of the user whom the chain of calls began with; absent for timers and HTTP access. */
  readonly openid?: string;
  readonly appid?: string;
  /** `TCB_SOURCE`: comma-joined chain of sources; absent for a message push, whose value is not documented: the rule `pushSource`. */
  readonly source?: string;
  /** Only for calls over HTTP: whether they bring a cloud-call token. @default false */
  readonly hasToken?: boolean;
}

/** Ask for one call of a function. */
export interface InvokeRequest {
  readonly functionName: string;
  readonly event: unknown;
  readonly caller: CallerContext;
  /** Whether WeChat pushes it. @default whether the caller has no source */
  readonly isPush?: boolean;
  /** So that the caller knows it before the call has ended. @default a new one */
  readonly invocationId?: string;
  /** The invocation that calls, where a function does. */
  readonly calledBy?: string;
}

/** Why a call did not return. */
export interface InvocationError {
  readonly name: string;
  readonly message: string;
  /** `message` in both languages, where the simulator itself says it: programs read that, people this. */
  readonly texts?: Both;
}

/** How a call ended, as the platform sees it. */
export interface InvocationOutcome {
  readonly invocation: Invocation;
  readonly instanceId: string;
  readonly coldStart: boolean;
  readonly status: "returned" | "threw" | "crashed" | "timed-out" | "refused";
  /** The returned value after a trip through JSON; `null` where it returned nothing. Only for `returned`. */
  readonly result?: unknown;
  /** For every other status: what the platform reports. */
  readonly error?: InvocationError;
  readonly durationMs: number;
  readonly memoryMb: number;
  /** What the function wrote to stdout and stderr during this call, line by line. */
  readonly logs: readonly string[];
}

/** Runs the built functions. */
export interface Runner {
  /** Names of the functions that can be called. */
  functionNames(): readonly string[];
  /** Never rejects: failure is an outcome. */
  invoke(request: InvokeRequest): Promise<InvocationOutcome>;
  /** Which running invocation a cloud-call token (`wxCloudApiToken`) belongs to. */
  findInvocation(token: string): Invocation | undefined;
  /** The instance that runs this invocation dies at once, as if the platform had taken it away. */
  killInvocation(invocationId: string): Promise<void>;
  /** It dies before it can do its next request or end, at the latest after a moment in which it receives a response. */
  scheduleKill(invocationId: string): void;
  isKillScheduled(invocationId: string): boolean;
  /** It is frozen until so much simulator time has passed. Resolves when it runs again, or is gone. */
  freezeInvocation(invocationId: string, freezeMs: number): Promise<void>;
  /** Ends every child process. */
  stop(): Promise<void>;
}

/** One `cloud.openapi.*` call, decoded from the wire. */
export interface OpenApiCall {
  /** As the SDK names it, for example `customerServiceMessage.send`. */
  readonly apiName: string;
  /** Arguments after the SDK's rewriting to snake_case, JSON-parsed. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Binary arguments by name. */
  readonly files: Readonly<Record<string, { readonly fileName: string; readonly content: Buffer }>>;
  /** Whose call it is; undefined when the token is unknown. */
  readonly caller: Invocation | undefined;
}

/** The response of the local WeChat to a cloud call. */
export type OpenApiResponse =
  | {
      readonly kind: "json";
      readonly body: { readonly errcode: number; readonly errmsg: string } & Record<string, unknown>;
    }
  | { readonly kind: "binary"; readonly contentType: string; readonly content: Buffer }
  /** Refused before WeChat: `errorCode` is a negative platform code such as -604101. */
  | { readonly kind: "refused"; readonly errorCode: number };

/** One request of a function to the gateway, kept for `GET /__sim/requests` and the timeline. */
export interface GatewayRequest {
  readonly id: number;
  readonly atMs: number;
  readonly durationMs: number;
  /** Gateway action, for example `database.insertDocument` or `wx.openApi`. */
  readonly action: string;
  /** What it was about: collection, api name, function name or path. */
  readonly target: string;
  readonly invocation: Invocation | undefined;
  /** Decoded request without credentials. */
  readonly request: Readonly<Record<string, unknown>>;
  /** `ok`, the gateway's error code, or the errcode of a cloud call; `fault: <kind> <phase>` where a fault was injected. */
  readonly outcome: string;
  /** Where a fault was injected: what came of the request all the same, as in `outcome`; absent when nothing was done. */
  readonly underFault?: string;
}
