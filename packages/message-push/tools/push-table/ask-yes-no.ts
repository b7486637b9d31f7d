// A question at the terminal that only "y", "yes" or "是" answers with yes.
import { createInterface } from "node:readline/promises";

/** Resolves with the answer; the end of the input is a no. */
export async function askYesNo(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<boolean> {
  const lines = createInterface({ input, output });
  const ended = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `), ended]);
    return /^(y(es)?|是)$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
