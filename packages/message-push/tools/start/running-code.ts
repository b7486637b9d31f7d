// Which built functions differ from what the simulator runs. Not from what stood there before this build: another one may have been first.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export interface RunningCode {
  /** Those of the functions whose folder differs; `taken` says that the simulator runs them now. */
  compare(names: readonly string[]): { readonly names: readonly string[]; taken(): void };
}

/** @param names the functions that run now, as they are built */
export function createRunningCode(projectDir: string, functionRoot: string, names: readonly string[]): RunningCode {
  const fingerprints = (of: readonly string[]) =>
    new Map(of.map((name) => [name, fingerprintOf(resolve(projectDir, functionRoot, name))]));
  let running = fingerprints(names);
  return {
    compare(next) {
      const now = fingerprints(next);
      return {
        names: next.filter((name) => now.get(name) !== running.get(name)),
        taken() {
          running = now;
        },
      };
    },
  };
}

function fingerprintOf(folder: string): string {
  const hash = createHash("sha1");
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name));
  for (const file of files.sort()) hash.update(`${relative(folder, file)}\0`).update(readFileSync(file));
  return hash.digest("base64");
}
