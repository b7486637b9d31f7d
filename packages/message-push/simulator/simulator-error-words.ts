// What each error code of the simulator means and who can fix it, for docs/reference/errors.md. Nothing that runs imports this.
import type { ErrorWords } from "../src/error-words";
import { PUSH_ERROR_WORDS } from "../src/push-error-words";
import type { SimulatorErrorCode } from "./simulator-error";

/** Every code of a {@link SimulatorError} in words. */
export const SIMULATOR_ERROR_WORDS: Readonly<Record<SimulatorErrorCode, ErrorWords>> = {
  OPTION_INVALID: PUSH_ERROR_WORDS.OPTION_INVALID,
  PAIR_UNKNOWN: PUSH_ERROR_WORDS.PAIR_UNKNOWN,
  REQUEST_REFUSED: {
    fixedBy: "maintainer",
    en: "The simulator answers programs on this machine and its own page: the request named another host, came from a page of another address, or its body was not marked as JSON.",
    zh: "模拟器只应答本机的程序和它自己的页面：请求写的是别的主机，或来自别的网站的页面，或正文没有标明是 JSON。",
  },
  PORT_IN_USE: {
    fixedBy: "maintainer",
    en: "The port of the simulator is taken, or cannot be listened on.",
    zh: "模拟器的端口被占用，或无法监听。",
  },
  VARIABLE_UNSET: {
    fixedBy: "maintainer",
    en: "`envVariables` in cloudbaserc.json ask for `{{env.NAME}}`, and NAME is neither in `.env` nor in `.env.local` nor in the environment. The simulator does not start; `tcb` would fill in nothing.",
    zh: "cloudbaserc.json 的 `envVariables` 用到了 `{{env.NAME}}`，而 `.env`、`.env.local` 和环境变量里都没有 NAME。模拟器不会启动；`tcb` 则会填成空串。",
  },
  DATA_INVALID: {
    fixedBy: "maintainer",
    en: "A seed file, a document, a collection's name or a file's path that the local database or storage does not take; the error names file and line, or the document. Nothing of it was loaded.",
    zh: "本地数据库或存储不接受的种子文件、文档、集合名或文件路径；报错会指出文件和行号，或第几个文档。没有装入任何内容。",
  },
  DATA_MISSING: {
    fixedBy: "maintainer",
    en: "The simulator has no such collection, document or file, or no such push, picture or armed fault any more.",
    zh: "模拟器里没有这个集合、文档或文件，或者这条推送、这张图片、这个待注入的故障已经不在了。",
  },
  STATE_UNUSABLE: {
    fixedBy: "maintainer",
    en: "The local data that was kept in `.sim/` is damaged, another version wrote it, or it cannot be read or written. It was left as it is: `--fresh` forgets it.",
    zh: "保存在 `.sim/` 里的本地数据已损坏、由其他版本写入，或无法读写。保持原样未动；用 `--fresh` 可以忘掉它。",
  },
  EVENT_INVALID: PUSH_ERROR_WORDS.EVENT_INVALID,
};
