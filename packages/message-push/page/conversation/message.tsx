// One message: who speaks, what was said, and the way to its push.
import type { ComponentChildren } from "preact";
import { isSelecting, selected, toggle } from "../again/selection";
import { customer } from "../state/customers";
import { say } from "../state/language";
import { CustomerAvatar, PersonAvatar, ServiceAvatar } from "./avatar";
import { MessageContent } from "./content";
import { nameOf } from "./faces";
import type { ShownEntry } from "./lines";
import { Notice } from "./notice";
import { type Content, inShort, isByAi, readOwn, readReply } from "./read-message";
import { ofPush, ToPush } from "./to-push";
import "./message.css";

interface MessageProps {
  readonly entry: ShownEntry;
  /** Its place in the inbox. */
  readonly index: number;
}

export function Message({ entry, index }: MessageProps) {
  const side = entry.kind === "own" ? "own" : entry.kind === "notice" ? "middle" : "theirs";
  return (
    <li class={`chat-line chat-${side}`} {...ofPush(entry.pushId)}>
      {isSelecting.value && <Choice entry={entry} index={index} />}
      <Spoken entry={entry} />
      {entry.pushId !== undefined && <ToPush pushId={entry.pushId} />}
    </li>
  );
}

/** What a message is called where it is not seen. */
function shortOf(entry: ShownEntry): string {
  if (entry.kind === "own") return inShort(readOwn(entry.message));
  if (entry.kind === "reply") return inShort(readReply(entry.message));
  return entry.text.slice(0, 40);
}

function Choice({ entry, index }: MessageProps) {
  const what = shortOf(entry);
  return (
    <input
      type="checkbox"
      class="chat-choice"
      aria-label={say({ en: `Select: ${what}`, zh: `选择：${what}` })}
      checked={selected.value.has(index)}
      onChange={() => toggle(index)}
    />
  );
}

function Spoken({ entry }: { readonly entry: ShownEntry }) {
  switch (entry.kind) {
    case "own":
      return (
        <Said
          avatar={<OwnAvatar />}
          by={say({ en: "You said:", zh: "我说：" })}
          content={readOwn(entry.message)}
          isOwn
        />
      );
    case "reply":
      return (
        <Said avatar={<ServiceAvatar />} by={say({ en: "Reply:", zh: "回复：" })} content={readReply(entry.message)}>
          {isByAi(entry.message) && <span class="chat-small">内容由第三方AI生成</span>}
        </Said>
      );
    case "agent":
      return <Said avatar={<PersonAvatar />} by="" content={{ kind: "text", text: entry.text }} isPerson />;
    default:
      return <Notice text={entry.text} isBad />;
  }
}

function OwnAvatar() {
  return <CustomerAvatar name={customer.value === undefined ? "" : nameOf(customer.value)} />;
}

interface SaidProps {
  readonly avatar: ComponentChildren;
  /** Who, for those who do not see it. */
  readonly by: string;
  readonly content: Content;
  readonly isOwn?: boolean;
  readonly isPerson?: boolean;
  readonly children?: ComponentChildren;
}

function Said({ avatar, by, content, isOwn = false, isPerson = false, children }: SaidProps) {
  return (
    <>
      {avatar}
      <div class="chat-said">
        {isPerson && <span class="chat-small">{say({ en: "Person at the desk", zh: "人工客服" })}</span>}
        <span class="hidden-text">{by}</span>
        <MessageContent content={content} hasLinks={!isOwn && !isPerson} />
        {children}
      </div>
    </>
  );
}
