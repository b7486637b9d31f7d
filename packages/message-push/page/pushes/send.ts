// Pushes the draft, and remembers what was pushed: the same ids once more are a redelivery.
import { effect, signal } from "@preact/signals";
import { ask } from "../api/ask";
import { say } from "../state/language";
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

function tellOfRepeat(pushId: number): void {
  const stop = effect(() => {
    rowChanges.value;
    const row = rowOf(pushId)?.value;
    if (row?.isRepeated === true)
      tell(
        say({
          en: `#${pushId} has the ids of an earlier push, so it was a redelivery: it was answered from the record, and nothing was sent again.`,
          zh: `#${pushId} 与之前的推送 MsgId、CreateTime 相同，属于重推：按记录应答，没有再次发送。`,
        }),
        { fix: say({ en: "Take new ids under “Every push”", zh: "在“全部推送”里点“换新的 id”" }) },
      );
    if (row?.isRepeated === true || row?.durationMs !== undefined) queueMicrotask(() => stop());
  });
}
