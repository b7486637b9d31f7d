// What is said of reloads: every one, what does not build, and what the type check finds.

import type { Both, Language } from "../../../src/language";
import type { SimulatorEvent } from "../../events";

const KINDS = [
  "functions-reloaded",
  "build-failed",
  "build-right",
  "types-broken",
  "types-right",
  "restart-needed",
] as const;

type ReloadEvent = Extract<SimulatorEvent, { kind: (typeof KINDS)[number] }>;

const OLD_ANSWERS: Both = {
  en: "The last good build goes on answering.",
  zh: "仍由上一次成功的构建应答。",
};
const NEW_RUNS: Both = {
  en: "The new code runs all the same; npm run build refuses it.",
  zh: "新代码照样运行，但 npm run build 会拒绝它。",
};
const BUILD_RIGHT: Both = { en: "The build is right again.", zh: "构建恢复正常。" };
const TYPES_RIGHT: Both = { en: "The types are right again.", zh: "类型恢复正常。" };
const RELOADED: Both = { en: "reloaded", zh: "已重新加载" };
const REMOVED: Both = { en: "removed", zh: "已移除" };

/** Nothing for an event of another kind. */
export function reloadLines(language: Language, event: SimulatorEvent): readonly string[] {
  return isOfReload(event) ? textOf(language, event).split("\n") : [];
}

function isOfReload(event: SimulatorEvent): event is Extract<SimulatorEvent, ReloadEvent> {
  return KINDS.some((kind) => kind === event.kind);
}

function textOf(language: Language, event: ReloadEvent): string {
  switch (event.kind) {
    case "functions-reloaded":
      return `${namesIn(language, event)} (${event.durationMs} ms)`;
    case "build-failed":
      return `${event.text}\n${OLD_ANSWERS[language]}`;
    case "build-right":
      return BUILD_RIGHT[language];
    case "types-broken":
      return `${event.text}\n${NEW_RUNS[language]}`;
    case "types-right":
      return TYPES_RIGHT[language];
    default:
      return event.texts?.[language] ?? event.text;
  }
}

function namesIn(
  language: Language,
  { functions, removed }: Extract<ReloadEvent, { kind: "functions-reloaded" }>,
): string {
  const part = (names: readonly string[], words: Both) =>
    names.length === 0 ? [] : [`${names.join(", ")} ${words[language]}`];
  return [...part(functions, RELOADED), ...part(removed, REMOVED)].join(", ");
}
