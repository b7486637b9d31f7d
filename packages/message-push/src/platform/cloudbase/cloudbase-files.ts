// Files in the cloud storage of the environment: pictures for replies, and those of customers that are kept.
import type { KeptFiles } from "../../desk/keep-picture";
import { PushError } from "../../push-error";
import { mediaFailed } from "../../wechat/temp-media";
import type { Cloud } from "./sdk";

/** Fetches a file. @throws {PushError} `MEDIA_FAILED` */
export async function downloadFile(cloud: Cloud, fileID: string): Promise<Uint8Array> {
  try {
    const { fileContent } = await cloud.downloadFile({ fileID });
    return fileContent;
  } catch {
    throw mediaFailed(
      "The picture could not be fetched from the cloud storage.",
      "Look in 云开发 → 存储 whether it is there, and copy its fileID once more.",
    );
  }
}

/** The storage as the desk writes to it. */
export function cloudbaseFiles(cloud: Cloud): KeptFiles {
  return {
    async put(path, content) {
      const { fileID } = await stored(() => cloud.uploadFile({ cloudPath: path, fileContent: content }));
      return fileID;
    },
    async remove(fileIDs) {
      // Without a callback it is always a promise; the SDK's types do not say so.
      const result = await stored(async () => cloud.deleteFile({ fileList: [...fileIDs] }));
      const gone = new Set(result?.fileList.filter(isGone).map(({ fileID }) => fileID));
      return fileIDs.map((fileID) => gone.has(fileID));
    },
  };
}

/** The SDK's status of a file that is not there: somebody removed it. */
const NOT_THERE = -503003;

function isGone({ status }: { readonly status: number }): boolean {
  return status === 0 || status === NOT_THERE;
}

async function stored<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch {
    // The SDK's own error is left out: its text may quote a path.
    throw new PushError(
      "STORE_UNAVAILABLE",
      "The cloud storage could not be reached.",
      "Look at 云开发 → 存储 for quota and state.",
    );
  }
}
