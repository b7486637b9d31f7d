// What an instance prints, line by line, and where one event's output ends.
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Printed by bootstrap.js on both streams when an event is over. */
const END_OF_EVENT = "\u0000end of event";

/** What Node itself says of its inspector, also in the middle of an event. */
const INSPECTORS_OWN =
  /^Debugger (listening on ws:|attached\.$|ending on ws:)|^Waiting for the debugger to disconnect\.\.\.$/;

/** Receives a line at once when it has been read. */
export type OnLine = (line: string) => void;

export class InstanceOutput {
  readonly #streams: readonly Readable[];
  #lines: string[] = [];
  #onLine: OnLine = ignore;
  #openStreams = 0;
  #whenEnded: () => void = ignore;

  constructor({ stdout, stderr }: Pick<ChildProcess, "stdout" | "stderr">) {
    this.#streams = [stdout, stderr].filter((stream): stream is Readable => stream !== null);
    for (const input of this.#streams) {
      createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => this.#take(line));
    }
  }

  /** What is printed from now on belongs to a new event. */
  begin(onLine: OnLine): void {
    this.#lines = [];
    this.#onLine = onLine;
    this.#openStreams = this.#streams.length;
  }

  /** The current event's lines until now. */
  recent(): readonly string[] {
    return this.#lines;
  }

  /** Resolves when both streams have been read up to the end of the current event. */
  endOfEvent(): Promise<void> {
    return new Promise((resolve) => {
      this.#whenEnded = resolve;
      if (this.#openStreams === 0) resolve();
    });
  }

  /** The event is over; returns its lines. */
  end(): readonly string[] {
    this.#onLine = ignore;
    const taken = this.#lines;
    this.#lines = [];
    return taken;
  }

  #take(line: string): void {
    if (INSPECTORS_OWN.test(line)) return;
    const isEnd = line.endsWith(END_OF_EVENT);
    // The last thing a function printed may lack its line break.
    const printed = isEnd ? line.slice(0, -END_OF_EVENT.length) : line;
    if (!isEnd || printed !== "") {
      this.#lines.push(printed);
      this.#onLine(printed);
    }
    if (!isEnd) return;
    this.#openStreams -= 1;
    if (this.#openStreams === 0) this.#whenEnded();
  }
}

function ignore(): void {}
