// The record of what functions asked for: for the control API, the timeline, and tests.
import type { SimulatorClock } from "../clock";
import type { GatewayRequest, Invocation } from "../contracts";
import type { SdkFields } from "./read-sdk-request";

/** Enough for any test and any sitting; older ones are dropped. */
const KEPT_REQUESTS = 5_000;

/** Never kept: who may call is no business of a record. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  "wxCloudApiToken",
  "wxCloudbaseAccesstoken",
  "tcb_sessionToken",
  "sessionToken",
  "crossAuthorizationToken",
]);

/** A request that is being answered. */
export interface OpenEntry {
  readonly requestId: string;
  /** `underFault` is what came of a request that a fault struck. */
  close(outcome: string, args?: Record<string, unknown>, underFault?: string): void;
}

export interface RequestRecord {
  open(fields: SdkFields, invocation: Invocation | undefined): OpenEntry;
  /** Finished requests, oldest first. */
  requests(): readonly GatewayRequest[];
  /** Tells about every request when it is finished. Returns a function that stops it. */
  onRequest(listener: (request: GatewayRequest) => void): () => void;
}

export function createRequestRecord(clock: SimulatorClock): RequestRecord {
  const kept: GatewayRequest[] = [];
  const listeners = new Set<(request: GatewayRequest) => void>();
  let opened = 0;

  return {
    open(fields, invocation) {
      opened += 1;
      const id = opened;
      const atMs = clock.nowMs();
      return {
        requestId: `sim-${id}`,
        close(outcome, args, underFault) {
          const action = String(fields.action);
          const request = {
            id,
            atMs,
            durationMs: clock.nowMs() - atMs,
            action,
            target: targetOf(fields),
            invocation,
            outcome,
            ...(underFault === undefined ? {} : { underFault }),
          };
          const entry: GatewayRequest = { ...request, request: args ?? withoutCredentials(fields) };
          kept.push(entry);
          if (kept.length > KEPT_REQUESTS) kept.shift();
          for (const listener of listeners) listener(entry);
        },
      };
    },
    requests: () => [...kept],
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function targetOf({ apiName, collectionName, function_name, path }: SdkFields): string {
  return String(apiName ?? collectionName ?? function_name ?? path ?? "");
}

function withoutCredentials(fields: SdkFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !CREDENTIALS.has(name))
      .map(([name, value]) => [name, Buffer.isBuffer(value) ? `${value.length} bytes` : value]),
  );
}
