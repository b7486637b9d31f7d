// A deploy from beginning to end: check, look, upload, look again, say what is left to do.
import type { FunctionSettings } from "../../project/cloudbaserc";
import { type Environment, readTcbEnvironment } from "../../project/env-files";
import { linesOf, named } from "../../project/join-both";
import { CodedError } from "../../src/coded-error";
import { type Both, inBoth, same, say } from "../../src/language";
import { renderTable } from "../table";
import { ToolError } from "../tool-error";
import { checkBeforehand } from "./check-beforehand";
import { listFunctions } from "./cloud-functions";
import { type DeployFailure, deployFunctions } from "./deploy-functions";
import { emptyVariablesOf } from "./empty-variables";
import { fixFor } from "./explain";
import { openSession, type TcbSession } from "./open-session";
import { createProgress, type ProgressOutput } from "./progress";
import type { DeploySettings } from "./read-settings";
import { refuseOtherRuntimes } from "./refuse-other-runtimes";
import type { RunTcb } from "./tcb";
import { verifyFunctions } from "./verify";

export interface DeployOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Says what would happen, and changes nothing in the cloud. */
  readonly isDryRun: boolean;
  /** Whether the cloud is a stand-in that is gone afterwards. */
  readonly isRehearsal?: boolean;
  /** For people; what a program wants to know is in the report. */
  readonly output: ProgressOutput;
  /** @default the real CLI */
  readonly tcb?: RunTcb;
}

/** What became of one function, or what would. */
export interface DeployedFunction {
  readonly name: string;
  readonly action: "create" | "update";
  /** Runtime, timeout, memory and so on: as they are in the cloud now, or as they would be. */
  readonly summary: string;
  /** What is not as it should be, each with its fix. */
  readonly problems: readonly Both[];
}

export interface DeployReport {
  readonly envId: string;
  readonly isDryRun: boolean;
  readonly functions: readonly DeployedFunction[];
}

/** @throws {ToolError} only when nothing was changed, or `DEPLOY_INCOMPLETE` when it cannot be told what was */
export async function runDeploy(settings: DeploySettings, options: DeployOptions): Promise<DeployReport> {
  const { isDryRun, isRehearsal = false, output } = options;
  const { envId, functions } = settings;
  output.write(`${say({ en: "Checking and building …", zh: "正在检查和打包……" })}\n`);
  await checkBeforehand(settings.projectDir, options);
  const session = await openSession(settings, options.environment, options.tcb);
  try {
    const there = await listFunctions(session);
    refuseOtherRuntimes(settings, there);
    const planned = functions.map(({ name, runtime, timeout, memorySize }): DeployedFunction => {
      const action = there.some((fn) => fn.name === name) ? "update" : "create";
      return { name, action, summary: `${runtime}  ${timeout} s  ${memorySize} MB`, problems: [] };
    });
    const known = readTcbEnvironment(settings.projectDir, options.environment);
    for (const line of emptyVariables(functions, known)) output.write(`⚠ ${say(line)}\n`);
    const done = isDryRun ? planned : await deployAll(session, settings, planned, output);
    if (isDryRun) output.write(`\n${say(planText(envId, planned))}\n`);
    // Nothing of a rehearsal stays that anybody could go on with.
    else if (isRehearsal) output.write("\n");
    else output.write(`\n${say(nextSteps(envId, createdOf(done)))}\n`);
    return { envId, isDryRun, functions: done };
  } finally {
    session.close();
  }
}

async function deployAll(
  session: TcbSession,
  { functions, envId }: DeploySettings,
  planned: readonly DeployedFunction[],
  output: ProgressOutput,
): Promise<readonly DeployedFunction[]> {
  const names = planned.map(({ name }) => name);
  const [first = "", ...others] = names;
  const what = others.length === 0 ? same(first) : { en: `${names.length} functions`, zh: `${names.length} 个云函数` };
  output.write(`${say({ en: `Deploying ${what.en} to ${envId}:`, zh: `正在部署 ${what.zh} 到 ${envId}：` })}\n`);
  const failures = await deployFunctions(session, names, createProgress(names, output));
  const verified = await verifyFunctions(session, functions).catch((error: unknown) => {
    const fact = error instanceof CodedError ? error.texts.fact : same(String(error));
    throw incomplete([...failures.map((failure) => named(failure.name, notDeployed(failure))), fact]);
  });
  const width = Math.max(...names.map((name) => name.length));
  output.write(`${say({ en: "In the cloud now:", zh: "云端现在：" })}\n`);
  return verified.map(({ name, summary, differences }, i) => {
    const lines = [summary, ...differences.map((text) => `✖ ${say(text)}`)].filter(Boolean);
    output.write(`  ${name.padEnd(width)}  ${lines.join(`\n  ${" ".repeat(width)}  `)}\n`);
    const failure = failures.find((failed) => failed.name === name);
    // What was not deployed differs for that reason.
    const problems = failure ? [notDeployed(failure)] : differences;
    return { name, action: planned[i]?.action ?? "update", summary, problems };
  });
}

/** @throws {ToolError} `DEPLOY_INCOMPLETE`, with all that is not as it should be */
export function refuseIncomplete({ functions }: DeployReport): void {
  const all = functions.flatMap(({ name, problems }) => problems.map((text) => named(name, text)));
  if (all.length > 0) throw incomplete(all);
}

function notDeployed({ complaint }: DeployFailure): Both {
  // What the CLI says itself is in no language of ours.
  const fix = fixFor(complaint.en);
  return { en: `not deployed: ${complaint.en} → ${fix.en}`, zh: `没有部署成功：${complaint.zh} → ${fix.zh}` };
}

function createdOf(functions: readonly DeployedFunction[]): readonly string[] {
  return functions.flatMap(({ name, action, problems }) =>
    action === "create" && problems.length === 0 ? [name] : [],
  );
}

function incomplete(problems: readonly Both[]): ToolError {
  const list = linesOf(problems);
  return new ToolError(
    "DEPLOY_INCOMPLETE",
    {
      en: `Not everything is as it should be:\n  ${list.en}`,
      zh: `有些地方不对：\n  ${list.zh}`,
    },
    {
      en: "Fix these and run npx message-push deploy again; what is deployed already is deployed once more, which does no harm.",
      zh: "请解决后再运行 npx message-push deploy；已经部署好的会再部署一次，没有害处。",
    },
  );
}

const ACTIONS: Readonly<Record<DeployedFunction["action"], Both>> = {
  create: { en: "create", zh: "新建" },
  update: { en: "update", zh: "更新" },
};

function planText(envId: string, planned: readonly DeployedFunction[]): Both {
  const lines = inBoth((language) =>
    renderTable(
      planned.map(({ name, action, summary }) => [ACTIONS[action][language], name, summary]),
      { indent: "  " },
    ).join("\n"),
  );
  return {
    en: `A deploy to ${envId} would:\n${lines.en}\nNothing was changed.`,
    zh: `部署到 ${envId} 时会：\n${lines.zh}\n什么都没有改动。`,
  };
}

/** What no tool can do for a team. `created`: the functions that were not there before. */
function nextSteps(envId: string, created: readonly string[]): Both {
  const which =
    created.length > 0
      ? {
          en: `These are new: ${created.join(", ")}. Upload each once`,
          zh: `这些是新建的：${created.join("、")}。请各上传一次：`,
        }
      : {
          en: "Where a config.json has changed since its last upload from DevTools, upload that function once",
          zh: "上次用微信开发者工具上传之后改过 config.json 的云函数，请上传一次：",
        };
  const steps = [
    {
      en: `${which.en} from WeChat DevTools (right click → 上传并部署：所有文件). Only that makes the permissions of config.json effective, within 10 minutes; until then its cloud calls end with -604101.`,
      zh: `${which.zh}在微信开发者工具里右键 → 上传并部署：所有文件。只有这样 config.json 里的权限才会生效，最多等 10 分钟；在此之前云调用会返回 -604101。`,
    },
    {
      en: "Bind every row of the push table: npx message-push push-table prints them for 云开发 → 设置 → 其他设置 → 消息推送, 推送模式 云函数.",
      zh: "绑定推送表的每一行：npx message-push push-table 会列出要在 云开发 → 设置 → 其他设置 → 消息推送（推送模式选 云函数）里填的内容。",
    },
    {
      en: `Ask the functions whether they work: npx message-push smoke --env ${envId}`,
      zh: `试一试云函数能否工作：npx message-push smoke --env ${envId}`,
    },
  ];
  const listed = inBoth((language) => steps.map((step, i) => `  ${i + 1}. ${step[language]}`).join("\n"));
  return { en: `Next, by hand:\n${listed.en}`, zh: `接下来手动完成：\n${listed.zh}` };
}

/**
 * The CLI fills in nothing for a variable that is not set, and replaces the whole set of a function: what was written
 * in the console is gone then. One line for each function that is concerned.
 */
function emptyVariables(functions: readonly FunctionSettings[], environment: Environment): readonly Both[] {
  return functions.flatMap((fn) => {
    const empty = emptyVariablesOf(fn, environment);
    if (empty.length === 0) return [];
    return [
      {
        en: `${fn.name} gets empty variables, whatever the console has now, because .env lacks: ${empty.join(", ")}`,
        zh: `${fn.name} 的这些环境变量会变成空的（不论控制台里现在是什么），因为 .env 里没有：${empty.join("、")}`,
      },
    ];
  });
}
