// secrets: keys that stand where git keeps them. No value is shown.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Both } from "../../../src/language";
import type { Facts } from "../facts";
import { ENV_FILES, KEY_BEGINNINGS, type KeyText, type LiteralVariable, PRIVATE_KEY } from "../kept-keys";
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
  const well: Both = {
    en: `In ${files} files nothing begins like a key (${KEY_BEGINNINGS.join(", ")}, a private key), and envVariables in cloudbaserc.json hold no literal under a name with KEY, SECRET, TOKEN or PASSWORD.`,
    zh: `${files} 个文件里没有像密钥的内容（${KEY_BEGINNINGS.join("、")} 开头的，或私钥）；cloudbaserc.json 的 envVariables 里，名称带 KEY、SECRET、TOKEN、PASSWORD 的都没有直接写值。`,
  };
  return rowsOr(found, okRow("secrets", well));
}

function literalRow({ variable, functions }: LiteralVariable): DoctorRow {
  const place: Both = variable.startsWith("WECHAT_")
    ? { en: "on mp.weixin.qq.com", zh: "在 mp.weixin.qq.com 上" }
    : { en: "where it was issued", zh: "到签发的地方" };
  return errorRow(
    "secrets",
    {
      en: `cloudbaserc.json holds ${variable} itself (for ${functions.join(", ")}), and git keeps every version of it.`,
      zh: `cloudbaserc.json 里直接写着 ${variable} 的值（${functions.join("、")}），而 git 会保留每个版本。`,
    },
    {
      en: `Write "${variable}": "{{env.${variable}}}" in cloudbaserc.json, the value into .env, and exchange it ${place.en}.`,
      zh: `请在 cloudbaserc.json 里写 "${variable}": "{{env.${variable}}}"，值写进 .env，并${place.zh}更换它。`,
    },
  );
}

function textRow({ path, line, form }: KeyText): DoctorRow {
  const fact: Both = {
    en: `${path}, line ${line}: ${form.en}, and git keeps every version of it.`,
    zh: `${path} 第 ${line} 行：${form.zh}，而 git 会保留每个版本。`,
  };
  if (form === PRIVATE_KEY) {
    const fix: Both = {
      en: `Move it out of the project, or write a line ${path} into .gitignore, and exchange it where it was issued.`,
      zh: `请把它移出项目，或在 .gitignore 里加一行 ${path}，并到签发的地方更换它。`,
    };
    return errorRow("secrets", fact, fix);
  }
  return errorRow("secrets", fact, {
    en: `Take it out of ${path}: the value into .env as NAME=…, "NAME": "{{env.NAME}}" into envVariables in cloudbaserc.json, process.env.NAME into the code. Exchange it where it was issued.`,
    zh: `请把它从 ${path} 拿走：值写进 .env（NAME=…），cloudbaserc.json 的 envVariables 写 "NAME": "{{env.NAME}}"，代码里用 process.env.NAME。并到签发的地方更换它。`,
  });
}

function trackedRow(file: string): DoctorRow {
  const fix: Both = {
    en: `Run git rm --cached ${file}, write a line ${file} into .gitignore, and exchange the keys that stand in it.`,
    zh: `请运行 git rm --cached ${file}，在 .gitignore 里加一行 ${file}，并更换其中的密钥。`,
  };
  return errorRow("secrets", { en: `git keeps ${file}.`, zh: `${file} 已提交到 git。` }, fix);
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
  return [
    warningRow(
      "secrets",
      { en: `.gitignore does not name ${file}.`, zh: `.gitignore 里没有 ${file}。` },
      { en: `Write a line ${file} into .gitignore.`, zh: `请在 .gitignore 里加一行 ${file}。` },
    ),
  ];
}
