// Forgets what the desk need not remember any more.
import { type DeskStore, QUESTION_KEPT_MS, type RemoveFiles } from "./desk-store";
import { type KeptFiles, PICTURES_FOLDER } from "./keep-picture";

/** The database gives no more ids at a time. */
const MOST = 1_000;
/** The storage removes no more files at a time. */
const MOST_FILES = 50;

/** Binds `purgeDesk` to a store, and to the cloud storage where there is one. */
export function createPurgeDesk(openStore: () => DeskStore, openFiles?: () => KeptFiles) {
  let opened: DeskStore | undefined;
  /**
   * Removes what is remembered of customers and has expired, questions that nobody asked for 30 days, and pictures of customers whose days are
   * over, each before its record; at most 1,000 of each. Returns how many.
   *
   * @throws {PushError} `STORE_UNAVAILABLE`
   * @example
   * export const main = defineRelay({ alsoPurge: purgeDesk });
   */
  return async function purgeDesk(): Promise<number> {
    opened ??= openStore();
    const forgotten = (await opened.purgeStates(MOST)) + (await opened.purgeQuestions(QUESTION_KEPT_MS, MOST));
    return openFiles === undefined ? forgotten : forgotten + (await purgePictures(opened, openFiles()));
  };
}

async function purgePictures(store: DeskStore, files: KeptFiles): Promise<number> {
  let purged = 0;
  for (let batch = 0; batch < MOST / MOST_FILES; batch += 1) {
    const gone = await store.purgeFileStates(MOST_FILES, removerOf(files));
    purged += gone;
    // The rest stays there for the next time.
    if (gone < MOST_FILES) break;
  }
  return purged;
}

function removerOf(files: KeptFiles): RemoveFiles {
  return async (values) => {
    const ids = await Promise.all(values.map((value) => fileIdOf(files, value)));
    const named = ids.filter((id) => id !== undefined);
    const isGone = named.length === 0 ? [] : await files.remove(named);
    // What names no picture of ours is no reason to keep the record.
    return ids.map((id) => id === undefined || isGone[named.indexOf(id)] === true);
  };
}

/** The fileID; where its upload was not recorded any more, the storage tells it to who writes the file once more. */
async function fileIdOf(files: KeptFiles, value: unknown): Promise<string | undefined> {
  const { fileID, path } = Object(value);
  if (typeof fileID === "string") return fileID.includes(`/${PICTURES_FOLDER}/`) ? fileID : undefined;
  const isOurs = typeof path === "string" && path.startsWith(`${PICTURES_FOLDER}/`);
  return isOurs ? files.put(path, Buffer.alloc(1)) : undefined;
}
