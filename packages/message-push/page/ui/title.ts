// The title of the document: the project's name, and how much came in conversations that are not open.
import { effect } from "@preact/signals";
import { unread } from "../state/customers";
import { desk } from "../state/desk";

export function followTitle(): void {
  effect(() => {
    const count = [...unread.value.values()].reduce((sum, one) => sum + one, 0);
    const name = desk.value?.project.name ?? "message-push";
    document.title = count === 0 ? name : `(${count}) ${name}`;
  });
}
