// A dialog over the page: the browser keeps the focus in it, and Escape closes it.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../state/language";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} class="again-dialog" aria-label={title} onClose={onClose}>
      <header class="again-dialog-head">
        <h2>{title}</h2>
        <button type="button" class="button quiet small" onClick={() => element.current?.close()}>
          {say({ en: "Close", zh: "关闭" })}
        </button>
      </header>
      {children}
    </dialog>
  );
}
