// What can be asked of a running simulator. Types only: the control API, the terminal and tests all speak to this.

import type { BuiltFunction } from "../project/built-functions";
import type { SimulatorClock } from "./clock";
import type { GatewayRequest, InvocationOutcome, Runner } from "./contracts";
import type { Customer } from "./customers";
import type { LocalCollection } from "./data/local-collection";
import type { LocalFiles } from "./data/local-files";
import type { LostPush, LostPushes } from "./dead-letters";
import type { BuildHappening, EventStream } from "./events";
import type { ExplainOptions } from "./explain";
import type { Faults } from "./faults/create-faults";
import type { HttpOrder, HttpOrderResponse, HttpPush } from "./http-push/create-http-push";
import type { Journal } from "./journal/create-journal";
import type { LocalModel } from "./model/model-order";
import type { Outgoing } from "./outgoing/create-outgoing";
import type { ProjectFacts } from "./project-facts";
import type { PushReport } from "./push-report";
import type { Reload } from "./reload";
import type { ProcessRunner } from "./runner/create-runner";
import type { InspectorDoor } from "./runner/inspector-door";
import type { Stubs } from "./stubs/create-stubs";
import type { Timers } from "./timers/create-timers";
import type { ConsoleTable } from "./wechat/callback-config";
import type { Wechat } from "./wechat/create-wechat";

/** A running simulator. Also the test kit; see `docs/testing.md`. */
export interface Simulator {
  /** Where the control API and the gateway listen, for example `http://127.0.0.1:8088`. */
  readonly url: string;
  readonly clock: SimulatorClock;
  /**
   * Everything that happens, as it happens and afterwards.
   * @example sim.events.on((event) => event.kind === "log-line" && console.log(event.functionName, event.line))
   */
  readonly events: EventStream;
  /** Every push in one row, and the newest build: what a page shows that opens late. */
  readonly journal: Journal;
  /** Another one for each start: events and pushes are counted anew. */
  readonly runId: string;
  readonly project: ProjectFacts;
  readonly functions: readonly BuiltFunction[];
  /** Where a debugger attaches, with the option `inspect`. */
  readonly inspector?: Pick<InspectorDoor, "functionName" | "host" | "port">;
  /** What this machine does otherwise than the cloud: another Node, no freezing. `npm start` prints it. */
  readonly notices: readonly string[];
  readonly wechat: Wechat;
  /** Faults that were ordered, and where they were injected. */
  readonly faults: Faults;
  /** The instance that runs this invocation dies at once, as if the platform had taken it away. */
  killInvocation: Runner["killInvocation"];
  readonly instances: ProcessRunner["instances"];
  readonly environmentFor: ProcessRunner["environmentFor"];
  /** The customer of that name, the same one every time; without a name, a new one. */
  customer(name?: string): Customer;
  /** The customers that have a name, by it. */
  customerNames(): ReadonlyMap<string, Customer>;
  /** Pushes a packet as it is. Resolves when WeChat's side is finished. */
  push(packet: unknown): Promise<PushReport>;
  /**
   * Pushes a new packet of any pair that the catalogue describes, about the customer of that name; `fields` replace those of the
   * sample. `wechat.samples` has the packets.
   * @throws {SimulatorError} `PAIR_UNKNOWN`
   * @example await sim.pushSample("event:subscribe_msg_popup_event", { from: "customer-1" })
   */
  pushSample(
    pair: string,
    options?: { readonly from?: string; readonly fields?: Readonly<Record<string, unknown>> },
  ): Promise<PushReport>;
  /**
   * Ends the retries of every push that is tried again, of a payment above all: no further attempt is begun. Returns how many that were.
   * The event is `push-stopped`; `wechat.retries.list()` has those that can be stopped.
   */
  stopRetries(): number;
  /** Calls a function as someone else than WeChat: a client, for example. */
  invoke: Runner["invoke"];
  /** The endpoint of HTTP push, and requests to it that are no push. Without the option `httpPush`, `send` is refused. */
  readonly httpPush: {
    readonly endpoint?: HttpPush["endpoint"];
    /**
     * Sends a request that is no push; without a packet, it holds a text of `customer-1`. It is not repeated, and in no report.
     * @throws {SimulatorError} `OPTION_INVALID` for an unknown kind, a replay of nothing, or a server that cannot be reached
     */
    send(order: Pick<HttpOrder, "kind"> & Partial<HttpOrder>): Promise<HttpOrderResponse>;
  };
  /**
   * Answers a cloud call in WeChat's place, until `remove()`; it needs its permission in config.json all the same. The answer
   * is what WeChat's page documents, an error `{ errCode, errMsg }`, or a function of the arguments. `calls` has what was asked.
   * @throws {SimulatorError} `OPTION_INVALID` for customer service, or for what is no name or no answer
   * @example sim.stub("phonenumber.getPhoneNumber", { phone_info: { phoneNumber: "13800138000" } })
   */
  stub: Stubs["register"];
  /**
   * Answers a function's requests to an address in the other host's place: no connection leaves this machine. An address
   * that ends in `*` stands for all that begin so. `requests` has what was asked; other addresses of that host are 501.
   * @throws {SimulatorError} `OPTION_INVALID` for what is no address or no answer
   * @example sim.http("https://api.example.com/v1/chat", { json: { text: "你好" } })
   */
  http: Outgoing["register"];
  /**
   * The local model: what functions reach under `model.baseUrl`, and under CloudBase's gateway of this environment. It picks from what
   * it is shown; `behave` orders something worse, or words of your own.
   * @example sim.model.behave({ behaviour: "busy" })
   */
  readonly model: LocalModel;
  /** The console's rows behind tcb/getcallbackconfig and tcb/setcallbackconfig; nothing is pushed by them. */
  readonly consoleTable: ConsoleTable;
  /**
   * Runs what is built now, without a restart: calls from now on get new instances, warm ones end, and what is running finishes with the
   * old code. Functions that came or went, and settings, variables, permissions and triggers that changed, count as well; nothing
   * happens to the others' instances. It does not build.
   * @param names whose code was built again; all functions, when left out
   * @throws {ProjectError} `BUILD_MISSING`, `CLOUDBASERC_INVALID`; everything stays as it was then
   * @throws {SimulatorError} `VARIABLE_UNSET`, `OPTION_INVALID` for a name that is no function
   * @example await sim.reload(["text"])
   */
  reload: Reload;
  /** Puts on the stream what a build beside this simulator came to, for whoever shows it. */
  announce(happening: BuildHappening): void;
  readonly timers: Pick<Timers, "list" | "pause" | "resume">;
  /** Fires a function's timer trigger now. Resolves when the function has ended. */
  fireTimer: Timers["fire"];
  readonly deadLetters: LostPushes["deadLetters"];
  readonly waiting: LostPushes["waiting"];
  /**
   * The time line as a text, as `npm start` prints it: all that became of a push, also after its report, or everything that happened.
   * It has what customers wrote and what functions printed; it goes as far back as the stream of events.
   * @param about a report, or what `deadLetters` and `waiting` have
   * @example console.log(sim.explain(report))
   */
  explain(about?: Pick<PushReport | LostPush, "pushId">, options?: ExplainOptions): string;
  /** How calls of functions ended, oldest first, as far as the stream of events reaches back. */
  invocations(): readonly InvocationOutcome[];
  /** Resolves when no function is running any more, nor any that those called. */
  idle(): Promise<void>;
  /** What the functions asked of the gateway, oldest first, as far as the stream of events reaches back. */
  requests(): readonly GatewayRequest[];
  /** What the calls of one push asked for, also those that WeChat no longer waited for; oldest ended first. */
  requestsOf(report: PushReport): readonly GatewayRequest[];
  /**
   * The documents of a collection of the local database: look at them, add, change, remove.
   * @example sim.database<Order>("orders").insert({ no: "1001", status: "open" })
   */
  database<Shape extends object = Readonly<Record<string, unknown>>>(collection: string): LocalCollection<Shape>;
  /**
   * Adds documents to a collection, and creates it if there is none: the short form of `database(collection).insert(documents)`.
   * Dates are `Date`, or as the console exports them. The project's files seed/<collection>.json are loaded at the start.
   * @returns the `_id` of each
   * @throws {SimulatorError} `DATA_INVALID` for what is no document, or an `_id` that is taken; nothing is added then
   * @example sim.seed("orders", [{ _id: "1001", status: "open", paidAt: new Date() }])
   */
  seed(collection: string, documents: readonly object[]): readonly (string | number)[];
  /** The files of the local storage: what functions uploaded, and what a test puts there for them. */
  files(): LocalFiles;
  /** The short form of `database(collection).all()`: documents of a collection, none when there is no such collection. */
  documents(collection: string): readonly Record<string, unknown>[];
  /** The collections of the local database, and how many documents each has. */
  collections(): readonly { readonly name: string; readonly size: number }[];
  /**
   * Creates an empty collection, as in the console.
   * @throws {SimulatorError} `DATA_INVALID` when there is one of that name, or the name is none
   */
  createCollection(name: string): void;
  /**
   * Makes a unique index of one field, as in the console (索引管理): of each value, and of documents without the field, one is taken from
   * now on. It is not kept over restarts.
   *
   * @throws {SimulatorError} `DATA_MISSING` when there is no such collection, `DATA_INVALID` when a value is there twice already
   * @example sim.createUniqueIndex("orders", "no")
   */
  createUniqueIndex(collection: string, field: string): void;
  /** Takes a collection away with its documents, as in the console; `false` when there is none. */
  dropCollection(name: string): boolean;
  /** Ends every function instance, closes the port, and writes what is kept. */
  stop(): Promise<void>;
}
