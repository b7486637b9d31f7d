// What is in the environment, as the CLI shows it.
import { type Both, same } from "../../src/language";
import { ToolError } from "../tool-error";
import type { TcbSession } from "./open-session";
import { readTable } from "./read-tables";
import { hasFailed } from "./tcb";

/** One line of `tcb fn list`. */
export interface ListedFunction {
  readonly name: string;
  readonly runtime: string;
}

/** `tcb fn detail`; what the CLI does not show is an empty text. */
export type FunctionDetail = Readonly<Record<keyof typeof LABELS, string>>;

/** The CLI speaks English unless its settings say Chinese. */
const LABELS = {
  status: ["Status", "状态"],
  statusDescription: ["Status description", "状态描述"],
  handler: ["Execution method", "执行方法"],
  memoryMb: ["Memory configuration (MB)", "内存配置(MB)"],
  runtime: ["Runtime environment", "运行环境"],
  timeoutSeconds: ["Timeout (S)", "超时时间(S)"],
  triggers: ["Triggers", "触发器"],
  environment: ["Environment variables (key=value)", "环境变量(key=value)"],
  codeSizeBytes: ["Code size (B)", "代码大小（B）"],
} as const;

const ACTIVE = ["Deployment completed", "部署完成"];
const MOST_FUNCTIONS = "100";
const LIST_COLUMNS = 6;

/** Whether a function can be called. */
export function isActive(status: string): boolean {
  return ACTIVE.includes(status);
}

const LIST: Both = { en: "the list of functions", zh: "云函数列表" };

/** @throws {ToolError} `ENVIRONMENT_INVALID` when there is no such environment, `CLOUD_UNREADABLE` */
export async function listFunctions(session: TcbSession): Promise<readonly ListedFunction[]> {
  const run = await session.run(["fn", "list", "-e", session.envId, "-l", MOST_FUNCTIONS]);
  if (/Environment \S+ not found/.test(run.complaint)) throw environmentMissing(session.envId);
  const [heading, ...rows] = readTable(run.stdout);
  if (hasFailed(run) || heading?.length !== LIST_COLUMNS) throw unreadable(LIST, run.complaint);
  return rows.map(([, name = "", runtime = ""]) => ({ name, runtime }));
}

/**
 * `undefined` when there is no such function.
 *
 * @throws {ToolError} `CLOUD_UNREADABLE`
 */
export async function readDetail(session: TcbSession, name: string): Promise<FunctionDetail | undefined> {
  const run = await session.run(["fn", "detail", name, "-e", session.envId]);
  if (/does not exist|函数不存在/.test(run.complaint)) return undefined;
  const settings = { en: `the settings of ${name}`, zh: `${name} 的配置` };
  const rows = new Map(readTable(run.stdout).map(([label = "", value = ""]) => [label, value]));
  if (hasFailed(run) || rows.size === 0) throw unreadable(settings, run.complaint);
  const values = Object.entries(LABELS).map(([field, labels]) => [
    field,
    labels.map((label) => rows.get(label)).find((value) => value !== undefined) ?? "",
  ]);
  return Object.fromEntries(values);
}

function environmentMissing(envId: string): ToolError {
  return new ToolError(
    "ENVIRONMENT_INVALID",
    {
      en: `This account has no environment ${envId} in Shanghai, or in the region that cloudbaserc.json names.`,
      zh: `这个账号在上海（或 cloudbaserc.json 写明的地域）没有云开发环境 ${envId}。`,
    },
    {
      en: 'Correct ENV_ID, or use the account that owns it; for another region add "region": "ap-guangzhou" to cloudbaserc.json.',
      zh: '请改正 ENV_ID，或换用拥有该环境的账号；在其他地域时，在 cloudbaserc.json 里加上 "region": "ap-guangzhou"。',
    },
  );
}

function unreadable(what: Both, complaint: string): ToolError {
  const why =
    complaint === ""
      ? { en: "its output has another form than expected", zh: "输出的格式与预期不同" }
      : same(complaint);
  return new ToolError(
    "CLOUD_UNREADABLE",
    { en: `The CLI does not show ${what.en}: ${why.en}`, zh: `tcb 没有显示${what.zh}：${why.zh}` },
    {
      en: "Look at the network and at the rights of the account, then try again; npx tcb fn list shows the same without this script.",
      zh: "请检查网络和账号权限后重试；不用本工具时，npx tcb fn list 也能看到同样的内容。",
    },
  );
}
