// A question to be tried: what is asked, when, and from which page.
import { nowMs } from "../state/desk";
import { say } from "../state/language";
import { answers, trial, tried, tryIt } from "./answers";
import { Tried } from "./tried";

export function TryPart() {
  const hasPages = answers.value?.rules.list.some(({ document }) => document.sessionFrom !== undefined) === true;
  return (
    <section class="card answers-card" aria-labelledby="answers-try">
      <h2 id="answers-try">{say({ en: "Try a question", zh: "试一试" })}</h2>
      <form
        class="answers-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (trial.peek().text.trim() !== "") void tryIt();
        }}
      >
        <label class="answers-label">
          {say({ en: "What a customer writes", zh: "客户的消息" })}
          <input class="field" value={trial.value.text} onInput={(event) => set({ text: event.currentTarget.value })} />
        </label>
        <div class="answers-when">
          <label class="answers-label">
            {say({ en: "When, by the desk's clock", zh: "时间（客服台的时钟）" })}
            <input
              class="field"
              type="datetime-local"
              value={trial.value.at}
              onInput={(event) => set({ at: event.currentTarget.value })}
            />
          </label>
          {hasPages && (
            <label class="answers-label">
              session-from
              <input
                class="field"
                value={trial.value.sessionFrom}
                onInput={(event) => set({ sessionFrom: event.currentTarget.value })}
              />
            </label>
          )}
          <button type="submit" class="button primary" disabled={trial.value.text.trim() === ""}>
            {say({ en: "Try", zh: "试试" })}
          </button>
        </div>
        <Now />
      </form>
      <div role="status">{tried.value !== undefined && <Tried tried={tried.value} />}</div>
    </section>
  );
}

/** It goes on while somebody looks. */
function Now() {
  const now = new Date(nowMs.value + (answers.value?.deskOffsetMs ?? 0)).toISOString().slice(0, 16).replace("T", " ");
  return (
    <p class="muted small">
      {say({
        en: `Without a time: now, ${now}. Nothing is sent or stored.`,
        zh: `不填时间就按现在：${now}。不会发送，也不会保存。`,
      })}
    </p>
  );
}

function set(fields: Partial<typeof trial.value>): void {
  trial.value = { ...trial.peek(), ...fields };
}
