// Actions of the probe's function about cloud storage. What they upload is noted before anything else is done with it.
import { PROBE_FOLDER } from "../probe-names";
import { errCodeOf, errTextOf } from "./own-documents";
import { readOwn, type Surroundings, writeOwn } from "./surroundings";

const COLLECTION_MISSING = -502_005;
/** The document that knows which files are there. */
const FILES = "files";
const MB = 1_024 * 1_024;
/** The SDK's statuses of a file that was removed, and of one that was not there. */
const GONE: ReadonlySet<number> = new Set([0, -503_003]);

export function storageActions({ cloud }: Surroundings) {
  const upload = async (name: string, content: Buffer) => {
    const { fileID } = await cloud.uploadFile({ cloudPath: `${PROBE_FOLDER}/${name}`, fileContent: content });
    await writeOwn(FILES, { ids: [...new Set([...(await notedFiles()), fileID])] });
    return fileID;
  };
  const download = (fileID: string) =>
    cloud.downloadFile({ fileID }).then(
      ({ fileContent }) => fileContent,
      () => undefined,
    );
  /** The SDK's status of each. What is gone is noted no more. */
  const remove = async (ids: readonly string[]) => {
    // Without a callback it is always a promise; the SDK's types do not say so.
    const result = await (async () => cloud.deleteFile({ fileList: [...ids] }))();
    const files = result?.fileList ?? [];
    const gone = new Set(files.filter(({ status }) => GONE.has(status)).map(({ fileID }) => fileID));
    const noted = await notedFiles();
    const left = noted.filter((id) => !gone.has(id));
    if (left.length < noted.length) await writeOwn(FILES, { ids: left });
    return files.map(({ status }) => status);
  };

  return {
    /** Uploads a small file twice to one path, deletes it, and deletes it again. */
    async storageFiles(_: object) {
      const first = await upload("small.txt", Buffer.from("first"));
      const before = (await download(first))?.toString();
      const second = await upload("small.txt", Buffer.from("second"));
      const after = (await download(second))?.toString();
      const [deleted = -1] = await remove([second]);
      const isGone = (await download(second)) === undefined;
      const [deletedAgain = -1] = await remove([second]);
      if (first !== second) await remove([first]);
      return {
        isThere: before === "first",
        isReplaced: after === "second",
        isSameId: first === second,
        isGone: deleted === 0 && isGone,
        deletedAgain,
      };
    },

    /** How long a file of that size takes on its way there and back. */
    async storageTimes({ megabytes }: { readonly megabytes: number }) {
      const startedAtMs = Date.now();
      const fileID = await upload("large.bin", Buffer.alloc(megabytes * MB, "large"));
      const uploadedAtMs = Date.now();
      const content = await download(fileID);
      const downloadedAtMs = Date.now();
      await remove([fileID]);
      return {
        isWhole: content?.length === megabytes * MB,
        uploadMs: uploadedAtMs - startedAtMs,
        downloadMs: downloadedAtMs - uploadedAtMs,
      };
    },

    /** Removes whatever a run has left. */
    async storageRemove(_: object) {
      const ids = await notedFiles();
      if (ids.length > 0) await remove(ids);
      const left = (await notedFiles()).length;
      if (left > 0) throw new Error(`${left} files under ${PROBE_FOLDER}/ could not be removed.`);
      return { removed: ids.length };
    },
  };
}

async function notedFiles(): Promise<readonly string[]> {
  const { ids } = (await readOwn(FILES).catch(noneIfMissing)) ?? {};
  return Array.isArray(ids) ? ids.map(String) : [];
}

/** A run that died at its start has no collection yet. */
function noneIfMissing(error: unknown): undefined {
  if (errCodeOf(error) === COLLECTION_MISSING || /not exist/i.test(errTextOf(error))) return undefined;
  throw error;
}
