// What a /command of the terminal is.

import type { Both, Language } from "../../../src/language";
import type { Customer } from "../../customers";
import type { PushReport } from "../../push-report";
import type { Simulator } from "../../running-simulator";
import { SimulatorError } from "../../simulator-error";

/** One sitting at the terminal. */
export interface Session {
  readonly simulator: Simulator;
  readonly language: Language;
  /** The customer that one is now. */
  name: string;
}

export interface Command {
  /** As `/help` shows it: `/enter [from]`. */
  readonly usage: Both;
  readonly about: Both;
  /** What `/help <command>` adds. */
  readonly more?: Both;
  /**
   * Does it; `rest` is what was typed behind the name. What happens is shown from the events; returns what is to be printed besides.
   * @throws {SimulatorError} for what cannot be done, with the fix
   */
  run(session: Session, rest: string): Promise<string | undefined> | string | undefined;
}

export function customerOf({ simulator, name }: Session): Customer {
  return simulator.customer(name);
}

/**
 * Waits for a push, but not for its pauses: a payment that is not acknowledged is pushed again for hours, and the next line need not
 * wait for it.
 */
export async function awaitPush({ simulator }: Session, push: () => Promise<PushReport>): Promise<undefined> {
  let stop: () => void = () => undefined;
  const paused = new Promise<void>((resolve) => {
    stop = simulator.events.on((event) => event.kind === "push-paused" && resolve());
  });
  await Promise.race([push(), paused]);
  stop();
  return undefined;
}

/** The first word, and what follows it. */
export function firstWord(text: string): readonly [string, string] {
  const [first = ""] = text.split(/\s+/, 1);
  return [first, text.slice(first.length).trim()];
}

/** @throws {SimulatorError} `OPTION_INVALID` unless it is a JSON object */
export function readFields(text: string, example: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `This is no JSON object: ${text}`, zh: `这不是 JSON 对象：${text}` },
    { en: `Write it as in ${example}`, zh: `请写成 ${example}` },
  );
}
