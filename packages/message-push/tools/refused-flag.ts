// Why a command line was refused. Node's own sentences are English and cannot be told apart from a value, so its codes are read.
import { type Both, same } from "../src/language";
import { didYouMean } from "../src/wechat/did-you-mean";
import { swallowedFlag } from "./swallowed-flag";
import { ToolError } from "./tool-error";

/** `cause` is what `parseArgs` threw; `help` is printed below the fix. */
export function refusedFlag(cause: unknown, names: readonly string[], help: Both): ToolError {
  const [, unknown = ""] = /^Unknown option '--([^']+)'/.exec(messageOf(cause)) ?? [];
  const swallowed = swallowedBy(cause, names);
  if (swallowed !== undefined) return swallowed;
  const meant = didYouMean(unknown, [...names, "lang", "help"]);
  const shown = typeof help === "string" ? same(help) : help;
  const guess = { en: meant.en.replace('"', '"--'), zh: meant.zh.replace("“", "“--") };
  return new ToolError(
    "FLAG_INVALID",
    factOf(cause),
    {
      en: `${guess.en}Call it with --help:\n${shown.en}`,
      zh: `${guess.zh}用 --help 查看全部参数：\n${shown.zh}`,
    },
    { cause },
  );
}

/** `npm start --port 9000`: npm keeps the flag for itself, and passes on its value alone. */
function swallowedBy(cause: unknown, names: readonly string[]): ToolError | undefined {
  if (Object(cause).code !== "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") return undefined;
  const { npm_lifecycle_event: script = "" } = process.env;
  const name = names.find((one) => (process.env[`npm_config_${one.replaceAll("-", "_")}`] ?? "") !== "");
  return name === undefined || script === "" ? undefined : swallowedFlag(name, script, { cause });
}

function factOf(cause: unknown): Both {
  const message = messageOf(cause);
  const [, name = ""] = /'(?:-\w, )?(-{0,2}[^' ]+)[^']*'/.exec(message) ?? [];
  switch (Object(cause).code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return { en: `There is no flag ${name}.`, zh: `没有 ${name} 这个参数。` };
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return { en: `"${name}" is one word too many.`, zh: `多写了“${name}”。` };
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return /does not take an argument/.test(message)
        ? { en: `${name} takes no value.`, zh: `${name} 后面不带值。` }
        : { en: `${name} needs a value.`, zh: `${name} 后面缺少值。` };
    default:
      return { en: message, zh: message };
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
