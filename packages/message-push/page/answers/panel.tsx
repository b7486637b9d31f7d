// The desk of answers: try a question, see what nobody could answer, edit rules and settings.
import { dataChanges, useFresh } from "../state/changes";
import { offsetMs } from "../state/desk";
import { answers, refresh } from "./answers";
import { QuestionsPart } from "./questions-part";
import { RulesPart } from "./rules-part";
import { SettingsPart } from "./settings-part";
import { TryPart } from "./try-part";
import "./answers.css";

export function AnswersPanel() {
  useFresh(dataChanges, refresh, offsetMs.value);
  const now = answers.value;
  if (now === undefined) return <p class="empty" aria-busy="true" />;
  return (
    <div class="answers">
      <div class="answers-column">
        <TryPart />
        <QuestionsPart questions={now.questions} settings={now.settings} />
      </div>
      <div class="answers-column">
        <RulesPart rules={now.rules} file={now.file} />
        <SettingsPart settings={now.settings} />
      </div>
    </div>
  );
}
