// The line that is being typed, and what is printed above it meanwhile.
import { clearScreenDown, cursorTo, moveCursor } from "node:readline";
import { createInterface, type Interface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";

export interface Prompt {
  /** Lines as they are typed, until the input or the prompt is closed. */
  readonly lines: AsyncIterable<string>;
  /** Prints a text above the line that is being typed, which stays as it is. */
  print(text: string): void;
  /** Asks for the next line as that person. */
  ask(name: string): void;
  /** Calls the listener when Ctrl-C is pressed. */
  onInterrupt(listener: () => void): void;
  close(): void;
}

export function createPrompt(input: Readable, output: Writable): Prompt {
  const lines = createInterface({ input, output });
  // Without a terminal there is no line being typed, and a prompt would stand in whatever reads the output.
  const isTyped = lines.terminal;
  // The input may end, or Ctrl-C come, while a push is under way; newer Nodes refuse to prompt after that.
  let isOpen = true;
  lines.once("close", () => {
    isOpen = false;
  });
  return {
    lines,
    print(text) {
      if (isTyped && isOpen) printAbove(lines, output, text);
      else output.write(`${text}\n`);
    },
    ask(name) {
      if (!isTyped || !isOpen) return;
      lines.setPrompt(`${name}> `);
      lines.prompt(true);
    },
    onInterrupt: (listener) => void lines.on("SIGINT", listener),
    close: () => lines.close(),
  };
}

function printAbove(lines: Interface, output: Writable, text: string): void {
  // A long line takes several rows.
  moveCursor(output, 0, -lines.getCursorPos().rows);
  cursorTo(output, 0);
  clearScreenDown(output);
  output.write(`${text}\n`);
  // Else readline would go up as many rows as the line took before, and write over the text. It has no other way to be told.
  Object.assign(lines, { prevRows: 0 });
  lines.prompt(true);
}
