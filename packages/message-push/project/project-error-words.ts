// What each error code of a project's own files means and who can fix it, for docs/reference/errors.md. Nothing that runs imports this.
import type { ErrorWords } from "../src/error-words";
import type { ProjectErrorCode } from "./project-error";

/** Every code of a {@link ProjectError} in words. */
export const PROJECT_ERROR_WORDS: Readonly<Record<ProjectErrorCode, ErrorWords>> = {
  CLOUDBASERC_INVALID: {
    fixedBy: "maintainer",
    en: "cloudbaserc.json is missing, is not JSON, lacks a field, or has a wrong value, such as a `runtime` that CloudBase does not have or more than 4 KB of `envVariables`: the error names the function, the setting and what to write.",
    zh: "cloudbaserc.json 缺失、不是 JSON、缺少字段或取值不对，例如云开发没有的 `runtime`，或超过 4 KB 的 `envVariables`：报错会写明是哪个云函数、哪个设置、该写什么。",
  },
  PROJECT_LAYOUT_INVALID: {
    fixedBy: "maintainer",
    en: "package.json cannot be read, or its `messagePush.functions` is no folder of the project, or sources and `functionRoot` lie inside each other.",
    zh: "package.json 读不了，或其中的 `messagePush.functions` 不是项目里的文件夹，或源码与 `functionRoot` 互相包含。",
  },
  OWN_PAIRS_INVALID: {
    fixedBy: "maintainer",
    en: "own-pairs.ts cannot be loaded, or a pair in it lacks something.",
    zh: "own-pairs.ts 无法加载，或其中某个消息对缺少内容。",
  },
  FILES_DIFFER: {
    fixedBy: "maintainer",
    en: "A function holds others, as `http_push` does, and two of them have different files of one path: in the cloud they would be one file.",
    zh: "一个云函数里合并了其他云函数（例如 `http_push`），其中两个在同一路径下有内容不同的文件，而部署后只能留下一个。",
  },
  BUILD_MISSING: {
    fixedBy: "maintainer",
    en: "There is no build in dist/cloudfunctions, or it is damaged, or another version of this project made it.",
    zh: "dist/cloudfunctions 下没有构建结果，或构建结果已损坏，或由本项目的其他版本生成。",
  },
};
