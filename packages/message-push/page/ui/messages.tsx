// What the page has to say about something that the reader did.
import { say } from "../state/language";
import { dismiss, messages } from "../state/problems";
import "./messages.css";

export function Messages() {
  return (
    <div class="messages" role="status" aria-live="polite">
      {messages.value.map(({ id, text, fix, isProblem }) => (
        <div key={id} class={isProblem ? "message problem" : "message"}>
          <div>
            <div>{text}</div>
            {fix !== undefined && <div class="muted small">→ {fix}</div>}
          </div>
          <button type="button" class="button quiet small" onClick={() => dismiss(id)}>
            {say({ en: "Close", zh: "关闭" })}
          </button>
        </div>
      ))}
    </div>
  );
}
