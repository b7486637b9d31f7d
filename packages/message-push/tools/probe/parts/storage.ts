// The part of the probe about cloud storage, and what removes its files.
import { ToolError } from "../../tool-error";
import type { ProbeEnvironment } from "../environment";
import { PROBE_FOLDER } from "../probe-names";
import type { Part } from "./part";

/** The largest picture that WeChat takes. */
const MEGABYTES = 10;
/** Smaller ones, for the figures. */
const SMALL_MEGABYTES = 2;

export const storage: Part = {
  id: "storage",
  title: { en: "cloud storage (files of up to 10 MB, removed at once)", zh: "云存储（最大 10 MB 的文件，随即删除）" },
  rules: [
    "uploadReplacesFile",
    "uploadKeepsFileId",
    "deleteRemovesFile",
    "deleteMissingFileStatus",
    "downloadMsOf10Mb",
  ],
  async run(session) {
    const files = await session.call("storageFiles", {});
    const small = await session.call("storageTimes", { megabytes: SMALL_MEGABYTES });
    const large = await session.call("storageTimes", { megabytes: MEGABYTES });
    const notThere = { en: "what was uploaded could not be downloaded", zh: "上传的文件下载不到" };
    const removes = files.isThere && files.isGone;
    return {
      seen: {
        uploadKeepsFileId: files.isSameId,
        ...(files.isThere && { uploadReplacesFile: files.isReplaced, deleteRemovesFile: files.isGone }),
        // A file that is still there says nothing of one that is not.
        ...(removes && { deleteMissingFileStatus: files.deletedAgain }),
        ...(large.isWhole && { downloadMsOf10Mb: large.downloadMs }),
      },
      unseen: {
        ...(!files.isThere && { uploadReplacesFile: notThere, deleteRemovesFile: notThere }),
        ...(!removes && { deleteMissingFileStatus: { en: "the file was still there", zh: "文件还在" } }),
        ...(!large.isWhole && {
          downloadMsOf10Mb: { en: `${MEGABYTES} MB did not come back whole`, zh: `${MEGABYTES} MB 的文件没有完整取回` },
        }),
      },
      figures: {
        "upload of 2 MB, ms": small.uploadMs,
        "download of 2 MB, ms": small.downloadMs,
        "upload of 10 MB, ms": large.uploadMs,
        "download of 10 MB, ms": large.downloadMs,
      },
    };
  },
};

/** For clean-up.ts: a run that died may have left files. @throws {ToolError} `PROBE_FAILED` when they are still there */
export async function removeFiles(environment: ProbeEnvironment, key: string): Promise<void> {
  const invoked = await environment.invoke({ probe: { key, action: "storageRemove", params: {} } });
  if ("result" in invoked) return;
  throw new ToolError(
    "PROBE_FAILED",
    // What the SDK says may name the environment.
    { en: "The files of the probe could not be removed.", zh: "探测创建的文件没能删除。" },
    {
      en: `Delete the folder ${PROBE_FOLDER} in 云开发控制台 → 存储, if it is there.`,
      zh: `请在 云开发控制台 → 存储 里删除目录 ${PROBE_FOLDER}（如果有）。`,
    },
  );
}
