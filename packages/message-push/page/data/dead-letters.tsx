// Dead letters: pushes that nobody will work on any more, why, and the way to try the same once more.
import type { PushRow } from "../../simulator/journal/push-row";
import { describeReason } from "../../simulator/terminal/lines/reasons";
import { ask } from "../api/ask";
import { language, say } from "../state/language";
import { attempt } from "../state/problems";
import { pushIds, rowChanges, rowOf } from "../state/pushes";
import { go } from "../state/route";

export function DeadLetters() {
  // One counter instead of a signal for each of thousands of rows.
  rowChanges.value;
  const rows = pushIds.value.flatMap((id) => {
    const row = rowOf(id)?.peek();
    return row?.deadLetter === undefined ? [] : [row];
  });
  return (
    <section class="data-open" aria-label={say({ en: "Dead letters", zh: "死信" })}>
      <ul class="data-documents" aria-label={say({ en: "Dead letters", zh: "死信" })}>
        {rows.map((row) => (
          <DeadLetter key={row.id} row={row} />
        ))}
      </ul>
      {rows.length === 0 && (
        <p class="empty">
          {say({
            en: "No dead letters. A push becomes one when its reply cannot be sent, or its handler fails again and again.",
            zh: "没有死信。回复发不出去，或处理函数一再失败的推送，会出现在这里。",
          })}
        </p>
      )}
    </section>
  );
}

function DeadLetter({ row: { id, pair, deadLetter, target, packet } }: { readonly row: PushRow }) {
  const { fact } = describeReason(deadLetter, language.value);
  return (
    <li class="data-file">
      <button type="button" class="button small" onClick={() => go({ panel: "timeline", push: id })}>
        #{id}
      </button>
      <div class="data-file-name">
        <div>
          {pair} <span class="muted">→ {target}</span>
          {typeof packet.Content === "string" && <span> · {packet.Content.slice(0, 60)}</span>}
        </div>
        <div class="small">
          <span class="data-reason">{fact.charAt(0).toUpperCase() + fact.slice(1)}</span>{" "}
          <a href="/docs/reference/errors.md" target="_blank" rel="noreferrer noopener">
            {deadLetter}
          </a>
        </div>
      </div>
      <button type="button" class="button small" onClick={() => void again(id)}>
        {say({ en: "Again", zh: "重发" })}
        <span class="hidden-text"> #{id}</span>
      </button>
    </li>
  );
}

async function again(id: number): Promise<void> {
  const pushed = await attempt(() => ask("POST /pushes/:id/again", { params: { id }, body: { as: "new" } }));
  if (pushed !== undefined) go({ panel: "timeline", push: pushed.pushId });
}
