// What opens large when it is chosen: a picture, or where a link into a mini program leads.
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../state/language";
import "./look.css";

export interface PageTarget {
  readonly title: string;
  readonly appid?: string;
  readonly path: string;
}

type Looked = { readonly kind: "picture"; readonly url: string } | { readonly kind: "page"; readonly page: PageTarget };

const looked = signal<Looked | undefined>(undefined);

export function lookAtPicture(url: string): void {
  looked.value = { kind: "picture", url };
}

export function lookAtPage(page: PageTarget): void {
  looked.value = { kind: "page", page };
}

export function Look() {
  const open = looked.value;
  if (open === undefined) return null;
  if (open.kind === "page")
    return (
      <Dialog title={say({ en: "Opens a page of a mini program", zh: "打开小程序页面" })} kind="page">
        <PageFacts {...open.page} />
      </Dialog>
    );
  const title = say({ en: "Picture", zh: "图片" });
  return (
    <Dialog title={title} kind="picture">
      <img class="look-picture" src={open.url} alt={title} />
    </Dialog>
  );
}

function PageFacts({ title, appid, path }: PageTarget) {
  return (
    <dl class="look-facts">
      <dt>{say({ en: "Shown as", zh: "显示为" })}</dt>
      <dd>{title}</dd>
      <dt>AppID</dt>
      <dd>
        <code>{appid ?? say({ en: "this mini program", zh: "本小程序" })}</code>
      </dd>
      <dt>{say({ en: "Page", zh: "页面路径" })}</dt>
      <dd>
        <code>{path}</code>
      </dd>
    </dl>
  );
}

interface DialogProps {
  readonly title: string;
  readonly kind: Looked["kind"];
  readonly children: ComponentChildren;
}

function Dialog({ title, kind, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    // The browser gives the focus back to what opened it.
    const close = () => {
      looked.value = undefined;
    };
    const onClick = ({ target }: MouseEvent) => {
      if (target === dialog) dialog.close();
    };
    dialog.addEventListener("close", close);
    dialog.addEventListener("click", onClick);
    dialog.showModal();
    return () => {
      dialog.removeEventListener("close", close);
      dialog.removeEventListener("click", onClick);
    };
  }, []);
  return (
    <dialog ref={ref} class={`look look-${kind}`} aria-label={title}>
      <div class="look-head">
        <strong>{title}</strong>
        <button type="button" class="button small" onClick={() => ref.current?.close()}>
          {say({ en: "Close", zh: "关闭" })}
        </button>
      </div>
      {children}
    </dialog>
  );
}
