// Shows what would change, asks, and writes all of it or nothing.

import { join } from "node:path";
import { writeAll } from "../new/write-all";
import { askYesNo } from "../push-table/ask-yes-no";
import { makePushTable } from "../push-table/make-push-table";
import { renderSteps } from "../push-table/render-steps";
import { ToolError } from "../tool-error";
import { answeringFunctions, howToMove } from "./find-answering";
import { type InitChange, planInit } from "./plan-init";
import { type ProjectShape, readShape } from "./project-shape";

export interface InitOptions {
  readonly projectDir: string;
  /** Whether nothing is written. */
  readonly isDryRun: boolean;
  /** Whether nothing is asked. */
  readonly isYes: boolean;
  /** Where the question is asked; `undefined` where nobody can answer. */
  readonly terminal: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream } | undefined;
  readonly print: (text: string) => void;
}

/**
 * Takes the package into an existing project.
 *
 * @throws {ToolError} `PROJECT_LAYOUT_INVALID`, `CLOUDBASERC_INVALID`, `PROJECT_CONFIG_INVALID`; `FLAG_INVALID` without a terminal
 */
export async function runInit(options: InitOptions): Promise<void> {
  const { projectDir, isDryRun, isYes, terminal, print } = options;
  const shape = readShape(projectDir);
  const changes = planInit(projectDir, shape);
  if (changes.length === 0) return print("Everything is there already: nothing was changed.");
  print(renderChanges(shape, changes));
  if (isDryRun) return print("\nNothing was written: --dry-run.");
  if (!isYes && !(await isAgreed(terminal))) return print("Nothing was written.");
  writeAll(projectDir, changes);
  print(`\n${nextSteps(projectDir, shape)}`);
}

async function isAgreed(terminal: InitOptions["terminal"]): Promise<boolean> {
  if (terminal !== undefined) return askYesNo("\nWrite this?", terminal.input, terminal.output);
  throw new ToolError(
    "FLAG_INVALID",
    "There is no terminal to ask at, and nothing was written.",
    "Call it with --yes if all of the above is right, or with --dry-run to look only.",
  );
}

function renderChanges({ outputDir, functionsDir, others }: ProjectShape, changes: readonly InitChange[]): string {
  const left = others.length === 0 ? "" : ` The ${others.length} functions that are there stay as they are.`;
  const files = changes.map(
    ({ kind, file, added }) => `\n${kind} ${file}\n${added.map((line) => `  + ${line}`).join("\n")}`,
  );
  return [`Sources in ${functionsDir}/, built into ${outputDir}/.${left}`, ...files].join("\n");
}

function nextSteps(projectDir: string, { outputDir, functionsDir, others }: ProjectShape): string {
  const name = others.includes("text") ? "push_text" : "text";
  const answering = answeringFunctions(join(projectDir, outputDir), others);
  return [
    "Written. Next:",
    "  1. npx message-push dev            a local WeChat: type a message, see the answer",
    `  2. ${functionsDir}/${name}/    write your handler`,
    `  3. npx message-push build          then upload ${name} in DevTools, or npx message-push deploy`,
    "  4. Keep .env and .sim/, the local data, out of git: a line for each in .gitignore.",
    "",
    renderSteps(makePushTable([{ name, pairs: ["text"] }], "").rows),
    ...answering.map((one) => `\n${outputDir}/${one} answers customer-service messages by itself. ${howToMove(one)}`),
  ].join("\n");
}
