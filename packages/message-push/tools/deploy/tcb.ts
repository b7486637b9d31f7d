// Runs the real CLI of the project, with no terminal for its questions, and reads its output.
import { spawn } from "node:child_process";
import { inTempFolder } from "../temp-folder";
import { findTcb } from "./find-tcb";

/** Where and as whom the CLI runs. */
export interface TcbContext {
  readonly projectDir: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Texts that must not be shown. */
  readonly secrets: readonly string[];
}

export interface TcbRun {
  /** `null` when it had to be ended. */
  readonly exitCode: number | null;
  /** Without secrets; standard output alone, where the CLI's tables are. */
  readonly stdout: string;
  /** Without secrets; what it shows while it works, such as the address of something that it made. */
  readonly stderr?: string;
  /** What it marked as an error, without secrets. It ends with 0 after some of them: this is how to tell. */
  readonly complaint: string;
}

/** A deploy may wait five minutes for a function, and does so up to three times. */
const TIMEOUT_MS = 16 * 60_000;

/** English, without colours, and with the same marks on every system: on Windows they follow TERM. */
const OWN_ENVIRONMENT = {
  LC_ALL: "en_US.UTF-8",
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  TERM: "xterm-256color",
  TCB_NO_BROWSER: "1",
};

/** Runs the CLI with these arguments. Never rejects because of what the CLI does; `TCB_MISSING` where there is none. */
export type RunTcb = (context: TcbContext, args: readonly string[], options?: TcbOptions) => Promise<TcbRun>;

/** How one command is run. */
export interface TcbOptions {
  /** The folder of the cloudbaserc.json that it reads. @default the project's */
  readonly cwd?: string;
}

export const runTcb: RunTcb = (context, args, options = {}) =>
  inTempFolder((folder) => runIn(folder, context, args, options));

/** The CLI packs each function to a name of its own in the folder for temporary files, where another deploy of this machine packs to the same. */
function runIn(
  tempFolder: string,
  context: TcbContext,
  args: readonly string[],
  { cwd = context.projectDir }: TcbOptions,
): Promise<TcbRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [findTcb(context.projectDir), ...args], {
      cwd,
      env: { ...context.environment, ...OWN_ENVIRONMENT, TMPDIR: tempFolder, TEMP: tempFolder, TMP: tempFolder },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const end = () => child.kill("SIGKILL");
    const giveUp = setTimeout(end, TIMEOUT_MS);
    process.once("exit", end);
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const)
      child[stream].setEncoding("utf8").on("data", (text: string) => {
        printed[stream] += text;
      });
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearTimeout(giveUp);
      process.off("exit", end);
      const [stdout, stderr] = [printed.stdout, printed.stderr].map((text) => scrub(text, context.secrets));
      resolve({ exitCode, stdout: stdout ?? "", stderr: stderr ?? "", complaint: complaintOf(`${stdout}\n${stderr}`) });
    });
  });
}

/** Whether the CLI did what it was asked for, as far as it can be told from outside. */
export function hasFailed({ exitCode, complaint }: TcbRun): boolean {
  return exitCode !== 0 || complaint !== "";
}

/** Takes every secret out of a text. */
export function scrub(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
}

const REQUEST_ID = /^(RequestId: )?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The lines marked with a cross, and those that belong to them, without request ids and repetitions of the name. */
function complaintOf(output: string): string {
  const lines = output.split(/\r?\n/).map((line) => line.trim());
  const marked = lines.flatMap((line, i) => (/^[✖×]/.test(line) ? [line, ...following(lines, i + 1)] : []));
  // Where it shows an error as an object, the code stands in there alone.
  const codes = lines.flatMap((line) => /^code: '([A-Za-z.]+)'/.exec(line)?.[1] ?? []).map((code) => `(${code})`);
  const texts = marked
    .map((line) => line.replace(/^[✖×]\s*/, ""))
    .filter((line) => line !== "" && !REQUEST_ID.test(line));
  return [...new Set([...texts, ...(texts.length > 0 ? codes : [])])].join(" ");
}

/** A message of several lines goes on where the next line has no mark of its own. */
function following(lines: readonly string[], from: number): readonly string[] {
  const end = lines.findIndex((line, i) => i >= from && (line === "" || /^[✖×✔√ℹ⚠\-–]/.test(line)));
  return lines.slice(from, end === -1 ? lines.length : end);
}
