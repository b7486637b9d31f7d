// The rules in force, and the one that is edited.
import { signal } from "@preact/signals";
import type { DeskAnswers, RuleState } from "../../simulator/control/desk-contract";
import { say } from "../state/language";
import { moveClock } from "../world/move-clock";
import { copyFile, edit, form } from "./answers";
import { RuleForm } from "./rule-form";
import { RuleRow } from "./rule-row";

const filter = signal("");
/** As many as a reader goes through; the filter finds the others. */
const MOST_SHOWN = 200;
const FILTERED_FROM = 10;
const MINUTE_MS = 60_000;

export function RulesPart({ rules, file }: Pick<DeskAnswers, "rules" | "file">) {
  const isFromFile = rules.from === "file";
  const open = form.value;
  const found = rules.list.filter(({ document }) => hasWords(document));
  const shown = found.slice(0, MOST_SHOWN);
  const isInList = shown.some(({ document }) => isSame(document));
  return (
    <section class="card answers-card" aria-labelledby="answers-rules">
      <div class="row">
        <h2 id="answers-rules">{say({ en: "Rules", zh: "规则" })}</h2>
        <Origin from={rules.from} />
        <span class="page-space" />
        {isFromFile ? (
          <button type="button" class="button primary small" onClick={() => void copyFile()}>
            {say({ en: "Edit here", zh: "在这里编辑" })}
          </button>
        ) : (
          <button type="button" class="button primary small" onClick={() => void edit({})}>
            {say({ en: "Add rule", zh: "添加规则" })}
          </button>
        )}
      </div>
      <AboutFile file={file} from={rules.from} />
      <Minute />
      {rules.list.length >= FILTERED_FROM && <Filter />}
      {open !== undefined && !isInList && <RuleForm open={open} />}
      <ul class="answers-list" aria-label={say({ en: "Rules", zh: "规则" })}>
        {shown.map((rule) => (
          <Rule key={rule.key} rule={rule} isEditable={!isFromFile} />
        ))}
      </ul>
      {found.length > MOST_SHOWN && (
        <p class="muted small">
          {say({
            en: `${found.length - MOST_SHOWN} more: narrow them with the filter.`,
            zh: `还有 ${found.length - MOST_SHOWN} 条，请用筛选缩小范围。`,
          })}
        </p>
      )}
    </section>
  );
}

function Rule({ rule, isEditable }: { readonly rule: RuleState; readonly isEditable: boolean }) {
  const open = form.value;
  if (open === undefined || !isSame(rule.document)) return <RuleRow rule={rule} isEditable={isEditable} />;
  return (
    <li class="answers-rule">
      <RuleForm open={open} />
    </li>
  );
}

/** Whether it is the one in the form. */
function isSame({ _id }: RuleState["document"]): boolean {
  return _id !== undefined && form.value?.before._id === _id;
}

function hasWords(document: RuleState["document"]): boolean {
  return filter.value === "" || JSON.stringify(document).toLowerCase().includes(filter.value.trim().toLowerCase());
}

function Filter() {
  return (
    <input
      class="field"
      type="search"
      aria-label={say({ en: "Filter rules", zh: "筛选规则" })}
      placeholder={say({ en: "Filter rules", zh: "筛选规则" })}
      value={filter.value}
      onInput={(event) => {
        filter.value = event.currentTarget.value;
      }}
    />
  );
}

export function Origin({ from }: { readonly from: DeskAnswers["rules"]["from"] }) {
  if (from === "nowhere") return null;
  return from === "file" ? (
    <span class="chip info">
      {say({ en: "from the file", zh: "来自文件" })} <code>desk/answers.json</code>
    </span>
  ) : (
    <span class="chip">
      {say({ en: "from the collection", zh: "来自集合" })} <code>desk_answers</code>
    </span>
  );
}

function AboutFile({
  file,
  from,
}: {
  readonly file: DeskAnswers["file"];
  readonly from: DeskAnswers["rules"]["from"];
}) {
  if (file.state === "broken")
    return (
      <p class="answers-problems">
        <code>desk/answers.json</code> {say({ en: "is broken.", zh: "有误。" })} {say(file.problem)}
      </p>
    );
  if (from !== "nowhere") return null;
  const fact =
    file.state === "missing"
      ? {
          en: "The project has no desk/answers.json, and the collection is empty. Functions that open the desk read both.",
          zh: "项目里没有 desk/answers.json，集合也是空的。使用客服台的云函数会读取这两处。",
        }
      : { en: "Neither the file nor the collection has a rule.", zh: "文件和集合里都没有规则。" };
  return <p class="muted small">{say(fact)}</p>;
}

/** Why a function may still say what the rules said before. */
function Minute() {
  return (
    <div class="row muted small">
      <span>
        {say({
          en: "A function that runs reads them again after one minute of the simulator's time.",
          zh: "运行中的云函数每隔模拟器时间 1 分钟重新读取规则。",
        })}
      </span>
      <button type="button" class="button small" onClick={() => void moveClock(MINUTE_MS)}>
        {say({ en: "Let a minute pass", zh: "快进 1 分钟" })}
      </button>
    </div>
  );
}
