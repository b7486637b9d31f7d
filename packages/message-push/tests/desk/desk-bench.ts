// A desk in memory: what a customer does, and what comes of it, in the words of the chat.
import { answer } from "../../src/desk/answer";
import type { DeskStore } from "../../src/desk/desk-store";
import { handOver } from "../../src/desk/hand-over";
import { noAnswer } from "../../src/desk/no-answer";
import type { Notice } from "../../src/desk/notice";
import { createOpenDesk, type DeskFile } from "../../src/desk/open-desk";
import type { DeskOutput } from "../../src/desk/reach-person";
import { welcome } from "../../src/desk/welcome";
import { memoryDeskStore } from "../../src/platform/memory/memory-desk-store";
import { handlerContext } from "../../testing/handler-context";
import { fakeClock } from "../support/fake-clock";
import { beijing } from "./hours/beijing";

/** How a transfer is written here. */
export const PERSON = "→ person";

/** A Thursday of work. */
export const OPEN = "2026-11-26 10:00";
export const CLOSED = "2026-11-26 20:00";

export const HOURS = { weekly: { thu: ["9:00-18:00"], fri: ["9:00-18:00"] } };

interface BenchOptions {
  readonly at?: string;
  readonly file?: DeskFile;
  readonly store?: Partial<DeskStore>;
  /** What each call of the store goes through. */
  readonly through?: <T>(real: () => Promise<T>, verb: string) => Promise<T>;
  readonly notify?: (notice: Notice) => Promise<void>;
}

export function deskBench({ at = OPEN, file = {}, store, notify, through = (real) => real() }: BenchOptions = {}) {
  const clock = fakeClock(beijing(at));
  const calls: string[] = [];
  const warnings: string[] = [];
  const inMemory: DeskStore = { ...memoryDeskStore(clock.nowMs), ...store };
  const counted = Object.fromEntries(
    Object.entries(inMemory).map(([verb, run]) => [
      verb,
      (...given: never[]) => {
        calls.push(verb);
        return through((): Promise<unknown> => Reflect.apply(run, undefined, given), verb);
      },
    ]),
  ) as unknown as DeskStore;
  const desk = createOpenDesk({ openStore: () => counted, clock, notify })(file);
  let pushes = 0;

  const nextId = () => {
    pushes += 1;
    return `${pushes}`.padStart(32, "0");
  };
  const context = (pushId = nextId()) =>
    handlerContext({
      pushId,
      log: { info: () => undefined, warn: (message) => void warnings.push(message), error: () => undefined },
    });

  return {
    clock,
    desk,
    store: inMemory,
    warnings,
    /** The verbs of the store since the last time. */
    calls: () => calls.splice(0),
    says: async (Content: string, { from = "o1", pushId }: { from?: string; pushId?: string } = {}) => {
      const own = context(pushId);
      const event = { FromUserName: from, Content };
      return read((await answer(desk, event, own)) ?? (await noAnswer(desk, event, own)));
    },
    answers: async (Content: string) => {
      const found = await answer(desk, { FromUserName: "o1", Content }, context());
      return found && read(found);
    },
    sendsImage: async () => read(await handOver(desk, { FromUserName: "o1" }, context())),
    enters: async (SessionFrom: string, { pushId }: { pushId?: string } = {}) => {
      const said = await welcome(desk, { FromUserName: "o1", SessionFrom }, context(pushId));
      return read(said === undefined ? [] : [said]);
    },
  };
}

type Said = readonly DeskOutput[] | AsyncIterable<DeskOutput>;

/** What a verb gave, in the words of the chat. */
export async function read(said: Said): Promise<readonly string[]> {
  const words: string[] = [];
  for await (const output of said) {
    if (output.kind === "transfer-to-agent") words.push(PERSON);
    else words.push("text" in output.message ? output.message.text.content : output.message.msgtype);
  }
  return words;
}
