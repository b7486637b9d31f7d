// A path of HTTP access for the probe's function, made and taken away by the CLI.
import type { Both } from "../../src/language";
import type { TcbSession } from "../deploy/open-session";
import { readTable } from "../deploy/read-tables";
import { hasFailed, type TcbRun } from "../deploy/tcb";
import { ToolError } from "../tool-error";
import { PROBE_FUNCTION, PROBE_PATH } from "./probe-names";

/** As the API refuses it, for which the CLI has words of its own in two languages. */
const IS_THERE = /Path already exists|路径已存在/;

/** Resolves with the URL. @throws {ToolError} `PROBE_FAILED` */
export async function openHttpAccess(session: TcbSession): Promise<string> {
  const run = await create(session);
  if (!IS_THERE.test(run.complaint)) return urlIn(run, session.envId);
  // Only the answer to its making shows the URL.
  await closeHttpAccess(session);
  return urlIn(await create(session), session.envId);
}

/** Takes away the path that leads to the probe's function; one that leads elsewhere stays. @throws {ToolError} `PROBE_FAILED` */
export async function closeHttpAccess(session: TcbSession): Promise<void> {
  const list = await session.run(["service", "list", "-e", session.envId, "-p", PROBE_PATH]);
  refuseFailure("service list", list, session.envId);
  const isThere = readTable(list.stdout).some(([path, name]) => path === PROBE_PATH && name === PROBE_FUNCTION);
  if (!isThere) return;
  const which = ["-p", PROBE_PATH, "-n", PROBE_FUNCTION];
  const deleted = await session.run(["service", "delete", "-e", session.envId, ...which]);
  refuseFailure("service delete", deleted, session.envId);
}

function create(session: TcbSession): Promise<TcbRun> {
  return session.run(["service", "create", "-e", session.envId, "-p", PROBE_PATH, "-f", PROBE_FUNCTION]);
}

/** The link that the CLI shows, on either of its streams. */
function urlIn(run: TcbRun, envId: string): string {
  refuseFailure("service create", run, envId);
  const [url] = /https:\/\/[\w.:/-]+/.exec(`${run.stdout}\n${run.stderr ?? ""}`) ?? [];
  if (url?.endsWith(PROBE_PATH)) return url;
  throw failed("service create", { en: "it shows no URL", zh: "没有显示 URL" });
}

function refuseFailure(command: string, run: TcbRun, envId: string): void {
  if (!hasFailed(run)) return;
  // The report shows why a part failed, and never which environment it was.
  const complaint = run.complaint.replaceAll(envId, "***");
  throw failed(command, {
    en: complaint || "it ended without a reason",
    zh: complaint || "没有给出原因",
  });
}

function failed(command: string, why: Both): ToolError {
  return new ToolError(
    "PROBE_FAILED",
    { en: `tcb ${command} failed: ${why.en}`, zh: `tcb ${command} 失败：${why.zh}` },
    {
      en: `Look at the path ${PROBE_PATH} with npx tcb service list: where it leads to another function than ${PROBE_FUNCTION}, the probe leaves it alone.`,
      zh: `请用 npx tcb service list 查看路径 ${PROBE_PATH}：如果它指向的不是 ${PROBE_FUNCTION}，探测不会动它。`,
    },
  );
}
