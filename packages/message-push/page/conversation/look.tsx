// What opens large when it is chosen: a picture, or where a link into a mini program leads.
import { signal } from "@preact/signals";
import { say } from "../state/language";
import { Dialog } from "../ui/dialog";
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

function close(): void {
  looked.value = undefined;
}

export function Look() {
  const open = looked.value;
  if (open === undefined) return null;
  const label =
    open.kind === "page"
      ? say({ en: "Opens a page of a mini program", zh: "打开小程序页面" })
      : say({ en: "Picture", zh: "图片" });
  return (
    <Dialog label={label} kind="look" onClose={close} closesBeside>
      {open.kind === "page" ? <PageFacts {...open.page} /> : <img class="look-picture" src={open.url} alt={label} />}
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
