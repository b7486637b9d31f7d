// Above the conversation: what is selected of it, and what becomes of that.
import { customer, inbox } from "../state/customers";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { askAgain, askedAgain, isAsking } from "./ask-again";
import { DifferencesDialog } from "./differences-dialog";
import { nameOf, readOpenStory } from "./material";
import { beginSelecting, endSelecting, isSelecting, selectAll, selected, selectNone, selectOnwards } from "./selection";
import { TestDialog, writeSelected, writtenTest } from "./test-dialog";
import "./again.css";

export function SelectionBar() {
  if (inbox.value.length === 0) return null;
  return (
    <div class="again-bar">
      {isSelecting.value ? <Selecting /> : <Beginning />}
      {isAsking.value && <Asking />}
      {writtenTest.value !== undefined && <TestDialog test={writtenTest.value} />}
      {askedAgain.value?.pairs !== undefined && (
        <DifferencesDialog asked={askedAgain.value} pairs={askedAgain.value.pairs} />
      )}
    </div>
  );
}

function Beginning() {
  return (
    <div class="row again-row">
      <button type="button" class="button quiet small" onClick={beginSelecting}>
        {say({ en: "Select", zh: "选择" })}
      </button>
      <AskAgain />
    </div>
  );
}

function Selecting() {
  const count = selected.value.size;
  return (
    <>
      <div class="row again-row">
        <strong class="again-count" role="status">
          {say({ en: `${count} selected`, zh: `已选 ${count} 条` })}
        </strong>
        <button type="button" class="button quiet small" onClick={selectAll}>
          {say({ en: "All", zh: "全选" })}
        </button>
        <button type="button" class="button quiet small" disabled={count === 0} onClick={selectNone}>
          {say({ en: "None", zh: "全不选" })}
        </button>
        <button type="button" class="button quiet small" disabled={count === 0} onClick={selectOnwards}>
          {say({ en: "From there on", zh: "从此往后" })}
        </button>
        <span class="again-space" />
        <button type="button" class="button quiet small" onClick={endSelecting}>
          {say({ en: "Done", zh: "完成" })}
        </button>
      </div>
      <div class="row again-row">
        <button
          type="button"
          class="button primary small"
          disabled={count === 0}
          onClick={() => void attempt(writeSelected)}
        >
          {say({ en: "Copy as a test", zh: "复制为测试" })}
        </button>
        <AskAgain />
      </div>
    </>
  );
}

function AskAgain() {
  return (
    <button
      type="button"
      class={isSelecting.value ? "button small" : "button quiet small"}
      disabled={isAsking.value || (isSelecting.value && selected.value.size === 0)}
      title={say({
        en: "A new customer says the same to today's code; the differences are shown",
        zh: "换一位新客户，对当前代码把同样的话再说一遍，并显示差异",
      })}
      onClick={() => void attempt(askSelected)}
    >
      {say({ en: "Ask again", zh: "再问一遍" })}
    </button>
  );
}

async function askSelected(): Promise<void> {
  const story = await readOpenStory(selected.peek());
  if (story !== undefined && customer.peek() !== undefined) await askAgain(story, nameOf());
}

function Asking() {
  const { asked = 0, of = 0, name = "" } = askedAgain.value ?? {};
  return (
    <p class="small muted again-row" role="status">
      {say({ en: `${name} asks: ${asked} of ${of} answered…`, zh: `${name} 正在提问：已应答 ${asked}/${of}…` })}
    </p>
  );
}
