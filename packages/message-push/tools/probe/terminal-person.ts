// The person at the terminal: numbered steps, Enter when one is done, "s" to skip it.
import { createInterface, type Interface } from "node:readline/promises";
import { type Both, say } from "../../src/language";
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

  async function ask(question: Both): Promise<string> {
    if (hasEnded || signal.aborted) return "s";
    if (lines === undefined) {
      lines = createInterface({ input, output });
      lines.once("close", () => {
        hasEnded = true;
      });
    }
    const closed = new Promise<string>((resolve) => lines?.once("close", () => resolve("s")));
    try {
      const answer = await Promise.race([lines.question(say(question), { signal }), closed]);
      return answer.trim().toLowerCase();
    } catch (error) {
      if (signal.aborted) return "s";
      throw error;
    }
  }

  return {
    async does({ say: step }) {
      steps += 1;
      const answer = await ask({
        en: `\n  Step ${steps}. ${step.en}.\n     Enter when it is done, s to skip: `,
        zh: `\n  第 ${steps} 步：${step.zh}。\n     完成后按 Enter，跳过请输入 s：`,
      });
      return answer !== "s";
    },
    async sees({ say: question }) {
      const answer = await ask({
        en: `\n  ${question.en} [y/n, Enter if you cannot tell] `,
        zh: `\n  ${question.zh} [y/n，无法判断请按 Enter] `,
      });
      if (/^(y|yes|是)$/.test(answer)) return true;
      return /^(n|no|否)$/.test(answer) ? false : undefined;
    },
    async allows(what) {
      const question = {
        en: `\n  The next part ${what.en}. Go on with it? [y/N] `,
        zh: `\n  下一部分${what.zh}。要进行吗？[y/N] `,
      };
      return /^(y|yes|是)$/.test(await ask(question));
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
