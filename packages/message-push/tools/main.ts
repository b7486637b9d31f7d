// The command `message-push`: looks up the command, and leaves the rest of the line to it.
import { CodedError } from "../src/coded-error";
import { type Both, spokenLanguage } from "../src/language";
import { speakAsAsked } from "./speak-as-asked";
import { ToolError } from "./tool-error";

/** What each command is for, in the order of `--help`. The file in commands/ reads the flags. */
const COMMANDS = {
  init: [
    { en: "takes the package into a mini program that exists", zh: "把本包接入已有的小程序" },
    () => import("./commands/init"),
  ],
  build: [{ en: "bundles the functions", zh: "打包云函数" }, () => import("./commands/build")],
  dev: [
    {
      en: "builds, starts a local WeChat and CloudBase, and lets you chat",
      zh: "打包并启动本地的微信与云开发，可以直接对话",
    },
    () => import("./commands/dev"),
  ],
  new: [
    {
      en: "writes a function for a pair, with its test and its settings",
      zh: "为一个消息对新建云函数，连同测试和配置",
    },
    () => import("./commands/new"),
  ],
  doctor: [
    { en: "says what is missing before you go live", zh: "上线前检查还缺什么" },
    () => import("./commands/doctor"),
  ],
  "push-table": [
    { en: "the rows to bind in the console", zh: "控制台“消息推送”里要绑定的各行" },
    () => import("./commands/push-table"),
  ],
  "security-rules": [
    { en: "the rules that keep clients away from push functions", zh: "禁止客户端调用推送云函数的权限规则" },
    () => import("./commands/security-rules"),
  ],
  deploy: [
    { en: "builds, checks and deploys with tcb", zh: "打包、检查，并用 tcb 部署" },
    () => import("./commands/deploy"),
  ],
  smoke: [{ en: "tries the deployed functions", zh: "试调用已部署的云函数" }, () => import("./commands/smoke")],
  probe: [
    { en: "finds out what your environment really does", zh: "探测您的云环境实际上怎样表现" },
    () => import("./commands/probe"),
  ],
  serve: [
    { en: "receives push over HTTP on a machine of your own", zh: "在自己的服务器上用 HTTP 接收推送" },
    () => import("./commands/serve"),
  ],
  answers: [
    {
      en: "the answers of the desk: check, try, pull, push, and what nobody could answer",
      zh: "客服台的问答：检查、试问、拉取、推送，以及没答上来的问题",
    },
    () => import("./commands/answers"),
  ],
  report: [
    { en: "what happened at the desk in the last days", zh: "客服台最近几天的情况" },
    () => import("./commands/report"),
  ],
  "verify-url": [
    { en: "tries a URL that receives push over HTTP", zh: "试一试用 HTTP 接收推送的地址" },
    () => import("./commands/verify-url"),
  ],
} as const satisfies Record<string, readonly [purpose: Both, load: () => Promise<unknown>]>;

const HEAD: Both = { en: "Usage: message-push <command> [flags]", zh: "用法：message-push <命令> [参数]" };

const FOOT: Both = {
  en: `  message-push <command> --help   its flags
  --lang en, --lang zh            the language, here and for every command; always: MESSAGE_PUSH_LANG=zh`,
  zh: `  message-push <命令> --help   查看该命令的参数
  --lang zh、--lang en         使用的语言，每个命令都可以加；要一直生效，请设置 MESSAGE_PUSH_LANG=zh`,
};

void main().catch((error: unknown) => {
  console.error(error instanceof CodedError ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  speakAsAsked();
  const [, , name = "--help"] = process.argv;
  if (name === "--help") return console.log(help());
  if (!isCommand(name)) throw await commandInvalid(name);
  // The command finds its own flags where every script has them.
  process.argv.splice(2, 1);
  const [, load] = COMMANDS[name];
  await load();
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name);
}

async function commandInvalid(name: string): Promise<ToolError> {
  const { didYouMean } = await import("../src/wechat/did-you-mean");
  const meant = didYouMean(name, Object.keys(COMMANDS));
  return new ToolError(
    "COMMAND_UNKNOWN",
    { en: `There is no command "${name}".`, zh: `没有“${name}”这个命令。` },
    { en: `${meant.en}Choose one of these.\n${help("en")}`, zh: `${meant.zh}请从下面选一个。\n${help("zh")}` },
  );
}

function help(language = spokenLanguage()): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, [purpose]]) => `  ${name.padEnd(width)}  ${purpose[language]}`);
  return [HEAD[language], "", ...rows, "", FOOT[language]].join("\n");
}
