// The person at the terminal: numbered steps, Enter when one is done, "s" to skip it.
import { createInterface, type Interface } from "node:readline/promises";
import type { Person } from "./person";

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

export interface TerminalPerson extends Person {
  close(): void;
}

/** The end of the input, or an abort, is a skip: nothing is ever taken for done. */
export function terminalPerson({ input, output }: Terminal, signal: AbortSignal): TerminalPerson {
  let lines: Interface | undefined;
  let hasEnded = false;
  let steps = 0;

  async function ask(question: string): Promise<string> {
    if (hasEnded || signal.aborted) return "s";
    if (lines === undefined) {
      lines = createInterface({ input, output });
      lines.once("close", () => {
        hasEnded = true;
      });
    }
    const closed = new Promise<string>((resolve) => lines?.once("close", () => resolve("s")));
    try {
      const answer = await Promise.race([lines.question(question, { signal }), closed]);
      return answer.trim().toLowerCase();
    } catch (error) {
      if (signal.aborted) return "s";
      throw error;
    }
  }

  return {
    async does({ say }) {
      steps += 1;
      const answer = await ask(`\n  Step ${steps}. ${say}.\n     Enter when it is done, s to skip: `);
      return answer !== "s";
    },
    async sees({ say }) {
      const answer = await ask(`\n  ${say} [y/n, Enter if you cannot tell] `);
      if (/^(y|yes|是)$/.test(answer)) return true;
      return /^(n|no|否)$/.test(answer) ? false : undefined;
    },
    async allows(what) {
      return /^(y|yes|是)$/.test(await ask(`\n  The next part ${what}. Go on with it? [y/N] `));
    },
    close: () => lines?.close(),
  };
}

/** Nobody takes part: whatever needs a person is not looked at. */
export const NOBODY: Person = {
  does: async () => false,
  sees: async () => undefined,
  allows: async () => false,
};
