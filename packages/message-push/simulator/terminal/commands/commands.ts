// All commands, the help, and what an unknown one probably meant.
import { distance } from "fastest-levenshtein";
import { type Both, type Language, same } from "../../../src/language";
import { padded } from "../lines/pad";
import type { Command } from "./command";
import { CUSTOMER_COMMANDS } from "./customer-commands";
import { FAULT_COMMAND } from "./fault-command";
import { PUSH_COMMANDS } from "./push-commands";
import { WORLD_COMMANDS } from "./world-commands";

/** Carried out by the conversation itself, which lists them here. */
const OWN: Readonly<Record<string, Pick<Command, "usage" | "about">>> = {
  help: {
    usage: { en: "/help [command]", zh: "/help [命令]" },
    about: { en: "this list, or more about one", zh: "本列表，或某个命令的说明" },
  },
  quit: { usage: same("/quit"), about: { en: "the end", zh: "退出" } },
};

const COMMANDS: Readonly<Record<string, Command>> = {
  ...CUSTOMER_COMMANDS,
  ...PUSH_COMMANDS,
  ...WORLD_COMMANDS,
  fault: FAULT_COMMAND,
};

const TEXT: Both = {
  en: "a message of the customer; //… for one that begins with /",
  zh: "客户的消息；以 / 开头的消息写作 //…",
};
const ANY_TEXT: Both = { en: "any text", zh: "任意文字" };

export function findCommand(name: string): Command | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

/** The list, or what there is to say about one command. */
export function help(name: string, language: Language): string {
  const plain = name.replace(/^\//, "");
  if (plain === "") {
    const rows = [...Object.values(COMMANDS), ...Object.values(OWN)].map(({ usage, about }) =>
      row(usage[language], about[language]),
    );
    return [row(ANY_TEXT[language], TEXT[language]), ...rows].join("\n");
  }
  const command: Pick<Command, "usage" | "about" | "more"> | undefined = findCommand(plain) ?? OWN[plain];
  if (command === undefined) return unknownCommand(plain, language);
  const { usage, about, more } = command;
  return [row(usage[language], about[language]), ...(more ? [more[language]] : [])].join("\n");
}

/** One sentence, and the command that was meant where one is near. */
export function unknownCommand(name: string, language: Language): string {
  const near = [...Object.keys(COMMANDS), ...Object.keys(OWN)]
    .map((known) => ({ known, wrong: distance(name.toLowerCase(), known) }))
    // One slip of the hand, or two letters that changed places.
    .filter(({ known, wrong }) => wrong <= 1 || (wrong === 2 && lettersOf(known) === lettersOf(name.toLowerCase())))
    .sort((a, b) => a.wrong - b.wrong)[0]?.known;
  const meant: Both = near === undefined ? same("") : { en: `Did you mean /${near}? `, zh: `是不是 /${near}？` };
  const text: Both = {
    en: `There is no /${name}. ${meant.en}/help lists all.`,
    zh: `没有 /${name}。${meant.zh}/help 列出所有命令。`,
  };
  return text[language];
}

function lettersOf(word: string): string {
  return [...word].sort().join("");
}

function row(usage: string, about: string): string {
  return `  ${padded(usage, 28)} ${about}`;
}
