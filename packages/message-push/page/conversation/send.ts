// Sends what the open customer does, and selects the push that comes of it.
import { ask } from "../api/ask";
import { customer } from "../state/customers";
import { attempt } from "../state/problems";
import { go } from "../state/route";
import { draftPicture, draftText, dropPicture, setText } from "./drafts";

/** Something that a customer does, as `POST /__sim/push` takes it. */
export type Action =
  | { readonly text: string }
  | { readonly image: { readonly base64: string } }
  | { readonly card: { readonly title?: string; readonly pagePath?: string } }
  | { readonly enter: string };

/** Whether it was pushed; what was wrong is told otherwise. */
export async function send(action: Action): Promise<boolean> {
  const from = customer.peek()?.name ?? customer.peek()?.openid;
  if (from === undefined) return false;
  const pushed = await attempt(() => ask("POST /push", { query: { wait: "no" }, body: { from, ...action } }));
  if (pushed !== undefined) go({ push: pushed.pushId });
  return pushed !== undefined;
}

/** Sends the picture and the text that were prepared. What could not be sent is still there. */
export async function sendDraft(): Promise<void> {
  const picture = draftPicture();
  const text = draftText();
  if (picture !== undefined) {
    const base64 = await base64Of(picture.file);
    if (!(await send({ image: { base64 } }))) return;
    dropPicture();
  }
  if (text.trim() === "") return;
  // Gone at once: what is typed meanwhile is the next message.
  setText("");
  if (!(await send({ text })) && draftText() === "") setText(text);
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
