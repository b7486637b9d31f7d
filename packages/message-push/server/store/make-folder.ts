// Makes a folder one level at a time: Node's own way of making several never ends below /proc, and its errors name no place.

import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type Both, say } from "../../src/language";

/** Why a folder cannot be made, and what stands in the way. */
export class FolderRefusal extends Error {
  override readonly name = "FolderRefusal";
  readonly reason: string;
  /** What is wrong at which place, as a clause. */
  readonly fact: Both;

  constructor(fact: Both, reason: string, cause?: unknown) {
    super(`${say(fact)} (${reason})`, { cause });
    this.fact = fact;
    this.reason = reason;
  }
}

/**
 * Makes the folder with all above it that are missing; only their owner may look into those.
 *
 * @param folder an absolute path
 * @throws {FolderRefusal} at the first place where that fails
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing = await missingFolders(folder);
  for (const place of missing) await makeOne(place);
  // A link that leads nowhere could neither be looked at nor be made.
  if (missing.length > 0 && !(await existsAsFolder(folder)))
    throw new FolderRefusal({ en: `${folder} leads nowhere`, zh: `${folder} 没有指向任何位置` }, "ENOENT");
}

/** Those that have to be made, the uppermost first. */
async function missingFolders(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let place = folder; !(await existsAsFolder(place)); place = dirname(place)) {
    missing.unshift(place);
    if (dirname(place) === place)
      throw new FolderRefusal({ en: `there is no ${place}`, zh: `没有 ${place}` }, "ENOENT");
  }
  return missing;
}

async function existsAsFolder(place: string): Promise<boolean> {
  try {
    if ((await stat(place)).isDirectory()) return true;
  } catch (error) {
    // Below a file there is nothing either: looking further up finds it.
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return false;
    throw new FolderRefusal({ en: `${place} cannot be looked at`, zh: `无法查看 ${place}` }, codeOf(error), error);
  }
  throw new FolderRefusal({ en: `${place} is no folder`, zh: `${place} 不是目录` }, "ENOTDIR");
}

async function makeOne(place: string): Promise<void> {
  try {
    await mkdir(place, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it this moment.
    if (codeOf(error) === "EEXIST") return;
    throw new FolderRefusal(
      { en: `no folder can be made in ${dirname(place)}`, zh: `无法在 ${dirname(place)} 里创建目录` },
      codeOf(error),
      error,
    );
  }
}

function codeOf(error: unknown): string {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" ? code : "none";
}
