// What each error code of a server of one's own means and who can fix it, for docs/reference/errors.md. Nothing that runs imports this.
import type { ErrorWords } from "../src/error-words";
import { PUSH_ERROR_WORDS } from "../src/push-error-words";
import type { ServerErrorCode } from "./server-error";

/** Every code of a {@link ServerError} in words. */
export const SERVER_ERROR_WORDS: Readonly<Record<ServerErrorCode, ErrorWords>> = {
  FUNCTION_FOLDER_MISSING: {
    fixedBy: "maintainer",
    en: "cloudbaserc.json lists a function that has no folder.",
    zh: "cloudbaserc.json 里的函数没有对应目录。",
  },
  FUNCTION_ENTRY_INVALID: {
    fixedBy: "maintainer",
    en: "index.ts exports no `main`, or cannot be loaded.",
    zh: "index.ts 没有导出 `main`，或无法加载。",
  },
  FLAG_INVALID: {
    fixedBy: "maintainer",
    en: "A command got an unknown flag, or a bad value.",
    zh: "命令行参数无法识别或取值不对。",
  },
  ENVIRONMENT_INVALID: PUSH_ERROR_WORDS.ENVIRONMENT_INVALID,
  PORT_IN_USE: {
    fixedBy: "maintainer",
    en: "The port of the server is taken, or cannot be listened on.",
    zh: "服务器的端口被占用，或无法监听。",
  },
  DATA_FOLDER_IN_USE: {
    fixedBy: "maintainer",
    en: "Another process has the data folder open. One server at a time may use it: stop the other, or choose another folder.",
    zh: "数据目录正被另一个进程使用。同一目录同时只能由一个服务使用：请停止另一个进程，或换一个目录。",
  },
  DATA_FOLDER_UNUSABLE: {
    fixedBy: "maintainer",
    en: "The data folder cannot be created, read or written; the text names the place that stands in the way. Check its owner, its permissions and the disk space, or name another with `--data`.",
    zh: "数据目录无法创建、读取或写入，文本里写明是哪一处。请检查所有者、权限和磁盘空间，或用 `--data` 换一个目录。",
  },
  DATA_FOLDER_DAMAGED: {
    fixedBy: "maintainer",
    en: "Files in the data folder are damaged. Restore it from a copy, or move it away to begin with an empty one.",
    zh: "数据目录中的文件已损坏。请从备份恢复，或移走该目录，从空目录重新开始。",
  },
};
