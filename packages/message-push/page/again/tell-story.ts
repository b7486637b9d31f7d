// Tells a story from events: which steps, in which order, with how much time in between.
import type { SimulatorEvent } from "../../simulator/events";
import type { Fault } from "../../simulator/faults/fault";
import type { InboxEntry } from "../../simulator/push-report";
import { type Chosen, choosePushes } from "./choose-pushes";
import { faultsOf } from "./faults-of";
import type { PushStep, Remark, Shown, Step, Story, TimerStep } from "./story";
import type { StoryEvents } from "./story-events";
import { type ToldPush, toldPushes } from "./told-pushes";

/** Where less time passed than this, a customer only took a moment. */
const PAUSE_MS = 30_000;
const SECOND_MS = 1_000;
/** After entering WeChat allows two, after a message five. */
const MOST_REPLIES = 2;

interface Telling {
  readonly events: readonly SimulatorEvent[];
  readonly told: ReadonlyMap<number, ToldPush>;
  readonly chosen: Chosen;
  readonly faults: Readonly<Record<number, Fault>>;
  /** What sent it, where that was a timer's function: by invocation. */
  readonly timed: ReadonlyMap<string, string>;
  readonly steps: Step[];
  readonly remarks: Set<Remark>;
  /** How far the clock was moved since the last step. */
  movedMs: number;
  offsetMs: number;
  lastAtMs: number | undefined;
  agent: "none" | "queued" | "accepted";
}

/** @param selected places in the inbox */
export function tellStory(
  openid: string,
  { events, ofEntry }: StoryEvents,
  selected: Iterable<number>,
  faults: Readonly<Record<number, Fault>>,
): Story {
  const chosenEvents = [...selected].flatMap((index) => ofEntry[index] ?? []).sort((a, b) => a.id - b.id);
  const told = toldPushes(events);
  const chosen = choosePushes(told, events, chosenEvents);
  const words = new Set(chosenEvents.map(({ id }) => id));
  const telling: Telling = {
    events,
    told,
    chosen,
    faults,
    timed: timedInvocations(events),
    steps: [],
    remarks: new Set(),
    movedMs: 0,
    offsetMs: 0,
    lastAtMs: undefined,
    agent: "none",
  };
  for (const event of events) if (event.id <= chosen.to) tell(telling, event, words);
  return { openid, steps: telling.steps, remarks: [...telling.remarks], added: chosen.added };
}

function timedInvocations(events: readonly SimulatorEvent[]): ReadonlyMap<string, string> {
  const fired = new Set<string>();
  const found = new Map<string, string>();
  for (const event of events) {
    if (event.kind === "timer-fired") fired.add(event.functionName);
    if (event.kind !== "invocation-started" || event.ofPush !== undefined) continue;
    const { id, functionName } = event.invocation;
    if (fired.has(functionName)) found.set(id, functionName);
  }
  return found;
}

function tell(telling: Telling, event: SimulatorEvent, words: ReadonlySet<number>): void {
  if (event.kind === "clock-moved") tellClock(telling, event);
  if (event.kind === "push-arrived") tellPush(telling, event.pushId);
  if (event.kind === "invocation-started") tellTimer(telling, event);
  if (event.kind === "hand-over") tellHandOver(telling, event);
  if (event.kind === "inbox-entry" && event.entry.kind === "agent" && words.has(event.id))
    tellSaying(telling, event.entry);
}

function tellSaying(telling: Telling, { text, atMs }: Extract<InboxEntry, { kind: "agent" }>): void {
  if (telling.agent !== "accepted") return;
  pass(telling, atMs);
  telling.steps.push({ kind: "agent", action: "say", text });
}

function tellClock(telling: Telling, { id, offsetMs }: Extract<SimulatorEvent, { kind: "clock-moved" }>): void {
  const movedMs = offsetMs - telling.offsetMs;
  telling.offsetMs = offsetMs;
  if (telling.lastAtMs === undefined) return;
  const isMeanwhile = [...telling.chosen.pushes].some((push) => {
    const { arrived, finishedId = 0 } = telling.told.get(push) ?? {};
    return arrived !== undefined && arrived.id < id && id < finishedId;
  });
  if (isMeanwhile) telling.remarks.add("clock-moved-meanwhile");
  else telling.movedMs += movedMs;
}

/** Lets the time pass that lay before this step. */
function pass(telling: Telling, atMs: number, isExact = false): void {
  const gapMs = telling.lastAtMs === undefined ? 0 : atMs - telling.lastAtMs;
  const waitedMs = gapMs - telling.movedMs;
  const isLong = waitedMs >= PAUSE_MS || (isExact && waitedMs > 0);
  const advanceMs = telling.movedMs + (isLong ? Math.ceil(waitedMs / SECOND_MS) * SECOND_MS : 0);
  if (advanceMs > 0 && telling.steps.length > 0) telling.steps.push({ kind: "clock", advanceMs });
  telling.movedMs = 0;
  telling.lastAtMs = atMs;
}

function tellPush(telling: Telling, pushId: number): void {
  const { told, chosen, timed, faults } = telling;
  const push = told.get(pushId);
  if (push === undefined || !chosen.pushes.has(pushId)) return;
  if (push.arrived.pair === "event:wxa_media_check") {
    telling.remarks.add("own-result");
    return;
  }
  const own = push.events.filter((event) => !timed.has(invocationOf(event) ?? ""));
  pass(telling, push.arrived.atMs);
  const step = stepOf(push, own, faultsOf(own, faults));
  catchBreath(telling, step);
  telling.steps.push(step);
  telling.lastAtMs = Math.max(...own.map(({ atMs }) => atMs));
  if (push.report === undefined) telling.remarks.add("earlier-run");
  if (own.some((event) => event.kind === "fault-injected" && event.injection.place === "start"))
    telling.remarks.add("start-fault");
}

/**
 * A test is quicker than a customer. WeChat's times are whole seconds, so that the runtime counts the replies of one second against one
 * message: before there are too many, a moment passes.
 */
function catchBreath({ steps }: Telling, step: PushStep): void {
  const lastClock = steps.findLastIndex(({ kind }) => kind === "clock");
  const shown = [...steps.slice(lastClock + 1), step].flatMap((one) => ("shown" in one ? one.shown : []));
  if (shown.length > MOST_REPLIES && steps.length > lastClock + 1 && step.sameAs === undefined)
    steps.push({ kind: "clock", advanceMs: 2 * SECOND_MS });
}

function stepOf(push: ToldPush, own: readonly SimulatorEvent[], faults: readonly Fault[]): PushStep {
  const { arrived, report, sameAs, isAtOnce, finishedId } = push;
  return {
    kind: "push",
    pushId: arrived.pushId,
    pair: arrived.pair,
    packet: arrived.packet,
    atMs: arrived.atMs,
    ...(sameAs !== undefined && { sameAs }),
    isAtOnce,
    faults,
    shown: shownIn(own),
    isTransferred: report?.isTransferred ?? false,
    delivery: report?.delivery ?? "delivered",
    // What is not known is waited for.
    isLate: finishedId === undefined || own.some(({ id }) => id > finishedId) || hasBackgroundWork(report, own),
  };
}

/** A second invocation may be quicker than WeChat in this run, and slower in the next. */
function hasBackgroundWork(report: ToldPush["report"], own: readonly SimulatorEvent[]): boolean {
  const attempts = new Set(report?.attempts.flatMap(({ invocationIds }) => invocationIds));
  return own.some((event) => {
    const invocation = invocationOf(event);
    return invocation !== undefined && !attempts.has(invocation);
  });
}

function shownIn(events: readonly SimulatorEvent[]): readonly Shown[] {
  return events.flatMap((event) => {
    if (event.kind !== "inbox-entry") return [];
    return event.entry.kind === "reply" || event.entry.kind === "notice" ? [event.entry] : [];
  });
}

/** Only what it did for the pushes of the story counts. */
function tellTimer(
  telling: Telling,
  { atMs, invocation }: Extract<SimulatorEvent, { kind: "invocation-started" }>,
): void {
  if (!telling.timed.has(invocation.id)) return;
  const own = telling.events.filter(
    (event) => invocationOf(event) === invocation.id && telling.chosen.pushes.has(event.ofPush ?? Number.NaN),
  );
  const step: TimerStep = {
    kind: "timer",
    functionName: invocation.functionName,
    faults: faultsOf(own, telling.faults),
    shown: shownIn(own),
  };
  if (step.faults.length + step.shown.length === 0) return;
  pass(telling, atMs, true);
  telling.steps.push(step);
}

function invocationOf(event: SimulatorEvent): string | undefined {
  switch (event.kind) {
    case "inbox-entry":
      return event.entry.kind === "reply" ? event.entry.invocationId : undefined;
    case "request-finished":
      return event.request.invocation?.id;
    case "fault-injected":
      return event.injection.invocationId;
    case "invocation-ended":
      return event.outcome.invocation.id;
    default:
      return undefined;
  }
}

/** What the story leaves out, nobody can accept or close. */
function tellHandOver(telling: Telling, { id, atMs, state }: Extract<SimulatorEvent, { kind: "hand-over" }>): void {
  if (state === "queued") {
    if (isHandedOverAt(telling, id)) telling.agent = "queued";
    return;
  }
  const wanted = state === "accepted" ? "queued" : "accepted";
  if (telling.agent !== wanted) return;
  telling.agent = state === "accepted" ? "accepted" : "none";
  // WeChat takes a silent person's conversation back by itself, when the customer writes again.
  if (isByItself(telling, id)) return;
  pass(telling, atMs);
  telling.steps.push({ kind: "agent", action: state === "accepted" ? "accept" : "close" });
}

function isHandedOverAt({ told, chosen }: Telling, id: number): boolean {
  return [...chosen.pushes].some((push) => {
    const { arrived, finishedId = 0, report } = told.get(push) ?? {};
    return report?.isTransferred === true && arrived !== undefined && arrived.id < id && id < finishedId;
  });
}

function isByItself({ events }: Telling, id: number): boolean {
  const before = events.find((event) => event.id === id - 1);
  return before?.kind === "push-arrived" || (before?.kind === "inbox-entry" && before.entry.kind === "own");
}
