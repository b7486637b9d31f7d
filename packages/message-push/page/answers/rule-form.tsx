// One rule in a form.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Both, say } from "../state/language";
import { answers, change, closeForm, form, formProblems, type OpenForm, save } from "./answers";
import { PlacedProblems } from "./placed-problems";
import { documentOf, otherFields } from "./rule-draft";

export function RuleForm({ open: { before, draft, questionKey } }: { readonly open: OpenForm }) {
  const [problem, setProblem] = useState<Both | undefined>(undefined);
  const first = useRef<HTMLFormElement>(null);
  // Before anything is drawn: what is typed next belongs here.
  useLayoutEffect(() => {
    const name = questionKey === undefined ? "name" : "replies";
    first.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
  }, [questionKey]);
  return (
    <form
      ref={first}
      class="answers-form"
      aria-label={say({ en: "Rule", zh: "规则" })}
      onSubmit={(event) => {
        event.preventDefault();
        const read = documentOf(draft, before);
        setProblem("problem" in read ? read.problem : undefined);
        if ("value" in read) void save(read.value);
      }}
    >
      <Texts />
      <Choices />
      <Others names={otherFields(before)} />
      {answers.value?.rules.from === "file" && (
        <p class="muted small">
          {say({
            en: "Saving copies the rules of the file into the collection first: they would not answer beside it.",
            zh: "保存时会先把文件里的规则复制到集合，否则它们不再生效。",
          })}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button primary small">
          {say({ en: "Save", zh: "保存" })}
        </button>
        <button type="button" class="button small" onClick={closeForm}>
          {say({ en: "Cancel", zh: "取消" })}
        </button>
      </div>
      <div role="alert">
        {problem !== undefined && <p class="data-problem">{say(problem)}</p>}
        {problem === undefined && <PlacedProblems problems={formProblems.value} />}
      </div>
    </form>
  );
}

function Texts() {
  const draft = form.value?.draft;
  if (draft === undefined) return null;
  return (
    <>
      <label class="answers-label">
        {say({ en: "Name, as a row of the menu shows it", zh: "名称（菜单里显示）" })}
        <input
          class="field"
          name="name"
          value={draft.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <label class="answers-label">
        {say({
          en: "Keywords, one a line; = before one: the whole message",
          zh: "关键词，每行一个；行首加 = 表示整条消息",
        })}
        <textarea
          class="field"
          name="keywords"
          rows={rowsOf(draft.keywords)}
          value={draft.keywords}
          onInput={(event) => change({ keywords: event.currentTarget.value })}
        />
      </label>
      <label class="answers-label">
        {say({
          en: 'Replies, one a line; cards, pictures and several lines as JSON: "a\\nb"',
          zh: '回复，每行一条；卡片、图片和多行文字写 JSON，例如 "第一行\\n第二行"',
        })}
        <textarea
          class="field"
          name="replies"
          rows={rowsOf(draft.replies)}
          value={draft.replies}
          onInput={(event) => change({ replies: event.currentTarget.value })}
        />
      </label>
    </>
  );
}

function Choices() {
  const draft = form.value?.draft;
  if (draft === undefined) return null;
  return (
    <div class="row answers-choices">
      <label>
        <input
          type="checkbox"
          checked={draft.isOn}
          onChange={(event) => change({ isOn: event.currentTarget.checked })}
        />{" "}
        {say({ en: "On", zh: "启用" })}
      </label>
      <label>
        <input
          type="checkbox"
          checked={draft.isListed}
          onChange={(event) => change({ isListed: event.currentTarget.checked })}
        />{" "}
        {say({ en: "In the menu", zh: "列入菜单" })}
      </label>
      <label class="answers-priority">
        {say({ en: "Priority", zh: "优先级" })}
        <input
          class="field"
          type="number"
          step={1}
          placeholder="0"
          value={draft.priority}
          onInput={(event) => change({ priority: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}

/** They stay. */
function Others({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <p class="muted small">
      {say({
        en: `Also in this rule, and kept: ${names.join(", ")}. Data edits them.`,
        zh: `规则里还有 ${names.join("、")}，会原样保留；可在“数据”里修改。`,
      })}
    </p>
  );
}

function rowsOf(text: string): number {
  return Math.min(10, Math.max(2, text.split("\n").length + 1));
}
