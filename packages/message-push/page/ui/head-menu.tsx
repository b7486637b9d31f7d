// On a narrow page: what else stands at the top, behind one button.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { say } from "../state/language";

export function HeadMenu({ children }: { readonly children: ComponentChildren }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current !== null) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      class="head-menu"
      onKeyDown={({ key }) => {
        if (key !== "Escape" || menu.current?.open !== true) return;
        close();
        menu.current.querySelector("summary")?.focus();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && menu.current?.contains(relatedTarget) === false) close();
      }}
    >
      <summary class="button small">{say({ en: "Menu", zh: "菜单" })}</summary>
      <div class="head-menu-content">{children}</div>
    </details>
  );
}
