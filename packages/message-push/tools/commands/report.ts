// message-push report: what happened at the desk in the last days, from the records of pushes, for who looks after it.
import { type Both, spokenLanguage } from "../../src/language";
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";
import { readReportRequest } from "../report/read-report-request";

const HELP: Both = {
  en: `Usage: npx message-push report [--days 7] [--json]
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
  --help     this text`,
  zh: `用法：npx message-push report [--days 7] [--json]
      npx message-push report --local

按天、按消息对统计推送，由谁回答、多快回答，转人工，死信，以及没答上来的问题。只有数量和时间：没有 openid，没有客户写的内容，没有密钥。
已完成的推送保留 3 天，除非 defineRelay 另设了 keepCompletedDays；死信保留 30 天。

记录在云环境 ENV_ID 的集合 message_pushes 里，用 .env 里的密钥 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY 读取。
每 1,000 条推送读一次数据库。

  --days N   统计几天，含今天，1 到 30（默认 7）
  --json     以 JSON 输出，内容相同
  --env ID   不用 ENV_ID，改用这个云环境
  --local    不用云环境，改用本机运行的模拟器；不在 8088 端口时加 --port N
  --help     显示本说明`,
};

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
      language: spokenLanguage(),
      print: console.log,
      tell: console.error,
    });
  },
);
