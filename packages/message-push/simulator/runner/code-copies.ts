// What instances run: a copy of the built folder, one for each version. A build may replace that folder at any moment, and an instance
// that reads a file late would get the new version's.
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BuiltFunction } from "../../project/built-functions";

export class CodeCopies {
  readonly #folder: string;
  /** Function → the copy that its next instance runs. */
  readonly #newest = new Map<string, string>();
  readonly #finish: (functionName: string, copy: string) => void;
  #made = 0;

  /**
   * @param folder holds the copies; who ends the simulator removes it
   * @param finish called with every new copy before it is run
   */
  constructor(folder: string, finish: (functionName: string, copy: string) => void) {
    this.#folder = folder;
    this.#finish = finish;
  }

  /** Where the function's code lies for an instance that starts now: the same copy, until the function is retired. */
  folderOf({ name, folder }: Pick<BuiltFunction, "name" | "folder">): string {
    const known = this.#newest.get(name);
    if (known !== undefined) return known;
    this.#made += 1;
    const copy = join(this.#folder, `${name}-${this.#made}`);
    try {
      cpSync(folder, copy, { recursive: true });
      this.#finish(name, copy);
    } catch {
      // A build is just replacing it, or it is gone: the instance itself then says what it misses.
      rmSync(copy, { recursive: true, force: true });
      return folder;
    }
    this.#newest.set(name, copy);
    return copy;
  }

  /** The next instance runs what is built then. The old copy goes with the last instance that runs it. */
  retire(functionName: string, instancesGone: Promise<unknown>): void {
    const copy = this.#newest.get(functionName);
    if (copy === undefined) return;
    this.#newest.delete(functionName);
    void instancesGone.then(() => rmSync(copy, { recursive: true, force: true }));
  }
}
