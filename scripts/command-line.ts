// What every script does around its work: flags, help, and errors that are a sentence and an exit code.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { CodedError } from "../src/coded-error";
import { ToolError } from "./tool-error";

/** The folder of package.json. */
export const PROJECT_DIR = process.cwd();

/** A script's flags, by name, and the text of `--help`. */
export interface CommandLine<Flags extends NonNullable<ParseArgsConfig["options"]>> {
  readonly help: string;
  readonly flags: Flags;
}

/**
 * Reads the flags of the running script, which takes nothing else; `--help` prints and ends.
 *
 * @throws {ToolError} `FLAG_INVALID`
 */
export function readFlags<const Flags extends NonNullable<ParseArgsConfig["options"]>>(
  commandLine: CommandLine<Flags>,
) {
  return readCommandLine(commandLine, false).values;
}

/**
 * Reads the flags of the running script as `values`, and what else it was given as `positionals`.
 *
 * @throws {ToolError} `FLAG_INVALID`
 */
export function readArguments<const Flags extends NonNullable<ParseArgsConfig["options"]>>(
  commandLine: CommandLine<Flags>,
) {
  return readCommandLine(commandLine, true);
}

function readCommandLine<const Flags extends NonNullable<ParseArgsConfig["options"]>>(
  { help, flags }: CommandLine<Flags>,
  allowPositionals: boolean,
) {
  const options = { ...flags, help: { type: "boolean" } } as const;
  const read = parse(options);
  if ("help" in read.values && read.values.help === true) {
    console.log(help);
    process.exit(0);
  }
  return read;

  function parse<const Options extends NonNullable<ParseArgsConfig["options"]>>(options: Options) {
    try {
      return parseArgs({ options, strict: true, allowPositionals });
    } catch (cause) {
      const [fact] = (cause instanceof Error ? cause.message : String(cause)).split(". ");
      throw new ToolError("FLAG_INVALID", `${fact}.`, `Call it with --help:\n${help}`, { cause });
    }
  }
}

/** Runs a script; a ToolError becomes its text and exit code 1, anything else keeps its stack. */
export function runScript(script: () => Promise<void> | void): void {
  Promise.resolve()
    .then(script)
    .catch((error: unknown) => {
      console.error(error instanceof CodedError ? error.message : error);
      process.exitCode = 1;
    });
}
