// What is wrong with the desk's settings, in both languages.

import { checkSettings } from "../../src/desk/check-settings";
import { inBoth } from "../../src/language";
import type { PlacedProblem } from "../control/desk-contract";

export function settingsProblems(settings: unknown): readonly PlacedProblem[] {
  const found = { en: checkSettings(settings, "en"), zh: checkSettings(settings, "zh") };
  return found.en.map((problem, index) => ({
    path: problem.path,
    fact: inBoth((language) => (found[language][index] ?? problem).fact),
    fix: inBoth((language) => (found[language][index] ?? problem).fix),
  }));
}
