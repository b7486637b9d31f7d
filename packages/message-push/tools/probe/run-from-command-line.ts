// The probe as a person starts it: logs in, lets Ctrl-C end it in order, prints the table and writes the report.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PACKAGE_DIR } from "../../project/package-home";
import { type Both, say, spokenLanguage } from "../../src/language";
import { findTcb } from "../deploy/find-tcb";
import { openSession } from "../deploy/open-session";
import { type DeploySettings, readEnvId, readKey } from "../deploy/read-settings";
import { type ConsoleAccess, readConsoleAccess } from "../push-table/console-token";
import { cleanLeftOver } from "./clean-up";
import { deleteCollection } from "./delete-collection";
import { NO_FOLDER } from "./devtools-folder";
import { judgeKey } from "./judge-key";
import type { Part } from "./parts/part";
import type { Person } from "./person";
import { rehearsedPerson } from "./rehearsal/rehearsed-person";
import { startRehearsal } from "./rehearsal/start-rehearsal";
import { renderReportMarkdown, renderReportTable } from "./render-report";
import { type Origin, type ProbeReport, reportText } from "./report";
import { runProbe } from "./run-probe";
import { type TcbEnvironment, tcbEnvironment } from "./tcb-environment";
import { NOBODY, type TerminalPerson, terminalPerson } from "./terminal-person";

export interface ProbeOrder {
  readonly projectDir: string;
  readonly parts: readonly Part[];
  readonly does: "probe" | "rehearse" | "clean";
  /** Whether nobody takes part. */
  readonly isAlone: boolean;
  readonly despiteCustomers: boolean;
}

/** A run that Ctrl-C ended, as shells say it. */
const INTERRUPTED = 130;
const tell = (line: Both) => console.log(say(line));

/** Resolves with the exit code. @throws {ToolError} as `runProbe`, `openSession` and the settings do */
export async function runFromCommandLine(order: ProbeOrder): Promise<number> {
  const signal = endOnSignals();
  try {
    if (order.does === "rehearse") await rehearse(order, signal);
    else await withCloud(order, process.env, (environment) => inTheCloud(order, environment, signal));
    return 0;
  } catch (error) {
    if (error !== signal.reason || !signal.aborted) throw error;
    tell({ en: "Interrupted; nothing of the probe is left.", zh: "已中断；探测没有留下任何东西。" });
    return INTERRUPTED;
  }
}

async function inTheCloud(order: ProbeOrder, environment: TcbEnvironment, signal: AbortSignal): Promise<void> {
  if (order.does === "clean") return await cleanLeftOver(environment, tell);
  const person = order.isAlone ? NOBODY : terminalPerson({ input: process.stdin, output: process.stdout }, signal);
  try {
    await probe(order, { environment, person, origin: "cloud", variables: process.env, signal });
  } finally {
    if ("close" in person) (person as TerminalPerson).close();
  }
}

async function rehearse(order: ProbeOrder, signal: AbortSignal): Promise<void> {
  const beginsWithoutPermissions = order.parts.some(({ id }) => id === "permissions");
  const rehearsal = await startRehearsal({}, { beginsWithoutPermissions });
  try {
    await withCloud(order, { ...process.env, ...rehearsal.variables }, async (real) => {
      const openHttpAccess = async () => rehearsal.reachable(await real.openHttpAccess());
      const { letPass, tokenAccess } = rehearsal;
      const environment = { ...real, openHttpAccess, letPass, tokenAccess, devTools: NO_FOLDER };
      const person = order.isAlone ? NOBODY : rehearsedPerson(rehearsal);
      await probe(order, { environment, person, origin: "rehearsal", variables: rehearsal.variables, signal });
    });
  } finally {
    await rehearsal.stop();
  }
}

interface Surroundings {
  readonly environment: TcbEnvironment;
  readonly person: Person;
  readonly origin: Origin;
  readonly variables: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

async function probe(order: ProbeOrder, { variables, ...around }: Surroundings): Promise<void> {
  const report = await runProbe({
    ...around,
    parts: order.parts,
    despiteCustomers: order.despiteCustomers,
    has: thingsIn(variables),
    today: new Date().toISOString().slice(0, 10),
    packageVersion: versionIn(PACKAGE_DIR),
    say: tell,
  });
  console.log(`\n${renderReportTable(report, { language: spokenLanguage() })}\n`);
  writeReport(order.projectDir, report);
}

/** A rehearsal never takes the place of a real environment's report. */
function writeReport(projectDir: string, report: ProbeReport): void {
  const name = report.origin === "cloud" ? "probe-report" : "probe-rehearsal";
  writeFileSync(join(projectDir, `${name}.json`), reportText(report));
  writeFileSync(join(projectDir, `${name}.md`), renderReportMarkdown(report));
  tell({
    en: `Written: ${name}.json and ${name}.md. docs/going-live.md says what to do with them.`,
    zh: `已写入 ${name}.json 和 ${name}.md。接下来怎么做见 docs/going-live.zh-CN.md。`,
  });
}

function thingsIn({ WECHAT_APPID = "", WECHAT_APPSECRET = "", TENCENTCLOUD_SECRETID = "" }: NodeJS.ProcessEnv) {
  return new Set([
    ...(WECHAT_APPID !== "" && WECHAT_APPSECRET !== "" ? ["access-token"] : []),
    ...(TENCENTCLOUD_SECRETID === "" ? [] : ["key"]),
  ]);
}

async function withCloud(
  { projectDir }: ProbeOrder,
  variables: NodeJS.ProcessEnv,
  work: (environment: TcbEnvironment) => Promise<void>,
): Promise<void> {
  const key = readKey(variables);
  const settings: DeploySettings = { projectDir, envId: readEnvId(variables), key, functions: [] };
  const cliVersion = versionIn(join(dirname(findTcb(projectDir)), ".."));
  tell({ en: "Logging in …", zh: "正在登录 …" });
  const session = await openSession(settings, variables);
  const { MESSAGE_PUSH_CLOUD_API: endpoint, HTTPS_PROXY, https_proxy: proxyUrl = HTTPS_PROXY } = variables;
  const how = { envId: settings.envId, ...(endpoint && { endpoint }), ...(proxyUrl && { proxyUrl }) };
  const environment = tcbEnvironment({
    session,
    cliVersion,
    tokenAccess: () => readOwnAccess(variables),
    ...(key && {
      deleteCollection: (collection) => deleteCollection({ key, collection, ...how }),
      judgeKey: () => judgeKey({ key, ...how }),
    }),
  });
  try {
    await work(environment);
  } finally {
    environment.close();
    session.close();
  }
}

/** The mini program's own account, and never somebody else's token. */
function readOwnAccess(variables: NodeJS.ProcessEnv): ConsoleAccess | undefined {
  return readConsoleAccess({ ...variables, WECHAT_PUSH_TABLE_TOKEN: "" });
}

function versionIn(folder: string): string {
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return version;
}

/** The first Ctrl-C ends the run in order; the second ends it at once, and --clean has to follow. */
function endOnSignals(): AbortSignal {
  const controller = new AbortController();
  const end = () => {
    if (controller.signal.aborted) {
      tell({
        en: "\nEnded at once. Run npx message-push probe --clean: something may be left.",
        zh: "\n已立即结束。可能有残留，请运行 npx message-push probe --clean。",
      });
      process.exit(1);
    }
    tell({ en: "\nEnding …", zh: "\n正在结束 …" });
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, end);
  return controller.signal;
}
