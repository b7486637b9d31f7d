// Records what functions ask the gateway for, as events without credentials.
import type { Invocation } from "../contracts";
import type { GatewayOptions } from "./gateway-options";
import type { SdkFields } from "./read-sdk-request";

/** Never recorded. */
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
  /** `underFault` is what came of a request all the same when a fault was injected into it. */
  close(outcome: string, args?: Record<string, unknown>, underFault?: string): void;
}

/** The returned function opens the entry of a request that has arrived. */
export function createRequestRecord({
  clock,
  emit,
}: Pick<GatewayOptions, "clock" | "emit">): (fields: SdkFields, invocation: Invocation | undefined) => OpenEntry {
  let opened = 0;
  return (fields, invocation) => {
    opened += 1;
    const id = opened;
    const atMs = clock.nowMs();
    return {
      requestId: `sim-${id}`,
      close(outcome, args, underFault) {
        const request = {
          id,
          atMs,
          durationMs: clock.nowMs() - atMs,
          action: String(fields.action),
          target: targetOf(fields),
          invocation,
          request: args ?? withoutCredentials(fields),
          outcome,
          ...(underFault === undefined ? {} : { underFault }),
        };
        emit({ kind: "request-finished", request });
      },
    };
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
