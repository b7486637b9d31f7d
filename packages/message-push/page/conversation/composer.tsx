// What the customer does next: a text, a picture, a card, entering.
import { useRef, useState } from "preact/hooks";
import { customer } from "../state/customers";
import { say } from "../state/language";
import { Budget } from "./budget";
import { draftPicture, draftText, dropPicture, setText, takePicture } from "./drafts";
import { useDismiss } from "./hooks";
import { OtherActions } from "./other-actions";
import { sendDraft } from "./send";
import { PICTURE_TYPES } from "./words";
import "./composer.css";

export function Composer() {
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useDismiss(root, opener, isOpen, () => setIsOpen(false));
  return (
    <div class="chat-composer" ref={root}>
      <Budget />
      <PicturePreview />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void sendDraft();
        }}
      >
        {/* What is written before it is known who writes would be nobody's. */}
        <fieldset class="chat-form" disabled={customer.value === undefined}>
          <ChoosePicture />
          <button
            type="button"
            class="chat-tool"
            ref={opener}
            aria-expanded={isOpen}
            aria-label={say({ en: "More: card, entering", zh: "更多：小程序卡片、进入会话" })}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Plus />
          </button>
          <TextField />
          <button
            type="submit"
            class="button primary chat-send"
            disabled={draftText().trim() === "" && draftPicture() === undefined}
          >
            {say({ en: "Send", zh: "发送" })}
          </button>
        </fieldset>
      </form>
      {isOpen && (
        <OtherActions
          done={() => {
            setIsOpen(false);
            opener.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** Safari tells of an Enter that ends a composition only by this. */
const COMPOSING_KEY_CODE = 229;

function TextField() {
  return (
    <textarea
      class="field chat-text"
      rows={1}
      aria-label={say({ en: "Message", zh: "消息" })}
      title={say({ en: "Enter sends, Shift+Enter begins a line", zh: "Enter 发送，Shift+Enter 换行" })}
      value={draftText()}
      onInput={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        const isComposing = event.isComposing || event.keyCode === COMPOSING_KEY_CODE;
        if (event.key !== "Enter" || event.shiftKey || isComposing) return;
        event.preventDefault();
        void sendDraft();
      }}
    />
  );
}

function ChoosePicture() {
  const input = useRef<HTMLInputElement>(null);
  const label = say({ en: "Choose a picture", zh: "选择图片" });
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={PICTURE_TYPES.join(",")}
        onChange={({ currentTarget }) => {
          takePicture(currentTarget.files ?? []);
          // The same file can be chosen again.
          currentTarget.value = "";
        }}
      />
      <button type="button" class="chat-tool" aria-label={label} onClick={() => input.current?.click()}>
        <PictureMark />
      </button>
    </>
  );
}

function PicturePreview() {
  const picture = draftPicture();
  if (picture === undefined) return null;
  return (
    <div class="chat-preview">
      <img src={picture.url} alt={say({ en: "Picture that will be sent", zh: "待发送的图片" })} />
      <span class="chat-preview-name">{picture.file.name}</span>
      <button type="button" class="button small" onClick={dropPicture}>
        {say({ en: "Remove", zh: "移除" })}
      </button>
    </div>
  );
}

function Plus() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M12 7.5v9M7.5 12h9" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
    </svg>
  );
}

function PictureMark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <rect x="3.2" y="4.8" width="17.6" height="14.4" rx="2" fill="none" stroke="currentColor" stroke-width="1.5" />
      <circle cx="8.6" cy="9.8" r="1.6" fill="currentColor" />
      <path d="M4 17l5.2-4.6 3.4 3 3.2-3.4L20 16" fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}
