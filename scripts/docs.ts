// npm run docs: writes what is generated from the catalogue and the functions: docs/pushes*.md, and the READMEs' push tables.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "./bundle/build-functions";
import { PROJECT_DIR, readFlags, runScript } from "./command-line";
import { generatedDocs } from "./reference/generated-docs";

const HELP = `Usage: npm run docs

Writes docs/pushes.md and docs/pushes.zh-CN.md from src/wechat/catalogue, and the push tables of both READMEs from cloudfunctions/.

  --help   this text`;

runScript(async () => {
  readFlags({ help: HELP, flags: {} });
  const functions = await buildFunctions({ projectDir: PROJECT_DIR, isTypeChecked: false });
  for (const { file, text } of generatedDocs(PROJECT_DIR, functions)) {
    const path = join(PROJECT_DIR, file);
    const isNew = readText(path) !== text;
    if (isNew) writeFileSync(path, text);
    console.log(`${file}: ${isNew ? "written" : "as it was"}`);
  }
});

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
