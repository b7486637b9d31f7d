// All customers, with what came for each; and a new one, by name.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CustomerState } from "../../simulator/control/contract";
import { customers, open, openCustomer, openNamed, unread } from "../state/customers";
import { type Both, say } from "../state/language";
import { attempt } from "../state/problems";
import { CustomerAvatar } from "./avatar";
import { nameOf } from "./faces";

export function CustomerList({ close }: { readonly close: () => void }) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>("[aria-current]")?.focus(), []);
  const choose = (openid: string) => {
    void attempt(() => open(openid));
    close();
  };
  return (
    <div class="chat-customers">
      <ul ref={list} aria-label={say({ en: "Customers", zh: "客户" })}>
        {customers.value.map((state) => (
          <li key={state.openid}>
            <OneCustomer state={state} choose={choose} />
          </li>
        ))}
      </ul>
      <NewCustomer close={close} />
    </div>
  );
}

const AGENT: Readonly<Record<CustomerState["agent"]["state"], Both | undefined>> = {
  none: undefined,
  queued: { en: "in the queue", zh: "排队中" },
  accepted: { en: "with a person", zh: "人工接待中" },
};

interface OneCustomerProps {
  readonly state: CustomerState;
  readonly choose: (openid: string) => void;
}

function OneCustomer({ state, choose }: OneCustomerProps) {
  const { openid, name, agent } = state;
  const count = unread.value.get(openid) ?? 0;
  const words = AGENT[agent.state];
  return (
    <button
      type="button"
      class="choice chat-customer"
      title={openid}
      aria-current={openid === openCustomer.value ? "true" : undefined}
      onClick={() => choose(openid)}
    >
      <CustomerAvatar name={nameOf(state)} />
      <span class={name === undefined ? "chat-who-name chat-unnamed" : "chat-who-name"}>{nameOf(state)}</span>
      {words !== undefined && <span class="chip warn">{say(words)}</span>}
      {count > 0 && (
        <span class="chat-unread">
          {count}
          <span class="hidden-text"> {say({ en: "unread", zh: "条未读" })}</span>
        </span>
      )}
    </button>
  );
}

function NewCustomer({ close }: { readonly close: () => void }) {
  const [name, setName] = useState("");
  const make = async () => {
    if (name.trim() === "") return;
    await attempt(() => openNamed(name.trim()));
    close();
  };
  return (
    <form
      class="chat-new-customer"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <input
        class="field"
        maxLength={40}
        aria-label={say({ en: "Name of a new customer", zh: "新客户的名字" })}
        placeholder={say({ en: "A new customer, by name", zh: "新客户的名字" })}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={name.trim() === ""}>
        {say({ en: "Add", zh: "新建" })}
      </button>
    </form>
  );
}
