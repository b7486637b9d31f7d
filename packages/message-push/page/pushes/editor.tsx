// One packet as JSON, to be edited, checked and pushed.
import { computed, signal } from "@preact/signals";
import { language, say } from "../state/language";
import { attempt } from "../state/problems";
import { rowOf } from "../state/pushes";
import { go } from "../state/route";
import { checkDraft, type DraftCheck, idsOf } from "./check-draft";
import { draft } from "./draft";
import { draftPair, openSample, sampleOf, samples } from "./samples";
import { sendDraft, sent, takeNewIds } from "./send";

/** What was found in which text, when it was left or pushed: nobody is corrected while typing. */
const checked = signal<{ readonly text: string; readonly check: DraftCheck } | undefined>(undefined);

/** Only of what stands there now. */
const findings = computed(() => (checked.value?.text === draft.value ? checked.value.check : undefined));

/** Whether the ids are those of the last push from here. */
const hasSentIds = computed(() => {
  const { packet } = checkDraft(draft.value, samples.value);
  return packet !== undefined && sent.value?.ids === idsOf(packet);
});

function check(): DraftCheck {
  const found = checkDraft(draft.peek(), samples.peek());
  checked.value = { text: draft.peek(), check: found };
  return found;
}

export function Editor() {
  const pair = draftPair.value;
  if (draft.value === "" && pair === undefined)
    return <p class="empty">{say({ en: "Choose a pair on the left.", zh: "请在左侧选择一个消息对。" })}</p>;
  return (
    <form
      class="pushes-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (check().problems.length === 0) void sendDraft();
      }}
    >
      <div class="pushes-top">
        <Heading />
        <Buttons pair={pair} />
      </div>
      <textarea
        class="field code pushes-draft"
        spellcheck={false}
        aria-label={say({ en: "Packet as JSON", zh: "数据包（JSON）" })}
        aria-describedby="pushes-check"
        aria-invalid={(findings.value?.problems.length ?? 0) > 0}
        value={draft.value}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onBlur={check}
      />
      <Findings />
      <Redelivery />
    </form>
  );
}

function Heading() {
  const pair = draftPair.value;
  const sample = sampleOf(pair);
  const functionName = sample?.functionName;
  return (
    <header class="pushes-heading">
      <h2>{sample?.about[language.value] ?? pair}</h2>
      <div class="row">
        <code>{pair}</code>
        {functionName !== undefined && <span class="chip good">→ {functionName}</span>}
        {sample?.modes.includes("function") === false && (
          <span class="chip">{say({ en: "over HTTP only", zh: "仅 HTTP 推送" })}</span>
        )}
      </div>
      {sample !== undefined && functionName === undefined && (
        <p class="muted small">
          {say({
            en: "No function is bound to this pair, so WeChat does not push it: the time line will say so.",
            zh: "没有云函数绑定这个消息对，微信不会推送；时间线会如实显示“未绑定”。",
          })}
        </p>
      )}
    </header>
  );
}

function Findings() {
  const { problems = [], warnings = [] } = findings.value ?? {};
  return (
    <div id="pushes-check" class="stack" role="status">
      {problems.map((words) => (
        <p key={words.en} class="pushes-finding bad">
          {say(words)}
        </p>
      ))}
      {warnings.map((words) => (
        <p key={words.en} class="pushes-finding warn">
          {say(words)}
        </p>
      ))}
    </div>
  );
}

function Redelivery() {
  const { pushId = 0 } = sent.value ?? {};
  if (!hasSentIds.value) return null;
  const wasRepeat = rowOf(pushId)?.value.isRepeated === true;
  return (
    <div class="pushes-finding info">
      <span>
        {wasRepeat
          ? say({
              en: `#${pushId} was a redelivery: answered from the record, nothing was sent again.`,
              zh: `#${pushId} 是一次重推：按记录应答，没有再次发送。`,
            })
          : say({
              en: `Pushed as #${pushId} with these ids. The same ids once more are a redelivery.`,
              zh: `已用这组 id 推送为 #${pushId}。不换 id 再发就是重推。`,
            })}
      </span>
      <span class="row">
        <button type="button" class="button small" onClick={() => void takeNewIds()}>
          {say({ en: "New ids", zh: "换新的 id" })}
        </button>
        <button type="button" class="button small" onClick={() => go({ panel: "timeline", push: pushId })}>
          {say({ en: `Show #${pushId}`, zh: `查看 #${pushId}` })}
        </button>
      </span>
    </div>
  );
}

/** Above the text, where no finding moves them from under the pointer. */
function Buttons({ pair }: { readonly pair: string | undefined }) {
  return (
    <div class="row">
      {pair !== undefined && sampleOf(pair) !== undefined && (
        <button type="button" class="button" onClick={() => void attempt(() => openSample(pair))}>
          {say({ en: "Reset to the sample", zh: "恢复样例" })}
        </button>
      )}
      <button type="submit" class="button primary">
        {say({ en: "Push", zh: "推送" })}
      </button>
    </div>
  );
}
