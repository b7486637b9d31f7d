// Everything that happened, in the order of time; the runtime's own lines when they are asked for.
import "./steps.css";
import { useSignal } from "@preact/signals";
import type { SimulatorEvent } from "../../simulator/events";
import type { PushRow } from "../../simulator/journal/push-row";
import { elapsed } from "../../simulator/terminal/lines/elapsed";
import { type Both, say } from "../state/language";
import { JsonView } from "../ui/json-view";
import type { Step, StepKind } from "./step";
import { stepsOf } from "./steps";
import { since } from "./times";

interface StepListProps {
  readonly row: PushRow;
  readonly events: readonly SimulatorEvent[];
}

export function StepList({ row, events }: StepListProps) {
  const isOpen = useSignal(false);
  const steps = stepsOf(events, row.arrivedAtMs);
  const lines = steps.filter(({ kind }) => kind === "runtime").length;
  const shown = isOpen.value ? steps : steps.filter(({ kind }) => kind !== "runtime");
  return (
    <section class="tl-part">
      <div class="row tl-part-head">
        <h3>{say({ en: "Steps", zh: "步骤" })}</h3>
        {lines > 0 && (
          <button
            type="button"
            class="button small quiet"
            aria-pressed={isOpen.value}
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            {say({ en: `Runtime lines (${lines})`, zh: `运行时日志（${lines}）` })}
          </button>
        )}
      </div>
      <ol class="tl-steps">
        {shown.map((step) => (
          <StepItem key={step.id} step={step} />
        ))}
      </ol>
    </section>
  );
}

const KIND_NAMES: Readonly<Record<StepKind, Both>> = {
  wechat: { en: "WeChat", zh: "微信" },
  request: { en: "request", zh: "请求" },
  author: { en: "function", zh: "函数" },
  runtime: { en: "runtime", zh: "运行时" },
  error: { en: "error", zh: "错误" },
  warning: { en: "warning", zh: "警告" },
  customer: { en: "customer", zh: "客户" },
  fault: { en: "fault", zh: "故障" },
};

function StepItem({ step }: { readonly step: Step }) {
  const { kind, isBad = false, sinceMs, details } = step;
  return (
    <li class={`tl-step ${kind}${isBad ? " bad" : ""}`}>
      <span class="tl-since">{since(sinceMs)}</span>
      <span class="tl-kind-name">{say(KIND_NAMES[kind])}</span>
      <div class="tl-step-body">
        {details === undefined ? (
          <StepText step={step} />
        ) : (
          <details>
            <summary>
              <StepText step={step} />
            </summary>
            <JsonView value={details} openDepth={2} />
          </details>
        )}
      </div>
    </li>
  );
}

function StepText({ step: { words, text, place, durationMs } }: { readonly step: Step }) {
  return (
    <>
      <span class="tl-words">{say(words)}</span>
      {durationMs !== undefined && <span class="muted small"> · {elapsed(durationMs)}</span>}
      {text !== undefined && text !== "" && <span class="tl-text">{typeof text === "string" ? text : say(text)}</span>}
      {place !== undefined && <code class="tl-place">{place}</code>}
    </>
  );
}
