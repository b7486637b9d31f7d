// Any fault at all, as JSON: the simulator checks it, and says what is wrong.
import { signal } from "@preact/signals";
import { say } from "../state/language";
import { tell } from "../state/problems";
import { arm } from "./fault-buttons";
import { readFault } from "./fault-order";

const EXAMPLE = '{ "on": "push", "kind": "twice" }';

const typed = signal('{ "on": "database", "kind": "die", "phase": "after", "nth": 2 }');

export function FaultForm() {
  return (
    <details class="card world-card">
      <summary>{say({ en: "Any other, as JSON", zh: "其他故障（JSON）" })}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void order();
        }}
      >
        <textarea
          class="field code"
          rows={3}
          spellcheck={false}
          aria-label={say({ en: "Fault as JSON", zh: "故障 JSON" })}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <div class="row">
          <button type="submit" class="button small">
            {say({ en: "Arm", zh: "注入" })}
          </button>
          <a
            class="small"
            href={say({ en: "/docs/testing.md", zh: "/docs/testing.zh-CN.md" })}
            target="_blank"
            rel="noreferrer noopener"
          >
            {say({ en: "All places and kinds", zh: "全部位置与类型" })}
          </a>
        </div>
      </form>
    </details>
  );
}

async function order(): Promise<void> {
  const fault = readFault(typed.value);
  if (fault === undefined)
    tell(say({ en: "This is no JSON object.", zh: "这不是 JSON 对象。" }), {
      fix: say({ en: `For example ${EXAMPLE}`, zh: `例如 ${EXAMPLE}` }),
      isProblem: true,
    });
  else await arm(fault);
}
