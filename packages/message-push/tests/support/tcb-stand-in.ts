// The CLI as scripts see it, without a process: it keeps functions in memory and prints what `tcb` prints. That the real
// one prints the same is shown by the slow tests of the same scripts.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readCloudbaserc } from "../../project/cloudbaserc";
import { type CloudFunction, FunctionStore } from "../../simulator/cloud-api/function-store";
import type { RunTcb, TcbContext, TcbRun } from "../../tools/deploy/tcb";

export interface TcbStandIn {
  readonly run: RunTcb;
  readonly functions: FunctionStore;
  /** Every command that was run, as words. */
  readonly commands: readonly string[];
  /** What the commands that begin like this end with, until it is `undefined`. */
  refuse(command: string, complaint: string | undefined): void;
}

/** What `tcb fn invoke` gets from a function. */
export type CallFunction = (name: string, event: unknown) => Promise<unknown>;

export function tcbStandIn(call: CallFunction = async () => "success"): TcbStandIn {
  const functions = new FunctionStore();
  const commands: string[] = [];
  const refusals = new Map<string, string>();
  const run: RunTcb = async (context, args) => {
    const command = args.join(" ");
    commands.push(command);
    const [, complaint] = [...refusals].find(([start]) => command.startsWith(start)) ?? [];
    return complaint === undefined ? answer({ functions, call }, context, args) : failed(complaint);
  };
  const refuse = (command: string, complaint: string | undefined) => {
    if (complaint === undefined) refusals.delete(command);
    else refusals.set(command, complaint);
  };
  return { run, functions, commands, refuse };
}

interface Cloud {
  readonly functions: FunctionStore;
  readonly call: CallFunction;
}

async function answer({ functions, call }: Cloud, context: TcbContext, args: readonly string[]): Promise<TcbRun> {
  const [service = "", verb = "", name = ""] = args;
  if (service === "login") return said("✔ login succeeded");
  if (service === "env") return said("");
  if (verb === "list") return said(listTable(functions.all()));
  if (verb === "deploy") return deploy(functions, context, name);
  if (!functions.all().some((fn) => fn.name === name)) return failed(`The function ${name} does not exist.`);
  if (verb === "detail") return said(detailTable(functions.get(name)));
  return said(`Return result：${JSON.stringify(await call(name, JSON.parse(args.at(-1) ?? "")))}`);
}

const said = (stdout: string): TcbRun => ({ exitCode: 0, stdout, complaint: "" });
const failed = (complaint: string): TcbRun => ({ exitCode: 1, stdout: "", complaint });

function deploy(functions: FunctionStore, { projectDir }: TcbContext, name: string): TcbRun {
  const settings = readCloudbaserc(projectDir).functions.find((fn) => fn.name === name);
  const archive = join(projectDir, "dist/cloudfunctions", name, "index.js");
  if (settings === undefined || !existsSync(archive)) return failed(`${name} is not built`);
  const known = functions.all().find((fn) => fn.name === name);
  const { triggers, ...rest } = settings;
  // As the real one: it adds triggers, and takes none away.
  const added = Object.fromEntries(triggers.map((trigger) => [trigger.name, trigger.config]));
  functions.remove(name);
  functions.add({
    ...rest,
    triggers: { ...known?.triggers, ...added },
    status: "Active",
    archive: Buffer.from("new code"),
    modTime: "2026-01-02 00:00:00",
  });
  return said(`✔ [${name}] deployed`);
}

function table(rows: readonly (readonly string[])[]): string {
  const lines = rows.flatMap((cells) => {
    const height = Math.max(...cells.map((cell) => cell.split("\n").length));
    return Array.from(
      { length: height },
      (_, i) => `│ ${cells.map((cell) => cell.split("\n")[i] ?? "").join(" │ ")} │`,
    );
  });
  return ["┌───┐", ...lines, "└───┘"].join("\n");
}

function listTable(functions: readonly CloudFunction[]): string {
  const heading = ["Function ID", "Function name", "Runtime", "Created", "Modified", "Status"];
  return table([
    heading,
    ...functions.map((fn) => [`lam-${fn.name}`, fn.name, fn.runtime, fn.modTime, fn.modTime, "Deployment completed"]),
  ]);
}

function detailTable(fn: CloudFunction): string {
  const lines = (entries: Readonly<Record<string, string>>, show: (name: string, value: string) => string) =>
    Object.entries(entries).map(([name, value]) => show(name, value));
  return table([
    ["Status", "Deployment completed"],
    ["Status description", ""],
    ["Execution method", fn.handler],
    ["Memory configuration (MB)", String(fn.memorySize)],
    ["Runtime environment", fn.runtime],
    ["Timeout (S)", String(fn.timeout)],
    ["Triggers", lines(fn.triggers, (name, cron) => `${name}：${JSON.stringify({ cron })}`).join("\n")],
    ["Environment variables (key=value)", lines(fn.envVariables, (name, value) => `${name}=${value}`).join("; ")],
    ["Code size (B)", String(fn.archive.length)],
  ]);
}
