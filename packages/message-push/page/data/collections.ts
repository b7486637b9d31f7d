// The collections of the local database, and the documents of the one that is open.
import { batch, computed, signal } from "@preact/signals";
import type { CollectionState, ExportedDocument } from "../../simulator/control/contract";
import { PUSH_RECORDS } from "../../simulator/push-records";
import { ask } from "../api/ask";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { askFirst } from "../ui/confirm";
import { idOf } from "./documents-text";

export const PAGE_SIZE = 50;
export const collections = signal<readonly CollectionState[] | undefined>(undefined);
export const openCollection = signal<string | undefined>(undefined);
/** How many documents come before the page. */
export const skip = signal(0);
export const page = signal<{ readonly total: number; readonly documents: readonly ExportedDocument[] } | undefined>(
  undefined,
);
/** Words that the shown documents must have. */
export const filter = signal("");
/** The `_id` of the document whose content is shown. */
export const openDocument = signal<string | undefined>(undefined);
/** A document that is being edited: what stands there when events come is what is typed, never what a function wrote. */
export const edit = signal<{ readonly id: string; readonly before: string; readonly text: string } | undefined>(
  undefined,
);
/** New documents that are being typed. */
export const insertion = signal<string | undefined>(undefined);

export const isEditing = computed(() => edit.value !== undefined || (insertion.value ?? "").trim() !== "");

/** What there is now; an edit that is under way stays. */
export async function refresh(): Promise<void> {
  const list = await ask("GET /data");
  collections.value = list;
  const open = openCollection.peek() ?? list.find(({ name }) => name !== PUSH_RECORDS)?.name ?? list[0]?.name;
  if (open !== openCollection.peek()) openCollection.value = open;
  if (open === undefined || !list.some(({ name }) => name === open)) page.value = undefined;
  else await readPage(open);
}

async function readPage(collection: string): Promise<void> {
  const from = skip.peek();
  const read = await ask("GET /data/:collection", { params: { collection }, query: { skip: from, limit: PAGE_SIZE } });
  if (collection === openCollection.peek() && from === skip.peek()) page.value = read;
}

/** Goes to another collection; what is being typed is given up only if the reader says so. */
export async function show(collection: string): Promise<void> {
  if (collection === openCollection.peek() || !(await mayLeave())) return;
  batch(() => {
    openCollection.value = collection;
    page.value = undefined;
    skip.value = 0;
    filter.value = "";
    openDocument.value = undefined;
  });
  await attempt(() => readPage(collection));
}

export async function turnTo(from: number): Promise<void> {
  const collection = openCollection.peek();
  if (collection === undefined || !(await mayLeave())) return;
  skip.value = Math.max(0, from);
  await attempt(() => readPage(collection));
}

async function mayLeave(): Promise<boolean> {
  const isFree =
    !isEditing.peek() ||
    (await askFirst({
      title: say({ en: "Give up what you typed?", zh: "放弃正在编辑的内容？" }),
      action: say({ en: "Give up", zh: "放弃" }),
    }));
  if (isFree)
    batch(() => {
      edit.value = undefined;
      insertion.value = undefined;
    });
  return isFree;
}

export async function create(name: string): Promise<boolean> {
  const list = await attempt(() => ask("POST /data", { body: { collection: name } }));
  if (list === undefined) return false;
  collections.value = list;
  await show(name);
  return true;
}

export async function drop(name: string): Promise<void> {
  const size = collections.peek()?.find((one) => one.name === name)?.size ?? 0;
  const isMeant = await askFirst({
    title: say({ en: `Delete the collection ${name}?`, zh: `删除集合 ${name}？` }),
    text: say({
      en: size === 1 ? "One document goes with it." : `${size} documents go with it.`,
      zh: `其中的 ${size} 个文档会一并删除。`,
    }),
    action: say({ en: "Delete", zh: "删除" }),
  });
  if (!isMeant) return;
  const list = await attempt(() => ask("DELETE /data/:collection", { params: { collection: name } }));
  if (list === undefined) return;
  batch(() => {
    collections.value = list;
    edit.value = undefined;
    insertion.value = undefined;
    openCollection.value = undefined;
    page.value = undefined;
    skip.value = 0;
  });
  await attempt(refresh);
}

/** Adds them all, or none. */
export async function insert(documents: readonly ExportedDocument[]): Promise<boolean> {
  const collection = openCollection.peek();
  if (collection === undefined) return false;
  const added = await attempt(() =>
    ask("POST /data/:collection", { params: { collection }, body: { documents: [...documents] } }),
  );
  if (added === undefined) return false;
  insertion.value = undefined;
  await attempt(refresh);
  return true;
}

export async function replace(id: string, document: ExportedDocument): Promise<boolean> {
  const collection = openCollection.peek();
  if (collection === undefined) return false;
  const body = { replace: document };
  const params = { collection, id };
  const replaced = await attempt(() => ask("PATCH /data/:collection/:id", { params, body }));
  if (replaced === undefined) return false;
  edit.value = undefined;
  await attempt(refresh);
  return true;
}

export async function remove(document: ExportedDocument): Promise<void> {
  const collection = openCollection.peek();
  const isMeant = await askFirst({
    title: say({ en: "Delete this document?", zh: "删除这个文档？" }),
    text: `${collection} / ${idOf(document)}`,
    action: say({ en: "Delete", zh: "删除" }),
  });
  if (!isMeant || collection === undefined) return;
  const params = { collection, id: idOf(document) };
  if ((await attempt(() => ask("DELETE /data/:collection/:id", { params }))) === undefined) return;
  if (edit.peek()?.id === params.id) edit.value = undefined;
  await attempt(refresh);
}
