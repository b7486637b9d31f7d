// Service scf: the actions that `tcb fn` asks for, with the rules of the cloud that a deploy can run into.
import * as v from "valibot";
import { CloudApiError } from "./cloud-api-error";
import { CLOUD_API_RULES, type CloudApiRules } from "./cloud-api-rules";
import type { CloudFunction, FunctionStore } from "./function-store";
import { readZip } from "./read-zip";

/** What an action gets: its parameters. What it returns is the answer. */
export type CloudAction = (params: unknown) => Promise<object> | object;

/** How a called function ended: with a result, or with an error. */
export interface InvokeAnswer {
  readonly result?: unknown;
  readonly errorMessage?: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly logs: readonly string[];
}

export type InvokeFunction = (functionName: string, event: unknown) => Promise<InvokeAnswer>;

export interface FunctionActionParts {
  readonly functions: FunctionStore;
  readonly nowMs: () => number;
  readonly invoke: InvokeFunction;
  /** @default those of cloud-api-rules.ts */
  readonly rules?: CloudApiRules;
}

const named = v.object({ FunctionName: v.string() });
const variables = v.object({ Variables: v.array(v.object({ Key: v.string(), Value: v.string() })) });
const codeUpdated = v.object({
  Code: v.object({ ZipFile: v.string() }),
  Handler: v.string(),
  InstallDependency: v.string(),
});
const limits = {
  Timeout: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900)),
  MemorySize: v.pipe(v.number(), v.multipleOf(128), v.minValue(128), v.maxValue(3072)),
};
const created = v.object({
  ...named.entries,
  ...codeUpdated.entries,
  ...limits,
  Runtime: v.string(),
  Environment: v.optional(variables),
});
const configured = v.object({
  ...named.entries,
  Timeout: v.optional(limits.Timeout),
  MemorySize: v.optional(limits.MemorySize),
  Environment: v.optional(variables),
});
const triggered = v.object({ ...named.entries, Triggers: v.string() });
const triggerList = v.array(v.object({ TriggerName: v.string(), Type: v.literal("timer"), TriggerDesc: v.string() }));
const oneTrigger = v.object({ ...named.entries, TriggerName: v.string() });
const invoked = v.object({ ...named.entries, ClientContext: v.optional(v.string(), "{}") });

export function functionActions({
  functions,
  nowMs,
  invoke,
  rules = CLOUD_API_RULES,
}: FunctionActionParts): Readonly<Record<string, CloudAction>> {
  const touched = () => ({ modTime: new Date(nowMs()).toISOString().slice(0, 19).replace("T", " ") });
  return {
    ListFunctions() {
      const all = functions.all();
      return { Functions: all.map(listed), TotalCount: all.length };
    },
    GetFunction: (params) => detailed(functions.get(read(named, params).FunctionName), rules),
    CreateFunction(params) {
      const { FunctionName, Environment, ...rest } = read(created, params);
      const { Runtime: runtime, Timeout: timeout, MemorySize: memorySize } = rest;
      const settings = { runtime, timeout, memorySize, envVariables: variablesOf(Environment, rules) };
      functions.add({
        name: FunctionName,
        ...settings,
        ...uploaded(rest),
        ...touched(),
        triggers: {},
        status: "Active",
      });
      return {};
    },
    UpdateFunctionCode(params) {
      const code = uploaded(read(codeUpdated, params));
      functions.change(read(named, params).FunctionName, { ...(rules.zipUpdatesCode && code), ...touched() });
      return {};
    },
    UpdateFunctionConfiguration(params) {
      const { FunctionName, Timeout, MemorySize, Environment } = read(configured, params);
      functions.change(FunctionName, {
        ...touched(),
        ...(Timeout !== undefined && { timeout: Timeout }),
        ...(MemorySize !== undefined && { memorySize: MemorySize }),
        // The whole set is replaced.
        ...(Environment && { envVariables: variablesOf(Environment, rules) }),
      });
      return {};
    },
    BatchCreateTrigger(params) {
      const { FunctionName, Triggers } = read(triggered, params);
      const added = read(triggerList, JSON.parse(Triggers)).map((one) => [one.TriggerName, one.TriggerDesc] as const);
      const { triggers } = functions.get(FunctionName);
      functions.change(FunctionName, { triggers: triggersAfter(triggers, Object.fromEntries(added), rules) });
      return {};
    },
    DeleteTrigger(params) {
      const { FunctionName, TriggerName } = read(oneTrigger, params);
      const { [TriggerName]: _, ...triggers } = functions.get(FunctionName).triggers;
      functions.change(FunctionName, { triggers });
      return {};
    },
    /** Its triggers go with it. */
    DeleteFunction(params) {
      const { FunctionName } = read(named, params);
      functions.get(FunctionName);
      functions.remove(FunctionName);
      return {};
    },
    async Invoke(params) {
      const { FunctionName, ClientContext } = read(invoked, params);
      functions.get(FunctionName);
      return { Result: invokeResult(await invoke(FunctionName, JSON.parse(ClientContext))) };
    },
  };
}

function read<Schema extends v.GenericSchema>(schema: Schema, params: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, params);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new CloudApiError("InvalidParameterValue", `${v.getDotPath(issue) ?? "The request"}: ${issue.message}`);
}

function uploaded({ Code, Handler, InstallDependency }: v.InferOutput<typeof codeUpdated>) {
  const archive = Buffer.from(Code.ZipFile, "base64");
  const [file = ""] = Handler.split(".");
  if (!readZip(archive).has(`${file}.js`))
    throw new CloudApiError("InvalidParameterValue.Handler", `The archive has no ${file}.js.`);
  return { archive, handler: Handler, installDependency: InstallDependency === "TRUE" };
}

function variablesOf(
  environment: v.InferOutput<typeof variables> | undefined,
  { takesEmptyVariables }: CloudApiRules,
): Record<string, string> {
  const given = environment?.Variables ?? [];
  const empty = given.find(({ Value }) => Value === "");
  if (empty !== undefined && !takesEmptyVariables)
    throw new CloudApiError("InvalidParameterValue.Environment", `The variable ${empty.Key} is empty.`);
  return Object.fromEntries(given.map(({ Key, Value }) => [Key, Value]));
}

type Triggers = CloudFunction["triggers"];

function triggersAfter(before: Triggers, added: Triggers, rules: CloudApiRules): Triggers {
  if (!rules.deploySetsTriggers) return before;
  const kept = rules.triggerReplacesNamesake ? {} : before;
  const others = rules.otherTriggersStay ? before : {};
  const namesakes = Object.entries(kept).filter(([name]) => Object.hasOwn(added, name));
  return { ...others, ...added, ...Object.fromEntries(namesakes) };
}

function listed({ name, runtime, status, modTime }: CloudFunction) {
  return {
    FunctionId: `lam-${name}`,
    FunctionName: name,
    Runtime: runtime,
    Status: status,
    AddTime: modTime,
    ModTime: modTime,
  };
}

/** What a new function has by default. */
const UNSET = { timeout: 3, memorySize: 128 };

function detailed(fn: CloudFunction, rules: CloudApiRules) {
  const { timeout, memorySize } = rules.detailShowsSettings ? fn : UNSET;
  return {
    ...listed(fn),
    Handler: fn.handler,
    Timeout: timeout,
    MemorySize: memorySize,
    CodeSize: rules.codeSizeIsOfArchive ? fn.archive.length : unpackedBytes(fn.archive),
    CodeInfo: "",
    Type: "Event",
    InstallDependency: fn.installDependency ? "TRUE" : "FALSE",
    VpcConfig: { VpcId: "", SubnetId: "" },
    Environment: { Variables: Object.entries(fn.envVariables).map(([Key, Value]) => ({ Key, Value })) },
    Triggers: Object.entries(fn.triggers).map(([TriggerName, cron]) => ({
      TriggerName,
      Type: "timer",
      TriggerDesc: shownTrigger(cron, rules),
    })),
  };
}

function unpackedBytes(archive: Buffer): number {
  return [...readZip(archive).values()].reduce((bytes, content) => bytes + content.length, 0);
}

function shownTrigger(cron: string, { triggerShownAs }: CloudApiRules): string {
  if (triggerShownAs === "otherwise") return "timer";
  return triggerShownAs === "bare" ? cron : JSON.stringify({ cron });
}

/** What the CLI reads of it: times in milliseconds, memory in bytes. */
function invokeResult({ result, errorMessage, durationMs, memoryMb, logs }: InvokeAnswer) {
  const isDone = errorMessage === undefined;
  return {
    InvokeResult: isDone ? 0 : 1,
    RetMsg: isDone ? JSON.stringify(result ?? null) : JSON.stringify({ errorCode: 1, errorMessage }),
    ErrMsg: errorMessage ?? "",
    Duration: durationMs,
    BillDuration: Math.ceil(durationMs),
    MemUsage: memoryMb * 1024 * 1024,
    FunctionRequestId: "00000000-0000-4000-8000-000000000000",
    Log: logs.join("\n"),
  };
}
