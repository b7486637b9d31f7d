// The table "Every number" of docs/troubleshooting.md and its twin, from src/wechat/return-codes.ts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { returnCodes } from "../../message-push/src/wechat/return-code-rows";
import { LOST, WECHATS_LIST } from "../../message-push/src/wechat/return-codes";
import { isTokenRefused } from "../../message-push/src/wechat/send-errors";
import { toolError } from "../shared/tool-error";
import type { GeneratedFile } from "./render-events";
import { OUTCOMES, type Outcome, TABLE_WORDS } from "./return-code-words";
import type { Language } from "./words";

const MARKS = ["<!-- return-codes: npm run generate -->", "<!-- /return-codes -->"] as const;

/** The two documents, by language. */
export const TROUBLESHOOTING: Readonly<Record<Language, string>> = {
  en: "docs/troubleshooting.md",
  zh: "docs/troubleshooting.zh-CN.md",
};

type Row = ReturnType<typeof returnCodes>[number];

/** A document with its table as the code has it. @throws {ToolError} `README_INVALID` without its place */
export function placedReturnCodes(projectDir: string, language: Language): GeneratedFile {
  const [start, end] = MARKS;
  const file = TROUBLESHOOTING[language];
  const [before, rest] = readFileSync(join(projectDir, file), "utf8").split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw toolError(
      "README_INVALID",
      `${file} has no place for the return codes.`,
      `Put the lines ${MARKS.join(" and ")} where they belong.`,
    );
  }
  return { file, text: `${before}${start}\n${tableOf(language)}\n${end}${after}` };
}

function tableOf(language: Language): string {
  const { head, lost, unlisted } = TABLE_WORDS[language];
  const [below, above] = unlisted;
  return [
    head,
    "|---|---|---|",
    `| ${LOST.join(", ")}${lost}`,
    ...returnCodes().map(
      (row) => `| ${row.codes.join(", ")} | ${meaning(row, language)} | ${OUTCOMES[outcomeOf(row)][language]} |`,
    ),
    `| ${below}: ${WECHATS_LIST} | ${OUTCOMES.again[language]} |`,
    `| ${above}: ${WECHATS_LIST} | ${OUTCOMES.dead[language]} |`,
  ].join("\n");
}

function meaning({ fact, fix }: Row, language: Language): string {
  if (language === "en") return `${fact.en[0]?.toUpperCase()}${fact.en.slice(1)}. ${fix.en}`;
  return `${fact.zh}：${fix.zh.replace(/。$/, "")}`;
}

function outcomeOf({ codes, isPassing, isBarred, isCredential, fact }: Row): Outcome {
  if (isPassing) return "again";
  if (isBarred) return "by-token";
  if (isCredential) return codes.every(isTokenRefused) ? "renewed" : "waits";
  if (codes.some((code) => code >= 45072 && code <= 45081)) return "typing";
  return /picture/.test(fact.en) ? "upload" : "dead";
}
