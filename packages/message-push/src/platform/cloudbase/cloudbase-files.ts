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
      { en: "The picture could not be fetched from the cloud storage.", zh: "无法从云存储取得图片。" },
      {
        en: "Look in 云开发 → 存储 whether it is there, and copy its fileID once more.",
        zh: "请在 云开发 → 存储 查看文件是否存在，并重新复制 fileID。",
      },
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
      { en: "The cloud storage could not be reached.", zh: "无法访问云存储。" },
      { en: "Look at 云开发 → 存储 for quota and state.", zh: "请在 云开发 → 存储 查看用量和状态。" },
    );
  }
}
