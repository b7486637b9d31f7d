// message-push probe: finds out in a real environment what the documents leave open, and removes whatever it made.
import { type Both, say } from "../../src/language";
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";
import { isEnvId } from "../deploy/environment-id";
import { findTcb } from "../deploy/find-tcb";
import { loadEnvironment } from "../environment";
import { ToolError } from "../tool-error";

const HELP: Both = {
  en: `Usage: npx message-push probe [--env <id>] [--alone] [--only <part>] [--despite-customers]
       npx message-push probe --rehearse
       npx message-push probe --clean [--env <id>]

Finds out in about ten minutes what WeChat and CloudBase really do in your environment, where their documents say nothing. It deploys one
function of its own, message-push-probe, with one timer, makes one collection, message_push_probe, and removes all of it at the end, also
after Ctrl-C. It touches nothing else. Some parts need you: a phone with the mini program, and the console. It sends messages to you alone.

At the end it prints what is believed and what was seen, and writes probe-report.json and probe-report.md. They hold no openid, content,
token, key or environment id; docs/going-live.md says what to do with them.

It logs in as npx message-push deploy does.

  --env <id>           the environment (default ENV_ID of .env or the environment)
  --alone              only the parts that need nobody
  --only <part>        this part only; may be given several times. --only list prints them
  --despite-customers  also in an environment to which customers wrote in the last hour
  --rehearse           the same against a stand-in of the cloud on this machine: no account, no network, nobody is asked
  --clean              only remove what a probe that was killed has left
  --help               this text

Exit code 0: it ran to its end, whatever it saw. 1: it was refused, or something could not be removed. 130: Ctrl-C, all is removed.`,
  zh: `用法：npx message-push probe [--env <环境 ID>] [--alone] [--only <部分>] [--despite-customers]
      npx message-push probe --rehearse
      npx message-push probe --clean [--env <环境 ID>]

文档没有写明的地方，用大约十分钟查明微信与云开发在您的环境里实际怎样表现。它部署一个自己的云函数 message-push-probe（带一个定时
触发器），创建一个集合 message_push_probe，结束时全部删除，按 Ctrl-C 也一样；不碰其他任何东西。有些部分需要您参与：一部装有该小程序
的手机，以及控制台。消息只发给您一个人。

最后打印预期与实际的对照，并写入 probe-report.json 和 probe-report.md。其中没有 openid、消息内容、token、密钥和环境 ID；接下来怎么做
见 docs/going-live.zh-CN.md。

登录方式与 npx message-push deploy 相同。

  --env <环境 ID>      云环境（默认取 .env 或环境变量里的 ENV_ID）
  --alone              只做不需要人参与的部分
  --only <部分>        只做这一部分，可以写多次；--only list 列出所有部分
  --despite-customers  最近一小时有客户发过消息的环境也照常进行
  --rehearse           在本机对着云端的替身预演：不需要账号和网络，也不会问任何人
  --clean              只删除被强行结束的探测留下的东西
  --help               显示本帮助

退出码 0：运行到结束，无论看到什么；1：被拒绝，或有东西没能删除；130：Ctrl-C，已全部删除。`,
};

const FLAGS = {
  env: { type: "string" },
  alone: { type: "boolean" },
  only: { type: "string", multiple: true },
  "despite-customers": { type: "boolean" },
  rehearse: { type: "boolean" },
  clean: { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  refuseSwallowedFlags(process.env, ["rehearse", "clean", "alone"], "probe");
  if (flags.rehearse === true && flags.clean === true)
    throw new ToolError(
      "FLAG_INVALID",
      { en: "--clean is of no use with --rehearse.", zh: "--clean 与 --rehearse 不能一起用。" },
      {
        en: "Nothing of a rehearsal stays: leave one of them out.",
        zh: "预演不会留下任何东西：请去掉其中一个。",
      },
    );
  const { chooseParts } = await import("../probe/choose-parts");
  if (flags.only?.includes("list") === true)
    return console.log(
      chooseParts([])
        .map(({ id, title }) => `${id}: ${say(title)}`)
        .join("\n"),
    );
  const parts = chooseParts(flags.only ?? []);
  loadEnvironment(PROJECT_DIR);
  if (flags.env !== undefined) process.env.ENV_ID = requireEnvId(flags.env);
  findTcb(PROJECT_DIR);
  const { runFromCommandLine } = await import("../probe/run-from-command-line");
  process.exitCode = await runFromCommandLine({
    projectDir: PROJECT_DIR,
    parts,
    does: flags.clean === true ? "clean" : flags.rehearse === true ? "rehearse" : "probe",
    isAlone: flags.alone === true,
    despiteCustomers: flags["despite-customers"] === true,
  });
});

function requireEnvId(given: string): string {
  if (isEnvId(given)) return given;
  throw new ToolError(
    "FLAG_INVALID",
    { en: `--env is "${given}", which is no environment id.`, zh: `--env 的值“${given}”不是环境 ID。` },
    {
      en: "Give the id of the environment: 云开发控制台 → 设置 → 环境设置 → 环境 ID.",
      zh: "请写环境 ID，见 云开发控制台 → 设置 → 环境设置 → 环境 ID。",
    },
  );
}
