// What every script does around its work: flags, help, and errors that are a sentence and an exit code.
//
// A script imports nothing heavy at its top: it reads its flags first, and its work imports the rest. So a wrong flag is
// answered at once. tests/scripts/light-start.test.ts keeps it that way.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { CodedError } from "../src/coded-error";
import { type Both, say, speak } from "../src/language";
import { speakAsAsked } from "./speak-as-asked";
import { swallowedFlag } from "./swallowed-flag";
import { ToolError } from "./tool-error";

/** The folder of package.json. */
export const PROJECT_DIR = process.cwd();

type Flags = NonNullable<ParseArgsConfig["options"]>;

/** A script's flags, by name, and the text of `--help`. */
export interface CommandLine<Own extends Flags> {
  readonly help: Both;
  readonly flags: Own;
  /** Whether it takes words besides flags. @default false */
  readonly takesWords?: boolean;
}

/** What a script was given: `values` of its flags, and words as `positionals`. */
export type Given<Own extends Flags> = ReturnType<
  typeof parseArgs<{ options: Own; strict: true; allowPositionals: boolean }>
>;

/**
 * Reads the flags, then runs the script. `--help` prints the help and ends. A wrong flag and any other refusal becomes its
 * text and exit code 1; an unexpected error keeps its stack.
 */
export function runScript<const Own extends Flags>(
  commandLine: CommandLine<Own>,
  work: (given: Given<Own>) => Promise<void> | void,
): void {
  Promise.resolve()
    .then(async () => {
      speakAsAsked();
      const given = await readCommandLine(commandLine);
      await knowOwnPairs();
      await work(given);
    })
    .catch((error: unknown) => {
      console.error(error instanceof CodedError ? error.message : error);
      process.exitCode = 1;
    });
}

/** Few projects have any, and the others do not wait for what reads them. */
async function knowOwnPairs(): Promise<void> {
  const { ownPairsFileOf } = await import("../project/own-pairs-file");
  if (ownPairsFileOf(PROJECT_DIR) === undefined) return;
  const { loadOwnPairs } = await import("../project/own-pairs");
  await loadOwnPairs(PROJECT_DIR);
}

async function readCommandLine<const Own extends Flags>(commandLine: CommandLine<Own>): Promise<Given<Own>> {
  const { help, flags, takesWords = false } = commandLine;
  if (process.argv.slice(2).includes("--help")) {
    console.log(say(help));
    process.exit(0);
  }
  try {
    const given = parseArgs({ options: flags, strict: true, allowPositionals: takesWords });
    // What programs read is one and the same for everyone.
    if (Object(given.values).json === true) speak("en");
    return given;
  } catch (cause) {
    const { refusedFlag } = await import("./refused-flag");
    throw refusedFlag(cause, Object.keys(flags), help);
  }
}

/**
 * Reads the flag `--port`.
 *
 * @throws {ToolError} `FLAG_INVALID`
 */
export function readPort(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new ToolError(
    "FLAG_INVALID",
    { en: `--port is "${text}".`, zh: `--port 的值是“${text}”。` },
    { en: "Give a number from 0 to 65535.", zh: "请写 0 到 65535 之间的数字。" },
  );
}

/**
 * npm keeps a flag for itself when the two dashes before it are missing; a dry run would become a real one.
 *
 * @throws {ToolError} `FLAG_INVALID`
 */
export function refuseSwallowedFlags(
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
  script = "deploy",
): void {
  const swallowed = names.find((name) => (environment[`npm_config_${name.replaceAll("-", "_")}`] ?? "") !== "");
  if (swallowed === undefined) return;
  throw swallowedFlag(swallowed, script);
}
