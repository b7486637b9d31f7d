// What may still be sent to the customer, counted down.
import { customer } from "../state/customers";
import { nowMs } from "../state/desk";
import { say } from "../state/language";
import { budgetWords } from "./words";

export function Budget() {
  if (customer.value === undefined) return null;
  const { allowance } = customer.value;
  const isOpen = allowance !== undefined && allowance.left > 0 && allowance.endsAtMs > nowMs.value;
  return (
    <p class={isOpen ? "chat-budget" : "chat-budget chat-budget-none"}>{say(budgetWords(allowance, nowMs.value))}</p>
  );
}
