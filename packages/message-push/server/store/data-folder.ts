// A folder of LevelDB: sorted keys, all or nothing writes that are on disk when they resolve, one process at a time.
import { mkdir } from "node:fs/promises";
import { ClassicLevel } from "classic-level";
import { ServerError } from "../server-error";
import { groupWrites, type Write } from "./group-writes";

/** Keys from one to the other, both included. */
export interface KeyRange {
  readonly gte: string;
  readonly lte: string;
  readonly limit: number;
  /** From the end of the range backwards. */
  readonly reverse?: boolean;
}

/** An entry of an index: its value is the key that it leads to. */
export interface Followed {
  readonly entry: string;
  readonly key: string;
  /** What stands under that key. */
  readonly value: string | undefined;
}

/** What the store needs of a database. */
export interface DataFolder {
  get(key: string): Promise<string | undefined>;
  /** The values in a range, in the order of their keys. */
  list(range: KeyRange): Promise<readonly string[]>;
  /** The keys in a range, each with its value. */
  entries(range: KeyRange): Promise<readonly (readonly [key: string, value: string])[]>;
  /** What the entries in a range lead to, all as of one moment. */
  follow(range: KeyRange): Promise<readonly Followed[]>;
  write: Write;
  close(): Promise<void>;
}

/**
 * Opens the folder, or makes it.
 *
 * @param level what a test may replace
 * @throws {ServerError} `DATA_FOLDER_IN_USE`, `DATA_FOLDER_UNUSABLE` or `DATA_FOLDER_DAMAGED`
 */
export async function openDataFolder(folder: string, level = new ClassicLevel(folder)): Promise<DataFolder> {
  try {
    // Other users of the machine must not read what customers wrote.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await level.open();
  } catch (error) {
    throw refusal(folder, error);
  }
  return reopening(level);
}

/**
 * After a write that failed, the end of the log on disk is unknown, and what is appended to it may be lost. So the folder is
 * opened anew before it is used again: that reads the log as far as it is whole, and begins another. A disk that was full for
 * a while needs no restart.
 */
function reopening(level: ClassicLevel): DataFolder {
  let reopened: Promise<void> | undefined = Promise.resolve();
  const reopen = async () => {
    await level.close();
    await level.open();
  };
  const ready = async () => {
    reopened ??= reopen();
    try {
      await reopened;
    } catch (error) {
      reopened = undefined;
      throw error;
    }
  };
  const write = groupWrites(async (operations) => {
    await ready();
    try {
      await level.batch([...operations], { sync: true });
    } catch (error) {
      reopened = undefined;
      throw error;
    }
  });
  return {
    get: async (key) => {
      await ready();
      return level.get(key);
    },
    entries: async (range) => {
      await ready();
      return level.iterator(range).all();
    },
    list: async (range) => {
      await ready();
      return level.values(range).all();
    },
    follow: async (range) => {
      await ready();
      return follow(level, range);
    },
    write,
    close: () => level.close(),
  };
}

async function follow(level: ClassicLevel, range: KeyRange): Promise<readonly Followed[]> {
  const snapshot = level.snapshot();
  try {
    const entries = await level.iterator({ ...range, snapshot }).all();
    const values = await level.getMany(
      entries.map(([, key]) => key),
      { snapshot },
    );
    return entries.map(([entry, key], index) => ({ entry, key, value: values[index] }));
  } finally {
    await snapshot.close();
  }
}

/** The code that LevelDB or the file system gave, without its text. */
export function failureCode(error: unknown): string {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  // LevelDB's error is that it did not open; the cause has the reason.
  if (code === "LEVEL_DATABASE_NOT_OPEN" && cause !== undefined) return failureCode(cause);
  return typeof code === "string" ? code : "none";
}

function refusal(folder: string, error: unknown): ServerError {
  const code = failureCode(error);
  if (code === "LEVEL_LOCKED") {
    return new ServerError(
      "DATA_FOLDER_IN_USE",
      `Another process has the data folder ${folder} open.`,
      "Stop the other one, or give each a folder of its own; two servers cannot share one.",
    );
  }
  if (code === "LEVEL_CORRUPTION") {
    return new ServerError(
      "DATA_FOLDER_DAMAGED",
      `The files in the data folder ${folder} are damaged (${code}).`,
      "Put the folder back from a copy, or move it away to begin with an empty one: pushes in it are then forgotten.",
    );
  }
  return new ServerError(
    "DATA_FOLDER_UNUSABLE",
    `The data folder ${folder} cannot be read and written (${code}).`,
    "Choose a folder that the server's user may write, on a disk with space left.",
  );
}
