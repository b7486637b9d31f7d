// Hours and texts of the desk: one document of JSON.
import type { DeskAnswers } from "../../simulator/control/desk-contract";
import { DocumentEditor } from "../data/document-editor";
import { readDocument, textOfDocument } from "../data/documents-text";
import { say } from "../state/language";
import { JsonView } from "../ui/json-view";
import { saveSettings, settingsProblems, settingsText } from "./answers";
import { PlacedProblems } from "./placed-problems";
import { Origin } from "./rules-part";

export function SettingsPart({ settings: { from, document, problems } }: Pick<DeskAnswers, "settings">) {
  const { _id, ...fields } = document;
  const isEdited = settingsText.value !== undefined;
  return (
    <section class="card answers-card" aria-labelledby="answers-settings">
      <div class="row">
        <h2 id="answers-settings">{say({ en: "Hours and texts", zh: "营业时间与文案" })}</h2>
        <Origin from={from} />
        <span class="page-space" />
        {!isEdited && (
          <button type="button" class="button small" onClick={() => begin(textOfDocument(fields))}>
            {say({ en: "Edit", zh: "编辑" })}
            <span class="hidden-text"> {say({ en: "hours and texts", zh: "营业时间与文案" })}</span>
          </button>
        )}
      </div>
      {isEdited ? (
        <>
          <DocumentEditor
            label={say({ en: "Hours and texts as JSON", zh: "营业时间与文案（JSON）" })}
            hint={HINT()}
            action={say({ en: "Save", zh: "保存" })}
            text={settingsText}
            read={readDocument}
            save={saveSettings}
            cancel={() => {
              settingsText.value = undefined;
            }}
          />
          <div role="alert">
            <PlacedProblems problems={settingsProblems.value} />
          </div>
        </>
      ) : (
        <>
          {from === "nowhere" ? (
            <p class="muted small">
              {say({ en: "None: people are always at the desk.", zh: "没有设置：客服一直在线。" })}
            </p>
          ) : (
            <JsonView value={fields} openDepth={1} />
          )}
          <PlacedProblems problems={problems} />
        </>
      )}
    </section>
  );
}

const HINT = () =>
  say({
    en: "hours, outOfHoursText with {{back}}, handOverText, missesBeforeHandOver, menuText, welcomes, keepsQuestions; each may be left out.",
    zh: "hours、outOfHoursText（可用 {{back}}）、handOverText、missesBeforeHandOver、menuText、welcomes、keepsQuestions，都可以不写。",
  });

function begin(text: string): void {
  settingsText.value = text;
  settingsProblems.value = [];
}
