// Watches a folder with all that is below it.
import { type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";

export interface TreeWatch {
  close(): void;
}

/** What is installed changes by thousands of files, and is no source. */
const INSTALLED = "node_modules";

/**
 * Calls `onChanged` with the path of what changed, relative to the folder and with slashes; `""` where the platform does not tell.
 *
 * Windows and macOS watch what lies below a folder themselves. On Linux Node would watch each file by itself, and lose a file for which an
 * editor puts another in its place; there, each folder is watched.
 */
export function watchTree(root: string, onChanged: (path: string) => void): TreeWatch {
  if (process.platform !== "linux") {
    const slashed = (path: string | null) => onChanged((path ?? "").replaceAll("\\", "/"));
    return unbroken(watch(root, { recursive: true }, (_, path) => slashed(path)));
  }
  const watched = new Map<string, FSWatcher>();

  function add(folder: string): void {
    // One that was there before may have been another folder of that name.
    watched.get(folder)?.close();
    try {
      watched.set(folder, unbroken(watch(join(root, folder), (_, name) => note(folder, name))));
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true }))
        if (entry.isDirectory() && entry.name !== INSTALLED) add(inside(folder, entry.name));
    } catch {
      // It is gone already.
      watched.delete(folder);
    }
  }

  function note(folder: string, name: string | null): void {
    const path = name === null ? folder : inside(folder, name);
    // What it holds came before the watch: the folder stands for it.
    if (name !== null && name !== INSTALLED && isFolder(join(root, path))) add(path);
    onChanged(path);
  }

  add("");
  return {
    close() {
      for (const watcher of watched.values()) watcher.close();
    },
  };
}

/** A folder that is removed under its watch is an error on some platforms; what it held is missed by the build. */
function unbroken(watcher: FSWatcher): FSWatcher {
  return watcher.on("error", () => {});
}

function inside(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
