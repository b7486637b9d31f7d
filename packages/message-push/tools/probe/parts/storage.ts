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
  title: "cloud storage (files of up to 10 MB, removed at once)",
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
    const notThere = "what was uploaded could not be downloaded";
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
        ...(!removes && { deleteMissingFileStatus: "the file was still there" }),
        ...(!large.isWhole && { downloadMsOf10Mb: `${MEGABYTES} MB did not come back whole` }),
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
    "The files of the probe could not be removed.",
    `Delete the folder ${PROBE_FOLDER} in 云开发控制台 → 存储, if it is there.`,
  );
}
