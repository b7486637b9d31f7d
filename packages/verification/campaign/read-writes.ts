// What the writes of functions did to a push's record: only its owner may change it, and owners follow each other.
import type { GatewayRequest } from "../../message-push/simulator/contracts";
import type { Write } from "./evidence";
import { faultOf, isDone, type ReadRequest, repliesIn, writtenIn } from "./read-requests";

/** A write, and whose it is. */
interface OwnedWrite extends Write {
  /** The fencing token of the owner that it names in its query. */
  readonly owner: string | undefined;
  /** A take-over: the fencing token of the next owner. */
  readonly next: string | undefined;
}

const TOKEN = /"fencingToken":"([^"]+)"/;

/** The writes to one record, oldest first. `lastOwner` is the fencing token in the record as it is in the end. */
export function readWrites(requests: readonly ReadRequest[], lastOwner?: string): readonly Write[] {
  const writes = requests
    .filter(({ request }) => isWrite(request))
    .map(({ request }) => read(request))
    .sort((one, other) => one.atMs - other.atMs);
  const owners = new Set([lastOwner, ...writes.map(({ owner }) => owner)]);
  // A take-over that did not succeed was asked for all the same: nobody ever heard of its owner again.
  const takeOvers = writes.filter(
    ({ next, isDone: isPerformed }) => isPerformed && next !== undefined && owners.has(next),
  );
  return writes.map(({ owner, next, ...write }) => {
    const isFormer = takeOvers.some((other) => other.owner === owner && other.next !== next && other.atMs < write.atMs);
    return isFormer ? { ...write, isDone: false } : write;
  });
}

function read(request: GatewayRequest): OwnedWrite {
  const { invocation, action, outcome, request: asked } = request;
  const isClaim = action === "database.insertDocument";
  const text = writtenIn(request);
  const next = isClaim ? tokenIn(text) : tokenIn(asked.data);
  const [tries, sent] = [numberIn(text, "tries"), numberIn(text, "sent")];
  const nextReplies = nextRepliesIn(text);
  return {
    invocationId: invocation?.id ?? "none",
    atMs: /^fault: (delay|freeze) before/.test(outcome) ? request.atMs + request.durationMs : request.atMs,
    kind: isClaim ? "claim" : "change",
    isDone: isDone(request),
    isFaulted: faultOf(request) !== undefined,
    ...(tries === undefined || (!isClaim && next !== undefined) ? {} : { tries }),
    ...(nextReplies === undefined ? {} : { nextReplies }),
    ...(sent === undefined ? {} : { sent }),
    owner: isClaim ? undefined : tokenIn(asked.query),
    next,
  };
}

/** The replies in the first message of an outbox: several where texts were joined. */
function nextRepliesIn(text: string): readonly string[] | undefined {
  const [, content] = /"outbox":.*?"content":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
  return content === undefined ? undefined : repliesIn({ text: { content: JSON.parse(content) } });
}

function isWrite({ action }: GatewayRequest): boolean {
  return action === "database.insertDocument" || action === "database.modifyDocument";
}

function tokenIn(text: unknown): string | undefined {
  return TOKEN.exec(String(text))?.[1];
}

/** A number field, in the database's JSON with types or without. */
function numberIn(text: string, field: string): number | undefined {
  const [, digits] = new RegExp(`"${field}":(?:\\{"\\$number(?:Int|Long|Double)":")?(\\d+)`).exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
