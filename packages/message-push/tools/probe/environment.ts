// The port behind which the environment is: the real cloud through tcb, or the simulator with the stand-in of the cloud's API.
import type { ConsoleAccess } from "../push-table/console-token";
import type { DevToolsFolder } from "./devtools-folder";
import type { JudgedKey } from "./judge-key";
import { PROBE_TIMER } from "./probe-names";

/** How the function is deployed. */
export interface ProbeDeploy {
  /** MB: 128 or 256. */
  readonly memoryMb: number;
  /** @default PROBE_TIMEOUT_SECONDS */
  readonly timeoutSeconds?: number;
  /** More environment variables of the function. @default none but the key */
  readonly variables?: Readonly<Record<string, string>>;
  /** The key of the run. */
  readonly key: string;
  /** What a part about deploys changes; the function has its number in its code. @default as every run begins */
  readonly variant?: DeployVariant;
}

/** How a deploy differs from the one that the run began with. */
export interface DeployVariant {
  readonly number: number;
  /** All that are set. */
  readonly triggers: readonly DeployedTrigger[];
  /** Variables beside the key of the run. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A timer: its name, and its expression of seven fields. */
export interface DeployedTrigger {
  readonly name: string;
  readonly config: string;
}

/** What every run begins with: seven fields, every minute. */
export const EVERY_MINUTE: DeployedTrigger = { name: PROBE_TIMER, config: "0 * * * * * *" };
export const FIRST_VARIANT: DeployVariant = { number: 0, triggers: [EVERY_MINUTE], variables: {} };

/** The size of what is deployed, in bytes: packed here, and its files together. */
export interface PackedSize {
  readonly archiveBytes: number;
  readonly filesBytes: number;
}

/** How a call of the function ended. */
export type Invoked = { readonly result: unknown } | { readonly error: string };

/** What stands in the environment under the name of the probe's function. */
export interface FoundFunction {
  /** The key of the run that made it; `undefined` when no probe made it. */
  readonly key: string | undefined;
  /** As the CLI shows it, for the parts that judge the CLI. */
  readonly detail: Readonly<Record<string, string>>;
}

export interface ProbeEnvironment {
  find(): Promise<FoundFunction | undefined>;
  /** Creates the function with its timer, or changes it. @throws {ToolError} `PROBE_FAILED` */
  deploy(settings: ProbeDeploy): Promise<void>;
  /** Of what `deploy` uploads. */
  packedSize(): Promise<PackedSize>;
  /** What the key of the account looks like, and how the cloud refuses a wrong one; `undefined` where there is no key. */
  judgeKey(): Promise<JudgedKey | undefined>;
  /** WeChat's API by the mini program's own access token; `undefined` where there is no AppSecret. */
  tokenAccess(): Promise<ConsoleAccess | undefined>;
  /** The folder of the probe's function from which the person uploads. */
  readonly devTools: DevToolsFolder;
  /** One call. A function that fails, or is killed, is an answer; only an environment that cannot be reached is an error. */
  invoke(event: object): Promise<Invoked>;
  /** Lets time pass in which nothing has to happen on this machine: waits, or moves the simulator's clock. */
  letPass(ms: number): Promise<void>;
  /** Removes the collection. `by-hand`: it is empty, and only a person can remove it, because there is no key of the account. */
  removeCollection(): Promise<"removed" | "by-hand">;
  /**
   * Gives the function a path of HTTP access, and resolves with its URL: `tcb service create -p message-push-probe -f message-push-probe`.
   * Where it has one already, nothing is made. The path may take a while until it leads to the function.
   *
   * @throws {ToolError} `PROBE_FAILED`, also where the path is somebody else's
   */
  openHttpAccess(): Promise<string>;
  /** Takes the path away again, wherever it comes from; resolves also where there is none: `tcb service list`, `tcb service delete`. */
  closeHttpAccess(): Promise<void>;
  /** Removes the function and its timer. */
  removeFunction(): Promise<void>;
  /** What parts about the CLI and HTTP access need. */
  readonly cli: ProbeCli;
}

/** The CLI itself, for the parts that are about it. */
export interface ProbeCli {
  /** Its version. */
  readonly version: string;
  /** Runs it; `complaint` is what it marked as an error. */
  run(args: readonly string[]): Promise<{ readonly stdout: string; readonly complaint: string }>;
  readonly envId: string;
}
