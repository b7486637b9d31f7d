// Turns the ledger into the evidence about each push.
import type { Injection } from "../../message-push/simulator/faults/fault";
import type { InboxEntry, PushReport } from "../../message-push/simulator/push-report";
import type { Evidence, Involved, Send } from "./evidence";
import { isLater, isRecorded, takenAtMs } from "./hand-overs";
import { groupBy, type Ledger } from "./ledger";
import { atWritingTime, type ReadLine } from "./log-lines";
import { isTransfer, type PlannedPush } from "./plan";
import { describeRequest, type ReadRequest, readRequest, repliesIn } from "./read-requests";
import { readSends } from "./read-sends";
import { readWrites } from "./read-writes";
import { TRANSFER_MISSED_TEXT } from "./transfer-missed";

/** A push that WeChat is done with. */
export interface PushedPush {
  readonly push: PlannedPush;
  readonly key: string;
  readonly report: PushReport;
}

type Index = ReadonlyMap<string, readonly ReadRequest[]>;
type InboxOf = (openid: string) => readonly InboxEntry[];

/** Evidence about every push of a round. `inboxOf` is what a customer sees. */
export function gatherEvidence(pushed: readonly PushedPush[], ledger: Ledger, inboxOf: InboxOf): readonly Evidence[] {
  const read = ledger.requests.map(readRequest);
  const bySubject: Index = indexBySubject(read);
  const byInvocation: Index = groupBy(read, ({ request }) => request.invocation?.id ?? "none");
  const logs = indexLogs(ledger.lines);
  const said = indexReplies(pushed, inboxOf);
  const byOpenid = groupBy(pushed, ({ push }) => push.openid);

  return pushed.map(({ push, key, report }) => {
    const named = [...(bySubject.get(push.id) ?? []), ...(bySubject.get(key) ?? [])];
    const ids = new Set([
      ...report.attempts.flatMap(({ invocationIds }) => invocationIds),
      ...named.flatMap(({ request }) => (request.invocation ? [request.invocation.id] : [])),
      ...(logs.get(key)?.keys() ?? []),
    ]);
    const linesOf = (id: string) => logs.get(key)?.get(id) ?? [];
    const apologies = [...ids].flatMap((id) => byInvocation.get(id) ?? []).filter(isApologyTo(push.openid));
    const own = [...new Set([...named, ...apologies])].sort(byTime);
    const involved = [...ids].map((id) => involvedOf(id, ledger, byInvocation.get(id) ?? [], linesOf(id)));
    const faults = [...ids].flatMap((id) => ledger.injections.get(id) ?? []);
    const sends = readSends(own, linesOf);
    const record = ledger.records.get(key);
    const transferMissed = transferMissedOf(inboxOf(push.openid), ids, sends);
    const asking = (byOpenid.get(push.openid) ?? []).filter((other) => isTransfer(other.push));
    return {
      push,
      key,
      report,
      record,
      seen: said.get(push.id) ?? [],
      ...(asking.length === 0 ? {} : { asksForPerson: true }),
      handedOverAtMs: asking
        .filter((other) => isLater(other.report, report) && isRecorded(other.report, logs.get(other.key)))
        .flatMap((other) => takenAtMs(other.report)),
      ...(transferMissed === undefined ? {} : { transferMissed }),
      sends,
      writes: readWrites(own, record?.fencingToken),
      involved: new Map(involved.map((call) => [call.id, call])),
      ownNoTime: ledger.ownNoTime,
      faults: [...new Set(faults.map(describeInjection))],
      requests: own.map(describeRequest),
    };
  });
}

function indexBySubject(read: readonly ReadRequest[]): Index {
  const pairs = read.flatMap((one) => [...one.pushIds, ...one.keys].map((subject) => ({ subject, one })));
  return groupBy(
    pairs,
    ({ subject }) => subject,
    ({ one }) => one,
  );
}

/** Key of a push → invocation → its lines about it. */
function indexLogs(lines: Ledger["lines"]): ReadonlyMap<string, ReadonlyMap<string, readonly ReadLine[]>> {
  const index = new Map<string, Map<string, readonly ReadLine[]>>();
  for (const [invocationId, all] of lines) {
    const byKey = groupBy(all, ({ pushId }) => pushId ?? "none");
    for (const [key, own] of byKey) {
      index.set(key, (index.get(key) ?? new Map()).set(invocationId, atWritingTime(own)));
    }
  }
  return index;
}

/** Push → its replies in the order in which the customer saw them. */
function indexReplies(pushed: readonly PushedPush[], inboxOf: InboxOf) {
  const openids = [...new Set(pushed.map(({ push }) => push.openid))];
  const replies = openids.flatMap((openid) =>
    inboxOf(openid).flatMap((entry) => (entry.kind === "reply" ? repliesIn(entry.message) : [])),
  );
  return groupBy(replies, (reply) => reply.slice(0, reply.indexOf("/")));
}

function isApologyTo(openid: string): (one: ReadRequest) => boolean {
  return ({ isTransferMissed, request }) => isTransferMissed && request.request.touser === openid;
}

function transferMissedOf(
  inbox: readonly InboxEntry[],
  ids: ReadonlySet<string>,
  sends: readonly Send[],
): Evidence["transferMissed"] {
  const isTold = inbox.some(
    (entry) =>
      entry.kind === "reply" &&
      ids.has(entry.invocationId ?? "none") &&
      repliesIn(entry.message).includes(TRANSFER_MISSED_TEXT),
  );
  if (isTold) return "told";
  const isUnknown = sends.some(({ replies, lostBy, givenUpAtMs }) => replies.length === 0 && (lostBy ?? givenUpAtMs));
  return isUnknown ? "perhaps told" : undefined;
}

function involvedOf(
  id: string,
  { invocations, calls, injections, noTime }: Ledger,
  requests: readonly ReadRequest[],
  logs: readonly ReadLine[],
): Involved {
  const outcome = invocations.get(id);
  const own = injections.get(id) ?? [];
  return {
    id,
    functionName: outcome?.invocation.functionName ?? requests[0]?.request.invocation?.functionName ?? "?",
    status: outcome?.status ?? "running",
    ...calls.get(id),
    stalledAtMs: own.filter(isStall).map(({ atMs }) => atMs),
    noTime: noTime.get(id) ?? [],
    isUnprotected: logs.some(({ event }) => event === "claim-unavailable"),
    logs,
  };
}

function isStall({ kind, place }: Injection): boolean {
  return kind === "freeze" || (place === "start" && kind === "delay");
}

function describeInjection({ kind, phase, place, functionName, invocationId }: Injection): string {
  return `${kind}${phase === undefined ? "" : ` ${phase}`} at ${place} in ${functionName}#${invocationId?.slice(0, 6)}`;
}

function byTime(one: ReadRequest, other: ReadRequest): number {
  return one.request.atMs - other.request.atMs || one.request.id - other.request.id;
}
