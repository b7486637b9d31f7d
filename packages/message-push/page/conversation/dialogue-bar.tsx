// The dialogue that the customer is in: what it is about, what is waited for, what is known by now, and when the time is up.
import { openCustomer } from "../state/customers";
import { nowMs } from "../state/desk";
import { dialogue } from "../state/dialogue";
import { say } from "../state/language";
import { spanWords } from "../world/span-words";
import "./dialogue-bar.css";

export function DialogueBar() {
  const read = dialogue.value;
  if (read === undefined || read.dialogue === null || read.openid !== openCustomer.value) return null;
  const { title, name, asked, misses, values, endsAtMs } = read.dialogue;
  const left = spanWords(endsAtMs - nowMs.value);
  const isOver = endsAtMs <= nowMs.value;
  const known = Object.entries(values);
  return (
    <section class="chat-dialogue" aria-label={say({ en: "Dialogue", zh: "对话" })}>
      <p>
        <strong title={name}>{title}</strong>{" "}
        {isOver
          ? say({ en: "The time is up", zh: "已超时" })
          : say({ en: `waits for “${asked}”, for ${left.en} more`, zh: `等待“${asked}”的回答，还剩 ${left.zh}` })}
        {misses > 0 && " "}
        {misses > 0 && <span class="chip warn">{say({ en: `${misses} not taken`, zh: `${misses} 次答案无效` })}</span>}
      </p>
      {known.length > 0 && (
        <dl>
          {known.map(([step, value]) => (
            <div key={step}>
              <dt>{step}</dt>
              <dd>{JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
