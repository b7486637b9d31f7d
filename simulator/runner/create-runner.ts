// Calls built functions as the platform does: finds or starts an instance, passes the event on, keeps the time limit.
import { randomUUID } from "node:crypto";
import type { SimulatorClock } from "../clock";
import type { Invocation, InvocationOutcome, InvokeRequest, Runner } from "../contracts";
import type { Faults } from "../faults/create-faults";
import type { BuiltFunction } from "../project/built-functions";
import { SimulatorError } from "../simulator-error";
import { type CloudIdentity, callEnvironment, instanceEnvironment } from "./function-environment";
import { createInstancePool, type InstanceInfo, type PooledInstance } from "./instance-pool";
import { createRunningInvocations } from "./running-invocations";
import { runInTime } from "./time-limit";
import { createTokenRegistry, type TokenRegistry } from "./token-registry";

export interface RunnerOptions extends CloudIdentity {
  readonly functions: readonly BuiltFunction[];
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  /** Where the SDK's requests go; known once the server listens. */
  readonly gatewayUrl: () => string;
  /** @default 20 */
  readonly maxInstancesPerFunction?: number;
}

/** A runner that shows its instances. */
export interface ProcessRunner extends Runner {
  instances(): readonly InstanceInfo[];
  /**
   * Environment for one call of a function in a process that somebody else starts, for example `tcb fn run`.
   * @throws {SimulatorError} `OPTION_INVALID` for an unknown function
   */
  environmentFor(functionName: string): Record<string, string>;
}

interface Call {
  readonly eventJson: string;
  readonly caller: InvokeRequest["caller"];
}

/** Starts no process until the first call. */
export function createRunner(options: RunnerOptions): ProcessRunner {
  const functions = new Map(options.functions.map((fn) => [fn.name, fn]));
  const pool = createInstancePool(options);
  const tokens = createTokenRegistry();
  const { begin, end, ...verbs } = createRunningInvocations(options.clock);
  let isStopped = false;

  async function invoke(request: InvokeRequest): Promise<InvocationOutcome> {
    const { functionName, caller, invocationId = randomUUID() } = request;
    const invocation: Invocation = { id: invocationId, functionName, caller };
    const fn = functions.get(functionName);
    if (fn === undefined) return refused(invocation, "FunctionNotFound", `There is no function "${functionName}".`);
    const eventJson = jsonOf(request.event);
    if (eventJson === undefined) return refused(invocation, "EventInvalid", "The event cannot be written as JSON.");
    // WeChat may try a push again while everything ends; a process started then would be left behind.
    if (isStopped) return refused(invocation, "Stopped", "The simulator stopped.");
    const taken = pool.take(fn, { functionName, openid: caller.openid, invocationId });
    if (taken === undefined) return refused(invocation, "TooManyInstances", `All instances of "${fn.name}" are busy.`);
    return runOn(taken, fn, invocation, { eventJson, caller });
  }

  async function runOn(taken: PooledInstance, fn: BuiltFunction, invocation: Invocation, { eventJson, caller }: Call) {
    const { clock } = options;
    const { instance } = taken;
    const token = tokens.issue(invocation);
    const startedAtMs = clock.nowMs();
    begin(invocation.id, instance);
    if (taken.loaded !== undefined) await taken.loaded;
    const call = {
      eventJson,
      context: scfContext(fn, invocation, options.envId),
      environment: callEnvironment({ identity: options, caller, token, invocationId: invocation.id }),
    };
    const whenOver = () => {
      end(invocation.id);
      taken.giveBack();
    };
    const ending = await runInTime(instance, call, { timeoutSeconds: fn.settings.timeout, clock, whenOver });
    return {
      ...ending,
      invocation,
      instanceId: instance.id,
      coldStart: taken.isNew,
      durationMs: clock.nowMs() - startedAtMs,
    };
  }

  return {
    functionNames: () => [...functions.keys()],
    environmentFor: (functionName) => outsideEnvironment(options, functions.get(functionName), functionName, tokens),
    invoke,
    findInvocation: tokens.find,
    instances: pool.list,
    ...verbs,
    stop() {
      isStopped = true;
      return pool.stop();
    },
  };
}

/** What a function needs in a process of somebody else's: one call's worth. */
function outsideEnvironment(
  options: RunnerOptions,
  fn: BuiltFunction | undefined,
  functionName: string,
  tokens: TokenRegistry,
): Record<string, string> {
  if (fn === undefined) {
    const fix = `Name one of ${options.functions.map(({ name }) => name).join(", ")}.`;
    throw new SimulatorError("OPTION_INVALID", `There is no function "${functionName}".`, fix);
  }
  const invocation: Invocation = { id: randomUUID(), functionName };
  const token = tokens.issue(invocation);
  return {
    ...instanceEnvironment(fn, options, options.gatewayUrl()),
    ...callEnvironment({ identity: options, caller: {}, token, invocationId: invocation.id }),
  };
}

/** The event as the platform passes it on; none for a cycle, a BigInt or nothing at all. */
function jsonOf(event: unknown): string | undefined {
  try {
    return JSON.stringify(event);
  } catch {
    return undefined;
  }
}

/** The second argument of `main`, as Tencent Cloud documents it. */
function scfContext(fn: BuiltFunction, invocation: Invocation, envId: string): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    memory_limit_in_mb: fn.settings.memorySize,
    time_limit_in_ms: fn.settings.timeout * 1000,
    request_id: invocation.id,
    function_name: fn.name,
    function_version: "$LATEST",
    namespace: envId,
  };
}

function refused(invocation: Invocation, name: string, message: string): InvocationOutcome {
  return {
    invocation,
    instanceId: "none",
    coldStart: false,
    status: "refused",
    error: { name, message },
    durationMs: 0,
    memoryMb: 0,
    logs: [],
  };
}
