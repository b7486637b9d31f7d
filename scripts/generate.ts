// npm run generate: writes what follows from the catalogue and from the functions, so that nobody writes it twice.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildFunctions } from "./bundle/build-functions";
import { PROJECT_DIR, readFlags, runScript } from "./command-line";
import { generatedFiles } from "./reference/generated-files";

const HELP = `Usage: npm run generate

From src/wechat/catalogue: the types in src/wechat/events, docs/pushes.md and docs/pushes.zh-CN.md.
From cloudfunctions/: the push tables of both READMEs.

  --help   this text`;

runScript(async () => {
  readFlags({ help: HELP, flags: {} });
  const functions = await buildFunctions({ projectDir: PROJECT_DIR, isTypeChecked: false });
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
