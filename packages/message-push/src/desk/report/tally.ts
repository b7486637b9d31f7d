// Counts pushes one by one into the report: what it holds grows with days, pairs and rules, and by one number for each answer.
import type { Question } from "../desk-store";
import { namesOf } from "./names-of";
import { openQuestions } from "./open-questions";
import type { PushFacts } from "./push-facts";
import type { AnswerTimes, ByAnswerer, ByReason, Report, StateCounts } from "./report";

const DAY_MS = 86_400_000;
const SHOWN_QUESTIONS = 10;

/** Which days are reported. */
export interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
  /** What the desk's clock is ahead of UTC. */
  readonly offsetMs: number;
}

/** What the report has beside the pushes. */
export interface Asked {
  /** The most asked first. */
  readonly questions: readonly Question[];
  /** The rules in force, as they are written. */
  readonly rules: readonly unknown[];
}

/** So many days by the desk's clock, today included. */
export function lastDays(days: number, nowMs: number, offsetMs: number): Period {
  const today = Math.floor((nowMs + offsetMs) / DAY_MS);
  return { fromMs: (today - days + 1) * DAY_MS - offsetMs, untilMs: nowMs, offsetMs };
}

/** Takes pushes in any order; `finish` makes the report of them. */
export class Tally {
  readonly #period: Period;
  readonly #all = new Group();
  readonly #days = new Groups();
  readonly #dayPairs = new Map<string, Map<string, number>>();
  readonly #pairs = new Groups();
  readonly #answers = new Groups();
  readonly #handOvers = new Map<string, number>();
  readonly #unfinished = new Reasons();
  readonly #dead = new Reasons();
  #unconfirmed = 0;
  #oldestCompletedAtMs = Number.POSITIVE_INFINITY;

  constructor(period: Period) {
    this.#period = period;
  }

  /** Counts a push; one that arrived outside of the days is passed over. */
  add(push: PushFacts): void {
    const { fromMs, untilMs } = this.#period;
    if (push.arrivedAtMs < fromMs || push.arrivedAtMs > untilMs) return;
    const { pair, state, noted, by } = push;
    const day = dayOf(push.arrivedAtMs, this.#period);
    for (const group of [this.#all, this.#days.of(day), this.#pairs.of(pair)]) group.add(push);
    countOf(this.#dayPairs, day, pair);
    if (push.isUnconfirmed) this.#unconfirmed += 1;
    if (push.isHandedOver) count(this.#handOvers, keyOf(noted));
    if (state === "completed") {
      // Whoever decided on a hand-over, the person answers; an id is that of what was said.
      this.#answers.of(keyOf(by === noted.by ? noted : { by })).add(push);
      this.#oldestCompletedAtMs = Math.min(this.#oldestCompletedAtMs, push.arrivedAtMs);
    } else {
      (state === "dead" ? this.#dead : this.#unfinished).add(push);
    }
  }

  finish({ questions, rules }: Asked): Report {
    const { fromMs, untilMs } = this.#period;
    const recent = questions.filter(({ lastAtMs }) => lastAtMs >= fromMs);
    const { open, answered } = openQuestions(recent, rules, untilMs);
    const names = namesOf(rules);
    const oldestCompletedAtMs = this.#oldestCompletedAtMs;
    return {
      version: 1,
      ...this.#period,
      ...(Number.isFinite(oldestCompletedAtMs) && { oldestCompletedAtMs }),
      pushes: this.#all.counts(),
      unconfirmed: this.#unconfirmed,
      answerTimes: this.#all.times(),
      days: this.#daysInOrder(),
      pairs: this.#pairs.entries().map(([pair, group]) => ({
        pair,
        ...group.counts(),
        handedOver: group.handedOver,
        ...group.times(),
      })),
      answers: this.#answers.entries().map(([key, group]) => ({
        ...answererOf(key, names),
        count: group.counts().total,
        ...group.times(),
      })),
      handOvers: handOversOf(this.#handOvers, names),
      unfinished: this.#unfinished.list(),
      deadLetters: this.#dead.list(),
      questions: { total: open.length, answered, list: open.slice(0, SHOWN_QUESTIONS) },
    };
  }

  /** A day without any push between others is one of them. */
  #daysInOrder(): Report["days"] {
    const [first] = [...this.#dayPairs.keys()].sort();
    if (first === undefined) return [];
    const days: Report["days"][number][] = [];
    const last = dayOf(this.#period.untilMs, this.#period);
    for (let atMs = Date.parse(first); nameOfDay(atMs) <= last; atMs += DAY_MS) {
      const day = nameOfDay(atMs);
      const pairs = byNumber([...(this.#dayPairs.get(day) ?? [])]).map(([pair, times]) => ({ pair, count: times }));
      days.push({ day, ...this.#days.of(day).counts(), pairs });
    }
    return days;
  }
}

/** Pushes that are counted together. */
class Group {
  readonly #counts = { total: 0, completed: 0, unfinished: 0, dead: 0 };
  readonly #answerMs: number[] = [];
  handedOver = 0;

  get total(): number {
    return this.#counts.total;
  }

  add({ state, answerMs, isHandedOver }: PushFacts): void {
    this.#counts.total += 1;
    this.#counts[state] += 1;
    this.handedOver += isHandedOver ? 1 : 0;
    // What is not completed may still have something to say.
    if (state === "completed" && answerMs !== undefined) this.#answerMs.push(answerMs);
  }

  counts(): StateCounts {
    return { ...this.#counts };
  }

  times(): AnswerTimes {
    const sorted = this.#answerMs.toSorted((a, b) => a - b);
    const slowestMs = sorted.at(-1);
    if (slowestMs === undefined) return {};
    const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return { medianMs: Math.round((low + high) / 2), slowestMs };
  }
}

/** Groups by a name, the largest first. */
class Groups {
  readonly #groups = new Map<string, Group>();

  of(name: string): Group {
    const group = this.#groups.get(name) ?? new Group();
    this.#groups.set(name, group);
    return group;
  }

  entries(): readonly (readonly [string, Group])[] {
    return [...this.#groups].sort(([a, one], [b, other]) => other.total - one.total || (a < b ? -1 : 1));
  }
}

/** Counts by reason and number. */
class Reasons {
  readonly #counts = new Map<string, ByReason>();

  add({ reason, errCode, arrivedAtMs }: PushFacts): void {
    const key = JSON.stringify([reason, errCode]);
    const { count: before = 0, lastArrivedAtMs = 0 } = this.#counts.get(key) ?? {};
    this.#counts.set(key, {
      ...(reason !== undefined && { reason }),
      ...(errCode !== undefined && { errCode }),
      count: before + 1,
      lastArrivedAtMs: Math.max(lastArrivedAtMs, arrivedAtMs),
    });
  }

  list(): readonly ByReason[] {
    const entries = [...this.#counts].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
    return entries.map(([, reason]) => reason);
  }
}

type Named = Pick<ByAnswerer, "by" | "id">;

function keyOf({ by, id }: Named): string {
  return JSON.stringify(id === undefined ? { by } : { by, id });
}

function answererOf(key: string, names: Names): Named & Pick<ByAnswerer, "name"> {
  const answerer: Named = JSON.parse(key);
  const name = names.get(answerer.id ?? "");
  return name === undefined ? answerer : { ...answerer, name };
}

type Names = ReturnType<typeof namesOf>;

function handOversOf(counts: ReadonlyMap<string, number>, names: Names): Report["handOvers"] {
  const by = byNumber([...counts]).map(([key, times]) => ({ ...answererOf(key, names), count: times }));
  return { count: by.reduce((sum, one) => sum + one.count, 0), by };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function countOf(of: Map<string, Map<string, number>>, group: string, name: string): void {
  const counts = of.get(group) ?? new Map<string, number>();
  of.set(group, counts);
  count(counts, name);
}

function byNumber(counts: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return counts.toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

function dayOf(atMs: number, { offsetMs }: Period): string {
  return nameOfDay(atMs + offsetMs);
}

function nameOfDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
