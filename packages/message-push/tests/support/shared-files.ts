// Files that many projects of the tests have alike: made once in a run, and linked instead of copied.
import { existsSync, linkSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./until";

/** Both folders have the same files, until one is removed and written anew. */
export function linkFiles(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [there, here] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFiles(there, here);
    else linkSync(there, here);
  }
}

/** A folder that several test files read: the first one makes it, and those that come meanwhile wait. */
export async function oncePerRun(name: string, make: (dir: string) => Promise<void>): Promise<string> {
  const dir = join(tmpdir(), name);
  const [making, made] = [`${dir}.making`, `${dir}.made`];
  if (!isFirst(making)) {
    await until(() => existsSync(made) || !existsSync(making));
    return existsSync(made) ? dir : oncePerRun(name, make);
  }
  try {
    await make(dir);
    writeFileSync(made, "");
    return dir;
  } catch (error) {
    // Whoever waits tries it as well, and has to meet the same error.
    rmSync(dir, { recursive: true, force: true });
    rmdirSync(making);
    throw error;
  }
}

function isFirst(folder: string): boolean {
  if (existsSync(folder)) return false;
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
