// message-push answers: the answers of the desk, for who writes them: checks and tries them, brings them to the environment and back.
import { type Both, spokenLanguage } from "../../src/language";
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";

const DEFAULT_FILE = "desk/answers.json";

const HELP: Both = {
  en: `Usage: npx message-push answers check [file]
       npx message-push answers try "几点关门" [--at 2026-10-01T22:10] [--session-from order]
       npx message-push answers diff
       npx message-push answers push [--remove]
       npx message-push answers pull
       npx message-push answers import <file.json>
       npx message-push answers unanswered [--limit 20]
       npx message-push answers add "<question or its number>" --reply "…" [--name "…"] [--keyword "…"]

The rules and settings of the desk are in ${DEFAULT_FILE} and, where operators edit them, in the collection desk_answers of the environment
ENV_ID, reached by the key in TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY of .env.

  check       says what is wrong in the file; the exit code is 1 when something is
  try         which rule answers, why, and what the customer reads
  diff        what push would change in the collection
  push        checks the file, and writes what differs into the collection
  pull        writes what is in the collection into the file
  import      takes over the keyword replies of a public account, from what get_current_autoreply_info answered
  unanswered  the questions that nobody could answer, the most asked first
  add         turns one of them, or any question, into a rule of the file

  --file F          another file than ${DEFAULT_FILE}
  --at T            asks at that time, by the desk's clock, unless a time zone stands behind it
  --session-from S  the customer comes from this page
  --remove          push removes what the file does not have; without it, that stays
  --limit N         so many questions at most (default 20)
  --reply T         what the customer reads; may be given several times
  --name N          of the rule, as the menu shows it; else it is the question
  --keyword K       what the rule looks for in a message, in place of the question; may be given several times
  --local           the simulator that runs on this machine, in place of the environment; --port N where it is not at 8088
  --help            this text`,
  zh: `用法：npx message-push answers check [文件]
      npx message-push answers try "几点关门" [--at 2026-10-01T22:10] [--session-from order]
      npx message-push answers diff
      npx message-push answers push [--remove]
      npx message-push answers pull
      npx message-push answers import <文件.json>
      npx message-push answers unanswered [--limit 20]
      npx message-push answers add "<问题或它的编号>" --reply "…" [--name "…"] [--keyword "…"]

客服台的规则和设置在 ${DEFAULT_FILE} 里；运营在控制台里改的，在云环境 ENV_ID 的集合 desk_answers 里，
用 .env 里的密钥 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY 访问。

  check       指出文件里的问题；有问题时退出码为 1
  try         由哪条规则回答、为什么、客户看到什么
  diff        push 会改动集合里的什么
  push        先检查文件，再把不同的部分写入集合
  pull        把集合里的内容写入文件
  import      导入公众号的关键词回复，来自 get_current_autoreply_info 的返回结果
  unanswered  没答上来的问题，问得最多的在前
  add         把其中一个（或任何一个问题）写成文件里的规则

  --file F          不用 ${DEFAULT_FILE}，改用这个文件
  --at T            假设在这个时间问；不写时区就按客服台的时间
  --session-from S  假设客户从这个页面进入
  --remove          push 时删除文件里没有的；不加则保留
  --limit N         最多列出几个问题（默认 20）
  --reply T         客户看到的回复；可以写多次
  --name N          规则名称，会显示在菜单里；不写就用问题本身
  --keyword K       不用问题本身，改用这个关键词匹配；可以写多次
  --local           不用云环境，改用本机运行的模拟器；不在 8088 端口时加 --port N
  --help            显示本说明`,
};

const text = { type: "string" } as const;
const yesNo = { type: "boolean" } as const;
const several = { type: "string", multiple: true } as const;
const FLAGS = {
  file: text,
  at: text,
  "session-from": text,
  remove: yesNo,
  limit: text,
  local: yesNo,
  port: text,
  reply: several,
  name: text,
  keyword: several,
};

runScript({ help: HELP, flags: FLAGS, takesWords: true }, async ({ values, positionals }) => {
  // Without it, a push meant for the simulator would go to the environment.
  refuseSwallowedFlags(process.env, ["local", "remove"], "answers");
  const { readAnswersRequest } = await import("../answers/read-answers-request");
  const request = readAnswersRequest(positionals, values);
  const { runAnswers } = await import("../answers/run-answers");
  const { sittingOf } = await import("../answers/output");
  const sitting = sittingOf({
    projectDir: PROJECT_DIR,
    file: values.file ?? DEFAULT_FILE,
    language: spokenLanguage(),
    print: console.log,
  });
  process.exitCode = await runAnswers(sitting, request, values);
});
