// What can be asked of a running simulator. Types only: the control API, the terminal and tests all speak to this.
import type { SimulatorClock } from "./clock";
import type { GatewayRequest, InvocationOutcome, Runner } from "./contracts";
import type { Customer } from "./customers";
import type { Faults } from "./faults/create-faults";
import type { HttpPush } from "./http-push/create-http-push";
import type { BuiltFunction } from "./project/built-functions";
import type { ProcessRunner } from "./runner/create-runner";
import type { Timers } from "./timers/create-timers";
import type { ConsoleTable } from "./wechat/callback-config";
import type { Wechat } from "./wechat/create-wechat";
import type { PushReport } from "./wechat/push-report";

/** A running simulator. Also the test kit; see `docs/simulator.md`. */
export interface Simulator {
  /** Where the control API and the gateway listen, for example `http://127.0.0.1:8088`. */
  readonly url: string;
  readonly clock: SimulatorClock;
  readonly functions: readonly BuiltFunction[];
  readonly wechat: Wechat;
  /** What is ordered to go wrong, and what of it struck. */
  readonly faults: Faults;
  /** The instance that runs this invocation dies at once, as if the platform had taken it away. */
  killInvocation: Runner["killInvocation"];
  readonly instances: ProcessRunner["instances"];
  readonly environmentFor: ProcessRunner["environmentFor"];
  /** The customer of that name, the same one every time; without a name, a new one. */
  customer(name?: string): Customer;
  /** Pushes a packet as it is. Resolves when WeChat's side is finished. */
  push(packet: unknown): Promise<PushReport>;
  /**
   * Pushes a new packet of any pair that somebody wrote down, about the customer of that name; `fields` replace those of the
   * sample. `wechat.samples` has the packets.
   * @throws {SimulatorError} `PAIR_UNKNOWN`
   * @example await sim.pushSample("event:subscribe_msg_popup_event", { from: "customer-1" })
   */
  pushSample(
    pair: string,
    options?: { readonly from?: string; readonly fields?: Readonly<Record<string, unknown>> },
  ): Promise<PushReport>;
  /** Calls a function as someone else than WeChat: a client, for example. */
  invoke: Runner["invoke"];
  /** The door of HTTP push, and what no WeChat would send through it. Without the option `httpPush`, `send` is refused. */
  readonly httpPush: Pick<HttpPush, "send"> & { readonly endpoint?: HttpPush["door"] };
  /** The console's rows behind tcb/getcallbackconfig and tcb/setcallbackconfig; nothing is pushed by them. */
  readonly consoleTable: ConsoleTable;
  readonly timers: Pick<Timers, "list" | "pause" | "resume">;
  /** Fires a function's timer trigger now. Resolves when the function has ended. */
  fireTimer: Timers["fire"];
  /** How calls of functions ended, whoever made them, oldest first; the newest thousand. */
  invocations(): readonly InvocationOutcome[];
  /** Resolves when no function is running any more, nor any that those called. */
  idle(): Promise<void>;
  /** What the functions asked of the gateway, oldest first. */
  requests(): readonly GatewayRequest[];
  /** What the calls of one push asked for, also those whose answer nobody waited for; oldest ended first. */
  requestsOf(report: PushReport): readonly GatewayRequest[];
  /** Documents of a collection of the stand-in database; none when there is no such collection. */
  documents(collection: string): readonly Record<string, unknown>[];
  /** Creates a collection of the stand-in database, as in the console. */
  createCollection(name: string): void;
  /** Ends every function instance and closes the port. */
  stop(): Promise<void>;
}
