// What a customer does beside writing: sends a card of a page, enters the conversation.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../state/language";
import { send } from "./send";

export function OtherActions({ done }: { readonly done: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  // Before anything is drawn: the next key belongs here.
  useLayoutEffect(() => root.current?.querySelector("input")?.focus(), []);
  return (
    <div class="chat-more" ref={root}>
      <CardForm done={done} />
      <EnterForm done={done} />
    </div>
  );
}

function CardForm({ done }: { readonly done: () => void }) {
  const [title, setTitle] = useState("");
  const [pagePath, setPagePath] = useState("");
  const submit = async () => {
    const card = { ...(title !== "" && { title }), ...(pagePath !== "" && { pagePath }) };
    if (await send({ card })) done();
  };
  return (
    <ActionForm
      title={say({ en: "Card of a page", zh: "小程序卡片" })}
      verb={say({ en: "Send the card", zh: "发送卡片" })}
      submit={submit}
    >
      <Field label={say({ en: "Title", zh: "标题" })} sample="商品详情" value={title} change={setTitle} />
      <Field
        label={say({ en: "Page path", zh: "页面路径" })}
        sample="pages/index/index"
        value={pagePath}
        change={setPagePath}
      />
    </ActionForm>
  );
}

function EnterForm({ done }: { readonly done: () => void }) {
  const [sessionFrom, setSessionFrom] = useState("");
  const submit = async () => {
    if (await send({ enter: sessionFrom })) done();
  };
  return (
    <ActionForm
      title={say({ en: "Enter the conversation", zh: "进入会话" })}
      verb={say({ en: "Enter", zh: "进入" })}
      submit={submit}
    >
      <Field label="session-from" sample="" value={sessionFrom} change={setSessionFrom} />
    </ActionForm>
  );
}

interface ActionFormProps {
  readonly title: string;
  readonly verb: string;
  readonly submit: () => Promise<void>;
  readonly children: ComponentChildren;
}

function ActionForm({ title, verb, submit, children }: ActionFormProps) {
  return (
    <form
      class="chat-action"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <strong>{title}</strong>
      {children}
      <button type="submit" class="button">
        {verb}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  /** What stands there if nothing is written. */
  readonly sample: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

function Field({ label, sample, value, change }: FieldProps) {
  return (
    <label class="chat-action-field">
      <span>{label}</span>
      <input class="field" placeholder={sample} value={value} onInput={(event) => change(event.currentTarget.value)} />
    </label>
  );
}
