// A folder of LevelDB: sorted keys, all or nothing writes that are on disk when they resolve, one process at a time.
import { ClassicLevel } from "classic-level";
import { ServerError } from "../server-error";
import { type FlushLogs, flushLogs } from "./flush-logs";
import { groupWrites, type Write } from "./group-writes";
import { FolderRefusal, makeFolder } from "./make-folder";

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
 * @param given what a test may replace
 * @param flush absent where the log has to be flushed by each write
 * @throws {ServerError} `DATA_FOLDER_IN_USE`, `DATA_FOLDER_UNUSABLE` or `DATA_FOLDER_DAMAGED`
 */
export async function openDataFolder(
  folder: string,
  given?: ClassicLevel,
  flush: FlushLogs | undefined = flushLogs,
): Promise<DataFolder> {
  try {
    // Other users of the machine must not read what customers wrote.
    await makeFolder(folder);
    // Not before: it opens by itself, and makes what is missing with Node's recursive mkdir.
    const level = given ?? new ClassicLevel(folder);
    await level.open();
    return reopening(level, flush);
  } catch (error) {
    throw refusal(folder, error);
  }
}

/**
 * After a write that failed, the end of the log on disk is unknown, and what is appended to it may be lost. So the folder is
 * opened anew before it is used again: that reads the log as far as it is whole, and begins another. A disk that was full for
 * a while needs no restart.
 */
function reopening(level: ClassicLevel, flush: FlushLogs | undefined): DataFolder {
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
  const orReopen = async (work: Promise<void>) => {
    try {
      await work;
    } catch (error) {
      reopened = undefined;
      throw error;
    }
  };
  const append = groupWrites(async (operations) => {
    await ready();
    await orReopen(level.batch([...operations], { sync: flush === undefined }));
  });
  const write = flush === undefined ? append : appendAndFlush(append, () => orReopen(flush(level.location)));
  return {
    get: async (key) => {
      await ready();
      // At once: it takes some microseconds, and a reply that WeChat has accepted must be on disk as soon as can be, without
      // waiting for its turn in the thread pool and in the event loop first.
      return level.getSync(key);
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

/**
 * What is appended outlives the process already. So it does not wait until the disk has what was appended before: only its promise
 * does, for a flush that began later.
 */
function appendAndFlush(append: Write, flush: () => Promise<void>): Write {
  let failures = 0;
  const flushed = groupWrites(async () => {
    try {
      await flush();
    } catch (error) {
      failures += 1;
      throw error;
    }
  });
  return async (operations) => {
    const failuresBefore = failures;
    await append(operations);
    await flushed([]);
    // What became of the log up to there is unknown, whatever a later flush says.
    if (failures > failuresBefore) throw Object.assign(new Error("not flushed"), { code: "LOG_NOT_FLUSHED" });
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
      { en: `Another process has the data folder ${folder} open.`, zh: `数据目录 ${folder} 正被另一个进程使用。` },
      {
        en: "Stop the other one, or give each a folder of its own; two servers cannot share one.",
        zh: "请停止另一个进程，或各用各的目录：两个服务不能共用一个。",
      },
    );
  }
  if (code === "LEVEL_CORRUPTION") {
    return new ServerError(
      "DATA_FOLDER_DAMAGED",
      {
        en: `The files in the data folder ${folder} are damaged (${code}).`,
        zh: `数据目录 ${folder} 里的文件已损坏（${code}）。`,
      },
      {
        en: "Put the folder back from a copy, or move it away to begin with an empty one: pushes in it are then forgotten.",
        zh: "请用备份恢复，或移走该目录，从空目录开始：其中的推送记录就没有了。",
      },
    );
  }
  if (error instanceof FolderRefusal) {
    return new ServerError(
      "DATA_FOLDER_UNUSABLE",
      {
        en: `The data folder ${folder} cannot be made: ${error.fact.en} (${error.reason}).`,
        zh: `数据目录 ${folder} 无法创建：${error.fact.zh}（${error.reason}）。`,
      },
      {
        en: "Name another folder with --data, one that the server's user may make or has.",
        zh: "请用 --data 换一个目录：服务的用户能创建，或者已有。",
      },
      { cause: error },
    );
  }
  return new ServerError(
    "DATA_FOLDER_UNUSABLE",
    {
      en: `The data folder ${folder} cannot be read and written (${code}).`,
      zh: `数据目录 ${folder} 无法读写（${code}）。`,
    },
    {
      en: "Choose a folder that the server's user may write, on a disk with space left.",
      zh: "请选一个服务的用户可写、磁盘还有空间的目录。",
    },
  );
}
