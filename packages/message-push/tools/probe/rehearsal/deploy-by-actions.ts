// What the CLI asks of the cloud's API when it deploys, and how it shows a function, for rehearsals without it.
import type { CloudAction } from "../../../simulator/cloud-api/function-actions";
import { FIRST_VARIANT, type ProbeDeploy } from "../environment";
import { MARK_VARIABLE, PROBE_FUNCTION, PROBE_TIMEOUT_SECONDS } from "../probe-names";

type Actions = Readonly<Record<string, CloudAction>>;

/** @throws {CloudApiError} as the stand-in refuses it */
export async function deployBy(actions: Actions, archive: Buffer, settings: ProbeDeploy): Promise<void> {
  const { memoryMb, key, timeoutSeconds = PROBE_TIMEOUT_SECONDS, variant = FIRST_VARIANT } = settings;
  const variables = Object.entries({ ...variant.variables, ...settings.variables, [MARK_VARIABLE]: key });
  const configuration = {
    FunctionName: PROBE_FUNCTION,
    Timeout: timeoutSeconds,
    MemorySize: memoryMb,
    Environment: { Variables: variables.map(([Key, Value]) => ({ Key, Value })) },
  };
  const code = { Code: { ZipFile: archive.toString("base64") }, Handler: "index.main", InstallDependency: "FALSE" };
  if (await isThere(actions)) {
    await actions.UpdateFunctionCode?.({ FunctionName: PROBE_FUNCTION, ...code });
    await actions.UpdateFunctionConfiguration?.(configuration);
  } else await actions.CreateFunction?.({ ...configuration, ...code, Runtime: "Nodejs18.15" });
  const triggers = variant.triggers.map(({ name, config }) => ({
    TriggerName: name,
    Type: "timer",
    TriggerDesc: config,
  }));
  await actions.BatchCreateTrigger?.({ FunctionName: PROBE_FUNCTION, Triggers: JSON.stringify(triggers) });
}

async function isThere(actions: Actions): Promise<boolean> {
  const listed = (await actions.ListFunctions?.({})) as Listed | undefined;
  return listed?.Functions.some(({ FunctionName }) => FunctionName === PROBE_FUNCTION) ?? false;
}

interface Listed {
  readonly Functions: readonly { readonly FunctionName: string }[];
}

/** What GetFunction answers, of what is shown. */
interface Answered {
  readonly Timeout: number;
  readonly MemorySize: number;
  readonly CodeSize: number;
  readonly Environment: { readonly Variables: readonly { readonly Key: string; readonly Value: string }[] };
  readonly Triggers: readonly { readonly TriggerName: string; readonly TriggerDesc: string }[];
}

/** As `tcb fn detail` shows it. */
export function detailOf(answer: unknown): Readonly<Record<string, string>> {
  const { Timeout, MemorySize, CodeSize, Environment, Triggers } = answer as Answered;
  return {
    timeoutSeconds: String(Timeout),
    memoryMb: String(MemorySize),
    codeSizeBytes: String(CodeSize),
    environment: Environment.Variables.map(({ Key, Value }) => `${Key}=${Value}`).join("; "),
    triggers: Triggers.map(({ TriggerName, TriggerDesc }) => `${TriggerName}：${TriggerDesc}`).join("\n"),
  };
}
