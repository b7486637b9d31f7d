// The stand-in storage: upload in two steps, temporary links, download, delete.
import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { SimulatorClock } from "../clock";
import type { Action } from "./database/database-actions";

/** Names the bucket in file ids: `cloud://sim-local.simulator/folder/file.png`. */
const BUCKET = "simulator";

export interface Storage {
  readonly actions: Readonly<Record<string, Action>>;
  /** PUT takes uploads, GET serves temporary links. */
  readonly app: Hono;
}

interface StorageOptions {
  readonly clock: SimulatorClock;
  readonly envId: string;
  readonly baseUrl: string;
}

export function createStorage({ clock, envId, baseUrl }: StorageOptions): Storage {
  const files = new Map<string, Buffer>();
  const uploads = new Map<string, string>();
  const links = new Map<string, { fileId: string; endsAtMs: number }>();
  const idOf = (path: string) => `cloud://${envId}.${BUCKET}/${path}`;

  const actions: Storage["actions"] = {
    "storage.getUploadMetadata"({ path }) {
      const token = randomBytes(12).toString("hex");
      uploads.set(token, idOf(String(path)));
      const fileId = idOf(String(path));
      const url = `${baseUrl}/storage/${token}`;
      // It becomes a header, so it must not hold what a path may hold.
      return { data: { url, token, authorization: token, fileId, cosFileId: token } };
    },
    "storage.batchGetDownloadUrl"({ file_list }) {
      const wanted = file_list as readonly { fileid: string; max_age?: number }[];
      return { data: { download_list: wanted.map(({ fileid, max_age = 7_200 }) => downloadLink(fileid, max_age)) } };
    },
    "storage.batchDeleteFile"({ fileid_list }) {
      const ids = fileid_list as readonly string[];
      const deleteOne = (fileID: string) => ({
        fileID,
        code: files.delete(fileID) ? "SUCCESS" : "STORAGE_FILE_NONEXIST",
      });
      return { data: { delete_list: ids.map(deleteOne) } };
    },
  };

  function downloadLink(fileID: string, maxAge: number) {
    if (!files.has(fileID)) return { fileID, tempFileURL: "", code: "STORAGE_FILE_NONEXIST", maxAge };
    const token = randomBytes(12).toString("hex");
    links.set(token, { fileId: fileID, endsAtMs: clock.nowMs() + maxAge * 1000 });
    return { fileID, tempFileURL: `${baseUrl}/storage/${token}`, code: "SUCCESS", maxAge };
  }

  const app = new Hono();
  app.put("/storage/:token", async (c) => {
    const fileId = uploads.get(c.req.param("token"));
    // The SDK takes an empty body for success, whatever the status.
    if (fileId === undefined) return c.text(storageError("AccessDenied", "This upload was not asked for."), 403);
    files.set(fileId, Buffer.from(await c.req.arrayBuffer()));
    return c.body(null, 200);
  });
  app.get("/storage/:token", (c) => {
    const link = links.get(c.req.param("token"));
    const content = link && clock.nowMs() < link.endsAtMs ? files.get(link.fileId) : undefined;
    if (content === undefined) return c.text(storageError("NoSuchKey", "There is no such file."), 404);
    return c.body(new Uint8Array(content));
  });
  return { actions, app };
}

function storageError(code: string, message: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>simulator</RequestId><TraceId>simulator</TraceId></Error>`;
}
