// `answers import`: takes the automatic replies of a public account into the file.
import { problemText } from "../../src/desk/answers/problem-words";
import { rulesFromPublicAccount } from "../../src/desk/answers/public-account";
import type { RuleDocument } from "../../src/desk/answers/rule";
import { readAnswersIfThere, readJson, writeAnswersFile } from "./answers-file";
import { problemLines } from "./check-answers";
import { idOf } from "./far-documents";
import type { Sitting } from "./output";

/**
 * Returns the exit code: 1 when nothing could be read.
 *
 * @param from the file with what `get_current_autoreply_info` answered
 * @throws {ToolError} `ANSWERS_FILE_INVALID`
 */
export function runImport({ projectDir, file, language, print, say }: Sitting, from: string): number {
  const before = readAnswersIfThere(projectDir, file);
  const { rules, problems } = rulesFromPublicAccount(readJson(projectDir, from));
  const said = problems.map((own) => ({ rule: own.rule, path: own.path, ...problemText(own, language) }));
  for (const line of problemLines("!", said)) print(line);
  if (rules.length === 0) {
    say({ en: `No rule was taken over; ${file} is as it was.`, zh: `没有可导入的规则；${file} 保持不变。` });
    return 1;
  }
  const imported = new Map(rules.map((rule) => [rule._id ?? rule.name, rule]));
  const merged = before.rules.map((own) => mergedWith(own, imported));
  const known = new Set(before.rules.map((own) => idOf(Object(own))));
  const added = [...imported].flatMap(([id, rule]) => (known.has(id) ? [] : [rule]));
  writeAnswersFile(projectDir, file, { ...before, rules: [...merged, ...added] });
  const replaced = rules.length - added.length;
  say({
    en: `${file}: ${added.length} rules added, ${replaced} replaced. Next: answers check, then answers push.`,
    zh: `${file}：新增 ${added.length} 条规则，更新 ${replaced} 条。下一步：answers check，然后 answers push。`,
  });
  return 0;
}

/** What the public account knows nothing of stays: priority, times, whether it is on. */
function mergedWith(own: unknown, imported: ReadonlyMap<string, RuleDocument>): unknown {
  const found = imported.get(idOf(Object(own)) ?? "");
  return found === undefined ? own : { ...Object(own), ...found };
}
