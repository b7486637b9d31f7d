// Chips, two lists and a search box: which pushes are shown.
import { customers } from "../state/customers";
import { type Both, say } from "../state/language";
import { pushIds } from "../state/pushes";
import { type Filter, isEverything, KINDS, type Kind } from "./filter";
import { filter, shownIds, targets } from "./view";

const KIND_NAMES: Readonly<Record<Kind, Both>> = {
  all: { en: "All", zh: "全部" },
  problems: { en: "With problems", zh: "有问题" },
  replies: { en: "With replies", zh: "有回复" },
  unanswered: { en: "Unanswered", zh: "未应答" },
  dead: { en: "Dead letters", zh: "死信" },
  faults: { en: "With faults", zh: "有故障" },
};

export function FilterBar() {
  return (
    <search class="tl-filter">
      <input
        type="search"
        class="field"
        aria-label={say({ en: "Search pushes", zh: "搜索推送" })}
        placeholder={say({ en: "Search content, pair, customer…", zh: "搜索内容、消息对、客户……" })}
        value={filter.value.query}
        onInput={(event) => change({ query: event.currentTarget.value })}
      />
      <fieldset class="row tl-kinds">
        <legend class="hidden-text">{say({ en: "Show", zh: "显示" })}</legend>
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class="tl-kind"
            aria-pressed={filter.value.kind === kind}
            onClick={() => change({ kind })}
          >
            {say(KIND_NAMES[kind])}
          </button>
        ))}
      </fieldset>
      <div class="tl-choices">
        <Choice
          label={{ en: "Function", zh: "云函数" }}
          every={{ en: "Every function", zh: "全部云函数" }}
          value={filter.value.target}
          options={targets.value.map((name) => ({ value: name, text: name }))}
          choose={(target) => change({}, "target", target)}
        />
        <Choice
          label={{ en: "Customer", zh: "客户" }}
          every={{ en: "Every customer", zh: "全部客户" }}
          value={filter.value.openid}
          options={customers.value.flatMap(({ openid, name }) =>
            name === undefined ? [] : [{ value: openid, text: name }],
          )}
          choose={(openid) => change({}, "openid", openid)}
        />
      </div>
      <Count />
    </search>
  );
}

/** Changes the filter; a field that is named and has no value is taken away. */
function change(fields: Partial<Filter>, name?: "target" | "openid", value?: string): void {
  const next = { ...filter.peek(), ...fields };
  if (name !== undefined) delete next[name];
  filter.value = name === undefined || value === undefined ? next : { ...next, [name]: value };
}

interface ChoiceProps {
  readonly label: Both;
  readonly every: Both;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  choose(value: string | undefined): void;
}

function Choice({ label, every, value, options, choose }: ChoiceProps) {
  return (
    <select
      class="field"
      aria-label={say(label)}
      value={value ?? ""}
      onChange={({ currentTarget }) => choose(currentTarget.value === "" ? undefined : currentTarget.value)}
    >
      <option value="">{say(every)}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

function Count() {
  const [shown, all] = [shownIds.value.length, pushIds.value.length];
  if (isEverything(filter.value)) return null;
  return (
    <div class="muted small" role="status">
      {say({ en: `${shown} of ${all} pushes`, zh: `${all} 条推送中的 ${shown} 条` })}
    </div>
  );
}
