// The documents of the open collection, a page of them at a time.
import type { ExportedDocument } from "../../simulator/control/contract";
import { say } from "../state/language";
import { JsonView } from "../ui/json-view";
import {
  edit,
  filter,
  insert,
  insertion,
  openDocument,
  PAGE_SIZE,
  page,
  remove,
  replace,
  skip,
  turnTo,
} from "./collections";
import { DocumentEditor } from "./document-editor";
import { filterDocuments, firstFields, idOf, readDocument, readDocuments, textOfDocument } from "./documents-text";

export function Documents() {
  const documents = filterDocuments(page.value?.documents ?? [], filter.value);
  return (
    <>
      <Tools />
      {insertion.value !== undefined && (
        <DocumentEditor
          label={say({ en: "New documents as JSON", zh: "新文档（JSON）" })}
          hint={say({
            en: 'One document in { }, or a list of them in [ ]. A date is { "$date": "2026-01-31T08:00:00Z" }; without an _id one is made.',
            zh: '一个文档写在 { } 里，多个写在 [ ] 里。日期写 { "$date": "2026-01-31T08:00:00Z" }；不写 _id 会自动生成。',
          })}
          action={say({ en: "Insert", zh: "插入" })}
          text={insertion}
          read={readDocuments}
          save={insert}
          cancel={() => {
            insertion.value = undefined;
          }}
        />
      )}
      <LostEdit shown={documents} />
      <ul class="data-documents" aria-label={say({ en: "Documents", zh: "文档" })}>
        {documents.map((document) => (
          <Row key={idOf(document)} document={document} />
        ))}
      </ul>
      {documents.length === 0 && page.value !== undefined && (
        <p class="empty">
          {page.value.total === 0
            ? say({ en: "No documents yet.", zh: "还没有文档。" })
            : say({ en: "No document of this page has these words.", zh: "本页没有匹配的文档。" })}
        </p>
      )}
    </>
  );
}

function Tools() {
  return (
    <div class="data-tools">
      <input
        class="field"
        type="search"
        aria-label={say({ en: "Filter this page", zh: "筛选本页" })}
        placeholder={say({ en: "Filter this page", zh: "筛选本页" })}
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
      <button
        type="button"
        class="button primary"
        disabled={insertion.value !== undefined}
        onClick={() => {
          insertion.value = "{\n  \n}";
        }}
      >
        {say({ en: "Insert document", zh: "插入文档" })}
      </button>
      <Pages />
    </div>
  );
}

function Pages() {
  const total = page.value?.total ?? 0;
  if (total <= PAGE_SIZE) return null;
  const from = skip.value;
  const last = Math.floor((total - 1) / PAGE_SIZE) * PAGE_SIZE;
  return (
    <div class="row small">
      <span class="muted">
        {from + 1}–{Math.min(from + PAGE_SIZE, total)} / {total}
      </span>
      <button type="button" class="button small" disabled={from === 0} onClick={() => void turnTo(from - PAGE_SIZE)}>
        {say({ en: "Older", zh: "较早" })}
      </button>
      <button type="button" class="button small" disabled={from >= last} onClick={() => void turnTo(from + PAGE_SIZE)}>
        {say({ en: "Newer", zh: "较新" })}
      </button>
      <button type="button" class="button small" disabled={from >= last} onClick={() => void turnTo(last)}>
        {say({ en: "Newest", zh: "最新" })}
      </button>
    </div>
  );
}

function Row({ document }: { readonly document: ExportedDocument }) {
  const id = idOf(document);
  const isOpen = openDocument.value === id || edit.value?.id === id;
  return (
    <li class="data-document">
      <button
        type="button"
        class="data-row"
        aria-expanded={isOpen}
        onClick={() => {
          openDocument.value = isOpen ? undefined : id;
        }}
      >
        <span class="data-id">{id}</span>
        {!isOpen &&
          firstFields(document).map(([name, text]) => (
            <span key={name} class="data-field">
              <span class="data-field-name">{name}</span> {text}
            </span>
          ))}
      </button>
      {edit.value?.id === id ? <Edit document={document} /> : isOpen && <Content document={document} />}
    </li>
  );
}

function Content({ document }: { readonly document: ExportedDocument }) {
  const text = textOfDocument(document);
  return (
    <div class="data-shown">
      <JsonView value={document} openDepth={3} />
      <div class="row">
        <button
          type="button"
          class="button small"
          // One at a time: what is typed into another one would be lost.
          disabled={edit.value !== undefined}
          onClick={() => {
            edit.value = { id: idOf(document), before: text, text };
          }}
        >
          {say({ en: "Edit", zh: "编辑" })}
        </button>
        <button type="button" class="button danger small" onClick={() => void remove(document)}>
          {say({ en: "Delete", zh: "删除" })}
        </button>
      </div>
    </div>
  );
}

/** Without `document`, it is gone, or on another page. */
function Edit({ document }: { readonly document?: ExportedDocument }) {
  const { id, before = "" } = edit.value ?? {};
  const hasChanged = document !== undefined && textOfDocument(document) !== before;
  return (
    <>
      {hasChanged && (
        <p class="data-note">
          {say({
            en: "A function has changed this document since you began. Saving puts yours in its place.",
            zh: "开始编辑后，云函数修改了这个文档；保存会用您的内容覆盖。",
          })}
        </p>
      )}
      <DocumentEditor
        label={say({ en: "Document as JSON", zh: "文档（JSON）" })}
        action={say({ en: "Save", zh: "保存" })}
        text={{
          get value() {
            return edit.value?.text;
          },
          set value(text) {
            if (edit.peek() !== undefined && text !== undefined) edit.value = { id: id ?? "", before, text };
          },
        }}
        read={readDocument}
        save={(value) => replace(id ?? "", value)}
        cancel={() => {
          edit.value = undefined;
        }}
      />
    </>
  );
}

/** What is typed stays, also where the document is not shown any more. */
function LostEdit({ shown }: { readonly shown: readonly ExportedDocument[] }) {
  const id = edit.value?.id;
  if (id === undefined || shown.some((document) => idOf(document) === id)) return null;
  return (
    <div class="data-document">
      <p class="data-note">
        {say({
          en: `You are editing ${id}, which is not shown here any more.`,
          zh: `正在编辑的 ${id} 已不在当前列表中。`,
        })}
      </p>
      <Edit />
    </div>
  );
}
