// A conversation in the terminal: lines are messages of one customer, /commands are everything else a customer can do.
import { createInterface } from "node:readline/promises";
import type { Customer } from "../customers";
import type { PushReport } from "../wechat/push";

const HELP = `  any text       a message of the customer
  /image         a picture
  /card          a mini program card
  /enter [from]  entering the conversation, with session-from
  /help          this list
  /quit          the end`;

/** Tells the story of a push that is about to be made. */
export type Narrate = (title: string, push: () => Promise<PushReport>) => Promise<void>;

type Command = (customer: Customer, narrate: Narrate, rest: string) => Promise<void> | void;

const COMMANDS: Readonly<Record<string, Command>> = {
  "/image": (customer, narrate) => narrate("a picture", () => customer.sendsImage()),
  "/card": (customer, narrate) => narrate("a card", () => customer.sendsCard()),
  "/enter": (customer, narrate, from) => narrate(from, () => customer.enters(from)),
  "/help": () => console.log(HELP),
};

/** Reads lines until `/quit`, Ctrl-C or the end of input. */
export async function chat(customer: Customer, narrate: Narrate, ended: AbortSignal): Promise<void> {
  console.log(`\nYou are a customer now.\n${HELP}\n`);
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: "customer> " });
  ended.addEventListener("abort", () => lines.close(), { once: true });
  lines.on("SIGINT", () => lines.close());
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === "/quit") break;
    if (text !== "") await handle(text, customer, narrate);
    lines.prompt();
  }
  lines.close();
}

async function handle(text: string, customer: Customer, narrate: Narrate): Promise<void> {
  if (!text.startsWith("/")) return narrate(text, () => customer.says(text));
  const [name = "", ...rest] = text.split(/\s+/);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) await command(customer, narrate, rest.join(" "));
  else console.log(`There is no ${name}.\n${HELP}`);
}
