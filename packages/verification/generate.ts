// npm run generate: writes what follows from the catalogue and from the functions, so that it is written once.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { same } from "../message-push/src/language";
import { PROJECT_DIR, runScript } from "../message-push/tools/command-line";

const HELP = `Usage: npm run generate

From src/wechat/catalogue: the types in src/wechat/generated, docs/pushes.md and docs/pushes.zh-CN.md.
From opencc-js: src/desk/answers/generated, the simplified characters by which questions are compared.
From src/wechat/return-codes.ts: the table of numbers in docs/troubleshooting.md and its twin.
From the package chinese-days: China's holidays in src/desk/hours/generated.
From tools/probe/beliefs: docs/not-verified.md and docs/not-verified.zh-CN.md.
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
