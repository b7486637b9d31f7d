// One conversation that a person has: what was said, a field to answer, and how long WeChat leaves it to the person.
import { signal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { InboxEntry } from "../../simulator/push-report";
import { ask } from "../api/ask";
import { conversationOf } from "../state/customers";
import { desk, nowMs } from "../state/desk";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { ownWords } from "./last-words";
import { silenceLeftMs } from "./silence";
import { spanWords } from "./span-words";
import { type CustomerProps, justAccepted, nameOf, OpenConversation, Whom } from "./waiting-customer";

/** As much as one needs in order to answer; the conversation on the left has all. */
const SHOWN_ENTRIES = 8;

export function AcceptedCustomer({ customer }: CustomerProps) {
  const name = nameOf(customer);
  const entries = conversationOf(customer.openid).filter(({ kind }) => kind !== "typing");
  return (
    <li class="card desk-talk">
      <div class="desk-bar">
        <h3 class="desk-name">{name}</h3>
        <Silence sinceMs={customer.agent.sinceMs} />
        <span class="page-space" />
        <OpenConversation customer={customer} />
        <button
          type="button"
          class="button small"
          onClick={() =>
            void attempt(() => ask("POST /agent", { body: { customer: customer.openid, action: "close" } }))
          }
        >
          {say({ en: "Close", zh: "结束会话" })}
          <Whom words={{ en: `the conversation with ${name}`, zh: `：${name}` }} />
        </button>
      </div>
      <ol class="desk-said" aria-label={say({ en: `Said with ${name}`, zh: `与 ${name} 的对话` })}>
        {entries.slice(-SHOWN_ENTRIES).map((entry, index) => (
          <Said key={index} entry={entry} name={name} />
        ))}
      </ol>
      <SayForm openid={customer.openid} name={name} />
    </li>
  );
}

function Silence({ sinceMs }: { readonly sinceMs: number }) {
  const rules = desk.value?.rules;
  if (rules === undefined) return null;
  const leftMs = silenceLeftMs(sinceMs, nowMs.value, rules.agentSilenceMs);
  const left = spanWords(leftMs);
  if (leftMs === 0)
    return (
      <span class="chip warn">
        {say({
          en: "Silent for too long: the next message goes to the function",
          zh: "沉默超时：下一条消息将交还云函数",
        })}
      </span>
    );
  return (
    <span class="muted small desk-silence">
      {say({ en: `${left.en} left before WeChat takes it back`, zh: `再沉默 ${left.zh}，微信将收回会话` })}
    </span>
  );
}

function Said({ entry, name }: { readonly entry: InboxEntry; readonly name: string }) {
  if (entry.kind === "own")
    return (
      <li>
        <span class="desk-speaker">{name}</span>
        <span>{say(ownWords(entry.message))}</span>
      </li>
    );
  if (entry.kind === "agent")
    return (
      <li class="desk-mine">
        <span class="desk-speaker">{say({ en: "You", zh: "您" })}</span>
        <span>{entry.text}</span>
      </li>
    );
  return (
    <li class="muted">
      <span class="desk-speaker">{say({ en: "Function", zh: "云函数" })}</span>
      <span>{functionWords(entry)}</span>
    </li>
  );
}

function functionWords(entry: InboxEntry): string {
  if (entry.kind === "notice") return entry.text;
  if (entry.kind !== "reply") return "";
  const { msgtype, text } = entry.message;
  return msgtype === "text" ? String(Object(text).content) : `[${msgtype}]`;
}

function SayForm({ openid, name }: { readonly openid: string; readonly name: string }) {
  const draft = useMemo(() => signal(""), []);
  const field = useRef<HTMLInputElement>(null);
  // Before anything is drawn: what is typed next belongs here.
  useLayoutEffect(() => {
    if (justAccepted.peek() !== openid) return;
    field.current?.focus();
    justAccepted.value = undefined;
  }, [openid]);
  const send = async () => {
    const text = draft.value.trim();
    if (text === "") return;
    draft.value = "";
    const said = await attempt(() => ask("POST /agent", { body: { customer: openid, action: "say", text } }));
    // What was refused is not lost.
    if (said === undefined) draft.value = text;
  };
  return (
    <form
      class="desk-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <input
        ref={field}
        class="field"
        aria-label={say({ en: `Answer ${name}`, zh: `回复 ${name}` })}
        placeholder={say({ en: "Answer as the person at the desk", zh: "以人工客服的身份回复" })}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
      />
      <button class="button primary" type="submit">
        {say({ en: "Say", zh: "发送" })}
      </button>
    </form>
  );
}
