// Counts what a campaign came to.
import type { GatewayRequest } from "../../message-push/simulator/contracts";
import type { LogLine } from "../../message-push/src/runtime/ports";
import type { Evidence, Send } from "./evidence";
import type { Ledger } from "./ledger";
import { readLogLines } from "./log-lines";
import { readRequest } from "./read-requests";
import type { Relays } from "./relays";
import type { Verdict, VerdictKind } from "./verdict";

/** The figures of a campaign; docs/campaign.md says what each one means. */
export interface Tally {
  readonly pushes: number;
  /** Pushes that at least one fault was injected around. */
  readonly faultedPushes: number;
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
  /** "gap: …", "dead: …" → how many. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Dead letters that no fault and no behaviour of the handler explains. */
  readonly deadWithoutCause: readonly string[];
  readonly slowestAnswerMs: number;
  /** Answers after 5 s, although no fault held the instance itself. */
  readonly lateAnswers: readonly string[];
  readonly notices: number;
  /** Sends that WeChat refused for its quota or its window, without an injected fault, and the database could be asked. */
  readonly quotaRefusals: readonly string[];
  /** The same by calls that could not ask the database what others had sent. */
  readonly uncountedRefusals: number;
  /** The same where a reply of the push had been sent before, and could not be recorded: the gap had used the place. */
  readonly repeatedRefusals: number;
  readonly injections: Readonly<Record<string, number>>;
  readonly invocations: number;
  readonly requests: number;
  readonly deaths: number;
  readonly takeOvers: number;
  readonly relays: number;
  readonly overlappingRelays: number;
}

export interface Tallying {
  /** Returns whether the push is worth a look. */
  add(evidence: Evidence, verdict: Verdict): boolean;
  addLedger(ledger: Ledger, relays: Pick<Relays, "fired" | "overlapped">): void;
  result(): Tally;
}

/** A stumble is one in each instance, and each run may find another one. */
const FAILING_BEHAVIOURS: ReadonlySet<string> = new Set(["throw", "crash", "hang", "stumble"]);
const QUOTA_NUMBERS: ReadonlySet<string | undefined> = new Set(["45047", "45015"]);
/** As read-requests.ts describes it. */
const OVER_QUOTA = /: (45047|45015), |^(?!.*fault: errcode).*\((45047|45015)\)/;
const DIED: ReadonlySet<string> = new Set(["crashed", "timed-out"]);

export function createTally(): Tallying {
  const verdicts = { answered: 0, gap: 0, unprotected: 0, dead: 0, unclaimed: 0, lost: 0, double: 0 };
  const reasons: Record<string, number> = {};
  const injections: Record<string, number> = {};
  const repeated = new Set<string>();
  const lists = { deadWithoutCause: [] as string[], lateAnswers: [] as string[], quotaRefusals: [] as string[] };
  const sums = {
    faultedPushes: 0,
    uncountedRefusals: 0,
    repeatedRefusals: 0,
    slowestAnswerMs: 0,
    notices: 0,
    invocations: 0,
    requests: 0,
    deaths: 0,
    takeOvers: 0,
  };
  let relays = { relays: 0, overlappingRelays: 0 };

  function addAnswers({ push, report, involved }: Evidence): boolean {
    const lateBefore = lists.lateAnswers.length;
    for (const attempt of report.attempts) {
      if (attempt.invocationIds.some((id) => (involved.get(id)?.stalledAtMs.length ?? 0) > 0)) continue;
      if (attempt.outcome === "answered") sums.slowestAnswerMs = Math.max(sums.slowestAnswerMs, attempt.durationMs);
      if (attempt.outcome === "no-answer") lists.lateAnswers.push(`${push.id} attempt ${attempt.number}`);
    }
    if (report.notice !== undefined) sums.notices += 1;
    return lists.lateAnswers.length > lateBefore;
  }

  function addRefusal(ledger: Ledger, request: GatewayRequest): void {
    if (couldNotCount(ledger, request)) sums.uncountedRefusals += 1;
    else if (readRequest(request).pushIds.some((id) => repeated.has(id))) sums.repeatedRefusals += 1;
    else lists.quotaRefusals.push(describe(request));
  }

  return {
    add(evidence, verdict) {
      const { push, faults } = evidence;
      verdicts[verdict.kind] += 1;
      if (isRepeated(evidence)) repeated.add(push.id);
      if (faults.length > 0) sums.faultedPushes += 1;
      increase(
        reasons,
        `${verdict.kind}: ${verdict.kind === "lost" || verdict.kind === "double" ? push.id : verdict.why}`,
      );
      const isBlameless = faults.length === 0 && !FAILING_BEHAVIOURS.has(push.behaviour);
      if (verdict.kind === "dead" && isBlameless) lists.deadWithoutCause.push(`${push.id} ${verdict.why}`);
      const isLate = addAnswers(evidence);
      return (
        isLate || (verdict.kind === "dead" && isBlameless) || evidence.requests.some((line) => OVER_QUOTA.test(line))
      );
    },
    addLedger(ledger, { fired, overlapped }) {
      relays = { relays: fired, overlappingRelays: overlapped };
      for (const { kind, phase } of [...ledger.injections.values()].flat())
        increase(injections, phase === undefined ? kind : `${kind} ${phase}`);
      sums.requests += ledger.requests.length;
      sums.invocations += ledger.invocations.size;
      for (const request of ledger.requests.filter(isQuotaRefusal)) addRefusal(ledger, request);
      for (const { status, logs } of ledger.invocations.values()) {
        if (DIED.has(status)) sums.deaths += 1;
        sums.takeOvers += readLogLines(logs).filter(isTakeOver).length;
      }
    },
    result() {
      const pushes = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
      return { pushes, ...sums, ...lists, ...relays, verdicts, reasons, injections };
    },
  };
}

function isTakeOver({ event, attempt }: LogLine): boolean {
  return event === "taken-over" || event === "resumed" || (event === "claimed" && Number(attempt) > 1);
}

function increase(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function isQuotaRefusal({ outcome, underFault, target }: GatewayRequest): boolean {
  if (target !== "customerServiceMessage.send" || outcome.startsWith("fault: errcode")) return false;
  return QUOTA_NUMBERS.has(underFault ?? outcome);
}

/** Whether a reply that the customer has was sent once more. */
function isRepeated({ sends }: Evidence): boolean {
  const accepted = sends.filter(({ isAccepted }) => isAccepted);
  return accepted.some((send) => sends.some((other) => other !== send && sharesReply(send, other)));
}

function sharesReply(one: Send, other: Send): boolean {
  return one.replies.some((reply) => other.replies.includes(reply));
}

function couldNotCount({ invocations }: Ledger, { invocation }: GatewayRequest): boolean {
  const lines = readLogLines(invocations.get(invocation?.id ?? "none")?.logs ?? []);
  return lines.some(({ event }) => event === "budget-unknown" || event === "claim-unavailable");
}

function describe({ request, outcome, underFault }: GatewayRequest): string {
  const { content = "" } = Object(request.text) as { content?: string };
  return `${content.replace("\n", "+")} ${underFault ?? outcome}`;
}
