// The desk that is edited: what is in force, the rule in the form, and the question that was tried last.
import { batch, signal } from "@preact/signals";
import type { ExportedDocument } from "../../simulator/control/contract";
import type { DeskAnswers, PlacedProblem, TriedQuestion } from "../../simulator/control/desk-contract";
import { ask, orNothing } from "../api/ask";
import { idOf } from "../data/documents-text";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { askFirst } from "../ui/confirm";
import { draftFor, draftOf, type RuleDraft } from "./rule-draft";

/** Where the runtime reads them, and where it keeps what it could not answer. */
const ANSWERS = "desk_answers";
const QUESTIONS = "desk_questions";

export interface OpenForm {
  /** The document as it was; of a new rule, nothing. */
  readonly before: ExportedDocument;
  /** What the form began with. */
  readonly begun: RuleDraft;
  readonly draft: RuleDraft;
  /** The question without an answer that it comes from. */
  readonly questionKey?: string;
}

export const answers = signal<DeskAnswers | undefined>(undefined);
/** The rule that is edited: one at a time. */
export const form = signal<OpenForm | undefined>(undefined);
export const formProblems = signal<readonly PlacedProblem[]>([]);
/** The settings as they are typed. */
export const settingsText = signal<string | undefined>(undefined);
export const settingsProblems = signal<readonly PlacedProblem[]>([]);
/** What is typed to be tried; `at` is by the desk's clock, and empty for now. */
export const trial = signal({ text: "", at: "", sessionFrom: "" });
export const tried = signal<TriedQuestion | undefined>(undefined);

export async function refresh(): Promise<void> {
  answers.value = await ask("GET /desk/answers");
}

export async function copyFile(): Promise<void> {
  const copied = await attempt(() => ask("POST /desk/copy"));
  if (copied !== undefined) answers.value = copied;
}

/** Asks before what was typed into another form is lost. */
export async function edit(before: ExportedDocument): Promise<void> {
  await open(before, draftOf(before));
}

export async function makeRuleOf(question: { readonly key: string; readonly text: string }): Promise<void> {
  await open({}, draftFor(question.text), question.key);
}

async function open(before: ExportedDocument, begun: RuleDraft, questionKey?: string): Promise<void> {
  if (!(await mayLeave())) return;
  batch(() => {
    form.value = { before, begun, draft: begun, ...(questionKey !== undefined && { questionKey }) };
    formProblems.value = [];
  });
}

export function change(fields: Partial<RuleDraft>): void {
  const now = form.peek();
  if (now !== undefined) form.value = { ...now, draft: { ...now.draft, ...fields } };
}

export function closeForm(): void {
  form.value = undefined;
}

async function mayLeave(): Promise<boolean> {
  const now = form.peek();
  if (now === undefined || JSON.stringify(now.draft) === JSON.stringify(now.begun)) return true;
  return askFirst({
    title: say({ en: "Give up what you typed?", zh: "放弃正在编辑的内容？" }),
    action: say({ en: "Give up", zh: "放弃" }),
  });
}

export async function save(rule: ExportedDocument): Promise<void> {
  const key = form.peek()?.questionKey;
  const saved = await attempt(() => ask("POST /desk/rules", { body: { rule } }));
  if (saved === undefined) return;
  formProblems.value = saved.problems;
  if (saved.problems.length > 0) return;
  closeForm();
  // Somebody may have removed it meanwhile.
  if (key !== undefined) await orNothing(removeFrom(QUESTIONS, key));
  await showChange();
}

export async function remove(document: ExportedDocument): Promise<void> {
  const isLast = answers.peek()?.rules.list.filter(({ isBuiltIn }) => !isBuiltIn).length === 1;
  const isMeant = await askFirst({
    title: say({ en: "Delete this rule?", zh: "删除这条规则？" }),
    text: `${document.name ?? idOf(document)}${isLast ? say({ en: ". It is the last one here: those of the file answer again.", zh: "。这是最后一条：之后由文件里的规则应答。" }) : ""}`,
    action: say({ en: "Delete", zh: "删除" }),
  });
  if (!isMeant || (await attempt(() => removeFrom(ANSWERS, idOf(document)))) === undefined) return;
  if (form.peek()?.before._id === document._id) closeForm();
  await showChange();
}

export async function forget(key: string): Promise<void> {
  if ((await attempt(() => removeFrom(QUESTIONS, key))) !== undefined) await attempt(refresh);
}

export async function saveSettings(settings: ExportedDocument): Promise<boolean> {
  const saved = await attempt(() => ask("POST /desk/settings", { body: { settings } }));
  if (saved === undefined) return false;
  settingsProblems.value = saved.problems;
  if (saved.problems.length > 0) return false;
  settingsText.value = undefined;
  await showChange();
  return true;
}

/** Shows what the question that was typed comes to. */
export async function tryIt(): Promise<void> {
  const { text, at, sessionFrom } = trial.peek();
  const body = { text, ...(at !== "" && { at }), ...(sessionFrom !== "" && { sessionFrom }) };
  const found = await attempt(() => ask("POST /desk/try", { body }));
  if (found !== undefined) tried.value = found;
}

/** An edit is seen in the question that was tried before it. */
async function showChange(): Promise<void> {
  await attempt(refresh);
  if (tried.peek() !== undefined) await tryIt();
}

function removeFrom(collection: string, id: string) {
  return ask("DELETE /data/:collection/:id", { params: { collection, id } });
}
