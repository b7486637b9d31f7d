// The actions of the probe's function: what the tool calls by name. Each takes one object and returns JSON.
import { callActions } from "./calls";
import { consoleActions } from "./console";
import { databaseActions } from "./database";
import { instanceActions } from "./instances";
import { ownActions } from "./own";
import type { Surroundings } from "./surroundings";

export function actionsIn(surroundings: Surroundings) {
  return {
    ...ownActions(surroundings),
    ...callActions(surroundings),
    ...consoleActions(surroundings),
    ...databaseActions(surroundings),
    ...instanceActions(surroundings),
  };
}

export type ProbeActions = ReturnType<typeof actionsIn>;
export type ActionName = keyof ProbeActions;
