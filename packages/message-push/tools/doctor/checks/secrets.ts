// secrets: keys that stand where git keeps them. No value is shown.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "../facts";
import { ENV_FILES, KEY_BEGINNINGS, type KeyText, type LiteralVariable } from "../kept-keys";
import { type DoctorRow, errorRow, okRow, rowsOr, warningRow } from "../report";

export function checkSecrets({ projectDir, keptKeys }: Facts): readonly DoctorRow[] {
  const { files, texts, literals, trackedEnvFiles } = keptKeys;
  const untracked = ENV_FILES.filter((file) => !trackedEnvFiles.includes(file));
  const found = [
    ...literals.map(literalRow),
    ...texts.map(textRow),
    ...trackedEnvFiles.map(trackedRow),
    ...untracked.flatMap((file) => ignoreRows(projectDir, file)),
  ];
  const beginnings = KEY_BEGINNINGS.join(", ");
  const well = `In ${files} files nothing begins like a key (${beginnings}, a private key), and envVariables in cloudbaserc.json hold no literal under a name with KEY, SECRET, TOKEN or PASSWORD.`;
  return rowsOr(found, okRow("secrets", well));
}

function literalRow({ variable, functions }: LiteralVariable): DoctorRow {
  const place = variable.startsWith("WECHAT_") ? "on mp.weixin.qq.com" : "where it was issued";
  return errorRow(
    "secrets",
    `cloudbaserc.json holds ${variable} itself (for ${functions.join(", ")}), and git keeps every version of it.`,
    `Write "${variable}": "{{env.${variable}}}" in cloudbaserc.json, the value into .env, and exchange it ${place}.`,
  );
}

function textRow({ path, line, form }: KeyText): DoctorRow {
  const fact = `${path}, line ${line}: ${form}, and git keeps every version of it.`;
  if (form === "a private key") {
    const fix = `Move it out of the project, or write a line ${path} into .gitignore, and exchange it where it was issued.`;
    return errorRow("secrets", fact, fix);
  }
  return errorRow(
    "secrets",
    fact,
    `Take it out of ${path}: the value into .env as NAME=…, "NAME": "{{env.NAME}}" into envVariables in cloudbaserc.json, process.env.NAME into the code. Exchange it where it was issued.`,
  );
}

function trackedRow(file: string): DoctorRow {
  const fix = `Run git rm --cached ${file}, write a line ${file} into .gitignore, and exchange the keys that stand in it.`;
  return errorRow("secrets", `git keeps ${file}.`, fix);
}

/** What a line of .gitignore may be. */
const IGNORED: Readonly<Record<(typeof ENV_FILES)[number], RegExp>> = {
  ".env": /^\/?\.env\*?\s*$/m,
  ".env.local": /^\/?(\.env(\.local|\*|\.\*)|\*\.local)\s*$/m,
};

function ignoreRows(projectDir: string, file: (typeof ENV_FILES)[number]): DoctorRow[] {
  const path = join(projectDir, ".gitignore");
  if (!existsSync(path) || IGNORED[file].test(readFileSync(path, "utf8"))) return [];
  // Every project has .env by the time it is deployed; .env.local is for those who want it.
  if (file === ".env.local" && !existsSync(join(projectDir, file))) return [];
  return [warningRow("secrets", `.gitignore does not name ${file}.`, `Write a line ${file} into .gitignore.`)];
}
