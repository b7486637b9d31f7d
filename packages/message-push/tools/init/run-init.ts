// Shows what would change, asks, and writes all of it or nothing.

import { join } from "node:path";
import { type Both, inBoth, say } from "../../src/language";
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
  if (changes.length === 0) {
    return print(say({ en: "Everything is there already: nothing was changed.", zh: "已经都有了：什么都没有改动。" }));
  }
  print(renderChanges(shape, changes));
  if (isDryRun) {
    return print(`\n${say({ en: "Nothing was written: --dry-run.", zh: "什么都没有写入：--dry-run。" })}`);
  }
  if (!isYes && !(await isAgreed(terminal))) return print(say({ en: "Nothing was written.", zh: "什么都没有写入。" }));
  writeAll(projectDir, changes);
  print(`\n${say(nextSteps(projectDir, shape))}`);
}

async function isAgreed(terminal: InitOptions["terminal"]): Promise<boolean> {
  if (terminal !== undefined)
    return askYesNo(`\n${say({ en: "Write this?", zh: "写入这些改动吗？" })}`, terminal.input, terminal.output);
  throw new ToolError(
    "FLAG_INVALID",
    {
      en: "There is no terminal to ask at, and nothing was written.",
      zh: "没有可以询问的终端，什么都没有写入。",
    },
    {
      en: "Call it with --yes if all of the above is right, or with --dry-run to look only.",
      zh: "上面的改动都没问题，就加 --yes 运行；只想看看，就加 --dry-run。",
    },
  );
}

function renderChanges({ outputDir, functionsDir, others }: ProjectShape, changes: readonly InitChange[]): string {
  const left = {
    en: ` The ${others.length} functions that are there stay as they are.`,
    zh: `已有的 ${others.length} 个云函数保持原样。`,
  };
  const where = {
    en: `Sources in ${functionsDir}/, built into ${outputDir}/.`,
    zh: `源码在 ${functionsDir}/，打包到 ${outputDir}/。`,
  };
  const files = changes.map(
    ({ kind, file, added }) => `\n${say(KINDS[kind])} ${file}\n${added.map((line) => `  + ${line}`).join("\n")}`,
  );
  return [`${say(where)}${others.length === 0 ? "" : say(left)}`, ...files].join("\n");
}

const KINDS: Readonly<Record<InitChange["kind"], Both>> = {
  make: { en: "make", zh: "新建" },
  change: { en: "change", zh: "修改" },
};

function nextSteps(projectDir: string, { outputDir, functionsDir, others }: ProjectShape): Both {
  const name = others.includes("text") ? "push_text" : "text";
  const answering = answeringFunctions(join(projectDir, outputDir), others);
  const steps = renderSteps(makePushTable([{ name, pairs: ["text"] }], "").rows);
  const moves = answering.map((one) => {
    const how = howToMove(one);
    return {
      en: `\n\n${outputDir}/${one} answers customer-service messages by itself. ${how.en}`,
      zh: `\n\n${outputDir}/${one} 自己回复客服消息。${how.zh}`,
    };
  });
  const howTo = inBoth((language) => moves.map((move) => move[language]).join(""));
  return {
    en: `Written. Next:
  1. npx message-push dev            a local WeChat: type a message, see the answer
  2. ${functionsDir}/${name}/    write your handler
  3. npx message-push build          then upload ${name} in DevTools, or npx message-push deploy
  4. Keep .env and .sim/, the local data, out of git: a line for each in .gitignore.
  5. A coding assistant: copy node_modules/message-push/.agents/skills/message-push to .agents/skills/ (CodeBuddy: .codebuddy/skills/).

${steps.en}${howTo.en}`,
    zh: `已写入。接下来：
  1. npx message-push dev            启动本地的微信：发一条消息，看看回复
  2. ${functionsDir}/${name}/    写您的处理函数
  3. npx message-push build          然后用微信开发者工具上传 ${name}，或运行 npx message-push deploy
  4. 不要把 .env 和本地数据 .sim/ 提交到 git：在 .gitignore 里各加一行。
  5. AI 编程助手：把 node_modules/message-push/.agents/skills/message-push 复制到 .agents/skills/（CodeBuddy：.codebuddy/skills/）。

${steps.zh}${howTo.zh}`,
  };
}
