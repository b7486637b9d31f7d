// Turns the ledger into the evidence about each push.
import type { GatewayRequest, InvocationOutcome } from "../../message-push/simulator/contracts";
import type { Injection } from "../../message-push/simulator/faults/fault";
import type { InboxEntry, PushReport } from "../../message-push/simulator/push-report";
import type { LogLine } from "../../message-push/src/runtime/ports";
import type { Evidence, Involved } from "./evidence";
import { groupBy, type Ledger } from "./ledger";
import { readLogLines } from "./log-lines";
import type { PlannedPush } from "./plan";
import {
  describeRequest,
  isDone,
  isWrite,
  type ReadRequest,
  readRequest,
  repliesIn,
  sendOf,
  writeOf,
} from "./read-requests";

/** A push that WeChat is done with. */
export interface PushedPush {
  readonly push: PlannedPush;
  readonly key: string;
  readonly report: PushReport;
}

/** The numbers with which a send is tried again although its answer did not come. */
const UNANSWERED: ReadonlySet<unknown> = new Set([-501001, -501002, -601008, -604102]);

type Index = ReadonlyMap<string, readonly ReadRequest[]>;

/** Evidence about every push of a round. `inboxOf` is what a customer sees. */
export function gatherEvidence(
  pushed: readonly PushedPush[],
  ledger: Ledger,
  inboxOf: (openid: string) => readonly InboxEntry[],
): readonly Evidence[] {
  const read = ledger.requests.map(readRequest);
  const bySubject: Index = indexBySubject(read);
  const byInvocation: Index = groupBy(read, ({ request }) => request.invocation?.id ?? "none");
  const logs = indexLogs(ledger.invocations.values());
  const said = indexReplies(pushed, inboxOf);

  return pushed.map(({ push, key, report }) => {
    const own = [...(bySubject.get(push.id) ?? []), ...(bySubject.get(key) ?? [])].sort(byTime);
    const ids = new Set([
      ...report.attempts.flatMap(({ invocationIds }) => invocationIds),
      ...own.flatMap(({ request }) => (request.invocation ? [request.invocation.id] : [])),
      ...(logs.get(key)?.keys() ?? []),
    ]);
    const involved = [...ids].map((id) =>
      involvedOf(id, ledger, byInvocation.get(id) ?? [], logs.get(key)?.get(id) ?? []),
    );
    const faults = [...ids].flatMap((id) => ledger.injections.get(id) ?? []);
    return {
      push,
      key,
      report,
      record: ledger.records.get(key),
      seen: said.get(push.id) ?? [],
      sends: own
        .filter(({ replies }) => replies.length > 0)
        .map((one) => {
          const id = one.request.invocation?.id ?? "none";
          return sendOf(one, isUnconfirmed(one, byInvocation.get(id) ?? [], logs.get(key)?.get(id) ?? []));
        }),
      writes: own.filter(({ request }) => isWrite(request)).map(writeOf),
      involved: new Map(involved.map((call) => [call.id, call])),
      faults: [...new Set(faults.map(describeInjection))],
      requests: own.map(describeRequest),
    };
  });
}

function indexBySubject(read: readonly ReadRequest[]): Index {
  const pairs = read.flatMap((one) => [...one.pushIds, ...one.keys].map((subject) => ({ subject, one })));
  const groups = groupBy(pairs, ({ subject }) => subject);
  return new Map([...groups].map(([subject, found]) => [subject, found.map(({ one }) => one)]));
}

/** Key of a push → invocation → its lines about it. */
function indexLogs(outcomes: Iterable<InvocationOutcome>): Map<string, Map<string, LogLine[]>> {
  const index = new Map<string, Map<string, LogLine[]>>();
  for (const { invocation, logs } of outcomes) {
    for (const line of readLogLines(logs)) {
      const { pushId: key } = line;
      if (key === undefined) continue;
      const calls = index.get(key) ?? new Map<string, LogLine[]>();
      index.set(key, calls.set(invocation.id, [...(calls.get(invocation.id) ?? []), line]));
    }
  }
  return index;
}

/** Push → its replies in the order in which the customer saw them. */
function indexReplies(pushed: readonly PushedPush[], inboxOf: (openid: string) => readonly InboxEntry[]) {
  const openids = [...new Set(pushed.map(({ push }) => push.openid))];
  const replies = openids.flatMap((openid) =>
    inboxOf(openid).flatMap((entry) => (entry.kind === "reply" ? repliesIn(entry.message) : [])),
  );
  return groupBy(replies, (reply) => reply.slice(0, reply.indexOf("/")));
}

function involvedOf(
  id: string,
  { invocations, injections }: Ledger,
  requests: readonly ReadRequest[],
  logs: readonly LogLine[],
): Involved {
  const outcome = invocations.get(id);
  const own = injections.get(id) ?? [];
  return {
    id,
    functionName: outcome?.invocation.functionName ?? requests[0]?.request.invocation?.functionName ?? "?",
    status: outcome?.status ?? "running",
    stalledAtMs: own.filter(isStall).map(({ atMs }) => atMs),
    faultedWritesAtMs: requests.flatMap(({ request }) => (isFaultedWrite(request) ? [request.atMs] : [])),
    isUnprotected: logs.some(({ event }) => event === "claim-unavailable"),
    logs,
  };
}

function isStall({ kind, place }: Injection): boolean {
  return kind === "freeze" || (place === "start" && kind === "delay");
}

function isFaultedWrite({ action, outcome }: GatewayRequest): boolean {
  return action === "database.modifyDocument" && outcome.startsWith("fault: ");
}

/**
 * Whether the call of a send did not get a response although no fault was injected. Its log reports that, more
 * often than faults explain; or that the deadline came before all sends were settled, of which this is the last.
 */
function isUnconfirmed({ request }: ReadRequest, requests: readonly ReadRequest[], lines: readonly LogLine[]): boolean {
  const sends = requests.filter(({ replies }) => replies.length > 0);
  const lost = sends.filter((one) => sendOf(one, false).isAnswerLost).length;
  const isWithoutFault = isDone(request) && !request.outcome.startsWith("fault: ");
  if (isWithoutFault && lines.filter(reportsUnconfirmed).length > lost) return true;

  const end = lines.findIndex(({ code, reason }) => code === "DEADLINE_EXCEEDED" || reason === "DEADLINE_EXCEEDED");
  if (end < 0 || sends.at(-1)?.request.id !== request.id) return false;
  const settled = lines.slice(0, end).filter(({ event }) => event === "sent" || event === "unconfirmed").length;
  return settled < new Set(sends.map(({ replies }) => replies.join())).size;
}

/** The sender's own words for an answer that it did not get. */
function reportsUnconfirmed({ event, code, errCode }: LogLine): boolean {
  if (event === "failed") return code === "SEND_UNKNOWN";
  return event === "unconfirmed" || (event === "send-retried" && UNANSWERED.has(errCode));
}

function describeInjection({ kind, phase, place, functionName, invocationId }: Injection): string {
  return `${kind}${phase === undefined ? "" : ` ${phase}`} at ${place} in ${functionName}#${invocationId?.slice(0, 6)}`;
}

function byTime(one: ReadRequest, other: ReadRequest): number {
  return one.request.atMs - other.request.atMs || one.request.id - other.request.id;
}
