// The files of the local storage: what functions uploaded, and what is put there for them.
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { LocalFile } from "../../simulator/data/local-files";
import { ask } from "../api/ask";
import { fileChanges, useFresh } from "../state/changes";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { askFirst } from "../ui/confirm";
import { isPicture, pathIn, sizeText, toBase64 } from "./file-facts";

const files = signal<readonly LocalFile[] | undefined>(undefined);
const folder = signal("");

export function Files() {
  useFresh(fileChanges, refresh);
  const list = files.value;
  return (
    <section class="data-open" aria-label={say({ en: "Files", zh: "文件" })}>
      <Upload />
      <ul class="data-documents" aria-label={say({ en: "Files of the storage", zh: "云存储文件" })}>
        {list?.map((file) => (
          <File key={file.fileID} file={file} />
        ))}
      </ul>
      {list?.length === 0 && (
        <p class="empty">
          {say({
            en: "The storage is empty. What functions upload with cloud.uploadFile appears here.",
            zh: "云存储是空的。云函数用 cloud.uploadFile 上传的文件会显示在这里。",
          })}
        </p>
      )}
    </section>
  );
}

function Upload() {
  const [isOver, setOver] = useState(false);
  return (
    <fieldset
      class="data-upload"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void upload([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <legend class="hidden-text">{say({ en: "Upload", zh: "上传" })}</legend>
      <label class="data-folder">
        <span class="muted small">{say({ en: "Into folder", zh: "上传到目录" })}</span>
        <input
          class="field"
          placeholder={say({ en: "(the root)", zh: "（根目录）" })}
          value={folder.value}
          onInput={(event) => {
            folder.value = event.currentTarget.value;
          }}
        />
      </label>
      <label class="button">
        {say({ en: "Choose files", zh: "选择文件" })}
        <input
          class="hidden-text"
          type="file"
          multiple
          onChange={async (event) => {
            const input = event.currentTarget;
            await upload([...(input.files ?? [])]);
            // The same file can be chosen again.
            input.value = "";
          }}
        />
      </label>
      <span class="muted small">{say({ en: "or drop them here", zh: "或拖到这里" })}</span>
    </fieldset>
  );
}

function File({ file: { path, size, fileID } }: { readonly file: LocalFile }) {
  const address = `/__sim/files?path=${encodeURIComponent(path)}`;
  return (
    <li class="data-file">
      {isPicture(path) ? (
        // Its name stands beside it.
        <img class="data-picture" src={`${address}&size=${size}`} alt="" loading="lazy" />
      ) : (
        <span class="data-picture data-no-picture" aria-hidden="true">
          {path.split(".").pop()?.slice(0, 4)}
        </span>
      )}
      <div class="data-file-name">
        <div>{path}</div>
        <div class="muted small">
          {sizeText(size)} · <code>{fileID}</code>
        </div>
      </div>
      <a class="button small" href={address} download={path.split("/").pop()}>
        {say({ en: "Download", zh: "下载" })}
        <span class="hidden-text"> {path}</span>
      </a>
      <button type="button" class="button danger small" onClick={() => void remove(path)}>
        {say({ en: "Delete", zh: "删除" })}
        <span class="hidden-text"> {path}</span>
      </button>
    </li>
  );
}

async function refresh(): Promise<void> {
  files.value = await ask("GET /files");
}

async function upload(chosen: readonly Blob[]): Promise<void> {
  for (const file of chosen) {
    const path = pathIn(folder.peek(), (file as globalThis.File).name);
    const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
    await attempt(() => ask("POST /files", { body: { path, base64 } }));
  }
  await attempt(refresh);
}

async function remove(path: string): Promise<void> {
  const isMeant = await askFirst({
    title: say({ en: "Delete this file?", zh: "删除这个文件？" }),
    text: path,
    action: say({ en: "Delete", zh: "删除" }),
  });
  if (!isMeant) return;
  const left = await attempt(() => ask("DELETE /files", { query: { path } }));
  if (left !== undefined) files.value = left;
}
