// message-push report: what happened at the desk in the last days, from the records of pushes, for who looks after it.
import { userLanguage } from "../../project/user-language";
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";
import { readReportRequest } from "../report/read-report-request";

const HELP = `Usage: npx message-push report [--days 7] [--json]
       npx message-push report --local

Pushes by day and by pair, what answered them and how soon, hand-overs, dead letters, and the questions that nobody could answer. Counts
and times alone: no openid, nothing that was written, no key. Completed pushes are kept for 3 days, unless defineRelay has another
keepCompletedDays; dead letters for 30.

The records are in the collection message_pushes of the environment ENV_ID, reached by the key in TENCENTCLOUD_SECRETID and
TENCENTCLOUD_SECRETKEY of .env. One read for each 1,000 pushes.

  --days N   so many days, today included, from 1 to 30 (default 7)
  --json     the same as JSON
  --env ID   another environment than ENV_ID
  --local    the simulator that runs on this machine, in place of the environment; --port N where it is not at 8088
  --help     this text`;

const text = { type: "string" } as const;
const yesNo = { type: "boolean" } as const;

runScript(
  { help: HELP, flags: { days: text, json: yesNo, env: text, local: yesNo, port: text } },
  async ({ values }) => {
    // Without it, a report of the simulator would be one of the environment.
    refuseSwallowedFlags(process.env, ["local", "json", "days", "env"], "report");
    const request = readReportRequest(values);
    const { runReport } = await import("../report/run-report");
    await runReport(request, {
      projectDir: PROJECT_DIR,
      language: userLanguage(process.env),
      print: console.log,
      tell: console.error,
    });
  },
);
