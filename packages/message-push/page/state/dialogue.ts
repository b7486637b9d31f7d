// Where the dialogue of the open customer stands, read anew whenever something happened to customers.
import { effect, signal } from "@preact/signals";
import type { DialogueState } from "../../simulator/control/desk-contract";
import { ask, orNothing } from "../api/ask";
import { customers, openCustomer } from "./customers";

interface Read {
  readonly openid: string;
  readonly dialogue: DialogueState | null;
}

/** The newest that was read; of another customer it counts for nothing. */
export const dialogue = signal<Read | undefined>(undefined);

/** Reads it from now on. */
export function followDialogue(): void {
  effect(() => {
    const openid = openCustomer.value;
    // The list is renewed after each push, and when the clock moves.
    if (openid !== undefined && customers.value.length > 0) void orNothing(read(openid));
  });
}

async function read(openid: string): Promise<void> {
  const found = await ask("GET /desk/dialogues/:who", { params: { who: openid } });
  if (openid === openCustomer.peek()) dialogue.value = { openid, dialogue: found };
}
