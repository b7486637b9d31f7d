// The stand-in storage: upload in two steps, temporary links, download, delete.

import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { Both } from "../../src/language";
import type { SimulatorClock } from "../clock";
import { type CloudRules, cloudRules } from "../cloud-rules";
import type { Action } from "./database/database-actions";
import { GatewayError } from "./gateway-error";

/** Names the bucket in file ids: `cloud://sim-local.simulator/folder/file.png`. */
const BUCKET = "simulator";

/** What is in the storage. */
export interface FileStore {
  /** The file id of a path. */
  idOf(path: string): string;
  /** Content by file id, in the order in which the files came. */
  all(): ReadonlyMap<string, Buffer>;
  /** Adds a file, or replaces it. @throws {GatewayError} `INVALID_PARAM` for what the cloud takes for no path */
  put(path: string, content: Buffer): string;
  remove(fileId: string): boolean;
  /** Grows with each change. */
  readonly revision: number;
}

export interface Storage {
  readonly files: FileStore;
  readonly actions: Readonly<Record<string, Action>>;
  /** PUT takes uploads, GET serves temporary links. */
  readonly app: Hono;
}

interface StorageOptions {
  readonly clock: SimulatorClock;
  readonly envId: string;
  readonly baseUrl: string;
  /** @default those of cloud-rules.ts */
  readonly rules?: Partial<CloudRules>;
}

export function createStorage({ clock, envId, baseUrl, rules: given }: StorageOptions): Storage {
  const rules = cloudRules(given);
  const files = createFileStore(envId);
  const uploads = new Map<string, string>();
  const links = new Map<string, { fileId: string; endsAtMs: number }>();

  const actions: Storage["actions"] = {
    "storage.getUploadMetadata"({ path }) {
      refuseCloudPath(String(path));
      const token = randomBytes(12).toString("hex");
      const isOver = files.all().has(files.idOf(String(path)));
      const target = isOver && !rules.uploadKeepsFileId ? `${path}-${token}` : String(path);
      uploads.set(token, target);
      const fileId = files.idOf(target);
      const url = `${baseUrl}/storage/${token}`;
      // It becomes a header, so it must not hold what a path may hold.
      return { data: { url, token, authorization: token, fileId, cosFileId: token } };
    },
    "storage.batchGetDownloadUrl"({ file_list }) {
      const wanted = file_list as readonly { fileid: string; max_age?: number }[];
      refuseManyFiles(wanted);
      return { data: { download_list: wanted.map(({ fileid, max_age = 7_200 }) => downloadLink(fileid, max_age)) } };
    },
    "storage.batchDeleteFile"({ fileid_list }) {
      const ids = fileid_list as readonly string[];
      refuseManyFiles(ids);
      const deleteOne = (fileID: string) => ({ fileID, code: deleteFile(fileID) });
      return { data: { delete_list: ids.map(deleteOne) } };
    },
  };

  function deleteFile(fileID: string): string {
    if (!files.all().has(fileID)) return STORAGE_CODES[rules.deleteMissingFileStatus] ?? "SYS_ERR";
    if (rules.deleteRemovesFile) files.remove(fileID);
    return "SUCCESS";
  }

  function downloadLink(fileID: string, maxAge: number) {
    if (!files.all().has(fileID)) return { fileID, tempFileURL: "", code: "STORAGE_FILE_NONEXIST", maxAge };
    const token = randomBytes(12).toString("hex");
    links.set(token, { fileId: fileID, endsAtMs: clock.nowMs() + maxAge * 1000 });
    return { fileID, tempFileURL: `${baseUrl}/storage/${token}`, code: "SUCCESS", maxAge };
  }

  const app = new Hono();
  app.put("/storage/:token", async (c) => {
    const path = uploads.get(c.req.param("token"));
    // The SDK takes an empty body for success, whatever the status.
    if (path === undefined) return c.text(storageError("AccessDenied", "This upload was not asked for."), 403);
    const content = Buffer.from(await c.req.arrayBuffer());
    if (rules.uploadReplacesFile || !files.all().has(files.idOf(path))) files.put(path, content);
    return c.body(null, 200);
  });
  app.get("/storage/:token", async (c) => {
    const link = links.get(c.req.param("token"));
    const content = link && clock.nowMs() < link.endsAtMs ? files.all().get(link.fileId) : undefined;
    if (content === undefined) return c.text(storageError("NoSuchKey", "There is no such file."), 404);
    const delayMs = (rules.downloadMsOf10Mb * content.length) / TEN_MB;
    if (delayMs >= 1) await clock.after(delayMs);
    return c.body(new Uint8Array(content));
  });
  return { actions, app, files };
}

function createFileStore(envId: string): FileStore {
  const files = new Map<string, Buffer>();
  let revision = 0;
  const idOf = (path: string) => `cloud://${envId}.${BUCKET}/${path}`;
  return {
    idOf,
    all: () => files,
    put(path, content) {
      refuseCloudPath(path);
      files.set(idOf(path), content);
      revision += 1;
      return idOf(path);
    },
    remove(fileId) {
      revision += 1;
      return files.delete(fileId);
    },
    get revision() {
      return revision;
    },
  };
}

const TEN_MB = 10 * 1_024 * 1_024;

/** The codes of the cloud that the SDK turns into these numbers. */
const STORAGE_CODES: Readonly<Record<number, string>> = {
  0: "SUCCESS",
  [-503_001]: "STORAGE_REQUEST_FAIL",
  [-503_002]: "STORAGE_EXCEED_AUTHORITY",
  [-503_003]: "STORAGE_FILE_NONEXIST",
};

/** 一次最多取 50 个: the pages on getTempFileURL and deleteFile. Which code the cloud has for more is not known. */
const MOST_FILES = 50;

function refuseManyFiles(files: readonly unknown[]): void {
  if (files.length <= MOST_FILES) return;
  throw new GatewayError("INVALID_PARAM", {
    en: `The list has ${files.length} files, and at most ${MOST_FILES} go at a time.`,
    zh: `列表里有 ${files.length} 个文件，一次最多 ${MOST_FILES} 个。`,
  });
}

/** 文件名命名限制: wxcloud/guide/storage/naming. The last are CAN, EM, SUB and ESC. Which code the cloud has is not known. */
function refuseCloudPath(path: string): void {
  const [why] = PATH_RULES.find(([, isBroken]) => isBroken(path)) ?? [];
  if (why === undefined) return;
  throw new GatewayError("INVALID_PARAM", { en: `The cloudPath ${why.en}.`, zh: `cloudPath ${why.zh}。` });
}

const PATH_RULES: readonly (readonly [why: Both, isBroken: (path: string) => boolean])[] = [
  [{ en: "is empty", zh: "为空" }, (path) => path === ""],
  [{ en: "begins with /", zh: "以 / 开头" }, (path) => path.startsWith("/")],
  [{ en: "has two / in a row", zh: "里有两个连续的 /" }, (path) => path.includes("//")],
  [{ en: "is longer than 850 bytes", zh: "超过 850 字节" }, (path) => Buffer.byteLength(path) > 850],
  [
    { en: "has a control character", zh: "里有控制字符" },
    (path) => [...path].some((c) => c >= "\u0018" && c <= "\u001b"),
  ],
];

function storageError(code: string, message: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>simulator</RequestId><TraceId>simulator</TraceId></Error>`;
}
