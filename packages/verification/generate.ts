// npm run generate: writes what follows from the catalogue and from the functions, so that it is written once.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { same } from "../message-push/src/language";
import { PROJECT_DIR, runScript } from "../message-push/tools/command-line";

const HELP = `Usage: npm run generate

From src/wechat/catalogue: the types in src/wechat/generated, docs/reference/pairs.md and its twin.
From opencc-js: src/desk/answers/generated, the simplified characters by which questions are compared.
From the package chinese-days: China's holidays in src/desk/hours/generated.
From the words beside the codes: docs/reference/errors.md, numbers.md, log-events.md, control-api.md and glossary.md.
From the commands' own --help: docs/reference/commands.md and its twin.
From tools/probe/beliefs: docs/reference/not-verified.md and its twin.
From packages/verification/reference/drawings: the drawings in docs/pictures.
From cloudfunctions/: the push tables of both READMEs.

  --help   this text`;

runScript({ help: same(HELP), flags: {} }, async () => {
  const { inspectFunctions } = await import("../message-push/tools/bundle/build-functions");
  const { generatedFiles } = await import("./reference/generated-files");
  const functions = await inspectFunctions(PROJECT_DIR);
  for (const { file, text } of generatedFiles(PROJECT_DIR, functions)) {
    const path = join(PROJECT_DIR, file);
    const isNew = readText(path) !== text;
    if (isNew) write(path, text);
    console.log(`${file}: ${isNew ? "written" : "as it was"}`);
  }
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
