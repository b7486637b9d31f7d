// What nobody could answer, the most asked first: one step makes a rule of it.
import type { DeskAnswers } from "../../simulator/control/desk-contract";
import { say } from "../state/language";
import { timeText } from "../world/clock-buttons";
import { forget, makeRuleOf } from "./answers";

export function QuestionsPart({ questions, settings }: Pick<DeskAnswers, "questions" | "settings">) {
  const { total, list } = questions;
  return (
    <section class="card answers-card" aria-labelledby="answers-questions">
      <h2 id="answers-questions">
        {say({ en: "Nobody could answer", zh: "没能回答的问题" })} <span class="chip">{total}</span>
      </h2>
      {total === 0 && (
        <p class="muted small">
          {settings.document.keepsQuestions === true
            ? say({ en: "There are none.", zh: "目前没有。" })
            : say({
                en: 'They are kept where the settings say "keepsQuestions": true.',
                zh: '在设置里写 "keepsQuestions": true 之后，会记在这里。',
              })}
        </p>
      )}
      <ul class="answers-list" aria-label={say({ en: "Questions", zh: "问题" })}>
        {list.map((question) => (
          <li key={question.key} class="answers-question">
            <div class="answers-asked">
              <div>{question.text}</div>
              <div class="muted small">
                {say({
                  en: question.count === 1 ? "once" : `${question.count} times`,
                  zh: `${question.count} 次`,
                })}
                {say({ en: ", last ", zh: "，最近 " })}
                {timeText(question.lastAtMs)}
              </div>
            </div>
            <div class="row">
              <button type="button" class="button small" onClick={() => void makeRuleOf(question)}>
                {say({ en: "Make a rule of it", zh: "做成规则" })}
                <span class="hidden-text"> {question.text}</span>
              </button>
              <button type="button" class="button danger small" onClick={() => void forget(question.key)}>
                {say({ en: "Delete", zh: "删除" })}
                <span class="hidden-text"> {question.text}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
