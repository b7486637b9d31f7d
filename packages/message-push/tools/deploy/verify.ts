// Looks whether what is in the cloud now is what cloudbaserc.json says. A deploy that reports no error may still have done nothing.
import type { FunctionSettings } from "../../project/cloudbaserc";
import { mapConcurrently } from "../map-concurrently";
import { type FunctionDetail, isActive, readDetail } from "./cloud-functions";
import { AT_ONCE } from "./deploy-functions";
import type { TcbSession } from "./open-session";

/** One function after the deploy. */
export interface VerifiedFunction {
  readonly name: string;
  /** A line for people: runtime, timeout, memory, size, triggers. */
  readonly summary: string;
  /** What is not as it should be, each with its fix. */
  readonly differences: readonly string[];
}

/** @throws {ToolError} `CLOUD_UNREADABLE` */
export async function verifyFunctions(
  session: TcbSession,
  functions: readonly FunctionSettings[],
): Promise<readonly VerifiedFunction[]> {
  return await mapConcurrently(functions, AT_ONCE, async (settings) => {
    const { name } = settings;
    const detail = await readDetail(session, name);
    if (!detail) return { name, summary: "", differences: ["it is not in the cloud → deploy it again"] };
    return { name, summary: summaryOf(detail), differences: differencesOf(settings, detail, session.envId) };
  });
}

/** What of it is not as cloudbaserc.json says, each with its fix. */
export function differencesOf(settings: FunctionSettings, detail: FunctionDetail, envId: string): readonly string[] {
  const again = "deploy it again, or change it at 云函数 → 配置";
  const values = [
    ["runtime", detail.runtime, settings.runtime, "npx message-push deploy --dry-run says what can be done"],
    ["handler", detail.handler, settings.handler, again],
    ["timeout", detail.timeoutSeconds, String(settings.timeout), again],
    ["memorySize", detail.memoryMb, String(settings.memorySize), again],
  ] as const;
  const isEmpty = !(Number(detail.codeSizeBytes) > 0);
  return [
    ...(isActive(detail.status)
      ? []
      : [`its status is ${detail.status || "unknown"} ${detail.statusDescription} → ${again}`]),
    ...values.flatMap(([what, found, wanted, fix]) =>
      found === wanted ? [] : [`${what} is ${found || "unknown"}, cloudbaserc.json says ${wanted} → ${fix}`],
    ),
    ...(isEmpty ? ["it has no code → deploy it again"] : []),
    ...triggerDifferences(settings, detail.triggers, envId),
    ...variableDifferences(settings, detail.environment),
  ];
}

/** The CLI shows `name：{"cron":"…"}`, one a line. It never takes a trigger away, and only warns when it cannot set one. */
function triggerDifferences({ name, triggers }: FunctionSettings, shown: string, envId: string): readonly string[] {
  const found = shown
    .split("\n")
    .filter((line) => line.includes("："))
    .map((line) => line.trim());
  const missing = triggers.filter(
    (trigger) => !found.some((line) => line.startsWith(`${trigger.name}：`) && line.includes(trigger.config)),
  );
  const foreign = found.map((line) => line.slice(0, line.indexOf("：")));
  return [
    ...missing.map(
      (trigger) => `no trigger "${trigger.name}" at "${trigger.config}" → deploy it again, or add it in the console`,
    ),
    ...foreign
      .filter((other) => !triggers.some((trigger) => trigger.name === other))
      .map(
        (other) =>
          `the trigger "${other}" is not in cloudbaserc.json → npx tcb fn trigger delete ${name} ${other} -e ${envId}`,
      ),
  ];
}

/** Compares names alone: a value may be a secret. */
function variableDifferences({ envVariables }: FunctionSettings, shown: string): readonly string[] {
  const missing = Object.keys(envVariables).filter((name) => !`; ${shown}`.includes(`; ${name}=`));
  if (missing.length === 0) return [];
  return [
    `these variables are not there: ${missing.join(", ")} → deploy it again, or add them at 云函数 → 配置 → 环境变量`,
  ];
}

function summaryOf(detail: FunctionDetail): string {
  const size = `${(Number(detail.codeSizeBytes) / 1024).toFixed(1)} KB`;
  const timer = detail.triggers.includes("：") ? [detail.triggers.replaceAll("\n", ", ")] : [];
  return [detail.runtime, `${detail.timeoutSeconds} s`, `${detail.memoryMb} MB`, size, ...timer].join("  ");
}
