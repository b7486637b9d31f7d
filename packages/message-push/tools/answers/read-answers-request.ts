// What is asked of `answers`: a subcommand with its own words and flags, checked before anything is opened.
import { didYouMean } from "../../src/wechat/did-you-mean";
import { readPort } from "../command-line";
import { DEFAULT_PORT } from "../start/default-port";
import { ToolError } from "../tool-error";

/** The subcommands, each with the word that follows it and the flags that it takes besides `--file`. */
const SUBCOMMANDS = {
  check: { word: "[file]", flags: [] },
  try: { word: '"question"', flags: ["at", "session-from"] },
  diff: { word: undefined, flags: ["local", "port"] },
  push: { word: undefined, flags: ["remove", "local", "port"] },
  pull: { word: undefined, flags: ["local", "port"] },
  import: { word: "file.json", flags: [] },
  unanswered: { word: undefined, flags: ["limit", "local", "port"] },
  add: { word: '"question or its number"', flags: ["reply", "name", "keyword", "local", "port"] },
} as const satisfies Readonly<Record<string, { readonly word: string | undefined; readonly flags: readonly string[] }>>;

type Subcommand = keyof typeof SUBCOMMANDS;

/** The flags as they were given. */
export interface AnswersFlags {
  readonly file?: string | undefined;
  readonly at?: string | undefined;
  readonly "session-from"?: string | undefined;
  readonly remove?: boolean | undefined;
  readonly limit?: string | undefined;
  readonly local?: boolean | undefined;
  readonly port?: string | undefined;
  readonly reply?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly keyword?: readonly string[] | undefined;
}

/** A request that makes sense. */
export interface AnswersRequest {
  readonly subcommand: Subcommand;
  /** What followed it; empty where nothing did. */
  readonly word: string;
  /** Of the simulator that is asked in place of the environment. */
  readonly simulatorPort: number | undefined;
  readonly limit: number;
}

const DEFAULT_LIMIT = 20;
const MOST_LIMIT = 1_000;

/** @throws {ToolError} `FLAG_INVALID` */
export function readAnswersRequest(words: readonly string[], flags: AnswersFlags): AnswersRequest {
  const [subcommand = "", word = "", ...others] = words;
  if (!isSubcommand(subcommand)) throw noSubcommand(subcommand);
  const { word: wanted, flags: taken } = SUBCOMMANDS[subcommand];
  const foreign = Object.keys(flags).find((name) => name !== "file" && !taken.some((own) => own === name));
  if (foreign !== undefined) throw flagInvalid(`answers ${subcommand} takes no --${foreign}.`, "Leave it out.");
  const tooMany = wanted === undefined ? word : others[0];
  if (tooMany) {
    const fix = wanted === undefined ? `It takes nothing: answers ${subcommand}` : "Put quotes around what has blanks.";
    throw flagInvalid(`answers ${subcommand} does not take "${tooMany}".`, fix);
  }
  if (wanted !== undefined && !wanted.startsWith("[") && word.trim() === "")
    throw flagInvalid(`answers ${subcommand} lacks what it is about.`, `Write: answers ${subcommand} ${wanted}`);
  if (subcommand === "add" && flags.reply === undefined)
    throw flagInvalid("answers add lacks --reply.", 'Say what the customer reads: --reply "每天 9:00–18:00"');
  if (flags.port !== undefined && flags.local !== true)
    throw flagInvalid("--port is of the simulator.", "Write --local --port, or leave it out to ask the environment.");
  const simulatorPort = flags.local === true ? readPort(flags.port, DEFAULT_PORT) : undefined;
  return { subcommand, word, simulatorPort, limit: readLimit(flags.limit) };
}

function isSubcommand(name: string): name is Subcommand {
  return Object.hasOwn(SUBCOMMANDS, name);
}

function noSubcommand(name: string): ToolError {
  const names = Object.keys(SUBCOMMANDS);
  const fact = name === "" ? "answers lacks what to do." : `answers has no "${name}".`;
  return flagInvalid(fact, `${didYouMean(name, names).en}Write one of ${names.join(", ")}, or --help.`);
}

function readLimit(text: string | undefined): number {
  const limit = text === undefined ? DEFAULT_LIMIT : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_LIMIT) return limit;
  throw flagInvalid(`--limit is "${text}".`, `Give a number from 1 to ${MOST_LIMIT}.`);
}

function flagInvalid(fact: string, fix: string): ToolError {
  return new ToolError("FLAG_INVALID", fact, fix);
}
