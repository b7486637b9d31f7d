// Counts what a campaign came to.
import type { Evidence } from "./evidence";
import { type AnswersTally, createAnswersTally } from "./late-answers";
import type { Ledger } from "./ledger";
import type { ReadLine } from "./log-lines";
import { createQuotaTally, type QuotaTally } from "./quota-refusals";
import type { Relays } from "./relays";
import { coveredMs } from "./spans";
import type { Verdict, VerdictKind } from "./verdict";

/** The figures of a campaign; campaign.md says what each one means. */
export interface Tally extends AnswersTally, QuotaTally {
  readonly pushes: number;
  /** Pushes that at least one fault was injected around. */
  readonly faultedPushes: number;
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
  /** "gap: …", "dead: …" → how many. */
  readonly reasons: Readonly<Record<string, number>>;
  /** What is in the gap or unprotected, push by push, with its reason. */
  readonly exceptions: readonly string[];
  /** Dead letters that no fault and no behaviour of the handler explains. */
  readonly deadWithoutCause: readonly string[];
  /** The longest that it took from WeChat's yes to the record of it, where no fault came in between. */
  readonly slowestRecordMs: number;
  /** Records that were put there damaged. */
  readonly damaged: number;
  /** Those that did not end as dead letters which say so: a fault of the runtime. */
  readonly damagedNotEnded: readonly string[];
  readonly notices: number;
  readonly injections: Readonly<Record<string, number>>;
  readonly invocations: number;
  readonly requests: number;
  readonly deaths: number;
  readonly takeOvers: number;
  readonly relays: number;
  readonly overlappingRelays: number;
}

/** Whether anything happened that nothing explains. */
export function isFailure({ verdicts, lateAnswers, damagedNotEnded }: Tally): boolean {
  return verdicts.lost + verdicts.double + lateAnswers.length + damagedNotEnded.length > 0;
}

export interface Tallying {
  /** Returns whether the push is worth a look. */
  add(evidence: Evidence, verdict: Verdict): boolean;
  addLedger(ledger: Ledger, relays: Pick<Relays, "fired" | "overlapped">): void;
  /** How many damaged records there were until now, and which of them did not end as they must. */
  addDamage(planted: number, notEnded: readonly string[]): void;
  result(): Tally;
}

/** A stumble is one in each instance, and each run may find another one. */
const FAILING_BEHAVIOURS: ReadonlySet<string> = new Set(["throw", "crash", "hang", "stumble"]);
const EXCEPTIONS: ReadonlySet<VerdictKind> = new Set(["gap", "unprotected"]);
const OFFENCES: ReadonlySet<VerdictKind> = new Set(["lost", "double"]);
const DIED: ReadonlySet<string> = new Set(["crashed", "timed-out"]);

export function createTally(): Tallying {
  const verdicts = { answered: 0, gap: 0, unprotected: 0, dead: 0, unclaimed: 0, lost: 0, double: 0 };
  const reasons: Record<string, number> = {};
  const injections: Record<string, number> = {};
  const [answers, quota] = [createAnswersTally(), createQuotaTally()];
  const lists = { exceptions: [] as string[], deadWithoutCause: [] as string[], damagedNotEnded: [] as string[] };
  const longest = { slowestRecordMs: 0 };
  const sums = { faultedPushes: 0, damaged: 0, notices: 0, invocations: 0, requests: 0, deaths: 0, takeOvers: 0 };
  let relays = { relays: 0, overlappingRelays: 0 };

  return {
    add(evidence, verdict) {
      const { push, faults, report } = evidence;
      const { kind, why } = verdict;
      verdicts[kind] += 1;
      increase(reasons, `${kind}: ${OFFENCES.has(kind) ? push.id : why}`);
      if (EXCEPTIONS.has(kind)) lists.exceptions.push(`${push.id} ${kind}: ${why}`);
      if (faults.length > 0) sums.faultedPushes += 1;
      if (report.notice !== undefined) sums.notices += 1;
      longest.slowestRecordMs = Math.max(longest.slowestRecordMs, slowestRecordMs(evidence));
      const isBlameless = kind === "dead" && faults.length === 0 && !FAILING_BEHAVIOURS.has(push.behaviour);
      if (isBlameless) lists.deadWithoutCause.push(`${push.id} ${why}`);
      const isLate = answers.add(evidence);
      return quota.add(evidence) || isLate || isBlameless;
    },
    addLedger(ledger, { fired, overlapped }) {
      relays = { relays: fired, overlappingRelays: overlapped };
      for (const { kind, phase } of [...ledger.injections.values()].flat())
        increase(injections, phase === undefined ? kind : `${kind} ${phase}`);
      sums.requests += ledger.requests.length;
      sums.invocations += ledger.invocations.size;
      sums.deaths += [...ledger.invocations.values()].filter(({ status }) => DIED.has(status)).length;
      sums.takeOvers += [...ledger.lines.values()].flat().filter(isTakeOver).length;
      quota.addLedger(ledger);
    },
    addDamage(planted, notEnded) {
      sums.damaged = planted;
      lists.damagedNotEnded.push(...notEnded);
    },
    result() {
      const pushes = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
      const counted = { ...answers.result(), ...quota.result(), ...relays };
      return { pushes, ...sums, ...longest, ...lists, ...counted, verdicts, reasons, injections };
    },
  };
}

function isTakeOver({ event, attempt }: ReadLine): boolean {
  return event === "taken-over" || event === "resumed" || (event === "claimed" && Number(attempt) > 1);
}

function increase(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** From each yes that its sender heard to the next write of the same call, less the time that the machine took. */
function slowestRecordMs({ sends, writes, involved, ownNoTime }: Evidence): number {
  const gaps = sends.map(({ invocationId, isAccepted, fault, answeredAtMs }) => {
    const call = involved.get(invocationId);
    const record = writes.find((write) => write.invocationId === invocationId && write.atMs >= answeredAtMs);
    const isHeld = fault !== undefined || record?.isFaulted || (call?.stalledAtMs.length ?? 0) > 0;
    if (!isAccepted || isHeld || record === undefined) return 0;
    const noTime = [...(call?.noTime ?? []), ...ownNoTime];
    return record.atMs - answeredAtMs - coveredMs(noTime, answeredAtMs, record.atMs);
  });
  return Math.round(Math.max(0, ...gaps));
}
