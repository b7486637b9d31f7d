// The drawings in docs/pictures, in both languages from one description, so that neither falls behind.
import type { Language } from "../../message-push/src/language";
import { DEAD_INSTANCE } from "./drawings/dead-instance";
import { HAND_OVER } from "./drawings/hand-over";
import { renderPushLife } from "./drawings/push-life";
import { renderSequence } from "./drawings/sequence";
import type { GeneratedFile } from "./render-events";

const DRAWINGS: Readonly<Record<string, (language: Language) => string>> = {
  "push-life": renderPushLife,
  "dead-instance": (language) => renderSequence(DEAD_INSTANCE, language),
  "hand-over": (language) => renderSequence(HAND_OVER, language),
};

/** Each drawing in one language. */
export function renderDrawings(language: Language): readonly GeneratedFile[] {
  return Object.entries(DRAWINGS).map(([name, render]) => ({
    file: `docs/pictures/${name}-${language}.svg`,
    text: render(language),
  }));
}
