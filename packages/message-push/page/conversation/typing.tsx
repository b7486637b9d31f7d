// "Typing…", as long as WeChat shows it.
import { inbox } from "../state/customers";
import { desk, nowMs } from "../state/desk";
import { say } from "../state/language";
import { ServiceAvatar } from "./avatar";
import { typingEndsAtMs } from "./lines";
import "./typing.css";

export function Typing() {
  const rules = desk.value?.rules;
  const endMs = rules === undefined ? undefined : typingEndsAtMs(inbox.value, rules.typingMs);
  if (endMs === undefined || nowMs.value >= endMs) return null;
  return (
    <div class="chat-line chat-theirs chat-typing" role="status">
      <ServiceAvatar />
      <div class="bubble">
        <span class="chat-dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span class="chat-typing-words">{say({ en: "Typing…", zh: "对方正在输入…" })}</span>
      </div>
    </div>
  );
}
