// `answers check`: prints what is wrong with the file, each with its fix.
import { readAnswersFile } from "./answers-file";
import { checkAnswers, problemLines } from "./check-answers";
import type { Sitting } from "./output";

/** Returns the exit code. */
export async function runCheck({ projectDir, file, language, print, say }: Sitting): Promise<number> {
  const answers = readAnswersFile(projectDir, file);
  const { problems, notes } = await checkAnswers(projectDir, answers, language, Date.now());
  for (const line of problemLines("✖", problems)) print(line);
  for (const line of problemLines("!", notes)) print(line);
  if (problems.length > 0) {
    say({ en: `\n${file}: ${counted(problems.length)}.`, zh: `\n${file}：${problems.length} 个问题。` });
    return 1;
  }
  const { length } = answers.rules;
  say({
    en: `${file}: settings and its ${rulesOf(length)} are all right.`,
    zh: `${file}：设置和 ${length} 条规则都没有问题。`,
  });
  return 0;
}

function counted(count: number): string {
  return count === 1 ? "1 problem" : `${count} problems`;
}

function rulesOf(count: number): string {
  return count === 1 ? "one rule" : `${count} rules`;
}
