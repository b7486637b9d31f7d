// The packet that is being written: a sample of the catalogue, or a push of the time line that is to be changed before it is sent again.
import { signal } from "@preact/signals";
import { go } from "../state/route";

/** JSON as it is typed, right or not. */
export const draft = signal("");

/** Opens the editor with this packet. */
export function openDraft(packet: object): void {
  draft.value = JSON.stringify(packet, undefined, 2);
  go({ panel: "pushes" });
}
