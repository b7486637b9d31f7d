// Laws about what was said: which doubles are declared, what may be missing, and that a yielded reply is recorded at once.
import type { OnUnknownSend, PushRecord } from "../../../message-push/src/runtime/push-store";
import type { Instance } from "./instance";
import type { Ledger, SendFact } from "./ledger";
import { functionOf, linesOf, type ModelPush } from "./pushes";
import type { World } from "./world";

export type AcceptedSend = SendFact & { readonly acceptedAt: number };

/** A reply is sent twice at most, and only where what became of the first was hidden. */
const MOST_SENDS = 2;

export function isAccepted(send: SendFact): send is AcceptedSend {
  return send.acceptedAt !== undefined;
}

export function byAcceptance(a: AcceptedSend, b: AcceptedSend): number {
  return a.acceptedAt - b.acceptedAt;
}

export function policyOf({ functionName }: ModelPush): OnUnknownSend | "once-more" {
  return functionOf(functionName).options.onUnknownSend ?? "once-more";
}

/** A line that never reached the customer: whether the policy lets it count as said. */
export function isAssumable(ledger: Ledger, push: ModelPush, line: string): boolean {
  const policy = policyOf(push);
  if (policy === "send-again") return false;
  const hidden = ledger.sends.filter(
    (send) => send.line === line && ledger.isHidden(send) && send.isAccessRefused !== true,
  );
  // A try is announced before it is made: an instance that is gone in between counts as one that made it.
  const gone = ledger.holders(push.key).filter(isHindered);
  return (policy === "assume-sent" && hidden.length > 0) || hidden.length + gone.length >= MOST_SENDS;
}

export function isHindered({ state, wasFrozen, storeFaults, diedOf }: Instance): boolean {
  return state === "dead" || diedOf !== undefined || wasFrozen || storeFaults > 0;
}

/** Whatever happens, two is the most; where the database was down from claim to end, nobody could count. */
export function checkTwiceAtMost({ ledger }: World, push: ModelPush): void {
  if (policyOf(push) === "send-again") return;
  for (const line of linesOf(push)) {
    const sends = ledger.sends.filter((send) => send.line === line && ledger.hasHeld(push.key, send.instance));
    const accepted = sends.filter(isAccepted).length;
    if (accepted > MOST_SENDS) ledger.violated("twice at most", `${line} was accepted ${accepted} times`);
  }
}

/** What was assumed is on record. */
export function checkUnconfirmed({ ledger }: World, push: ModelPush, { unconfirmed }: PushRecord & Unconfirmed): void {
  const missing = linesOf(push).filter((line) => !ledger.sends.some((send) => send.line === line && isAccepted(send)));
  if (missing.length === 0 || (unconfirmed ?? 0) > 0) return;
  ledger.violated("unconfirmed", `${missing.join(" ")} of ${push.index} never came, and the record does not say so`);
}

interface Unconfirmed {
  readonly unconfirmed?: number;
}

/**
 * A handler that yields may take its time, and die in it. So the first thing its instance asks of the database after WeChat's yes is that
 * this be recorded, and that is asked before the handler goes on.
 */
export function checkYields({ ledger }: World, push: ModelPush): void {
  const { kind } = push.behaviour;
  if (kind !== "yields" && kind !== "stumbles") return;
  for (const send of ledger.sends) {
    if (send.push !== push || !isAccepted(send) || ledger.isHidden(send)) continue;
    // Who knows of no lease has no record to write.
    if (ledger.knownFrom(push.key, send.instance) < send.acceptedAt) checkYielded(ledger, send);
  }
}

function checkYielded(
  ledger: Ledger,
  { push: { key, index }, instance, line, acceptedAt, toldAt = acceptedAt }: AcceptedSend,
): void {
  const next = ledger.storeCalls.find((call) => call.instance === instance && call.begunAt > toldAt);
  const goesOnAt = ledger.steps.find((step) => step.instance === instance && step.at > toldAt)?.at;
  if (goesOnAt !== undefined && (next === undefined || next.begunAt > goesOnAt)) {
    ledger.violated("yields", `the handler of ${index} goes on before ${line} is recorded`);
  }
  const finishedAt = next?.finishedAt;
  if (finishedAt === undefined || instance.storeFaults > 0 || instance.wasFrozen) return;
  const isRecorded = ledger.writes.some(
    (write) => write.key === key && write.instance === instance && write.at > toldAt && write.at < finishedAt,
  );
  if (!isRecorded) ledger.violated("yields", `${instance.name} has asked something else before it recorded ${line}`);
}
