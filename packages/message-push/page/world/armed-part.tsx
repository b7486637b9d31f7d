// Faults that are armed: what will go wrong, where, and how often still.
import type { PendingFault } from "../../simulator/faults/fault";
import { ask } from "../api/ask";
import { armed, nowMs } from "../state/desk";
import { type Both, say } from "../state/language";
import { attempt } from "../state/problems";
import { timesLeft } from "./fault-order";
import { faultWords, titleOf } from "./fault-words";
import { spanWords } from "./span-words";

export function ArmedPart() {
  const faults = armed.value;
  return (
    <section class="card world-card" aria-labelledby="world-armed">
      <div class="row world-between">
        <h2 id="world-armed">
          {say({ en: "Armed", zh: "待触发的故障" })} <span class="chip fault">{faults.length}</span>
        </h2>
        {faults.length > 0 && (
          <button type="button" class="button small danger" onClick={() => void disarm()}>
            {say({ en: "Disarm all", zh: "全部取消" })}
          </button>
        )}
      </div>
      {faults.length === 0 ? (
        <p class="muted">
          {say({ en: "Nothing will go wrong. Choose something below.", zh: "目前一切正常。在下面挑一个故障试试。" })}
        </p>
      ) : (
        <ul class="world-list" aria-labelledby="world-armed">
          {faults.map((fault) => (
            <Armed key={fault.index} fault={fault} />
          ))}
        </ul>
      )}
    </section>
  );
}

async function disarm(index?: number): Promise<void> {
  const left = await attempt(() =>
    index === undefined ? ask("DELETE /faults") : ask("DELETE /faults/:index", { params: { index } }),
  );
  if (left !== undefined) armed.value = left;
}

function Armed({ fault }: { readonly fault: PendingFault }) {
  return (
    <li class="world-line">
      <div>
        <strong>{say(titleOf(fault))}</strong>
        <div class="muted small">
          <code>{faultWords(fault)}</code>
        </div>
      </div>
      <span class="row">
        <span class="chip">{say(leftWords(fault, nowMs.value))}</span>
        <button type="button" class="button small" onClick={() => void disarm(fault.index)}>
          {say({ en: "Disarm", zh: "取消" })} <span class="hidden-text">{say(titleOf(fault))}</span>
        </button>
      </span>
    </li>
  );
}

function leftWords(fault: PendingFault, atMs: number): Both {
  if (fault.probability !== undefined)
    return { en: `each with ${fault.probability}`, zh: `每次概率 ${fault.probability}` };
  if (fault.forMs !== undefined) {
    const span = spanWords(fault.endsAtMs === undefined ? fault.forMs : fault.endsAtMs - atMs);
    return fault.endsAtMs === undefined
      ? { en: `for ${span.en}, from its first use`, zh: `首次触发后持续 ${span.zh}` }
      : { en: `still for ${span.en}`, zh: `还会持续 ${span.zh}` };
  }
  const count = timesLeft(fault) ?? 0;
  return { en: count === 1 ? "once" : `${count} times`, zh: `还有 ${count} 次` };
}
