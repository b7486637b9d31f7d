// Which parts of the open conversation are selected, to be kept as a test.
import { effect, signal } from "@preact/signals";
import { inbox, openCustomer } from "../state/customers";

export const isSelecting = signal(false);
/** Places in the open customer's inbox. */
export const selected = signal<ReadonlySet<number>>(new Set());

export function toggle(index: number): void {
  const next = new Set(selected.peek());
  if (!next.delete(index)) next.add(index);
  selected.value = next;
}

export function beginSelecting(): void {
  isSelecting.value = true;
}

export function endSelecting(): void {
  isSelecting.value = false;
  selected.value = new Set();
}

export function selectAll(): void {
  selected.value = new Set(inbox.peek().keys());
}

export function selectNone(): void {
  selected.value = new Set();
}

/** From the first that is selected to the newest. */
export function selectOnwards(): void {
  const first = Math.min(...selected.peek());
  selected.value = new Set([...inbox.peek().keys()].filter((index) => index >= first));
}

// The places are those of one conversation.
effect(() => {
  openCustomer.value;
  endSelecting();
});
