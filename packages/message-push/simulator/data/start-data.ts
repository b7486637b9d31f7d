// The team's own data in a simulator: what was kept, what seed/ has, and the verbs that change it from outside.

import { isAbsolute, join } from "node:path";
import type { Both } from "../../src/language";
import type { EventStream } from "../events";
import type { Simulator } from "../running-simulator";
import { compareSeeds, SEEDS_PART, type Seeds } from "./compare-seeds";
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
  readonly notices: readonly Both[];
  /** Writes what has to be kept. */
  stop(): Promise<void>;
}

/**
 * @throws {SimulatorError} `DATA_INVALID` for a wrong seed file, `STATE_UNUSABLE` for a state that is damaged or foreign
 */
export function startData(options: DataOptions, things: KeptThings, events: EventStream): LocalData {
  // Read first: a wrong file leaves nothing half done.
  const seeds = readSeedFiles(options.projectDir);
  const { keeper, notices } = openState(options, things, seeds);
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
  seeds: Seeds,
): { readonly keeper?: StateKeeper; readonly notices: readonly Both[] } {
  if (state === undefined) return { notices: [] };
  const folder = isAbsolute(state) ? state : join(projectDir, state);
  const { takenBy } = lockOf(folder);
  if (takenBy !== undefined) return { notices: [takenNotice(folder, takenBy)] };
  try {
    if (isFresh) forgetState(folder);
    const kept = readState(folder);
    if (kept !== undefined) restoreOrRefuse(folder, () => restore(things, kept));
    const { part, notices } = compareSeeds(seeds, kept, (name) => things.database.find(name) !== undefined);
    const snapshot = snapshotsOf(things);
    return { keeper: keepState(folder, () => new Map([...snapshot(), [SEEDS_PART, part]])), notices };
  } catch (error) {
    releaseLock(folder);
    throw error;
  }
}

function lockOf(folder: string): { readonly takenBy?: number } {
  try {
    return takeLock(folder);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = { en: `it is no folder that can be written (${code})`, zh: `它不是可以写入的文件夹（${code}）` };
    throw unusable(folder, why, cause);
  }
}

/** Every part is as it was written; what this version cannot read all the same, another wrote. */
function restoreOrRefuse(folder: string, run: () => void): void {
  try {
    run();
  } catch (cause) {
    throw unusable(folder, { en: "it holds what this version cannot read", zh: "里面有这个版本读不懂的内容" }, cause);
  }
}

function takenNotice(folder: string, pid: number): Both {
  return {
    en: `The local data in ${folder} belongs to another simulator (process ${pid}): this one begins with seed/ and keeps nothing. If there is none, delete the file lock in that folder.`,
    zh: `${folder} 里的本地数据正被另一个模拟器（进程 ${pid}）使用：这个模拟器从 seed/ 开始，什么都不保存。如果并没有别的模拟器，请删掉该文件夹里的 lock 文件。`,
  };
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
