// Whose conversation is open, and the way to the others.
import { useRef, useState } from "preact/hooks";
import type { CustomerState } from "../../simulator/control/contract";
import { customer, unread } from "../state/customers";
import { say } from "../state/language";
import { CustomerAvatar } from "./avatar";
import { CustomerList } from "./customer-list";
import { nameOf, shortOpenid } from "./faces";
import { useDismiss } from "./hooks";
import "./top-bar.css";

export function TopBar() {
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useDismiss(root, opener, isOpen, () => setIsOpen(false));
  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  return (
    <div class="chat-top" ref={root}>
      <button type="button" class="chat-who" ref={opener} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span class="hidden-text">{say({ en: "Customer:", zh: "客户：" })} </span>
        {customer.value === undefined ? <span class="chat-who-name">…</span> : <Who {...customer.value} />}
        <svg class="chat-chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
        </svg>
        <AllUnread />
      </button>
      {isOpen && <CustomerList close={close} />}
    </div>
  );
}

function Who(state: CustomerState) {
  return (
    <>
      <CustomerAvatar name={nameOf(state)} />
      <span class="chat-who-words">
        <span class="chat-who-name">{nameOf(state)}</span>
        {state.name !== undefined && (
          <span class="chat-who-id" title={state.openid}>
            {shortOpenid(state.openid)}
          </span>
        )}
      </span>
    </>
  );
}

function AllUnread() {
  const count = [...unread.value.values()].reduce((sum, one) => sum + one, 0);
  if (count === 0) return null;
  return (
    <span class="chat-unread">
      {count}
      <span class="hidden-text"> {say({ en: "unread in other conversations", zh: "条未读，在其他会话中" })}</span>
    </span>
  );
}
