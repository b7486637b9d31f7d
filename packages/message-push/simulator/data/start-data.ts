// The team's own data in a simulator: what was kept, what seed/ has, and the verbs that change it from outside.
import { isAbsolute, join } from "node:path";
import type { EventStream } from "../events";
import type { Simulator } from "../running-simulator";
import { keepState, type StateKeeper } from "./keep-state";
import { createCollection, createUniqueIndex, insertAll, localCollection } from "./local-collection";
import { localFiles } from "./local-files";
import { releaseLock, takeLock } from "./lock";
import { readSeedFiles } from "./seed-files";
import { forgetState, readState, unusable } from "./state-file";
import { type KeptThings, restore, snapshotsOf } from "./state-parts";

export interface DataOptions {
  readonly projectDir: string;
  /** The folder that keeps the state; nothing is kept without one. */
  readonly state: string | undefined;
  readonly isFresh: boolean;
}

/** The verbs of the simulator that are about data. */
export type DataKit = Pick<
  Simulator,
  | "database"
  | "seed"
  | "files"
  | "documents"
  | "collections"
  | "createCollection"
  | "createUniqueIndex"
  | "dropCollection"
>;

export interface LocalData {
  readonly kit: DataKit;
  /** What a person should know: that nothing is kept, because another simulator has the folder. */
  readonly notices: readonly string[];
  /** Writes what has to be kept. */
  stop(): Promise<void>;
}

/**
 * @throws {SimulatorError} `DATA_INVALID` for a wrong seed file, `STATE_UNUSABLE` for a state that is damaged or foreign
 */
export function startData(options: DataOptions, things: KeptThings, events: EventStream): LocalData {
  // Read first: a wrong file leaves nothing half done.
  const seeds = readSeedFiles(options.projectDir);
  const { keeper, notices } = openState(options, things);
  for (const [name, documents] of seeds)
    if (things.database.find(name) === undefined) insertAll(things.database, name, documents);
  keeper?.touch();
  const stopFollowing = events.on(() => keeper?.touch());
  return {
    kit: kitOf(things, () => keeper?.touch()),
    notices,
    async stop() {
      stopFollowing();
      await keeper?.stop();
    },
  };
}

function openState(
  { projectDir, state, isFresh }: DataOptions,
  things: KeptThings,
): { readonly keeper?: StateKeeper; readonly notices: readonly string[] } {
  if (state === undefined) return { notices: [] };
  const folder = isAbsolute(state) ? state : join(projectDir, state);
  const { takenBy } = lockOf(folder);
  if (takenBy !== undefined) return { notices: [takenNotice(folder, takenBy)] };
  try {
    if (isFresh) forgetState(folder);
    const kept = readState(folder);
    if (kept !== undefined) restoreOrRefuse(folder, () => restore(things, kept));
    return { keeper: keepState(folder, snapshotsOf(things)), notices: [] };
  } catch (error) {
    releaseLock(folder);
    throw error;
  }
}

function lockOf(folder: string): { readonly takenBy?: number } {
  try {
    return takeLock(folder);
  } catch (cause) {
    throw unusable(folder, `it is no folder that can be written (${(cause as NodeJS.ErrnoException).code})`, cause);
  }
}

/** Every part is as it was written; what this version cannot read all the same, another wrote. */
function restoreOrRefuse(folder: string, run: () => void): void {
  try {
    run();
  } catch (cause) {
    throw unusable(folder, "it holds what this version cannot read", cause);
  }
}

function takenNotice(folder: string, pid: number): string {
  return `The local data in ${folder} belongs to another simulator (process ${pid}): this one begins with seed/ and keeps nothing. If there is none, delete the file lock in that folder.`;
}

function kitOf({ database, files }: KeptThings, changed: () => void): DataKit {
  const noted = <Result>(result: Result): Result => {
    changed();
    return result;
  };
  const collection: DataKit["database"] = (name) => localCollection(database, name, changed);
  return {
    database: collection,
    seed: (name, documents) => collection<object>(name).insert(documents),
    documents: (name) => collection(name).all(),
    files: () => localFiles(files, changed),
    collections: () => Array.from(database.collections(), ([name, { size }]) => ({ name, size })),
    createCollection: (name) => void noted(createCollection(database, name)),
    createUniqueIndex: (name, field) => createUniqueIndex(database, name, field),
    dropCollection: (name) => noted(database.dropCollection(name)),
  };
}
