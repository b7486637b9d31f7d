// Sends what the open customer does, and selects the push that comes of it.
import { ask } from "../api/ask";
import { customer } from "../state/customers";
import { attempt } from "../state/problems";
import { go } from "../state/route";
import { draftText, putAside, putBack, setText } from "./drafts";

/** Something that a customer does, as `POST /__sim/push` takes it. */
export type Action =
  | { readonly text: string }
  | { readonly image: { readonly base64: string } }
  | { readonly card: { readonly title?: string; readonly pagePath?: string } }
  | { readonly enter: string };

const openid = () => customer.peek()?.openid;

/** Whether it was pushed; what was wrong is told otherwise. */
export async function send(action: Action, from = openid()): Promise<boolean> {
  if (from === undefined) return false;
  const pushed = await attempt(() => ask("POST /push", { query: { wait: "no" }, body: { from, ...action } }));
  if (pushed !== undefined) go({ push: pushed.pushId });
  return pushed !== undefined;
}

/** Sends the picture and the text that were prepared. They are gone at once: what comes meanwhile is the next message. */
export async function sendDraft(): Promise<void> {
  const from = openid();
  if (from === undefined) return;
  const picture = putAside();
  const text = draftText();
  const hasText = text.trim() !== "";
  if (hasText) setText("");
  if (picture !== undefined) {
    const isSent = await send({ image: { base64: await base64Of(picture.file) } }, from);
    if (!isSent) return putBack(from, { picture, ...(hasText && { text }) });
    URL.revokeObjectURL(picture.url);
  }
  if (hasText && !(await send({ text }, from))) putBack(from, { text });
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
