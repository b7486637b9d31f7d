// Asks before something is gone for good. The browser's own confirm() stops the page and cannot be styled.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../state/language";
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

/** By Escape. The event comes late: after an answer, the next question may be open already. */
function closed({ currentTarget }: { readonly currentTarget: HTMLDialogElement }): void {
  if (!currentTarget.open) finish(false);
}

/** Shows what is asked; stands once in the page. */
export function Confirmation() {
  const question = open.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // Gives the focus back to the button that asked, when it closes.
    if (question === undefined) dialog.current?.close();
    else if (dialog.current?.open === false) dialog.current.showModal();
  }, [question]);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onClose={closed}>
      {question !== undefined && (
        <>
          <h2 id="confirm-title">{question.title}</h2>
          {question.text !== undefined && <p class="muted">{question.text}</p>}
          <div class="confirm-buttons">
            <button type="button" class="button" onClick={() => finish(false)}>
              {say({ en: "Cancel", zh: "取消" })}
            </button>
            <button type="button" class="button danger" onClick={() => finish(true)}>
              {question.action}
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
