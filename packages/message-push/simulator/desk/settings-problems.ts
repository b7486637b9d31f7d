// What is wrong with the desk's settings, in both languages.
import { checkSettings } from "../../src/desk/check-settings";
import type { PlacedProblem } from "../control/desk-contract";

export function settingsProblems(settings: unknown): readonly PlacedProblem[] {
  const chinese = checkSettings(settings, "zh");
  return checkSettings(settings, "en").map(({ path, fact, fix }, index) => ({
    path,
    fact: { en: fact, zh: chinese[index]?.fact ?? fact },
    fix: { en: fix, zh: chinese[index]?.fix ?? fix },
  }));
}
