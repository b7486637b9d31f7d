// What is wrong with a rule or with the settings: where, what, and what to write instead.
import type { PlacedProblem } from "../../simulator/control/desk-contract";
import { say } from "../state/language";

export function PlacedProblems({ problems }: { readonly problems: readonly PlacedProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="answers-problems">
      {problems.map(({ path, fact, fix }, index) => (
        <li key={index}>
          {path !== "" && <code>{path}</code>} {say(fact)} {say(fix)}
        </li>
      ))}
    </ul>
  );
}
