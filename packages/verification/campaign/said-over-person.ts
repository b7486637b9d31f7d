// Whether something was said over a person: a reply that WeChat took after it had taken a transfer of that customer.
import type { Evidence, Send } from "./evidence";
import { coveredMs } from "./spans";

/** What may have been on its way: a reply leaves two seconds after its sender looked, at the latest. */
const ON_ITS_WAY_MS = 3_000;

/** The first reply that its sender could have kept back; `undefined` when there is none. */
export function saidOverPerson(evidence: Evidence): string | undefined {
  const { sends, handedOverAtMs = [], involved } = evidence;
  const over = sends.find((send) => {
    const sender = involved.get(send.invocationId);
    const couldNotKnow = sender === undefined || sender.isUnprotected || sender.stalledAtMs.length > 0;
    return send.isAccepted && !couldNotKnow && handedOverAtMs.some((takenAtMs) => isOver(evidence, send, takenAtMs));
  });
  return over?.replies[0];
}

/** The time counts in which the machine let both sides work. */
function isOver({ involved, ownNoTime }: Evidence, send: Send, takenAtMs: number): boolean {
  const madeAtMs = Math.min(send.atMs, send.givenUpAtMs ?? send.atMs);
  const noTime = [...(involved.get(send.invocationId)?.noTime ?? []), ...ownNoTime];
  return madeAtMs - takenAtMs - coveredMs(noTime, takenAtMs, madeAtMs) > ON_ITS_WAY_MS;
}
