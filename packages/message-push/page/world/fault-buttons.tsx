// The faults that one wants to see at a desk, as buttons; for which function, and how often.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Fault } from "../../simulator/faults/fault";
import { ask } from "../api/ask";
import { armed } from "../state/desk";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { isSameFault, orderOf } from "./fault-order";
import { FAULT_GROUPS, type ReadyFault } from "./ready-faults";

const functionName = signal("");
const times = signal(1);
const functionNames = signal<readonly string[]>([]);

export function FaultButtons() {
  useEffect(() => {
    void attempt(async () => {
      functionNames.value = (await ask("GET /functions")).map(({ name }) => name);
    });
  }, []);
  return (
    <section class="world-faults" aria-labelledby="world-faults">
      <div class="row world-between">
        <h2 id="world-faults">{say({ en: "Let something go wrong", zh: "注入故障" })}</h2>
        <Aim />
      </div>
      {FAULT_GROUPS.map(({ name, title, faults }) => (
        <section key={name} class="world-group" aria-labelledby={`faults-${name}`}>
          <h3 id={`faults-${name}`}>{say(title)}</h3>
          <ul class="world-cards">
            {faults.map((ready) => (
              <FaultCard key={ready.name} ready={ready} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Aim() {
  return (
    <div class="row">
      <label class="row small">
        {say({ en: "Function", zh: "云函数" })}
        <select
          class="field world-choice"
          value={functionName.value}
          onChange={(event) => {
            functionName.value = event.currentTarget.value;
          }}
        >
          <option value="">{say({ en: "any", zh: "任意" })}</option>
          {functionNames.value.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="row small">
        {say({ en: "How often", zh: "次数" })}
        <input
          class="field world-count"
          type="number"
          min="1"
          max="1000"
          value={times.value}
          onInput={(event) => {
            times.value = Math.max(1, Math.trunc(event.currentTarget.valueAsNumber) || 1);
          }}
        />
      </label>
    </div>
  );
}

function FaultCard({ ready: { name, title, life, seen, fault } }: { readonly ready: ReadyFault }) {
  const isArmed = armed.value.some((pending) => isSameFault(fault, pending));
  return (
    <li class={isArmed ? "card world-fault armed" : "card world-fault"}>
      <div class="world-fault-title">
        {/* It reaches over the whole card. */}
        <button
          type="button"
          class="world-fault-arm"
          aria-describedby={`life-${name} seen-${name}`}
          onClick={() => void arm(orderOf(fault, functionName.value, times.value))}
        >
          {say(title)}
        </button>
        {isArmed && <span class="chip fault">{say({ en: "armed", zh: "待触发" })}</span>}
      </div>
      <p id={`life-${name}`} class="muted small">
        {say(life)}
      </p>
      <p id={`seen-${name}`} class="small world-seen">
        {say(seen)}
      </p>
    </li>
  );
}

export async function arm(fault: Fault): Promise<boolean> {
  const pending = await attempt(() => ask("POST /faults", { body: fault }));
  if (pending !== undefined) armed.value = pending;
  return pending !== undefined;
}
