// What ended as a dead letter or waits for the relay, read from what functions print: the answer to WeChat shows neither.
import { spokenLanguage } from "../src/language";
import type { EventStream, SimulatorEvent } from "./events";
import { whyDead } from "./terminal/lines/dead-letter-lines";
import type { LogLineEvent } from "./terminal/lines/log-lines";
import { isOfRuntime } from "./terminal/lines/runtime-line";
import { errorPlace, type SourcePlaces } from "./terminal/source-places";

/** A push whose replies the customer does not have, and why. */
export interface LostPush {
  /** The number of the push, from 1: `#1` in the time line. Absent for a push of an earlier run. */
  readonly pushId?: number;
  /** `?` where a damaged record does not say it. */
  readonly pair: string;
  /** The function that the push went to. */
  readonly functionName: string;
  /** A code of docs/reference/errors.md. */
  readonly reason: string;
  /** WeChat's or the platform's own number. */
  readonly errCode?: number;
  /** The reason in one sentence, in the language of the process. */
  readonly fact: string;
  /** The author's own line that it came from, where there is one: `cloudfunctions/text/index.ts:7:11`. */
  readonly place?: string;
  /** The idempotency key: `_id` of the push's record, `pushId` of its log lines. */
  readonly key: string;
}

/** What is known of a push before it is lost. */
interface Course {
  readonly functionName?: string;
  /** Where its last error came from. */
  readonly error?: { readonly code: unknown; readonly place: string | undefined };
}

/** What a simulator tells of such pushes. */
export interface LostPushes {
  /**
   * The pushes that ended as a dead letter since the start, oldest first: WeChat has its answer, and nobody tries them again. Known from
   * what functions print; a server of one's own prints elsewhere.
   * @example expect(sim.deadLetters()).toEqual([])
   */
  deadLetters(): readonly LostPush[];
  /**
   * The pushes that failed and wait for the relay, as one whose handler threw does at first. In tests a timer fires only when it is
   * told to: `sim.clock.advance(60_000)`, then `await sim.fireTimer("relay")`.
   */
  waiting(): readonly LostPush[];
}

/** Begins to collect. */
export function followLostPushes(events: EventStream, places: SourcePlaces): LostPushes {
  const courses = new Map<string, Course>();
  const dead: LostPush[] = [];
  const waiting = new Map<string, LostPush>();

  events.on((event) => {
    const line = lineOfRuntime(event);
    if (line === undefined) return;
    const { key, entry, functionName } = line;
    const course = courses.get(key) ?? {};
    if (entry.event === "arrived") courses.set(key, { ...course, functionName });
    // Now, because the function may have been built anew when somebody asks.
    if (entry.event === "failed")
      courses.set(key, { ...course, error: { code: entry.code, place: errorPlace(places, entry) } });
    if (entry.event === "waiting") waiting.set(key, lostPush(line, course, event.ofPush));
    if (entry.event === "dead-letter") dead.push(lostPush(line, course, event.ofPush));
    if (entry.event !== "dead-letter" && entry.event !== "completed") return;
    courses.delete(key);
    waiting.delete(key);
  });
  return { deadLetters: () => [...dead], waiting: () => [...waiting.values()] };
}

interface RuntimeLine {
  readonly key: string;
  readonly entry: NonNullable<LogLineEvent["entry"]>;
  readonly functionName: string;
}

function lineOfRuntime(event: SimulatorEvent): RuntimeLine | undefined {
  if (event.kind !== "log-line" || event.entry === undefined || !isOfRuntime(event.entry)) return undefined;
  const { entry, functionName } = event;
  // A number where somebody gave the record such an _id.
  const { pushId } = entry;
  return ["string", "number"].includes(typeof pushId) ? { key: String(pushId), entry, functionName } : undefined;
}

function lostPush({ key, entry, functionName }: RuntimeLine, course: Course, pushId: number | undefined): LostPush {
  const { pair, reason, errCode, lastError } = entry;
  // An error that was got over says nothing about this one.
  const place = [reason, lastError].includes(course.error?.code) ? course.error?.place : undefined;
  return {
    ...(pushId === undefined ? {} : { pushId }),
    pair: typeof pair === "string" ? pair : "?",
    // The relay gives up what another function began.
    functionName: course.functionName ?? functionName,
    reason: String(reason),
    ...(typeof errCode === "number" ? { errCode } : {}),
    fact: whyDead(entry, spokenLanguage()),
    ...(place === undefined ? {} : { place }),
    key,
  };
}
