// What each error code of the tools means and who can fix it, for docs/reference/errors.md. Nothing that runs imports this.
import { PROJECT_ERROR_WORDS } from "../project/project-error-words";
import { SERVER_ERROR_WORDS } from "../server/server-error-words";
import type { ErrorWords } from "../src/error-words";
import { PUSH_ERROR_WORDS } from "../src/push-error-words";
import type { ToolErrorCode } from "./tool-error";

/** Every code of a {@link ToolError} in words. */
export const TOOL_ERROR_WORDS: Readonly<Record<ToolErrorCode, ErrorWords>> = {
  PAIR_UNKNOWN: PUSH_ERROR_WORDS.PAIR_UNKNOWN,
  CLOUDBASERC_INVALID: PROJECT_ERROR_WORDS.CLOUDBASERC_INVALID,
  PROJECT_CONFIG_INVALID: {
    fixedBy: "maintainer",
    en: "project.config.json or project.private.config.json is missing, or is not JSON.",
    zh: "project.config.json 或 project.private.config.json 缺失，或不是 JSON。",
  },
  PROJECT_LAYOUT_INVALID: PROJECT_ERROR_WORDS.PROJECT_LAYOUT_INVALID,
  FUNCTION_FOLDER_INVALID: {
    fixedBy: "maintainer",
    en: "A folder in cloudfunctions/ has no index.ts.",
    zh: "cloudfunctions/ 下某个目录没有 index.ts。",
  },
  FUNCTION_NAME_INVALID: {
    fixedBy: "maintainer",
    en: "CloudBase refuses the name of the folder.",
    zh: "目录名不符合云函数命名规则。",
  },
  FUNCTION_NOT_LISTED: {
    fixedBy: "maintainer",
    en: "A function is missing in cloudbaserc.json.",
    zh: "函数没有写进 cloudbaserc.json。",
  },
  FUNCTION_FOLDER_MISSING: SERVER_ERROR_WORDS.FUNCTION_FOLDER_MISSING,
  FUNCTION_CONFIG_INVALID: {
    fixedBy: "maintainer",
    en: "config.json is missing or wrong.",
    zh: "config.json 缺失或有误。",
  },
  FUNCTION_ENTRY_INVALID: SERVER_ERROR_WORDS.FUNCTION_ENTRY_INVALID,
  PAIR_BOUND_TWICE: {
    fixedBy: "maintainer",
    en: "Two functions are bound to one pair; WeChat allows one.",
    zh: "两个函数绑定同一个消息对，而微信只允许一个。",
  },
  BUNDLE_BOUNDARY_BROKEN: {
    fixedBy: "maintainer",
    en: "A function imports the simulator, tests, scripts or something outside the project.",
    zh: "函数引入了模拟器、测试、脚本或项目之外的文件。",
  },
  BUNDLE_TOO_LARGE: {
    fixedBy: "maintainer",
    en: "The code of a function is over its size budget; the error names the largest parts.",
    zh: "云函数的代码打包后超出体积预算，报错会列出最大的部分。",
  },
  BUNDLE_FAILED: {
    fixedBy: "maintainer",
    en: "esbuild could not bundle a function.",
    zh: "esbuild 打包失败。",
  },
  FILES_TOO_LARGE: {
    fixedBy: "maintainer",
    en: "The files beside a function's code are more than 1 MB together; the error names the largest.",
    zh: "与云函数代码放在一起的文件合计超过 1 MB，报错会列出最大的几个。",
  },
  FILE_IMPORTED: {
    fixedBy: "maintainer",
    en: 'A function imports a picture, or another file that is neither code nor JSON: send it with `media.fromFile`, or read it at `join(__dirname, "…")`.',
    zh: '云函数用 import 或 require 引入了图片等既不是代码也不是 JSON 的文件：请用 `media.fromFile` 发送，或按 `join(__dirname, "…")` 的路径读取。',
  },
  TYPES_BROKEN: {
    fixedBy: "maintainer",
    en: "A TypeScript error in cloudfunctions/, with its line. `npm run types` checks the rest of the project as well.",
    zh: "cloudfunctions/ 里有 TypeScript 错误，附行号。`npm run types` 还会检查项目的其余部分。",
  },
  TYPESCRIPT_MISSING: {
    fixedBy: "maintainer",
    en: "There are functions in TypeScript, and typescript is not installed.",
    zh: "有用 TypeScript 写的云函数，但没有安装 typescript。",
  },
  FUNCTION_ROOT_OCCUPIED: {
    fixedBy: "maintainer",
    en: "In the functionRoot stand folders or files that no build made, or that were changed there. Nothing was written.",
    zh: "functionRoot 里有不是由构建生成的、或被改动过的文件夹或文件。没有写入任何内容。",
  },
  FLAG_INVALID: SERVER_ERROR_WORDS.FLAG_INVALID,
  COMMAND_UNKNOWN: {
    fixedBy: "maintainer",
    en: "`message-push` has no command of that name.",
    zh: "`message-push` 没有这个名字的命令。",
  },
  ENVIRONMENT_INVALID: PUSH_ERROR_WORDS.ENVIRONMENT_INVALID,
  URL_UNREACHABLE: {
    fixedBy: "maintainer",
    en: "`npm run verify-url`: no server answers at that URL. Start the receiver, or correct the URL.",
    zh: "`npm run verify-url`：该地址没有服务在监听。请启动接收端，或改正 URL。",
  },
  ANSWERS_FILE_INVALID: {
    fixedBy: "maintainer",
    en: "`answers`: desk/answers.json, or the file to import, is missing, is no JSON (the error names the line), has another shape, or cannot be written; it is as it was.",
    zh: "`answers`：desk/answers.json 或要导入的文件不存在、不是 JSON（报错会给出行号）、结构不对，或无法写入；文件保持原样。",
  },
  ANSWERS_BROKEN: {
    fixedBy: "maintainer",
    en: "`answers push` and `add`: a rule or a setting is broken, so nothing was written; or the collection has more rules than functions read. `answers check` lists everything.",
    zh: "`answers push` 和 `add`：规则或设置有误，因此什么都没有写入；或集合里的规则多于云函数能读取的数量。`answers check` 会列出全部问题。",
  },
  REPORT_UNREACHABLE: {
    fixedBy: "maintainer",
    en: "`report`: the database of the environment, or the simulator with `--local`, did not answer. Look at the network, ENV_ID and the key; start the simulator.",
    zh: "`report`：云环境的数据库没有回应，或使用 `--local` 时模拟器没有回应。请检查网络、ENV_ID 和密钥，或先启动模拟器。",
  },
  PROBE_FAILED: {
    fixedBy: "maintainer",
    en: "`probe`: tcb or the probe's function failed; the text says at what. What was made is removed. Run it again; if it stays so, report it.",
    zh: "`probe`：tcb 或探测用的云函数出错，文字里写明在哪一步。已创建的东西会删除。请再运行一次；仍然如此请反馈。",
  },
  PROBE_NAME_TAKEN: {
    fixedBy: "maintainer",
    en: "`probe`: the environment has a function message-push-probe that no probe made. It is left alone: rename or delete it yourself.",
    zh: "`probe`：环境里有一个不是探测创建的云函数 message-push-probe。不会动它：请自行改名或删除。",
  },
  PROBE_HAS_CUSTOMERS: {
    fixedBy: "maintainer",
    en: "`probe`: customers wrote to this environment in the last hour. Take another environment or another hour; `--despite-customers` goes on all the same.",
    zh: "`probe`：最近一小时有客户给这个环境发过消息。请换一个环境或换个时间；`--despite-customers` 可以照常进行。",
  },
  PROBE_NOT_CLEANED: {
    fixedBy: "maintainer",
    en: "`probe`: something that it made could not be removed; the text says what. `npx message-push probe --clean` removes it.",
    zh: "`probe`：有创建的东西没能删除，文字里写明是什么。用 `npx message-push probe --clean` 删除。",
  },
  PROBE_REPORT_INVALID: {
    fixedBy: "maintainer",
    en: "`probe-report.json`, or the file that `--rules` names, is missing, damaged, or has a rule that the simulator does not know; nothing was started.",
    zh: "`probe-report.json` 或 `--rules` 指定的文件不存在、已损坏，或含有模拟器不认识的规则；没有启动任何东西。",
  },
  ANSWERS_UNREACHABLE: {
    fixedBy: "maintainer",
    en: "`answers`: the database of the environment, or the simulator with `--local`, did not answer. Look at the network, ENV_ID and the key; start the simulator.",
    zh: "`answers`：云环境的数据库没有回应，或使用 `--local` 时模拟器没有回应。请检查网络、ENV_ID 和密钥，或先启动模拟器。",
  },
  ANSWERS_NOT_WRITTEN: {
    fixedBy: "maintainer",
    en: "`answers push` stopped in the middle; the error says how many changes are there. Push again: only what still differs is written.",
    zh: "`answers push` 中途停止，报错会说明已写入多少处改动。请再次 push：只会写入仍不同的内容。",
  },
  QUESTION_UNKNOWN: {
    fixedBy: "maintainer",
    en: "`answers add`: there is no question of that number. `answers unanswered` lists them.",
    zh: "`answers add`：没有这个编号的问题。`answers unanswered` 会列出问题。",
  },
  TCB_MISSING: {
    fixedBy: "maintainer",
    en: "`npm run deploy` and `npm run smoke` run the `tcb` of the project, and @cloudbase/cli is not installed in it. Nothing else needs it.",
    zh: "`npm run deploy` 和 `npm run smoke` 使用项目里的 `tcb`，而项目没有安装 @cloudbase/cli。其他命令都不需要它。",
  },
  SMOKE_FAILED: {
    fixedBy: "maintainer",
    en: "A deployed function did not return the expected result to the smoke test; the lines above list each function with its reason.",
    zh: "部署后的冒烟测试中有云函数没有返回预期的结果，上方逐个列出了名称和原因。",
  },
  RUNTIME_DIFFERS: {
    fixedBy: "maintainer",
    en: "A function in the cloud has another runtime than in cloudbaserc.json. No deploy changes a runtime: set the cloud's in cloudbaserc.json, or delete the function first.",
    zh: "云端函数的运行环境与 cloudbaserc.json 不一致。部署不会修改运行环境：改成与云端相同，或先删除函数。",
  },
  DOCTOR_FAILED: {
    fixedBy: "maintainer",
    en: "The doctor found an error that must be fixed before a deploy; its rows are above.",
    zh: "部署前的体检发现了必须先解决的错误，具体各行见上方输出。",
  },
  PUSH_TABLE_CONFLICT: {
    fixedBy: "maintainer",
    en: "Two functions need the same row of the console, which takes one. `npm run push-table` shows which.",
    zh: "两个函数需要控制台中的同一行，而一行只能绑定一个云函数。`npm run push-table` 会列出。",
  },
  PUSH_TABLE_FILE_DAMAGED: {
    fixedBy: "maintainer",
    en: ".push-table.json cannot be read, perhaps after a merge in git. Delete or restore it.",
    zh: ".push-table.json 无法读取，可能是 git 合并造成的。请删除或恢复该文件。",
  },
  CATALOGUE_INVALID: {
    fixedBy: "maintainer",
    en: "`npm run generate`: a field in packages/message-push/src/wechat/catalogue is not described in both languages, or something else in docs/reference has no words.",
    zh: "`npm run generate`：packages/message-push/src/wechat/catalogue 里有字段缺少中文或英文说明，或 docs/reference 里的其他内容没有说明。",
  },
  README_INVALID: {
    fixedBy: "maintainer",
    en: "A README has no place for its push table.",
    zh: "README 里找不到推送表的位置。",
  },
  FUNCTION_EXISTS: {
    fixedBy: "maintainer",
    en: "`npm run new` would create something that exists already; nothing was changed.",
    zh: "`npm run new` 要生成的东西已经存在；没有改动任何文件。",
  },
  CHROMIUM_MISSING: {
    fixedBy: "maintainer",
    en: "`npm run screenshots` needs Chromium, and there is none in the usual places. Tests of the page are skipped then.",
    zh: "`npm run screenshots` 需要 Chromium，而常见位置都没有。此时页面的测试会跳过。",
  },
  DEPENDENCY_REFUSED: {
    fixedBy: "maintainer",
    en: "`npm run licences`: a production dependency has no reason in docs/reference/dependencies.md, or its licence is not on the list. Exceptions are in docs/reference/dependencies.md, and the command lists them.",
    zh: "`npm run licences`：生产依赖没有在 docs/reference/dependencies.md 里写明理由，或许可证不在允许列表中。例外写在 docs/reference/dependencies.md 里，命令会列出。",
  },
  GIT_UNUSABLE: {
    fixedBy: "maintainer",
    en: "git is not installed, or failed; its own message follows.",
    zh: "没有安装 git，或 git 执行失败，后面是 git 的原文。",
  },
  LOGIN_REFUSED: {
    fixedBy: "platform",
    en: "Tencent Cloud does not accept the key, or there is neither a key nor a login of `tcb`. Nothing was changed.",
    zh: "腾讯云不接受密钥，或既没有密钥也没有登录 `tcb`。没有改动任何内容。",
  },
  CLOUD_UNREADABLE: {
    fixedBy: "platform",
    en: "The CLI did not return the contents of the environment: the network, the rights of the account, or output in another form.",
    zh: "命令行工具没有给出环境里的内容：可能是网络、账号权限，或返回格式变化。",
  },
  DEPLOY_INCOMPLETE: {
    fixedBy: "platform",
    en: "A deploy began, and the result differs from cloudbaserc.json; each function is listed with its fix. Exit code 2.",
    zh: "部署已经开始，但结果与 cloudbaserc.json 不一致；逐个列出云函数和解决办法。退出码为 2。",
  },
  PUSH_TABLE_NO_TOKEN: {
    fixedBy: "platform",
    en: "WeChat issued no access token for WECHAT_APPID and WECHAT_APPSECRET; `errCode` has the reason. Nothing was written.",
    zh: "微信没有为 WECHAT_APPID 和 WECHAT_APPSECRET 签发 access_token，原因见 `errCode`。没有写入任何内容。",
  },
  PUSH_TABLE_REFUSED: {
    fixedBy: "platform",
    en: "This token may not read or set the console's rows. They were printed, to bind by hand; the exit code is 3.",
    zh: "这个 token 无权读取或设置控制台的消息推送。已逐行列出需要手动绑定的内容，退出码为 3。",
  },
  PUSH_TABLE_UNREADABLE: {
    fixedBy: "platform",
    en: "WeChat did not respond, returned a system error, or something undocumented. Nothing was written, unless the message states that the rows were sent.",
    zh: "微信没有响应、返回系统错误，或返回了文档之外的内容。除非提示已发送，否则没有写入任何内容。",
  },
  PUSH_TABLE_BLOCKED: {
    fixedBy: "platform",
    en: "Push to 云托管 is on and excludes push to functions. Nothing was written: set 推送模式 to 云函数 in the console first.",
    zh: "云托管消息推送已打开，云函数推送无法启用。没有写入任何内容：请先在控制台把推送模式改为云函数。",
  },
  PUSH_TABLE_CHANGED: {
    fixedBy: "platform",
    en: "The console's rows were changed between reading and writing. Nothing was written: run it again.",
    zh: "读取之后、写入之前，控制台的配置被修改了。没有写入任何内容：请重新运行。",
  },
  PUSH_TABLE_NOT_TAKEN: {
    fixedBy: "platform",
    en: "The rows were sent, but the console has something else; the text names each difference.",
    zh: "已经写入，但控制台的内容与之不符，提示中列出每处差异。",
  },
};
