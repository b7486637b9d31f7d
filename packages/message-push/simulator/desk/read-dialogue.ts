// Where a customer's dialogue stands, as functions keep it: a picture of what is in the local database.
import { customerKey } from "../../src/desk/customer-key";
import { readKept } from "../../src/desk/dialogue/kept-dialogue";
import { parsed } from "../../src/desk/kept-documents";
import { readMemory } from "../../src/desk/memory";
import type { DialogueState } from "../control/desk-contract";
import { DESK_STATES } from "./desk-collections";
import type { DeskSources } from "./read-desk";

/** `null` where the customer is in none. One whose time is up is still there, until a message or the relay notices. */
export function readDialogue({ database }: Pick<DeskSources, "database">, openid: string): DialogueState | null {
  const { json } = Object(database(DESK_STATES).get(customerKey(openid)));
  const { open } = readKept(readMemory(parsed(json)).dialogue);
  if (open === undefined) return null;
  const { name, title, asked, misses, values, expiresAtMs } = open;
  return { name, title, asked, misses, values, endsAtMs: expiresAtMs };
}
