// What an instance prints, line by line, and where one event's output ends.
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Printed by bootstrap.js on both streams when an event is over. */
const END_OF_EVENT = "\u0000end of event";

export interface InstanceOutput {
  /** Lines since the last `clear`. */
  recent(): readonly string[];
  clear(): readonly string[];
  /** Resolves when both streams have been read up to the end of the current event. */
  endOfEvent(): Promise<void>;
}

export function collectOutput({ stdout, stderr }: ChildProcess): InstanceOutput {
  let lines: string[] = [];
  let openStreams = 0;
  let wake: () => void = () => undefined;
  const streams = [stdout, stderr].filter((stream): stream is Readable => stream !== null);

  for (const stream of streams) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
      const isEnd = line.endsWith(END_OF_EVENT);
      // The last thing a function printed may lack its line break.
      const printed = isEnd ? line.slice(0, -END_OF_EVENT.length) : line;
      if (!isEnd || printed !== "") lines.push(printed);
      if (!isEnd) return;
      openStreams -= 1;
      if (openStreams === 0) wake();
    });
  }

  return {
    recent: () => lines,
    clear() {
      const taken = lines;
      lines = [];
      openStreams = streams.length;
      return taken;
    },
    endOfEvent: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (openStreams === 0) resolve();
      }),
  };
}
