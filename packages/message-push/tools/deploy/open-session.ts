// A login of the CLI: by key in a folder of its own that is removed afterwards, or the login that is there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTcbEnvironment } from "../../project/env-files";
import { variablesAskedFor } from "../../project/env-templates";
import { same } from "../../src/language";
import { ToolError } from "../tool-error";
import { isUnreachable } from "./explain";
import type { CloudKey, DeploySettings } from "./read-settings";
import { hasFailed, type RunTcb, runTcb, type TcbContext, type TcbOptions, type TcbRun } from "./tcb";

export interface TcbSession extends TcbContext {
  readonly envId: string;
  /** Runs the CLI as who is logged in. */
  run(args: readonly string[], options?: TcbOptions): Promise<TcbRun>;
  /** Forgets the key. */
  close(): void;
}

/** Shorter texts would also be found where they mean nothing. */
const SHORTEST_SECRET = 6;

/**
 * Logs in. `tcb` runs the CLI; tests give another.
 *
 * @throws {ToolError} `LOGIN_REFUSED`
 */
export async function openSession(
  settings: DeploySettings,
  environment: NodeJS.ProcessEnv,
  tcb: RunTcb = runTcb,
): Promise<TcbSession> {
  const { projectDir, envId, key } = settings;
  // The CLI prints what functions get from `.env` and `.env.local` with their settings.
  const known = readTcbEnvironment(projectDir, environment);
  const variables = settings.functions.flatMap(variablesAskedFor).map((name) => known[name] ?? "");
  const secrets = [...Object.values(key ?? {}), ...variables];
  const context = { projectDir, envId, secrets: secrets.filter((text) => text.length >= SHORTEST_SECRET), tcb };
  return key === undefined ? await useLogin(context, environment) : await logIn(context, environment, key);
}

interface SessionContext extends Pick<TcbSession, "projectDir" | "envId" | "secrets"> {
  readonly tcb: RunTcb;
}

function sessionOf({ tcb, ...own }: SessionContext, environment: NodeJS.ProcessEnv, close: () => void): TcbSession {
  const context = { ...own, environment };
  return { ...context, close, run: (args, options) => tcb(context, args, options) };
}

async function useLogin(context: SessionContext, environment: NodeJS.ProcessEnv): Promise<TcbSession> {
  const session = sessionOf(context, environment, () => undefined);
  // Of the commands that need a login, this one does not open a browser when there is none.
  if (!hasFailed(await session.run(["env", "list"]))) return session;
  throw new ToolError(
    "LOGIN_REFUSED",
    { en: "There is no key, and the CLI is not logged in.", zh: "没有密钥，tcb 也没有登录。" },
    {
      en: "Put TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY into .env, or run npx tcb login once. If you did, look at the network: the CLI prints the same when it reaches no server.",
      zh: "请在 .env 里写上 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY，或运行一次 npx tcb login。已经登录过的，请检查网络：连不上服务器时 tcb 也会这样提示。",
    },
  );
}

async function logIn(context: SessionContext, environment: NodeJS.ProcessEnv, key: CloudKey): Promise<TcbSession> {
  const home = mkdtempSync(join(tmpdir(), "deploy-login-"));
  const close = () => rmSync(home, { recursive: true, force: true });
  process.once("exit", close);
  // The CLI keeps its login in two folders: by HOME, and by XDG_CONFIG_HOME where there is one. It reads no key from its environment.
  const own = { ...environment, HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: join(home, ".config") };
  const session = sessionOf(context, own, close);
  const token = key.sessionToken === undefined ? [] : ["--token", key.sessionToken];
  const login = await session.run(["login", "--apiKeyId", key.secretId, "--apiKey", key.secretKey, ...token]);
  if (!hasFailed(login)) return session;
  close();
  refuseUnreachable(login);
  const why =
    login.complaint === "" ? { en: "the CLI ended without a reason", zh: "tcb 没有给出原因" } : same(login.complaint);
  throw new ToolError(
    "LOGIN_REFUSED",
    { en: `Tencent Cloud did not accept the key: ${why.en}`, zh: `腾讯云没有接受这个密钥：${why.zh}` },
    {
      en: "Look at TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY: wrong, disabled or deleted at console.cloud.tencent.com/cam/capi, or a temporary key that has expired or lacks TENCENTCLOUD_SESSIONTOKEN. Then at this machine's clock.",
      zh: "请检查 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY：可能写错了，在 console.cloud.tencent.com/cam/capi 被禁用或删除了，或者是已过期、缺少 TENCENTCLOUD_SESSIONTOKEN 的临时密钥。再检查这台机器的时间。",
    },
  );
}

/** A connection that failed says nothing about the key. */
function refuseUnreachable({ complaint }: TcbRun): void {
  if (!isUnreachable(complaint)) return;
  throw new ToolError(
    "CLOUD_UNREADABLE",
    { en: `Tencent Cloud could not be reached: ${complaint}`, zh: `连不上腾讯云：${complaint}` },
    {
      en: "Look at the network, and at HTTP_PROXY if this machine needs one.",
      zh: "请检查网络；这台机器需要代理时，检查 HTTP_PROXY。",
    },
  );
}
