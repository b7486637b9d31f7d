// message-push answers: the answers of the desk, for who writes them: checks and tries them, brings them to the environment and back.
import { userLanguage } from "../../project/user-language";
import { readAnswersRequest } from "../answers/read-answers-request";
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";

const DEFAULT_FILE = "desk/answers.json";

const HELP = `Usage: npx message-push answers check [file]
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
  --help            this text`;

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
  const request = readAnswersRequest(positionals, values);
  const { runAnswers } = await import("../answers/run-answers");
  const language = userLanguage(process.env);
  const { sittingOf } = await import("../answers/output");
  const sitting = sittingOf({
    projectDir: PROJECT_DIR,
    file: values.file ?? DEFAULT_FILE,
    language,
    print: console.log,
  });
  process.exitCode = await runAnswers(sitting, request, values);
});
