// Documents as text, with what is wrong with it below.
import { useState } from "preact/hooks";
import { type Both, say } from "../state/language";
import type { Read } from "./documents-text";

interface EditorProps<Value> {
  readonly label: string;
  readonly hint?: string;
  readonly action: string;
  /** What is typed. It lives outside, so that nothing that is drawn again loses it. */
  readonly text: { value: string | undefined };
  readonly read: (text: string) => Read<Value>;
  /** Whether it was taken. */
  readonly save: (value: Value) => Promise<boolean>;
  readonly cancel: () => void;
}

export function DocumentEditor<Value>({ label, hint, action, text, read, save, cancel }: EditorProps<Value>) {
  const [problem, setProblem] = useState<Both | undefined>(undefined);
  const typed = text.value ?? "";
  const check = () => {
    const found = read(typed);
    setProblem("problem" in found ? found.problem : undefined);
    return found;
  };
  return (
    <form
      class="data-editor"
      onSubmit={(event) => {
        event.preventDefault();
        const found = check();
        if ("value" in found) void save(found.value);
      }}
    >
      {hint !== undefined && <p class="muted small">{hint}</p>}
      <textarea
        class="field code"
        spellcheck={false}
        rows={Math.min(24, Math.max(5, typed.split("\n").length + 1))}
        aria-label={label}
        aria-invalid={problem !== undefined}
        value={typed}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onBlur={check}
      />
      <div class="row">
        <button type="submit" class="button primary small">
          {action}
        </button>
        <button type="button" class="button small" onClick={cancel}>
          {say({ en: "Cancel", zh: "取消" })}
        </button>
      </div>
      {/* Below the buttons: it comes when the text is left for one of them, and must not move them away. */}
      {problem !== undefined && (
        <p class="data-problem" role="alert">
          {say(problem)}
        </p>
      )}
    </form>
  );
}
