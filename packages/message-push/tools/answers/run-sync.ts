// `answers diff`, `push` and `pull`: between the file and the collection desk_answers, by the ids of documents.

import { CodedError } from "../../src/coded-error";
import { SETTINGS_ID } from "../../src/desk/desk-store";
import type { Both, Language } from "../../src/language";
import { renderTable } from "../table";
import { ToolError } from "../tool-error";
import { readAnswersFile, readAnswersIfThere, writeAnswersFile } from "./answers-file";
import { checkAnswers, problemLines } from "./check-answers";
import { type Difference, type Documents, differences, documentsIn, documentsOf, pulledInto } from "./far-documents";
import type { Place } from "./open-store";
import type { Sitting } from "./output";

const MARKS = { added: "+", changed: "~", removed: "-" } as const;

/** Prints what `push` would change. */
export async function runDiff(
  { projectDir, file, language, print, say, placeFlags = "" }: Sitting,
  { name, store }: Place,
): Promise<void> {
  const own = documentsIn(readAnswersFile(projectDir, file));
  const far = documentsOf(await store.readAnswers());
  const found = differences(far, own);
  if (found.length === 0) {
    say({ en: `${upper(name.en)} says what ${file} says.`, zh: `${name.zh}与 ${file} 相同。` });
    return;
  }
  say({ en: `What push would change in ${name.en}:`, zh: `push 会对${name.zh}做的改动：` });
  for (const line of linesOf(found, [own, far], language)) print(line);
  for (const text of remarksOn(found, placeFlags)) say(text);
}

/**
 * Writes what differs. What the file does not have is removed only where that is asked for.
 *
 * @throws {ToolError} `ANSWERS_BROKEN`, before anything is written; `ANSWERS_NOT_WRITTEN` when it stopped in the middle
 */
export async function runPush(sitting: Sitting, { name, store }: Place, mayRemove: boolean): Promise<void> {
  const { projectDir, file, language, print, say, placeFlags = "" } = sitting;
  const answers = readAnswersFile(projectDir, file);
  await refuseBroken(sitting, answers);
  const own = documentsIn(answers);
  const far = documentsOf(await store.readAnswers());
  const all = differences(far, own);
  const orders = all.filter(({ kind }) => mayRemove || kind !== "removed");
  if (all.length > 0) say({ en: `Changes in ${name.en}:`, zh: `${name.zh}的改动：` });
  for (const line of linesOf(all, [own, far], language)) print(line);
  for (const text of remarksOn(all, placeFlags, mayRemove)) say(text);
  await writeAll(orders, own, { name, store });
  if (orders.length === 0) say({ en: "There is nothing to write.", zh: "没有需要写入的内容。" });
  else say({ en: "Written. It is in force within a minute.", zh: "已写入，一分钟内生效。" });
}

/**
 * Makes the file say what the collection says.
 *
 * @throws {ToolError} `ANSWERS_FILE_INVALID`
 */
export async function runPull(sitting: Sitting, { name, store }: Place): Promise<void> {
  const { projectDir, file, language, print, say } = sitting;
  const before = readAnswersIfThere(projectDir, file);
  const far = documentsOf(await store.readAnswers());
  if (far.rules.size === 0 && far.settings === undefined) {
    say({
      en: `There are no answers in ${name.en}: functions take those of ${file}, which stays as it is.`,
      zh: `${name.zh}里没有应答：云函数使用 ${file}，它保持不变。`,
    });
    return;
  }
  const after = pulledInto(before, far);
  const [own, pulled] = [documentsIn(before), documentsIn(after)];
  const found = differences(own, pulled);
  writeAnswersFile(projectDir, file, after);
  if (found.length === 0) {
    say({ en: `${file} says already what ${name.en} says.`, zh: `${file} 与${name.zh}相同。` });
    return;
  }
  say({ en: `Changes in ${file}, from ${name.en}:`, zh: `${file} 的改动（来自${name.zh}）：` });
  for (const line of linesOf(found, [pulled, own], language)) print(line);
  const { problems } = await checkAnswers(projectDir, after, language, Date.now());
  if (problems.length > 0)
    say({ en: "Something in it is broken: run answers check.", zh: "其中有问题：请运行 answers check。" });
}

async function refuseBroken(
  { projectDir, file, language, print }: Sitting,
  answers: ReturnType<typeof readAnswersFile>,
): Promise<void> {
  const { problems } = await checkAnswers(projectDir, answers, language, Date.now());
  if (problems.length === 0) return;
  for (const line of problemLines("✖", problems)) print(line);
  const { length } = problems;
  const fact: Both = {
    en: `${file} has ${countedProblems(length)}; nothing was written.`,
    zh: `${file} 有 ${length} 个问题；没有写入任何内容。`,
  };
  throw new ToolError("ANSWERS_BROKEN", fact, CORRECT_FIRST);
}

function countedProblems(count: number): string {
  return count === 1 ? "a problem" : `${count} problems`;
}

const CORRECT_FIRST: Both = {
  en: "Correct what is listed above, and push again.",
  zh: "请改正上面列出的问题，再 push 一次。",
};

async function writeAll(orders: readonly Difference[], own: Documents, { name, store }: Place): Promise<void> {
  // What is new and changed first: no question is without an answer meanwhile.
  const inOrder = [...orders].sort((a, b) => Number(a.kind === "removed") - Number(b.kind === "removed"));
  for (const [done, { id, kind }] of inOrder.entries()) {
    const fields = id === SETTINGS_ID ? own.settings : own.rules.get(id);
    await (kind === "removed" ? store.removeAnswer(id) : store.putAnswer({ _id: id, ...fields })).catch((cause) => {
      const why = factOf(cause);
      const fact: Both = {
        en: `Of ${orders.length} changes ${done} are in ${name.en}; it failed at "${id}": ${why.en}`,
        zh: `${orders.length} 处改动中，已有 ${done} 处写入${name.zh}；写“${id}”时失败：${why.zh}`,
      };
      throw new ToolError("ANSWERS_NOT_WRITTEN", fact, PUSH_AGAIN, { cause });
    });
  }
}

const PUSH_AGAIN: Both = {
  en: "Push again when it can be reached: only what still differs is written.",
  zh: "等它恢复后再 push 一次：只会写入仍然不同的部分。",
};

function factOf(cause: unknown): Both {
  return cause instanceof CodedError ? cause.texts.fact : { en: "it is not known why.", zh: "原因不明。" };
}

/** @param both where names are found: what is new first */
function linesOf(
  found: readonly Difference[],
  both: readonly [Documents, Documents],
  language: Language,
): readonly string[] {
  const rows = found.map(({ id, kind, fields }) => {
    const name = both.map(({ rules }) => rules.get(id)?.name).find((own) => typeof own === "string") ?? "";
    const what = id === SETTINGS_ID ? SETTINGS_NAME[language] : id;
    return [`${MARKS[kind]} ${what}`, name === id ? "" : String(name), fields.join(", ")];
  });
  return renderTable(rows, { indent: "  " });
}

const SETTINGS_NAME: Both = { en: "settings", zh: "设置" };

/** What push does to those that are marked ~ and -. */
function remarksOn(found: readonly Difference[], placeFlags: string, mayRemove = false): readonly Both[] {
  const has = (wanted: Difference["kind"]) => found.some(({ kind }) => kind === wanted);
  return [
    ...(has("changed") ? [overwrites(placeFlags)] : []),
    ...(has("removed") && !mayRemove ? [stays(placeFlags)] : []),
  ];
}

function overwrites(placeFlags: string): Both {
  return {
    en: `push overwrites what was edited there (~); to keep that, answers pull${placeFlags} first.`,
    zh: `push 会覆盖在那里（控制台或页面）改过的（~）；要保留，请先 answers pull${placeFlags}。`,
  };
}

function stays(placeFlags: string): Both {
  return {
    en: `What the file does not have (-) stays there; push --remove${placeFlags} removes it.`,
    zh: `文件里没有的（-）会保留在那里；要删除请用 push --remove${placeFlags}。`,
  };
}

function upper(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
