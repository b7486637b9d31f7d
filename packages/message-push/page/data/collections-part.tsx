// The collections on the left, the documents of one of them on the right.
import { useState } from "preact/hooks";
import type { CollectionState } from "../../simulator/control/contract";
import { PUSH_RECORDS } from "../../simulator/push-records";
import { dataChanges, useFresh } from "../state/changes";
import { say } from "../state/language";
import { collections, create, drop, openCollection, refresh, show } from "./collections";
import { Documents } from "./documents";

export function Collections() {
  useFresh(dataChanges, refresh);
  const list = collections.value;
  const open = list?.find(({ name }) => name === openCollection.value);
  return (
    <div class="data-collections">
      <nav class="data-list" aria-label={say({ en: "Collections", zh: "集合" })}>
        <ul>
          {list?.map((collection) => (
            <Entry key={collection.name} collection={collection} />
          ))}
        </ul>
        <NewCollection />
      </nav>
      {open === undefined ? <NoCollection isRead={list !== undefined} /> : <Open collection={open} />}
    </div>
  );
}

function Entry({ collection: { name, size } }: { readonly collection: CollectionState }) {
  return (
    <li>
      <button type="button" class="choice" aria-current={openCollection.value === name} onClick={() => void show(name)}>
        <span class="data-name">{name}</span>
        <span class="data-number">{size}</span>
      </button>
    </li>
  );
}

function NewCollection() {
  const [name, setName] = useState("");
  return (
    <form
      class="data-new"
      onSubmit={async (event) => {
        event.preventDefault();
        if (name.trim() !== "" && (await create(name.trim()))) setName("");
      }}
    >
      <input
        class="field"
        aria-label={say({ en: "Name of a new collection", zh: "新集合的名称" })}
        placeholder={say({ en: "New collection", zh: "新建集合" })}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={name.trim() === ""}>
        {say({ en: "Create", zh: "创建" })}
      </button>
    </form>
  );
}

function NoCollection({ isRead }: { readonly isRead: boolean }) {
  if (!isRead) return <p class="empty" aria-busy="true" />;
  return (
    <div class="empty">
      <p>{say({ en: "There is no collection yet.", zh: "还没有集合。" })}</p>
      <p class="small">
        {say({
          en: "Create one on the left, or put seed/<collection>.json into the project: it is loaded at the start.",
          zh: "可以在左侧创建，也可以在项目里放 seed/<集合名>.json，启动时会自动导入。",
        })}
      </p>
    </div>
  );
}

function Open({ collection: { name, size } }: { readonly collection: CollectionState }) {
  return (
    <section class="data-open" aria-label={name}>
      <header class="data-head">
        <h2>{name}</h2>
        <span class="muted small">
          {say({ en: size === 1 ? "1 document" : `${size} documents`, zh: `${size} 个文档` })}
        </span>
        <span class="page-space" />
        <button type="button" class="button danger small" onClick={() => void drop(name)}>
          {say({ en: "Delete collection", zh: "删除集合" })}
        </button>
      </header>
      {name === PUSH_RECORDS && (
        <p class="data-note">
          {say({
            en: "The runtime's own: one record for each push, by which it answers a redelivery. What you change here changes what it does.",
            zh: "运行时自用：每条推送一条记录，重推时据此应答。改动会影响运行时的行为。",
          })}
        </p>
      )}
      <Documents />
    </section>
  );
}
