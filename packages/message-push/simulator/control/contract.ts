// What the page and the simulator say to each other, route by route. Types only: both sides are checked against this file, and what is sent
// is checked again, as it comes in, by the schemas that these types are made of.
import type * as v from "valibot";
import type { Report } from "../../src/desk/report/report";
import type { Both } from "../../src/language";
import type { InvocationOutcome } from "../contracts";
import type { LocalFile } from "../data/local-files";
import type { SimulatorEvent } from "../events";
import type { Fault, Injection, PendingFault } from "../faults/fault";
import type { BuildState } from "../journal/build-state";
import type { PushRow } from "../journal/push-row";
import type { ModelBehaviour } from "../model/model-order";
import type { ProjectFacts } from "../project-facts";
import type { InboxEntry, PushReport } from "../push-report";
import type { ReloadReport } from "../reload";
import type { InstanceInfo } from "../runner/instance-pool";
import type { TimerInfo } from "../timers/create-timers";
import type { RetriedPush } from "../wechat/retries";
import type { WechatRules } from "../wechat/rules";
import type {
  againSchema,
  agentSchema,
  clockSchema,
  collectionSchema,
  customerPushSchema,
  customerSchema,
  deskRuleSchema,
  deskSettingsSchema,
  documentsSchema,
  fileSchema,
  invokeSchema,
  modelSchema,
  patchSchema,
  reloadSchema,
  renewSchema,
  stubSchema,
  timerSchema,
  trialSchema,
} from "./control-schemas";
import type { DeskAnswers, DialogueState, SavedAnswer, TriedQuestion } from "./desk-contract";

/** What a page begins with. Everything after `lastEventId` comes by the stream. */
export interface Desk {
  /** Another one after a restart: numbers of events and pushes mean something else then. */
  readonly runId: string;
  readonly lastEventId: number;
  readonly clock: ClockState;
  readonly project: ProjectFacts;
  /** What this machine does otherwise than the cloud. */
  readonly notices: readonly string[];
  readonly build: BuildState;
  /** WeChat's figures that apply here. */
  readonly rules: WechatRules;
}

export interface ClockState {
  readonly nowMs: number;
  readonly offsetMs: number;
}

export interface CustomerState {
  readonly openid: string;
  /** None for one that only packets named. */
  readonly name?: string;
  /** What may still be sent to this customer, and until when. */
  readonly allowance?: { readonly left: number; readonly endsAtMs: number };
  readonly agent: { readonly state: "none" | "queued" | "accepted"; readonly sinceMs: number };
}

/** What a customer sees, oldest first; events up to `lastEventId` are in it. */
export interface Conversation {
  readonly entries: readonly InboxEntry[];
  /** What happened to it and is no message: entering, and hand-overs. As far as the stream of events reaches back. */
  readonly happened: readonly SimulatorEvent[];
  readonly lastEventId: number;
}

/** What made a conversation what it is, oldest first, as far as the stream still has it. */
export interface History {
  readonly events: readonly SimulatorEvent[];
  /** The orders of the faults that were injected, by their numbers. */
  readonly faults: Readonly<Record<number, Fault>>;
}

export interface FunctionState {
  readonly name: string;
  /** A handler of pushes; what the runtime itself needs, as the relay; or a function of the team's own, which only its clients call. */
  readonly role: "handler" | "runtime" | "own";
  /** Whether the build only copied it. */
  readonly isForeign: boolean;
  /** None for a function that is no handler. */
  readonly pairs: readonly string[];
  readonly openapiPermissions: readonly string[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The names of its environment variables: no value leaves by this API. */
  readonly variables: readonly string[];
  readonly instances: readonly InstanceInfo[];
}

export interface SampleState {
  readonly pair: string;
  readonly about: Both;
  readonly modes: readonly string[];
  readonly kind: string;
  /** The function that it is bound to. */
  readonly functionName?: string;
  readonly sample: Readonly<Record<string, unknown>>;
}

export interface MediaState {
  readonly mediaId: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly endsAtMs: number;
}

export interface CollectionState {
  readonly name: string;
  readonly size: number;
}

/** As the console exports it: a date is `{ $date }`. */
export type ExportedDocument = Readonly<Record<string, unknown>>;

export interface PushDetail {
  readonly row: PushRow;
  /** Oldest first. */
  readonly events: readonly SimulatorEvent[];
  /** Whether the stream still has all of them. */
  readonly isWhole: boolean;
}

/** What is answered 4xx, in the first of English and Chinese that the header `Accept-Language` names; else as the simulator speaks. */
export interface ControlProblem {
  readonly error: { readonly code?: string; readonly fact: string; readonly fix: string };
}

type Body<Schema extends v.GenericSchema> = v.InferInput<Schema>;
interface Paged {
  readonly skip?: number;
  readonly limit?: number;
}

/** Every route that the page asks: what it sends, and what comes back. */
export interface ControlApi {
  "GET /desk": { readonly answer: Desk };
  "GET /pushes": {
    readonly query: { readonly before?: number; readonly limit?: number };
    /** Newest first; `forgotten` rows were dropped for newer ones. */
    readonly answer: { readonly rows: readonly PushRow[]; readonly forgotten: number };
  };
  "GET /pushes/:id": { readonly params: "id"; readonly answer: PushDetail };
  "GET /pushes/:id/record": {
    readonly params: "id";
    /** What the runtime keeps of it now, if anything. */
    readonly answer: { readonly record?: ExportedDocument };
  };
  "POST /pushes/:id/again": {
    readonly params: "id";
    readonly body: Body<typeof againSchema>;
    readonly answer: PushNumber;
  };
  "POST /push": {
    readonly query: { readonly wait?: "no" | "idle" };
    readonly body: Body<typeof customerPushSchema> | Readonly<Record<string, unknown>>;
    /** The report when it is finished, and with `?wait=idle` no function runs any more; with `?wait=no` only its number, at once. */
    readonly answer: PushReport | PushNumber;
  };
  "GET /samples": { readonly query: { readonly from?: string }; readonly answer: readonly SampleState[] };
  "POST /samples/renew": {
    readonly body: Body<typeof renewSchema>;
    /** The same content with another time, MsgId and order number. */
    readonly answer: { readonly packet: Readonly<Record<string, unknown>> };
  };
  "GET /customers": { readonly answer: readonly CustomerState[] };
  "POST /customers": { readonly body: Body<typeof customerSchema>; readonly answer: readonly CustomerState[] };
  "GET /conversations/:who": { readonly params: "who"; readonly answer: Conversation };
  "GET /conversations/:who/history": { readonly params: "who"; readonly answer: History };
  "GET /clock": { readonly answer: ClockState };
  "POST /clock": { readonly body: Body<typeof clockSchema>; readonly answer: ClockState };
  "GET /faults": { readonly answer: readonly PendingFault[] };
  "POST /faults": { readonly body: Fault; readonly answer: readonly PendingFault[] };
  "DELETE /faults": { readonly answer: readonly PendingFault[] };
  "DELETE /faults/:index": { readonly params: "index"; readonly answer: readonly PendingFault[] };
  "GET /faults/injected": { readonly answer: readonly InjectedFault[] };
  "GET /timers": { readonly answer: readonly TimerInfo[] };
  "POST /timers": {
    readonly body: Body<typeof timerSchema>;
    readonly answer: readonly TimerInfo[] | InvocationOutcome;
  };
  "GET /retries": { readonly answer: readonly RetriedPush[] };
  "DELETE /retries": { readonly answer: readonly RetriedPush[] };
  "POST /agent": {
    readonly body: Body<typeof agentSchema>;
    /** Openids of who waits, in the order they came. */
    readonly answer: { readonly queue: readonly string[] };
  };
  "GET /functions": { readonly answer: readonly FunctionState[] };
  "POST /reload": { readonly body: Body<typeof reloadSchema>; readonly answer: ReloadReport };
  "POST /invoke": { readonly body: Body<typeof invokeSchema>; readonly answer: InvocationOutcome };
  "GET /media": { readonly answer: readonly MediaState[] };
  "GET /data": { readonly answer: readonly CollectionState[] };
  "POST /data": { readonly body: Body<typeof collectionSchema>; readonly answer: readonly CollectionState[] };
  "GET /data/:collection": {
    readonly params: "collection";
    readonly query: Paged;
    readonly answer: { readonly total: number; readonly documents: readonly ExportedDocument[] };
  };
  "POST /data/:collection": {
    readonly params: "collection";
    readonly body: Body<typeof documentsSchema>;
    readonly answer: { readonly ids: readonly (string | number)[] };
  };
  "DELETE /data/:collection": { readonly params: "collection"; readonly answer: readonly CollectionState[] };
  "GET /data/:collection/:id": { readonly params: "collection" | "id"; readonly answer: ExportedDocument };
  "PATCH /data/:collection/:id": {
    readonly params: "collection" | "id";
    readonly body: Body<typeof patchSchema>;
    readonly answer: ExportedDocument;
  };
  "DELETE /data/:collection/:id": {
    readonly params: "collection" | "id";
    readonly answer: { readonly removed: number };
  };
  "GET /desk/answers": { readonly answer: DeskAnswers };
  "GET /desk/dialogues/:who": { readonly params: "who"; readonly answer: DialogueState | null };
  "POST /desk/copy": { readonly answer: DeskAnswers };
  "POST /desk/rules": { readonly body: Body<typeof deskRuleSchema>; readonly answer: SavedAnswer };
  "POST /desk/settings": { readonly body: Body<typeof deskSettingsSchema>; readonly answer: SavedAnswer };
  "POST /desk/try": { readonly body: Body<typeof trialSchema>; readonly answer: TriedQuestion };
  "GET /desk/report": { readonly query: { readonly days?: number }; readonly answer: Report };
  "GET /files": { readonly answer: readonly LocalFile[] };
  "POST /files": { readonly body: Body<typeof fileSchema>; readonly answer: { readonly fileID: string } };
  "DELETE /files": { readonly query: { readonly path: string }; readonly answer: readonly LocalFile[] };
  "GET /model": { readonly answer: ModelState };
  "POST /model": { readonly body: Body<typeof modelSchema>; readonly answer: ModelState };
  "GET /stubs": { readonly answer: StubState };
  "POST /stubs": { readonly body: Body<typeof stubSchema>; readonly answer: StubState };
  "DELETE /stubs/:apiName": { readonly params: "apiName"; readonly answer: StubState };
}

/** An injection, with the number of the push that it hit, as far as the stream reaches back. */
export type InjectedFault = Injection & { readonly ofPush?: number };

export interface PushNumber {
  readonly pushId: number;
}

/** The local model. */
export interface ModelState {
  readonly behaviour: ModelBehaviour;
  /** How often it was asked. */
  readonly asked: number;
}

export interface StubState {
  readonly stubs: readonly { readonly apiName: string; readonly calls: number }[];
  /** Cloud calls that are answered without one. */
  readonly ready: readonly string[];
}
