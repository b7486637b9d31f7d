// A dialog over the page: the browser keeps the focus in it, closes it on Escape, and gives the focus back to what opened it.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../state/language";
import "./dialog.css";

interface ModalProps {
  /** What it is, for who does not see it. */
  readonly label: string;
  readonly kind: string;
  /** Takes it out of the page. */
  readonly onClose: () => void;
  /** Whether a click beside it closes it: not where something may be typed or marked in it. */
  readonly closesBeside?: boolean;
  readonly children: ComponentChildren;
}

export function Modal({ label, kind, onClose, closesBeside = false, children }: ModalProps) {
  const element = useRef<HTMLDialogElement>(null);
  // As soon as it is in the page, before it is drawn: no key comes between, the next one belongs here.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for it
    <dialog
      ref={element}
      class={`dialog dialog-${kind}`}
      aria-label={label}
      // The event comes late: what is out of the page may have been followed by another dialog already.
      onClose={({ currentTarget }) => currentTarget.isConnected && onClose()}
      onClick={({ target, currentTarget }) => closesBeside && target === currentTarget && onClose()}
    >
      {children}
    </dialog>
  );
}

/** One with its title at the top, and a button that closes it. */
export function Dialog({ children, ...props }: ModalProps) {
  return (
    <Modal {...props}>
      <header class="dialog-head">
        <h2>{props.label}</h2>
        <button type="button" class="button quiet small" onClick={props.onClose}>
          {say({ en: "Close", zh: "关闭" })}
        </button>
      </header>
      {children}
    </Modal>
  );
}
