// How a simulator is started. Types only.
import type { CloudRules } from "./cloud-rules";
import type { HttpPushOptions } from "./http-push/endpoint";
import type { OutgoingMode } from "./outgoing/outgoing-request";
import type { InspectOptions } from "./runner/inspector-door";
import type { WechatRules } from "./wechat/rules";

/** Options of `startSimulator`. */
export interface SimulatorOptions {
  /** Folder of cloudbaserc.json. @default the current folder */
  readonly projectDir?: string;
  /** Port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Figures of WeChat and CloudBase that are uncertain, or that a test wants smaller. */
  readonly rules?: Partial<WechatRules & CloudRules>;
  /** Pushes over HTTP what is bound to no function; nothing is, when left out. */
  readonly httpPush?: HttpPushOptions;
  /**
   * How fast time runs for WeChat and for functions beside the machine's: at 0.1, a function has ten times as long for its
   * deadline as in the cloud. For tests on a machine that is busy.
   * @default 1
   */
  readonly clockRate?: number;
  /**
   * Whether functions reach other hosts than this machine. `"refused"` breaks such a connection with an error that names the
   * host, unless `sim.http` answers for it; `"open"` lets it out, as in the cloud and in `npm start`.
   * @default "refused"
   */
  readonly outgoing?: OutgoingMode;
  /**
   * Whether functions that have no model get the local one, in their `MODEL_…` variables: as in `npm start`. What .env.local sets
   * counts before.
   * @default false
   */
  readonly hasModel?: boolean;
  /** Whether timer triggers fire by the clock, or only by `fireTimer`. @default "manual" */
  readonly timers?: "running" | "manual";
  /**
   * A folder, relative to the project, that keeps collections, files and customers from one start to the next; `npm start` has
   * `.sim`. Without one, every start begins with the project's seed/ alone.
   */
  readonly state?: string;
  /** Whether what `state` kept is forgotten first. @default false */
  readonly isFresh?: boolean;
  /**
   * Lets a debugger attach to one function: an instance of it has Node's inspector, behind a port on 127.0.0.1. While the program
   * stands at a breakpoint, the simulator's time stands still; see `docs/testing.md`.
   * @default none
   */
  readonly inspect?: InspectOptions;
}
