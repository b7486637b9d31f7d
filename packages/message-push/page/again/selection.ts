// Which parts of the open conversation are selected, to be kept as a test.
import { signal } from "@preact/signals";

export const isSelecting = signal(false);
/** Places in the open customer's inbox. */
export const selected = signal<ReadonlySet<number>>(new Set());

export function toggle(index: number): void {
  const next = new Set(selected.peek());
  if (!next.delete(index)) next.add(index);
  selected.value = next;
}
