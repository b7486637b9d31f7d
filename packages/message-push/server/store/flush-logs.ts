// Gets LevelDB's log onto the disk. LevelDB can do that with a write, but then every later write waits until the disk is done.
import { type FileHandle, open, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Resolves when everything that was appended before is on disk. */
export type FlushLogs = (folder: string) => Promise<void>;

/** `undefined` on Windows, where LevelDB lets nobody else open its log: there it has to be done with the write. */
export const flushLogs: FlushLogs | undefined = process.platform === "win32" ? undefined : flushEach;

/** A write is in a log that is there, or in a table: LevelDB removes a log only when what it holds is on disk in a table. */
async function flushEach(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".log"));
  await Promise.all(names.map((name) => flushOne(join(folder, name))));
}

async function flushOne(path: string): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    // It has become a table meanwhile.
    if (Object(error).code === "ENOENT") return;
    throw error;
  }
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
