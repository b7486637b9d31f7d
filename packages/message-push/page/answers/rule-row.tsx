// One rule of the list.
import type { RuleState } from "../../simulator/control/desk-contract";
import { say } from "../state/language";
import { edit, remove } from "./answers";
import { PlacedProblems } from "./placed-problems";
import { draftOf, replyLine } from "./rule-draft";

/** The one reply that is no message, as a line has it. */
const HAND_OVER = replyLine({ type: "hand_over" });
const SHOWN_KEYWORDS = 8;
const SHOWN_REPLIES = 3;

export function RuleRow({ rule, isEditable }: { readonly rule: RuleState; readonly isEditable: boolean }) {
  const { document, isBuiltIn, problems } = rule;
  const { name, keywords, replies } = draftOf(document);
  return (
    <li class="answers-rule">
      <div class="row">
        <h3 class="answers-name">{name === "" ? `#${rule.key}` : name}</h3>
        <Chips rule={rule} />
        <span class="page-space" />
        {isEditable && (
          <button type="button" class="button small" onClick={() => void edit(document)}>
            {say({ en: "Edit", zh: "编辑" })}
            <span class="hidden-text"> {name}</span>
          </button>
        )}
        {isEditable && !isBuiltIn && (
          <button type="button" class="button danger small" onClick={() => void remove(document)}>
            {say({ en: "Delete", zh: "删除" })}
            <span class="hidden-text"> {name}</span>
          </button>
        )}
      </div>
      <Lines text={keywords} most={SHOWN_KEYWORDS} kind="answers-keyword" />
      <Lines text={replies} most={SHOWN_REPLIES} kind="answers-reply" />
      <PlacedProblems problems={problems} />
    </li>
  );
}

function Chips({ rule: { document, isBuiltIn, problems } }: { readonly rule: RuleState }) {
  const { isOn, isListed, priority } = draftOf(document);
  return (
    <>
      {problems.length > 0 && <span class="chip bad">{say({ en: "broken: left out", zh: "有误，不生效" })}</span>}
      {!isOn && <span class="chip warn">{say({ en: "off", zh: "已停用" })}</span>}
      {isListed && <span class="chip good">{say({ en: "in the menu", zh: "在菜单里" })}</span>}
      {priority !== "" && <span class="chip">{say({ en: `priority ${priority}`, zh: `优先级 ${priority}` })}</span>}
      {isBuiltIn && <span class="chip info">{say({ en: "built in", zh: "内置" })}</span>}
    </>
  );
}

function Lines({ text, most, kind }: { readonly text: string; readonly most: number; readonly kind: string }) {
  const lines = text === "" ? [] : text.split("\n");
  if (lines.length === 0) return null;
  return (
    <p class="answers-lines small">
      {lines.slice(0, most).map((line, index) => (
        <span key={index} class={kind}>
          {line === HAND_OVER ? say({ en: "→ a person", zh: "→ 转人工客服" }) : line}
        </span>
      ))}
      {lines.length > most && <span class="muted">+{lines.length - most}</span>}
    </p>
  );
}
