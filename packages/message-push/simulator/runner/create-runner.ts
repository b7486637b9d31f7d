// Calls built functions as the platform does: finds or starts an instance, passes the event on, keeps the time limit.

import { randomUUID } from "node:crypto";
import type { BuiltFunction } from "../../project/built-functions";
import type { Environment } from "../../project/env-files";
import type { Both } from "../../src/language";
import type { SimulatorClock } from "../clock";
import { type CloudRules, cloudRules } from "../cloud-rules";
import type { Invocation, InvocationOutcome, InvokeRequest, Runner } from "../contracts";
import type { Emit } from "../events";
import type { Faults } from "../faults/create-faults";
import type { OutgoingRules } from "../outgoing/outgoing-rules";
import { SimulatorError } from "../simulator-error";
import { eventOfCall } from "./event-of-call";
import { callEnvironment, type FunctionSurroundings, instanceEnvironment } from "./function-environment";
import { type Inspection, type InstanceInfo, InstancePool, type PooledInstance } from "./instance-pool";
import { ownError, STOPPED } from "./own-error";
import { createRunningInvocations, type RunningInvocations } from "./running-invocations";
import { runInTime } from "./time-limit";
import { createTokenRegistry, type TokenRegistry } from "./token-registry";

export interface RunnerOptions extends FunctionSurroundings {
  readonly functions: readonly BuiltFunction[];
  readonly clock: SimulatorClock;
  readonly emit: Emit;
  readonly faults: Faults;
  readonly outgoing?: OutgoingRules;
  /** Uncertain habits of the platform. @default those of cloud-rules.ts */
  readonly rules?: Partial<CloudRules>;
  /** @default 20 */
  readonly maxInstancesPerFunction?: number;
  /** The function that a debugger can attach to. @default none */
  readonly inspect?: Inspection;
  /** Whose functions they are: the next simulator of that project ends what this one leaves behind. @default no project's */
  readonly projectDir?: string;
}

/** A runner that shows its instances. */
export interface ProcessRunner extends Runner {
  instances(): readonly InstanceInfo[];
  /**
   * Environment for one call of a function in a process that the simulator does not start, for example `tcb fn run`.
   * @throws {SimulatorError} `OPTION_INVALID` for an unknown function
   */
  environmentFor(functionName: string): Record<string, string>;
  /**
   * From the next call on, these are the functions. Warm instances of `retired` end; what runs finishes with what it began with, and its
   * instance takes no other call.
   */
  replaceFunctions(next: NextFunctions, retired: readonly string[]): void;
}

/** What can change while the runner runs. */
export interface NextFunctions {
  readonly functions: readonly BuiltFunction[];
  /** What fills in `{{env.NAME}}` from now on. */
  readonly environment: Environment;
}

/** The most that the cloud takes as a timeout; for where it ends nothing. */
const LONGEST_TIMEOUT_S = 900;

interface RunnerParts {
  readonly options: RunnerOptions;
  readonly pool: InstancePool;
  readonly tokens: TokenRegistry;
  readonly running: RunningInvocations;
}

interface Call {
  readonly invocation: Invocation;
  readonly eventJson: string;
  readonly caller: InvokeRequest["caller"];
}

/** Starts no process until the first call, but for one of the inspected function. */
export function createRunner(given: RunnerOptions): ProcessRunner {
  // All parts look into this one whenever they need something, so that `replaceFunctions` changes it for all.
  const options: RunnerOptions = { ...given };
  const running = createRunningInvocations(options.clock);
  const parts = { options, pool: new InstancePool(options), tokens: createTokenRegistry(), running };
  let functions = byName(options.functions);
  const rules = cloudRules(options.rules);
  let isStopped = false;
  for (const fn of options.functions) parts.pool.prepare(fn);

  function invoke({ functionName, event, caller, isPush, calledBy, invocationId = randomUUID() }: InvokeRequest) {
    const invocation: Invocation = { id: invocationId, functionName, caller, ...(calledBy && { calledBy }) };
    const fn = functions.get(functionName);
    if (fn === undefined) return refused(invocation, "FunctionNotFound", noFunction(functionName));
    const passed = eventOfCall(event, { caller, isPush, appid: options.appid, rules });
    if ("refusal" in passed) return refused(invocation, passed.refusal.name, passed.refusal.text);
    // WeChat may try a push again while everything ends; a process started then would be left behind.
    if (isStopped) return refused(invocation, "Stopped", STOPPED);
    const taken = parts.pool.take(fn, { functionName, openid: caller.openid, invocationId });
    if (taken === undefined) {
      const text = { en: `All instances of "${fn.name}" are busy.`, zh: `“${fn.name}”的实例都在忙。` };
      return refused(invocation, "TooManyInstances", text);
    }
    return runOn(parts, taken, fn, { invocation, eventJson: passed.json, caller });
  }

  return {
    functionNames: () => [...functions.keys()],
    environmentFor: (functionName) => outsideEnvironment(parts, functions.get(functionName), functionName),
    async invoke(request) {
      const outcome = await invoke(request);
      if (!rules.calledOutlivesCaller) await running.killCalledBy(outcome.invocation.id);
      options.emit({ kind: "invocation-ended", outcome });
      return outcome;
    },
    replaceFunctions(next, retired) {
      functions = byName(next.functions);
      Object.assign(options, next);
      for (const name of retired) parts.pool.retire(name);
      for (const fn of next.functions) if (retired.includes(fn.name)) parts.pool.prepare(fn);
    },
    findInvocation: parts.tokens.find,
    instances: () => parts.pool.list(),
    killInvocation: running.killInvocation,
    scheduleKill: running.scheduleKill,
    isKillScheduled: running.isKillScheduled,
    freezeInvocation: running.freezeInvocation,
    stop() {
      isStopped = true;
      return parts.pool.stop();
    },
  };
}

function byName(functions: readonly BuiltFunction[]): ReadonlyMap<string, BuiltFunction> {
  return new Map(functions.map((fn) => [fn.name, fn]));
}

/** Runs the call on the instance that was taken for it. */
async function runOn(
  { options, tokens, running }: RunnerParts,
  { instance, loaded, isNew, cutOff, giveBack }: PooledInstance,
  fn: BuiltFunction,
  { invocation, eventJson, caller }: Call,
): Promise<InvocationOutcome> {
  const { clock, emit, faults } = options;
  const { id, functionName } = invocation;
  const occasion = { functionName, openid: caller.openid, invocationId: id };
  const token = tokens.issue(invocation);
  const startedAtMs = clock.nowMs();
  running.begin(invocation, instance);
  const howCutOff = cutOff ?? faults.atInvocation(occasion)?.how;
  emit({ kind: "invocation-started", invocation, instanceId: instance.id, coldStart: isNew });
  if (loaded !== undefined) await loaded;
  const call = {
    eventJson,
    context: scfContext(fn, invocation, options),
    environment: callEnvironment({ identity: options, cutOff: howCutOff, caller, token, invocationId: id }),
    onLine: (line: string) => emit({ kind: "log-line", invocationId: id, functionName, line, ...entryOf(line) }),
  };
  const whenOver = () => {
    running.end(id);
    giveBack();
  };
  const { timeLimitKills } = cloudRules(options.rules);
  const timeoutSeconds = timeLimitKills ? fn.settings.timeout : LONGEST_TIMEOUT_S;
  const ending = await runInTime(instance, call, { timeoutSeconds, clock, whenOver });
  return {
    ...ending,
    invocation,
    instanceId: instance.id,
    coldStart: isNew,
    durationMs: clock.nowMs() - startedAtMs,
  };
}

/** The environment of one call in a process that the simulator does not start. */
function outsideEnvironment(
  { options, tokens }: RunnerParts,
  fn: BuiltFunction | undefined,
  functionName: string,
): Record<string, string> {
  if (fn === undefined) {
    const names = options.functions.map(({ name }) => name);
    throw new SimulatorError("OPTION_INVALID", noFunction(functionName), {
      en: `Name one of ${names.join(", ")}.`,
      zh: `请从这些里选：${names.join("、")}。`,
    });
  }
  const invocation: Invocation = { id: randomUUID(), functionName };
  const token = tokens.issue(invocation);
  return {
    ...instanceEnvironment(fn, options),
    ...callEnvironment({ identity: options, caller: {}, token, invocationId: invocation.id }),
  };
}

/** The content of a line that is a JSON object. */
function entryOf(line: string): { readonly entry?: Record<string, unknown> } {
  if (!line.startsWith("{")) return {};
  try {
    return { entry: JSON.parse(line) };
  } catch {
    return {};
  }
}

/** The second argument of `main`, as Tencent Cloud documents it. */
function scfContext(fn: BuiltFunction, invocation: Invocation, { envId, rules }: RunnerOptions): object {
  const { contextNamesFunction, contextTellsTimeout } = cloudRules(rules);
  return {
    callbackWaitsForEmptyEventLoop: true,
    memory_limit_in_mb: fn.settings.memorySize,
    ...(contextTellsTimeout && { time_limit_in_ms: fn.settings.timeout * 1000 }),
    request_id: invocation.id,
    ...(contextNamesFunction && { function_name: fn.name }),
    function_version: "$LATEST",
    namespace: envId,
  };
}

function noFunction(name: string): Both {
  return { en: `There is no function "${name}".`, zh: `没有云函数“${name}”。` };
}

function refused(invocation: Invocation, name: string, text: Both): InvocationOutcome {
  return {
    invocation,
    instanceId: "none",
    coldStart: false,
    status: "refused",
    error: ownError(name, text),
    durationMs: 0,
    memoryMb: 0,
    logs: [],
  };
}
