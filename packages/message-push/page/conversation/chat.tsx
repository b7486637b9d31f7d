// The conversation of one customer, as WeChat shows it.
import { signal } from "@preact/signals";
import { isSelecting, selected, toggle } from "../again/selection";
import { SelectionBar } from "../again/selection-bar";
import { ask } from "../api/ask";
import { customer, inbox } from "../state/customers";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { go } from "../state/route";

const draft = signal("");

export function Chat() {
  return (
    <div class="stack">
      <SelectionBar />
      <ol>
        {inbox.value.map((entry, index) => (
          <li key={index}>
            {isSelecting.value && (
              <input
                type="checkbox"
                aria-label={say({ en: `Select entry ${index + 1}`, zh: `选择第 ${index + 1} 条` })}
                checked={selected.value.has(index)}
                onChange={() => toggle(index)}
              />
            )}
            {JSON.stringify(entry)}
          </li>
        ))}
      </ol>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void sendText();
        }}
      >
        <input
          class="field"
          aria-label={say({ en: "Message", zh: "消息" })}
          value={draft.value}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
          }}
        />
        <button class="button primary" type="submit">
          {say({ en: "Send", zh: "发送" })}
        </button>
      </form>
    </div>
  );
}

async function sendText(): Promise<void> {
  const text = draft.value;
  const from = customer.value?.name ?? customer.value?.openid;
  if (text === "" || from === undefined) return;
  draft.value = "";
  const pushed = await attempt(() => ask("POST /push", { query: { wait: "no" }, body: { from, text } }));
  if (pushed !== undefined) go({ push: pushed.pushId });
}
