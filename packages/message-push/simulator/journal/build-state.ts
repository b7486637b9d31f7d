// What the newest builds came to: what a page has to say that is opened after something broke.
import type { Both } from "../../src/language";
import type { SimulatorEvent } from "../events";

export interface BuildState {
  /** What does not build, with files and lines; the last good build goes on. */
  readonly failure?: string;
  /** What the compiler finds in the code that runs. */
  readonly types?: string;
  /** What counts only after a restart. */
  readonly restart?: string;
  /** `restart` in both languages, where it is there. */
  readonly restartTexts?: Both;
}

export const NEW_BUILD: BuildState = {};

export function foldBuild(state: BuildState, event: SimulatorEvent): BuildState {
  const { failure: _, ...built } = state;
  const { types: __, ...typed } = state;
  switch (event.kind) {
    case "build-failed":
      return { ...state, failure: event.text };
    case "build-right":
      return built;
    case "types-broken":
      return { ...state, types: event.text };
    case "types-right":
      return typed;
    case "restart-needed":
      return { ...state, restart: event.text, ...(event.texts && { restartTexts: event.texts }) };
    default:
      return state;
  }
}
