// The real cloud behind the probe: the project's tcb, and for the one thing it cannot do, deleting a collection, the cloud's API.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDetail } from "../deploy/cloud-functions";
import { fixFor, isUnreachable } from "../deploy/explain";
import type { TcbSession } from "../deploy/open-session";
import { hasFailed, type TcbRun } from "../deploy/tcb";
import type { ConsoleAccess } from "../push-table/console-token";
import { ToolError } from "../tool-error";
import { buildProbe } from "./build-probe";
import { devToolsFolder } from "./devtools-folder";
import { FIRST_VARIANT, type Invoked, type ProbeDeploy, type ProbeEnvironment } from "./environment";
import type { JudgedKey } from "./judge-key";
import { sizeOf, writeVariant } from "./pack-probe";
import { MARK_VARIABLE, PROBE_COLLECTION, PROBE_FUNCTION, PROBE_TIMEOUT_SECONDS } from "./probe-names";
import { closeHttpAccess, openHttpAccess } from "./tcb-http-access";

export interface TcbEnvironmentParts {
  readonly session: TcbSession;
  readonly cliVersion: string;
  /** Deletes a collection over the cloud's API. @default it is left to the person: there is no key, and `tcb login` gives none */
  deleteCollection?(name: string): Promise<void>;
  /** @default there is no key */
  judgeKey?(): Promise<JudgedKey>;
  tokenAccess(): ConsoleAccess | undefined;
}

export interface TcbEnvironment extends ProbeEnvironment {
  /** Removes the folder that is deployed from. */
  close(): void;
}

const FUNCTION_ROOT = "functions";

export function tcbEnvironment(parts: TcbEnvironmentParts): TcbEnvironment {
  const { session } = parts;
  const { envId } = session;
  const projectDir = mkdtempSync(join(tmpdir(), "probe-project-"));
  const close = () => rmSync(projectDir, { recursive: true, force: true });
  process.once("exit", close);
  const folder = join(projectDir, FUNCTION_ROOT, PROBE_FUNCTION);
  let built: Promise<void> | undefined;
  let httpUrl: string | undefined;
  const build = () => {
    built ??= buildProbe(folder);
    return built;
  };

  return {
    close,
    async find() {
      const detail = await readDetail(session, PROBE_FUNCTION);
      return detail && { key: keyIn(detail.environment), detail };
    },
    async deploy(settings) {
      await build();
      writeVariant(folder, settings.variant);
      writeSettings(projectDir, envId, settings);
      const args = ["fn", "deploy", PROBE_FUNCTION, "-e", envId, "--yes", "--deployMode", "zip"];
      refuseFailure("fn deploy", await session.run(args, { cwd: projectDir }));
    },
    async packedSize() {
      await build();
      return sizeOf(folder);
    },
    judgeKey: async () => await parts.judgeKey?.(),
    tokenAccess: async () => parts.tokenAccess(),
    devTools: devToolsFolder(session.projectDir),
    async invoke(event) {
      const params = ["--params", JSON.stringify(event)];
      return invokedIn(await session.run(["fn", "invoke", PROBE_FUNCTION, "-e", envId, ...params]));
    },
    letPass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    async removeCollection() {
      if (parts.deleteCollection === undefined) return "by-hand";
      await parts.deleteCollection(PROBE_COLLECTION);
      return "removed";
    },
    async openHttpAccess() {
      httpUrl ??= await openHttpAccess(session);
      return httpUrl;
    },
    async closeHttpAccess() {
      httpUrl = undefined;
      await closeHttpAccess(session);
    },
    async removeFunction() {
      refuseFailure("fn delete", await session.run(["fn", "delete", PROBE_FUNCTION, "-e", envId]));
    },
    cli: { version: parts.cliVersion, envId, run: (args) => session.run(args) },
  };
}

/** The key of the run among the variables that the CLI shows. */
function keyIn(variables: string): string | undefined {
  return new RegExp(`\\b${MARK_VARIABLE}=([0-9a-f]{32})`).exec(variables)?.[1];
}

function writeSettings(projectDir: string, envId: string, settings: ProbeDeploy): void {
  const { memoryMb, key, timeoutSeconds = PROBE_TIMEOUT_SECONDS, variant = FIRST_VARIANT } = settings;
  const { triggers } = variant;
  const probe = {
    name: PROBE_FUNCTION,
    handler: "index.main",
    runtime: "Nodejs20.19",
    timeout: timeoutSeconds,
    memorySize: memoryMb,
    installDependency: false,
    envVariables: { ...variant.variables, ...settings.variables, [MARK_VARIABLE]: key },
    triggers: triggers.map((trigger) => ({ ...trigger, type: "timer" })),
  };
  mkdirSync(projectDir, { recursive: true });
  const cloudbaserc = { version: "2.0", envId, functionRoot: `./${FUNCTION_ROOT}`, functions: [probe] };
  writeFileSync(join(projectDir, "cloudbaserc.json"), JSON.stringify(cloudbaserc, null, 2));
}

function refuseFailure(command: string, run: TcbRun): void {
  if (!hasFailed(run)) return;
  const fix = fixFor(run.complaint);
  throw new ToolError(
    "PROBE_FAILED",
    {
      en: `tcb ${command} failed: ${run.complaint || "it ended without a reason"}`,
      zh: `tcb ${command} 失败：${run.complaint || "没有给出原因"}`,
    },
    { en: `${fix.en}.`, zh: `${fix.zh}。` },
  );
}

/** The result stands in one line, after a label in one of two languages. */
function invokedIn(run: TcbRun): Invoked {
  const [found] = run.stdout.split(/\r?\n/).flatMap(answersIn);
  if (found !== undefined) return found;
  if (/does not exist|函数不存在/.test(run.complaint) || isUnreachable(run.complaint) || run.complaint === "")
    throw new ToolError(
      "PROBE_FAILED",
      {
        en: `tcb fn invoke shows no result: ${run.complaint || "its output has another form than expected"}`,
        zh: `tcb fn invoke 没有显示结果：${run.complaint || "输出的格式与预期不同"}`,
      },
      { en: "Look at the network, then run the probe again.", zh: "请检查网络，然后再运行一次探测。" },
    );
  return { error: run.complaint };
}

function answersIn(line: string): Invoked[] {
  const begin = line.indexOf("{");
  if (begin === -1) return [];
  try {
    const value: { readonly errorMessage?: unknown } = JSON.parse(line.slice(begin));
    if (typeof value.errorMessage === "string") return [{ error: value.errorMessage.split(/\n\s+at /)[0] ?? "" }];
    return "probe" in value ? [{ result: value }] : [];
  } catch {
    return [];
  }
}
