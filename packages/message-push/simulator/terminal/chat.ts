// A conversation in the terminal: lines are messages of one customer, /commands are everything else a customer can do.
import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { CodedError } from "../../src/coded-error";
import type { Customer } from "../customers";
import type { PushReport } from "../push-report";

const HELP = `  any text       a message of the customer
  /image         a picture
  /card          a mini program card
  /enter [from]  entering the conversation, with session-from
  /push [pair]   a sample of any other pair; without one, the list
  /http [kind]   a request over HTTP that is no push; without a kind, the list
  /help          this list
  /quit          the end`;

/** Makes a push and prints its story. */
export type Narrate = (title: string, push: () => Promise<PushReport>) => Promise<void>;

/** The pairs that a customer cannot bring about by typing. */
export interface SampleMenu {
  /** One line per pair. */
  list(): string;
  /** Pushes a sample about the customer. @throws {SimulatorError} `PAIR_UNKNOWN` */
  push(pair: string): Promise<PushReport>;
  /** Sends something over HTTP that is no push; returns what came back, in words. @throws {SimulatorError} `OPTION_INVALID` */
  http?(kind: string): Promise<string>;
}

/** Where lines come from, and where they are printed. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  /** Ends the conversation when it aborts. */
  readonly ended: AbortSignal;
}

type Command = (customer: Customer, narrate: Narrate, rest: string) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  "/image": (customer, narrate) => narrate("a picture", () => customer.sendsImage()),
  "/card": (customer, narrate) => narrate("a card", () => customer.sendsCard()),
  "/enter": (customer, narrate, from) => narrate(from, () => customer.enters(from)),
};

/** Reads lines until `/quit`, Ctrl-C or the end of input. */
export async function chat(
  customer: Customer,
  samples: SampleMenu,
  narrate: Narrate,
  { input, output, ended }: Terminal,
): Promise<void> {
  output.write(`\nYou are a customer now.\n${HELP}\n\n`);
  const lines = createInterface({ input, output, prompt: "customer> " });
  // The input may end, or Ctrl-C come, while a push is under way; newer Nodes refuse to prompt after that.
  let isOpen = true;
  lines.once("close", () => {
    isOpen = false;
  });
  ended.addEventListener("abort", () => lines.close(), { once: true });
  lines.on("SIGINT", () => lines.close());
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === "/quit") break;
    const words = await handle(text, customer, samples, narrate);
    if (words !== undefined) output.write(`${words}\n`);
    if (isOpen) lines.prompt();
  }
  lines.close();
}

/** Carries out a line; returns what is to be printed about it. */
async function handle(
  text: string,
  customer: Customer,
  samples: SampleMenu,
  narrate: Narrate,
): Promise<string | undefined> {
  if (text === "") return undefined;
  if (text === "/help") return HELP;
  const [name = "", ...rest] = text.split(/\s+/);
  if (name === "/push") return pushSample(rest.join(" "), samples, narrate);
  if (name === "/http" && samples.http) return inWords(async () => samples.http?.(rest.join(" ")));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command && text.startsWith("/")) return `There is no ${name}.\n${HELP}`;
  await (command ? command(customer, narrate, rest.join(" ")) : narrate(text, () => customer.says(text)));
  return undefined;
}

async function pushSample(pair: string, samples: SampleMenu, narrate: Narrate): Promise<string | undefined> {
  if (pair === "") return samples.list();
  return inWords(async () => {
    await narrate("a sample", () => samples.push(pair));
    return undefined;
  });
}

/** A refusal is printed, and does not end the conversation. */
async function inWords(act: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof CodedError) return error.message;
    throw error;
  }
}
