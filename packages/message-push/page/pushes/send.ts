// Pushes the draft, and remembers what was pushed: the same ids once more are a redelivery.
import { effect, signal } from "@preact/signals";
import { ask } from "../api/ask";
import { type Both, say } from "../state/language";
import { attempt, tell } from "../state/problems";
import { rowChanges, rowOf } from "../state/pushes";
import { go } from "../state/route";
import { checkDraft, idsOf } from "./check-draft";
import { draft } from "./draft";
import { samples, textOf } from "./samples";

/** The last packet that was pushed from here. */
export const sent = signal<{ readonly pushId: number; readonly ids: string } | undefined>(undefined);

/** Pushes what is typed, if it is a push. */
export async function sendDraft(): Promise<void> {
  const { packet } = checkDraft(draft.peek(), samples.peek());
  if (packet === undefined) return;
  const pushed = await attempt(() => ask("POST /push", { query: { wait: "no" }, body: packet }));
  if (pushed === undefined) return;
  sent.value = { pushId: pushed.pushId, ids: idsOf(packet) };
  tellOfRepeat(pushed.pushId);
  go({ panel: "timeline", push: pushed.pushId });
}

/** The same packet as a push of its own: what was edited stays. */
export async function takeNewIds(): Promise<void> {
  const { packet } = checkDraft(draft.peek(), samples.peek());
  if (packet === undefined) return;
  const renewed = await attempt(() => ask("POST /samples/renew", { body: { packet } }));
  if (renewed !== undefined) draft.value = textOf(renewed.packet);
}

/** Once it is known; a push that is over and was none is followed no more. */
function tellOfRepeat(pushId: number): void {
  const stop = effect(() => {
    rowChanges.value;
    const row = rowOf(pushId)?.value;
    if (row === undefined || (row.durationMs === undefined && !row.isRepeated)) return;
    // Not in here: what is told would be followed as well.
    queueMicrotask(() => {
      stop();
      if (row.isRepeated) tell(say(repeatOf(pushId)), { fix: say(NEW_IDS) });
    });
  });
}

function repeatOf(pushId: number): Both {
  return {
    en: `#${pushId} has the ids of an earlier push, so it was a redelivery: answered from the record, nothing was sent again.`,
    zh: `#${pushId} 与之前的推送 MsgId、CreateTime 相同，属于重推：按记录应答，没有再次发送。`,
  };
}

const NEW_IDS: Both = {
  en: "For a push of its own, take new ids under “Every push”",
  zh: "要当作新推送，请在“全部推送”里点“换新的 id”",
};
