// The project's folder seed/: what is in the database when the simulator starts, one file per collection.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import type { Document } from "../gateway/database/documents";
import { refuseCollectionName } from "../gateway/database/size-limits";
import { GatewayError } from "../gateway/gateway-error";
import { invalid, toDocuments } from "./read-documents";
import { readExport } from "./read-export";

export const SEED_FOLDER = "seed";

const ENDINGS: ReadonlySet<string> = new Set([".json", ".jsonl"]);

/**
 * Reads every file before anything is loaded, so that a wrong one leaves nothing behind.
 *
 * @returns collection → documents; nothing where there is no such folder
 * @throws {SimulatorError} `DATA_INVALID` with file and place
 */
export function readSeedFiles(projectDir: string): ReadonlyMap<string, readonly Document[]> {
  const folder = join(projectDir, SEED_FOLDER);
  if (!existsSync(folder)) return new Map();
  if (!statSync(folder).isDirectory()) {
    throw invalid({
      en: `${SEED_FOLDER} is a file; it has to be a folder.`,
      zh: `${SEED_FOLDER} 是文件，应当是文件夹。`,
    });
  }
  const seeds = new Map<string, readonly Document[]>();
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = `${SEED_FOLDER}/${name}`;
    const ending = extname(name).toLowerCase();
    if (ending === ".csv") {
      throw invalid({
        en: `${file} is CSV, which has no types; export the collection as JSON.`,
        zh: `${file} 是 CSV，没有类型信息；请把集合导出为 JSON。`,
      });
    }
    if (!ENDINGS.has(ending)) continue;
    const collection = name.slice(0, -ending.length);
    if (seeds.has(collection)) {
      throw invalid({
        en: `${file}: there is another file for the collection ${collection}.`,
        zh: `${file}：集合 ${collection} 已经有另一个文件。`,
      });
    }
    refuseName(collection, file);
    seeds.set(collection, toDocuments(readExport(contentOf(join(folder, name), file), file), file));
  }
  return seeds;
}

function contentOf(path: string, file: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw invalid({ en: `${file} cannot be read (${code}).`, zh: `${file} 无法读取（${code}）。` }, cause);
  }
}

function refuseName(collection: string, file: string): void {
  try {
    refuseCollectionName(collection);
  } catch (cause) {
    if (!(cause instanceof GatewayError)) throw cause;
    const fact = {
      en: `${file}: ${collection} is no name of a collection.`,
      zh: `${file}：${collection} 不能用作集合名称。`,
    };
    throw invalid(fact, cause);
  }
}
