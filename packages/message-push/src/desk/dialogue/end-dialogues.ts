// Ends dialogues whose time is up, and says so: the relay's part.
import type { Teller } from "../../runtime/relay-teller";
import { reply } from "../../wechat/replies";
import type { DeskStore, DueState } from "../desk-store";
import { type Memory, readMemory, replaceMemory } from "../memory";
import type { DeskParts } from "../open-desk";
import { type KeptDialogue, type OpenDialogue, readKept } from "./kept-dialogue";

type Parts = Pick<DeskParts, "store" | "clock">;

/** In one run; the next one goes on. */
const MOST = 100;
/** After that the sentence comes too late to be of use: the customer's next message notices the end. */
const TOLD_WITHIN_MS = 600_000;

/** Binds `endDialogues` to what is outside. */
export function createEndDialogues(openStore: () => DeskStore, clock: Parts["clock"]) {
  let opened: DeskStore | undefined;
  /**
   * Says to customers that a dialogue is over whose answer did not come in time: within a minute, once at most, while WeChat's window is
   * open and leaves a place, and neither a person has the conversation nor a push of the customer is under way. It is a courtesy: that it
   * is said is recorded before it is sent, so where the relay dies in between, nothing is.
   *
   * @throws {PushError} `STORE_UNAVAILABLE`
   * @example
   * export const main = defineRelay({ alsoPurge: purgeDesk, alsoTell: endDialogues });
   */
  return async function endDialogues(teller: Teller): Promise<void> {
    opened ??= openStore();
    const parts = { store: opened, clock };
    for (const due of await opened.listDue(MOST)) {
      if (clock.nowMs() >= teller.endsAtMs) return;
      await endOne(parts, due, teller);
    }
  };
}

async function endOne(parts: Parts, { key, version, value }: DueState, teller: Teller): Promise<void> {
  const memory = readMemory(value);
  const { open, dueAtMs: _, ...rest } = readKept(memory.dialogue);
  const nowMs = parts.clock.nowMs();
  // By the instances' clocks it may not be over yet.
  if (open !== undefined && nowMs < open.expiresAtMs) return;
  const put = (dialogue: KeptDialogue) =>
    replaceMemory(parts, key, {
      expectedVersion: version,
      value: withDialogue(memory, dialogue),
      writer: teller.newId(),
    });
  const undue = { ...(open === undefined ? {} : { open }), ...rest };
  if (open === undefined || nowMs >= open.expiresAtMs + TOLD_WITHIN_MS) await put(undue);
  else if ((await teller.tell(sentenceOf(open), () => put(rest))) === "never") await put(undue);
}

function sentenceOf({ pushId, expiredText, businessid }: OpenDialogue) {
  const { message } = reply.text(expiredText, businessid === undefined ? {} : { businessid });
  return { pushId, message };
}

function withDialogue(memory: Memory, dialogue: KeptDialogue): Memory {
  return { ...memory, dialogue };
}
