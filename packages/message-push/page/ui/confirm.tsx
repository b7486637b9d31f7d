// Asks before something is gone for good. The browser's own confirm() stops the page and cannot be styled.
import { signal } from "@preact/signals";
import { say } from "../state/language";
import { Modal } from "./dialog";
import "./confirm.css";

export interface Question {
  readonly title: string;
  /** What goes with it. */
  readonly text?: string;
  /** What the button does, in one word: "Delete". */
  readonly action: string;
}

interface OpenQuestion extends Question {
  readonly answer: (isYes: boolean) => void;
}

const open = signal<OpenQuestion | undefined>(undefined);

/** Whether the reader says yes; Escape says no. */
export function askFirst(question: Question): Promise<boolean> {
  open.peek()?.answer(false);
  return new Promise((resolve) => {
    open.value = { ...question, answer: resolve };
  });
}

function finish(isYes: boolean): void {
  open.peek()?.answer(isYes);
  open.value = undefined;
}

/** Shows what is asked; stands once in the page. */
export function Confirmation() {
  const question = open.value;
  if (question === undefined) return null;
  return (
    <Modal label={question.title} kind="confirm" onClose={() => finish(false)}>
      <h2>{question.title}</h2>
      {question.text !== undefined && <p class="muted">{question.text}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" onClick={() => finish(false)}>
          {say({ en: "Cancel", zh: "取消" })}
        </button>
        <button type="button" class="button danger" onClick={() => finish(true)}>
          {question.action}
        </button>
      </div>
    </Modal>
  );
}
