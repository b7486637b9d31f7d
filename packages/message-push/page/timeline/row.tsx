// One push in the list.
import { wait } from "../../simulator/terminal/lines/elapsed";
import { say } from "../state/language";
import { rowOf } from "../state/pushes";
import { chipsOf, excerptOf } from "./row-words";
import { clockTime } from "./times";
import { nameOf, pairNames, select } from "./view";

interface RowProps {
  readonly id: number;
  readonly index: number;
  readonly count: number;
  readonly isSelected: boolean;
  /** In pixels. */
  readonly top: number;
}

export function Row({ id, index, count, isSelected, top }: RowProps) {
  const row = rowOf(id)?.value;
  if (row === undefined) return null;
  const about = pairNames.value.get(row.pair);
  const content = say(excerptOf(row));
  return (
    // The list has the focus, and its keys.
    // biome-ignore lint/a11y/useFocusableInteractive: an option of a listbox is pointed at by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the listbox's
    <div
      id={`push-${id}`}
      class={isSelected ? "tl-row selected" : "tl-row"}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => select(id)}
    >
      <div class="tl-line">
        <span class="tl-number">#{id}</span>
        <span class="tl-title">{content === "" ? (about === undefined ? row.pair : say(about)) : content}</span>
        <span class="tl-time">{clockTime(row.arrivedAtMs)}</span>
      </div>
      <div class="tl-line tl-second">
        <span class="tl-pair">
          {[row.pair, nameOf(row.packet.FromUserName), row.target && `→ ${row.target}`].filter(Boolean).join(" · ")}
        </span>
        <span class="tl-time">{row.durationMs === undefined ? "…" : wait(row.durationMs)}</span>
      </div>
      <div class="tl-chips">
        {chipsOf(row).map(({ words, why, tone }) => (
          <span key={words.en} class={`chip ${tone}`} title={why && say(why)}>
            {say(words)}
          </span>
        ))}
      </div>
    </div>
  );
}
