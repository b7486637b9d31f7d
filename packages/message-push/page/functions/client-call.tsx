// A client's own call, as a mini program makes it with wx.cloud.callFunction, and what came of it.
import { useState } from "preact/hooks";
import type { InvocationOutcome } from "../../simulator/contracts";
import type { FunctionState } from "../../simulator/control/contract";
import { readDocument } from "../data/documents-text";
import { customer } from "../state/customers";
import { type Both, say } from "../state/language";
import { JsonView } from "../ui/json-view";
import { call, errorText, outcomes, statusText } from "./functions";

export function ClientCall({ fn: { name, role } }: { readonly fn: FunctionState }) {
  const [text, setText] = useState("{}");
  const [problem, setProblem] = useState<Both | undefined>(undefined);
  const who = customer.value?.name ?? customer.value?.openid ?? "…";
  const isRunning = outcomes.value.has(name) && outcomes.value.get(name) === undefined;
  return (
    <details class="functions-call">
      <summary>{say({ en: `Call it as ${who} does`, zh: `以 ${who} 的身份调用` })}</summary>
      <form
        class="functions-form"
        onSubmit={(event) => {
          event.preventDefault();
          const data = readDocument(text);
          setProblem("problem" in data ? data.problem : undefined);
          if ("value" in data) void call(name, data.value);
        }}
      >
        {role === "handler" && (
          <p class="muted small">
            {say({
              en: "It answers WeChat's pushes only: the runtime refuses a client's call, and that is right.",
              zh: "这是推送处理函数，只接受微信的调用：小程序端直接调用会被运行时拒绝，这是正确的行为。",
            })}
          </p>
        )}
        <p class="muted small">
          <code>wx.cloud.callFunction({`{ name: "${name}", data }`})</code>
        </p>
        <textarea
          class="field code"
          rows={4}
          spellcheck={false}
          aria-label={say({ en: `data for ${name}, as JSON`, zh: `${name} 的 data（JSON）` })}
          aria-invalid={problem !== undefined}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {problem !== undefined && (
          <p class="functions-problem" role="alert">
            {say(problem)}
          </p>
        )}
        <div class="row">
          <button type="submit" class="button primary small" disabled={isRunning}>
            {isRunning ? say({ en: "Calling …", zh: "调用中…" }) : say({ en: "Call", zh: "调用" })}
            <span class="hidden-text"> {name}</span>
          </button>
        </div>
      </form>
      <Outcome outcome={outcomes.value.get(name)} />
    </details>
  );
}

function Outcome({ outcome }: { readonly outcome: InvocationOutcome | undefined }) {
  if (outcome === undefined) return null;
  const { status, result, error, durationMs, memoryMb, coldStart, logs } = outcome;
  return (
    <div class="functions-outcome" role="status">
      <div class="row">
        <span class={status === "returned" ? "chip good" : "chip bad"}>{statusText(status)}</span>
        <span class="muted small">
          {Math.round(durationMs)} ms · {Math.round(memoryMb)} MB ·{" "}
          {coldStart ? say({ en: "cold start", zh: "冷启动" }) : say({ en: "warm", zh: "热启动" })}
        </span>
      </div>
      {status === "returned" && <JsonView value={result} openDepth={2} />}
      {error !== undefined && (
        <p class="functions-problem">
          {error.name}: {errorText(error)}
        </p>
      )}
      {logs.length > 0 && (
        <>
          <h3>{say({ en: "Log", zh: "日志" })}</h3>
          <pre class="functions-log">{logs.join("\n")}</pre>
        </>
      )}
    </div>
  );
}
