// One customer who waits for a person.
import { signal } from "@preact/signals";
import type { CustomerState } from "../../simulator/control/contract";
import { ask } from "../api/ask";
import { conversationOf, open } from "../state/customers";
import { nowMs } from "../state/desk";
import { type Both, say } from "../state/language";
import { isNarrow } from "../state/narrow";
import { attempt } from "../state/problems";
import { go } from "../state/route";
import { lastWords } from "./last-words";
import { spanWords } from "./span-words";

/** The customer that the reader took last: the field for the first answer gets the focus. */
export const justAccepted = signal<string | undefined>(undefined);

export interface CustomerProps {
  readonly customer: CustomerState;
}

export function WaitingCustomer({ customer }: CustomerProps) {
  const { openid, agent } = customer;
  const waited = spanWords(nowMs.value - agent.sinceMs);
  return (
    <li class="card desk-waiting">
      <div class="desk-who">
        <strong>{nameOf(customer)}</strong>{" "}
        <span class="muted small">{say({ en: `waits for ${waited.en}`, zh: `已等待 ${waited.zh}` })}</span>
        <p class="desk-last">{say(lastWords(conversationOf(openid)))}</p>
      </div>
      <OpenConversation customer={customer} />
      <button type="button" class="button primary small" onClick={() => void accept(openid)}>
        {say({ en: "Accept", zh: "接入" })}
        <Whom words={{ en: nameOf(customer), zh: `：${nameOf(customer)}` }} />
      </button>
    </li>
  );
}

async function accept(openid: string): Promise<void> {
  justAccepted.value = openid;
  await attempt(() => ask("POST /agent", { body: { customer: openid, action: "accept" } }));
}

export function nameOf({ name, openid }: CustomerState): string {
  return name ?? `${openid.slice(0, 8)}…`;
}

export function OpenConversation({ customer }: CustomerProps) {
  return (
    <button
      type="button"
      class="button small"
      onClick={() => {
        void attempt(() => open(customer.openid));
        if (isNarrow.peek()) go({ panel: "chat" });
      }}
    >
      {say({ en: "Open", zh: "打开会话" })}
      <Whom words={{ en: `the conversation of ${nameOf(customer)}`, zh: `：${nameOf(customer)}` }} />
    </button>
  );
}

/** The rest of a button's name, for whoever does not see beside whom it stands. */
export function Whom({ words }: { readonly words: Both }) {
  return <span class="hidden-text"> {say(words)}</span>;
}
