// The command `message-push`: looks up the command, and leaves the rest of the line to it.
import { CodedError } from "../src/coded-error";
import { ToolError } from "./tool-error";

/** What each command is for, in the order of `--help`. The file in commands/ reads the flags. */
const COMMANDS = {
  init: ["takes the package into a mini program that exists", () => import("./commands/init")],
  build: ["bundles the functions", () => import("./commands/build")],
  dev: ["builds, starts a local WeChat and CloudBase, and lets you chat", () => import("./commands/dev")],
  new: ["writes a function for a pair, with its test and its settings", () => import("./commands/new")],
  doctor: ["says what is missing before you go live", () => import("./commands/doctor")],
  "push-table": ["the rows to bind in the console", () => import("./commands/push-table")],
  "security-rules": ["the rules that keep clients away from push functions", () => import("./commands/security-rules")],
  deploy: ["builds, checks and deploys with tcb", () => import("./commands/deploy")],
  smoke: ["tries the deployed functions", () => import("./commands/smoke")],
  probe: ["finds out what your environment really does", () => import("./commands/probe")],
  serve: ["receives push over HTTP on a machine of your own", () => import("./commands/serve")],
  answers: [
    "the answers of the desk: check, try, pull, push, and what nobody could answer",
    () => import("./commands/answers"),
  ],
  report: ["what happened at the desk in the last days", () => import("./commands/report")],
  "verify-url": ["tries a URL that receives push over HTTP", () => import("./commands/verify-url")],
} as const;

void main().catch((error: unknown) => {
  console.error(error instanceof CodedError ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
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
  return new ToolError("COMMAND_UNKNOWN", `There is no command "${name}".`, `${meant}Choose one of these.\n${help()}`);
}

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, [purpose]]) => `  ${name.padEnd(width)}  ${purpose}`);
  return `Usage: message-push <command> [flags]\n\n${rows.join("\n")}\n\n  message-push <command> --help   its flags`;
}
