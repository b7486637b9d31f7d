// How often one message may have reached WeChat. A second try is in the record before it is made, so that no customer gets a
// message three times, whoever dies meanwhile.
import type { OnUnknownSend, PushRecord } from "./push-store";

/** With so many tries that may have reached WeChat, a message counts as sent. */
export const MOST_TRIES: Readonly<Record<OnUnknownSend, number>> = {
  "once-more": 2,
  // Nobody was there to assume anything when an instance died: then it is sent once more all the same.
  "assume-sent": 2,
  "send-again": Number.POSITIVE_INFINITY,
};

/** With so many tries whose answers were lost, their sender assumes that the message was sent. */
export const TRIES_TO_ASSUME: Readonly<Record<OnUnknownSend, number>> = { ...MOST_TRIES, "assume-sent": 1 };

/**
 * The tries of a record in new hands. The first message of a first attempt is sent without a word in the record; so if that owner is
 * gone without another word, one try may have been made.
 */
export function triesTakenOver({
  state,
  attempt,
  runs,
  sent,
  tries,
}: Pick<PushRecord, "state" | "attempt" | "runs" | "sent" | "tries">): number {
  const isUnannounced = state === "leased" && attempt === 1 && runs > 0 && sent === 0;
  return isUnannounced ? Math.max(1, tries) : tries;
}
