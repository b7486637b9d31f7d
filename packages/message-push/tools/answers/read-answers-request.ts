// What is asked of `answers`: a subcommand with its own words and flags, checked before anything is opened.
import { type Both, same } from "../../src/language";
import { didYouMean } from "../../src/wechat/did-you-mean";
import { readPort } from "../command-line";
import { DEFAULT_PORT } from "../start/default-port";
import { ToolError } from "../tool-error";
import { PORT_ALONE, PORT_FIX } from "./local-flag";

/** May be left out. */
const FILE: Both = { en: "[file]", zh: "[文件]" };

/** The subcommands, each with the word that follows it and the flags that it takes besides `--file`. */
const SUBCOMMANDS = {
  check: { word: FILE, flags: [] },
  try: { word: { en: '"question"', zh: '"问题"' }, flags: ["at", "session-from"] },
  diff: { word: undefined, flags: ["local", "port"] },
  push: { word: undefined, flags: ["remove", "local", "port"] },
  pull: { word: undefined, flags: ["local", "port"] },
  import: { word: same("file.json"), flags: [] },
  unanswered: { word: undefined, flags: ["limit", "local", "port"] },
  add: {
    word: { en: '"question or its number"', zh: '"问题或它的编号"' },
    flags: ["reply", "name", "keyword", "local", "port"],
  },
} as const satisfies Readonly<Record<string, { readonly word: Both | undefined; readonly flags: readonly string[] }>>;

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
  if (foreign !== undefined) throw takesNoFlag(subcommand, foreign);
  const tooMany = wanted === undefined ? word : others[0];
  if (tooMany) throw tooManyWords(subcommand, tooMany, wanted);
  if (wanted !== undefined && wanted !== FILE && word.trim() === "") throw lacksWord(subcommand, wanted);
  if (subcommand === "add" && flags.reply === undefined) throw flagInvalid(NO_REPLY, GIVE_REPLY);
  if (flags.port !== undefined && flags.local !== true) throw flagInvalid(PORT_ALONE, PORT_FIX);
  const simulatorPort = flags.local === true ? readPort(flags.port, DEFAULT_PORT) : undefined;
  return { subcommand, word, simulatorPort, limit: readLimit(flags.limit) };
}

function isSubcommand(name: string): name is Subcommand {
  return Object.hasOwn(SUBCOMMANDS, name);
}

const NO_REPLY: Both = { en: "answers add lacks --reply.", zh: "answers add 缺少 --reply。" };
const GIVE_REPLY: Both = {
  en: 'Say what the customer reads: --reply "每天 9:00–18:00"',
  zh: '请写客户会看到的回复：--reply "每天 9:00–18:00"',
};

function takesNoFlag(subcommand: Subcommand, flag: string): ToolError {
  return flagInvalid(
    { en: `answers ${subcommand} takes no --${flag}.`, zh: `answers ${subcommand} 不能加 --${flag}。` },
    { en: "Leave it out.", zh: "请去掉它。" },
  );
}

function tooManyWords(subcommand: Subcommand, word: string, wanted: Both | undefined): ToolError {
  const fix: Both =
    wanted === undefined
      ? { en: `It takes nothing: answers ${subcommand}`, zh: `后面不写别的：answers ${subcommand}` }
      : { en: "Put quotes around what has blanks.", zh: "内容里有空格时，请用引号括起来。" };
  return flagInvalid(
    { en: `answers ${subcommand} does not take "${word}".`, zh: `answers ${subcommand} 后面不能写“${word}”。` },
    fix,
  );
}

function lacksWord(subcommand: Subcommand, wanted: Both): ToolError {
  return flagInvalid(
    { en: `answers ${subcommand} lacks what it is about.`, zh: `answers ${subcommand} 后面缺少内容。` },
    { en: `Write: answers ${subcommand} ${wanted.en}`, zh: `请写：answers ${subcommand} ${wanted.zh}` },
  );
}

function noSubcommand(name: string): ToolError {
  const names = Object.keys(SUBCOMMANDS);
  const fact: Both =
    name === ""
      ? { en: "answers lacks what to do.", zh: "answers 后面缺少要做的事。" }
      : { en: `answers has no "${name}".`, zh: `answers 没有“${name}”。` };
  const meant = didYouMean(name, names);
  return flagInvalid(fact, {
    en: `${meant.en}Write one of ${names.join(", ")}, or --help.`,
    zh: `${meant.zh}请写 ${names.join("、")} 之一，或 --help。`,
  });
}

function readLimit(text: string | undefined): number {
  const limit = text === undefined ? DEFAULT_LIMIT : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_LIMIT) return limit;
  throw flagInvalid(
    { en: `--limit is "${text}".`, zh: `--limit 的值是“${text}”。` },
    { en: `Give a number from 1 to ${MOST_LIMIT}.`, zh: `请写 1 到 ${MOST_LIMIT} 之间的整数。` },
  );
}

function flagInvalid(fact: Both, fix: Both): ToolError {
  return new ToolError("FLAG_INVALID", fact, fix);
}
