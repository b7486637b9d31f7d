// A conversation in the terminal: lines are messages of one customer, /commands are everything else.
import type { Readable, Writable } from "node:stream";
import { CodedError } from "../../src/coded-error";
import type { Both, Language } from "../../src/language";
import type { Simulator } from "../running-simulator";
import { awaitPush, customerOf, firstWord, type Session } from "./commands/command";
import { findCommand, help, unknownCommand } from "./commands/commands";
import { createPrompt, type Prompt } from "./prompt";

/** Where lines come from, and where they are printed. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  /** Ends the conversation when it aborts. */
  readonly ended: AbortSignal;
  readonly language: Language;
}

/** Who one is at first. */
const FIRST_CUSTOMER = "customer-1";

const WELCOME: Both = { en: "You are a customer now.", zh: "现在您是客户。" };

/**
 * Reads lines until `/quit`, Ctrl-C or the end of input. `follow` gets the way to print above the line that is being typed, and returns
 * what stops that. Ctrl-C ends retries first, where there are any.
 */
export async function chat(
  simulator: Simulator,
  { input, output, ended, language }: Terminal,
  follow: (print: (text: string) => void) => () => void,
): Promise<void> {
  const session: Session = { simulator, language, name: FIRST_CUSTOMER };
  customerOf(session);
  output.write(`\n${WELCOME[language]}\n${help("", language)}\n\n`);
  const prompt = createPrompt(input, output);
  const unfollow = follow(prompt.print);
  if (ended.aborted) prompt.close();
  ended.addEventListener("abort", prompt.close, { once: true });
  prompt.onInterrupt(() => {
    if (simulator.stopRetries() === 0) prompt.close();
  });
  prompt.ask(session.name);
  for await (const line of prompt.lines) {
    if (line.trim() === "/quit") break;
    await handle(session, line.trim(), prompt);
    prompt.ask(session.name);
  }
  prompt.close();
  unfollow();
}

/** A refusal is printed, and does not end the conversation. */
async function handle(session: Session, text: string, prompt: Prompt): Promise<void> {
  try {
    const words = await carryOut(session, text);
    if (words !== undefined) prompt.print(words);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    prompt.print(refusalText(error, session.language));
  }
}

/** As `error.message` has it, in the language of this conversation. */
function refusalText({ code, texts: { fact, fix } }: CodedError, language: Language): string {
  return `[${code}] ${fact[language]}\n  → ${fix[language]}`;
}

/** Carries out a line; returns what is to be printed about it. */
async function carryOut(session: Session, text: string): Promise<string | undefined> {
  if (text === "") return undefined;
  if (!text.startsWith("/")) return awaitPush(session, () => customerOf(session).says(text));
  if (text.startsWith("//")) return awaitPush(session, () => customerOf(session).says(text.slice(1)));
  const [name, rest] = firstWord(text.slice(1));
  if (name === "help") return help(rest, session.language);
  const command = findCommand(name);
  return command === undefined ? unknownCommand(name, session.language) : command.run(session, rest);
}
