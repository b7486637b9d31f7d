// What is in force at the desk: the rules and settings of the collection, and in the place of what is not there those of the file.
import type { AnswerDocument, Question } from "../../src/desk/desk-store";
import { byCount, readQuestion, toAnswers } from "../../src/desk/kept-documents";
import { type Book, bookOf } from "../../src/desk/open-desk";
import type { Simulator } from "../running-simulator";
import { DESK_ANSWERS, DESK_QUESTIONS } from "./desk-collections";
import { type ReadFile, readDeskFile } from "./desk-file";

/** What the desk is read from. */
export interface DeskSources extends Pick<Simulator, "database" | "clock"> {
  readonly projectDir: string;
}

/** Where rules or settings stand. */
export type Origin = "collection" | "file" | "nowhere";

export interface DeskNow {
  readonly file: ReadFile;
  readonly rulesFrom: Origin;
  readonly settingsFrom: Origin;
  /** As they are written. */
  readonly rules: readonly unknown[];
  readonly settings: unknown;
  /** As functions read it, which may be a minute later. */
  readonly book: Book;
}

export function readDesk({ database, projectDir }: DeskSources): DeskNow {
  const read = readDeskFile(projectDir);
  const file = read.state === "read" ? read.file : {};
  const documents: readonly AnswerDocument[] = database<AnswerDocument>(DESK_ANSWERS).all();
  const answers = toAnswers([...documents].sort(byId));
  const book = bookOf(answers, file);
  return {
    file: read,
    rulesFrom: answers.rules.length > 0 ? "collection" : book.rules.length > 0 ? "file" : "nowhere",
    settingsFrom: answers.settings !== undefined ? "collection" : file.settings !== undefined ? "file" : "nowhere",
    rules: book.rules,
    settings: answers.settings ?? file.settings,
    book,
  };
}

/** What nobody could answer, the most asked first. */
export function readQuestions({ database }: Pick<DeskSources, "database">): readonly Question[] {
  const documents = database(DESK_QUESTIONS).all();
  const read = documents.flatMap(
    ({ _id, lastAt, ...fields }) => readQuestion(_id, { ...fields, lastAtMs: Number(lastAt) }) ?? [],
  );
  return read.sort(byCount);
}

/** As the database sorts: numbers first, then texts by their bytes. */
function byId({ _id: a }: AnswerDocument, { _id: b }: AnswerDocument): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number" || typeof b === "number") return typeof a === "number" ? -1 : 1;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
