// Looks whether what is in the cloud now is what cloudbaserc.json says. A deploy that reports no error may still have done nothing.
import type { FunctionSettings } from "../../project/cloudbaserc";
import { type Both, same } from "../../src/language";
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
  readonly differences: readonly Both[];
}

/** @throws {ToolError} `CLOUD_UNREADABLE` */
export async function verifyFunctions(
  session: TcbSession,
  functions: readonly FunctionSettings[],
): Promise<readonly VerifiedFunction[]> {
  return await mapConcurrently(functions, AT_ONCE, async (settings) => {
    const { name } = settings;
    const detail = await readDetail(session, name);
    if (!detail) return { name, summary: "", differences: [NOT_THERE] };
    return { name, summary: summaryOf(detail), differences: differencesOf(settings, detail, session.envId) };
  });
}

const NOT_THERE: Both = { en: "it is not in the cloud → deploy it again", zh: "云端没有这个云函数 → 请再部署一次" };
const NO_CODE: Both = { en: "it has no code → deploy it again", zh: "它没有代码 → 请再部署一次" };
const AGAIN: Both = {
  en: "deploy it again, or change it at 云函数 → 配置",
  zh: "请再部署一次，或在 云函数 → 配置 里修改",
};
const DRY_RUN: Both = {
  en: "npx message-push deploy --dry-run says what can be done",
  zh: "npx message-push deploy --dry-run 会说明怎么处理",
};

/** What of it is not as cloudbaserc.json says, each with its fix. */
export function differencesOf(settings: FunctionSettings, detail: FunctionDetail, envId: string): readonly Both[] {
  const values = [
    ["runtime", detail.runtime, settings.runtime, DRY_RUN],
    ["handler", detail.handler, settings.handler, AGAIN],
    ["timeout", detail.timeoutSeconds, String(settings.timeout), AGAIN],
    ["memorySize", detail.memoryMb, String(settings.memorySize), AGAIN],
  ] as const;
  const isEmpty = !(Number(detail.codeSizeBytes) > 0);
  return [
    ...(isActive(detail.status) ? [] : [statusOf(detail)]),
    ...values.flatMap(([what, found, wanted, fix]) => (found === wanted ? [] : [difference(what, found, wanted, fix)])),
    ...(isEmpty ? [NO_CODE] : []),
    ...triggerDifferences(settings, detail.triggers, envId),
    ...variableDifferences(settings, detail.environment),
  ];
}

function statusOf({ status, statusDescription }: FunctionDetail): Both {
  const shown = orUnknown(status);
  return {
    en: `its status is ${shown.en} ${statusDescription} → ${AGAIN.en}`,
    zh: `它的状态是 ${shown.zh} ${statusDescription} → ${AGAIN.zh}`,
  };
}

function difference(what: string, found: string, wanted: string, fix: Both): Both {
  const shown = orUnknown(found);
  return {
    en: `${what} is ${shown.en}, cloudbaserc.json says ${wanted} → ${fix.en}`,
    zh: `${what} 是 ${shown.zh}，cloudbaserc.json 里是 ${wanted} → ${fix.zh}`,
  };
}

function orUnknown(shown: string): Both {
  return shown === "" ? { en: "unknown", zh: "未知" } : same(shown);
}

/** The CLI shows `name：{"cron":"…"}`, one a line. It never takes a trigger away, and only warns when it cannot set one. */
function triggerDifferences({ name, triggers }: FunctionSettings, shown: string, envId: string): readonly Both[] {
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
      (trigger): Both => ({
        en: `no trigger "${trigger.name}" at "${trigger.config}" → deploy it again, or add it in the console`,
        zh: `缺少定时触发器“${trigger.name}”（${trigger.config}）→ 请再部署一次，或在控制台添加`,
      }),
    ),
    ...foreign
      .filter((other) => !triggers.some((trigger) => trigger.name === other))
      .map(
        (other): Both => ({
          en: `the trigger "${other}" is not in cloudbaserc.json → npx tcb fn trigger delete ${name} ${other} -e ${envId}`,
          zh: `定时触发器“${other}”不在 cloudbaserc.json 里 → npx tcb fn trigger delete ${name} ${other} -e ${envId}`,
        }),
      ),
  ];
}

/** Compares names alone: a value may be a secret. */
function variableDifferences({ envVariables }: FunctionSettings, shown: string): readonly Both[] {
  const missing = Object.keys(envVariables).filter((name) => !`; ${shown}`.includes(`; ${name}=`));
  if (missing.length === 0) return [];
  return [
    {
      en: `these variables are not there: ${missing.join(", ")} → deploy it again, or add them at 云函数 → 配置 → 环境变量`,
      zh: `缺少这些环境变量：${missing.join("、")} → 请再部署一次，或在 云函数 → 配置 → 环境变量 里添加`,
    },
  ];
}

function summaryOf(detail: FunctionDetail): string {
  const size = `${(Number(detail.codeSizeBytes) / 1024).toFixed(1)} KB`;
  const timer = detail.triggers.includes("：") ? [detail.triggers.replaceAll("\n", ", ")] : [];
  return [detail.runtime, `${detail.timeoutSeconds} s`, `${detail.memoryMb} MB`, size, ...timer].join("  ");
}
