// The functions: one card for each, the team's handlers first.
import type { FunctionState } from "../../simulator/control/contract";
import { functionChanges, useFresh } from "../state/changes";
import { offsetMs } from "../state/desk";
import { say } from "../state/language";
import { FunctionCard } from "./function-card";
import { functions, refresh } from "./functions";
import "./functions.css";

const ORDER: readonly FunctionState["role"][] = ["handler", "own", "runtime"];

export function FunctionsPanel() {
  useFresh(functionChanges, refresh, offsetMs.value);
  const sorted = [...(functions.value ?? [])].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
  return (
    <div class="functions">
      <ul class="functions-list" aria-label={say({ en: "Functions", zh: "云函数" })}>
        {sorted.map((fn) => (
          <li key={fn.name}>
            <FunctionCard fn={fn} />
          </li>
        ))}
      </ul>
    </div>
  );
}
