// The record of the push: what the runtime keeps of it in the database, as it is now.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ExportedDocument } from "../../simulator/control/contract";
import type { PushRow } from "../../simulator/journal/push-row";
import { PUSH_RECORDS } from "../../simulator/push-records";
import { whyUnconfirmed } from "../../simulator/terminal/lines/unconfirmed-words";
import { ask } from "../api/ask";
import { type Both, say } from "../state/language";
import { attempt } from "../state/problems";
import { JsonView } from "../ui/json-view";

/** Several events at once ask once. */
const REFRESH_MS = 100;

interface RecordProps {
  readonly row: PushRow;
  /** How many events there are: with each, the record may have changed. */
  readonly events: number;
}

export function RecordView({ row: { id, key }, events }: RecordProps) {
  const record = useSignal<ExportedDocument | "missing" | undefined>(undefined);
  // It is read again after each event.
  useEffect(() => {
    if (key === undefined) return;
    const timer = setTimeout(async () => {
      const found = await attempt(() => ask("GET /pushes/:id/record", { params: { id } }));
      if (found !== undefined) record.value = found.record ?? "missing";
    }, REFRESH_MS);
    return () => clearTimeout(timer);
  }, [id, key, events]);
  if (key === undefined || record.value === undefined) return null;
  return (
    <section class="tl-part">
      <h3>{say({ en: "Record", zh: "记录" })}</h3>
      {record.value === "missing" ? (
        <p class="muted small">
          {say({
            en: `${PUSH_RECORDS} has no record of it: it was purged or removed, or the database did not take it.`,
            zh: `${PUSH_RECORDS} 里没有它的记录：已被清理或删除，或者数据库没有写入。`,
          })}
        </p>
      ) : (
        <Kept record={record.value} />
      )}
    </section>
  );
}

const STATES: Readonly<Record<string, { readonly words: Both; readonly tone: string }>> = {
  leased: { words: { en: "leased", zh: "已认领" }, tone: "info" },
  waiting: { words: { en: "waiting", zh: "等待重试" }, tone: "warn" },
  completed: { words: { en: "completed", zh: "已完成" }, tone: "good" },
  dead: { words: { en: "dead", zh: "死信" }, tone: "bad" },
};

/** Whatever somebody wrote there. */
function isSome(count: unknown): boolean {
  return typeof count === "number" && count > 0;
}

function Kept({ record }: { readonly record: ExportedDocument }) {
  const { state, sent, attempt, runs, unconfirmed } = record;
  const known = STATES[String(state)];
  return (
    <>
      <div class="tl-chips">
        <span class={`chip ${known?.tone ?? ""}`}>{known === undefined ? String(state) : say(known.words)}</span>
        <span class="chip">{say({ en: `sent ${sent}`, zh: `已发 ${sent} 条` })}</span>
        <span class="chip">{say({ en: `owners ${attempt}`, zh: `第 ${attempt} 个持有者` })}</span>
        <span class="chip">{say({ en: `runs ${runs}`, zh: `运行 ${runs} 次` })}</span>
        {isSome(unconfirmed) && (
          <span class="chip warn">{say({ en: `unconfirmed ${unconfirmed}`, zh: `未确认 ${unconfirmed} 条` })}</span>
        )}
      </div>
      {isSome(unconfirmed) && <p class="small">{say(whyUnconfirmed(record.onUnknownSend === "once-more"))}</p>}
      <JsonView value={record} openDepth={0} />
    </>
  );
}
