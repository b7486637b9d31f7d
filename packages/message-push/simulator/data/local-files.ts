// The files of the local storage, as a test and the page see and change them: `sim.files()`.
import { GatewayError } from "../gateway/gateway-error";
import type { FileStore } from "../gateway/storage";
import { missing } from "./local-collection";
import { invalid } from "./read-documents";

/** A file of the local storage. */
export interface LocalFile {
  /** As `cloud.uploadFile` returns it: `cloud://sim-local.simulator/pictures/a.png`. */
  readonly fileID: string;
  /** As `cloudPath` says it: `pictures/a.png`. */
  readonly path: string;
  /** How many bytes it has. */
  readonly size: number;
}

/** The files of the local storage, by path or by file id. */
export interface LocalFiles {
  /** All files, in the order in which they came. */
  list(): LocalFile[];
  /**
   * The content of a file.
   * @throws {SimulatorError} `DATA_MISSING`
   * @example expect(sim.files().read("pictures/a.png")).toEqual(picture)
   */
  read(pathOrFileId: string): Buffer;
  /**
   * Adds a file, or replaces it.
   * @returns the file's id
   * @throws {SimulatorError} `DATA_INVALID` for what CloudBase takes for no path
   */
  put(path: string, content: Uint8Array | string): string;
  /** Takes a file away; `false` when there is none. */
  remove(pathOrFileId: string): boolean;
}

export function localFiles(files: FileStore, changed: () => void): LocalFiles {
  const beginning = files.idOf("");
  const idOf = (pathOrFileId: string) =>
    pathOrFileId.startsWith("cloud://") ? pathOrFileId : files.idOf(pathOrFileId);
  return {
    list: () =>
      Array.from(files.all(), ([fileID, { length: size }]) => ({ fileID, path: fileID.slice(beginning.length), size })),
    read(pathOrFileId) {
      const content = files.all().get(idOf(pathOrFileId));
      if (content === undefined) throw missing("file");
      return Buffer.from(content);
    },
    put(path, content) {
      const fileId = putFile(files, path, Buffer.from(content as Uint8Array));
      changed();
      return fileId;
    },
    remove(pathOrFileId) {
      const isRemoved = files.remove(idOf(pathOrFileId));
      changed();
      return isRemoved;
    },
  };
}

function putFile(files: FileStore, path: string, content: Buffer): string {
  try {
    return files.put(path, content);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const { texts } = error;
    throw invalid({ en: `This is no path of a file. ${texts.en}`, zh: `这不是文件的路径。${texts.zh}` }, error);
  }
}
