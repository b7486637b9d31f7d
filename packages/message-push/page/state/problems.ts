// What went wrong with something that the reader asked for: shown until it is read, or for a while.
import { signal } from "@preact/signals";
import { Refusal } from "../api/ask";

export interface Message {
  readonly id: number;
  readonly text: string;
  /** What to do. */
  readonly fix?: string;
  readonly isProblem: boolean;
}

export const messages = signal<readonly Message[]>([]);

let lastId = 0;
const SHOWN_MS = 8_000;

export function tell(text: string, more: { readonly fix?: string; readonly isProblem?: boolean } = {}): void {
  lastId += 1;
  const message = { id: lastId, text, isProblem: false, ...more };
  messages.value = [...messages.value, message];
  setTimeout(() => dismiss(message.id), SHOWN_MS);
}

export function dismiss(id: number): void {
  messages.value = messages.value.filter((message) => message.id !== id);
}

/** Does what was asked for, and tells what went wrong. `undefined` then. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell(error.message, { fix: error.fix, isProblem: true });
    return undefined;
  }
}
