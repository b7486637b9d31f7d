// What is kept over restarts, on disk: one small file that lists parts by their hash, and the parts. A part never changes, and the list is
// renamed into its place when all of its parts are there: whenever the process dies, the last complete state is what is found.

import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { Both } from "../../src/language";
import { SimulatorError } from "../simulator-error";

/** Another layout gets another number. */
const VERSION = 1;
const LIST = "state.json";
const PARTS = "parts";

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const listSchema = v.strictObject({
  version: v.literal(VERSION),
  parts: v.record(v.string(), hash),
});

/** Parts by name: `collection:orders`, `file:cloud://…`, `customers`. */
export type Parts = ReadonlyMap<string, Buffer>;

/**
 * Reads the whole state, or nothing where there is none.
 *
 * @throws {SimulatorError} `STATE_UNUSABLE` for one that is damaged, or that another version wrote; it stays as it is
 */
export function readState(folder: string): Parts | undefined {
  if (!existsSync(join(folder, LIST))) return undefined;
  const { parts } = readList(folder);
  return new Map(Object.entries(parts).map(([name, digest]) => [name, readPart(folder, digest)]));
}

const DAMAGED: Both = { en: `${LIST} is damaged`, zh: `${LIST} 已损坏` };

function readList(folder: string): v.InferOutput<typeof listSchema> {
  const text = readOrRefuse(folder, LIST).toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw unusable(folder, DAMAGED, cause);
  }
  const { version } = Object(value) as { version?: unknown };
  if (typeof version === "number" && version !== VERSION)
    throw unusable(folder, {
      en: `another version of the simulator wrote it (${version}; this one reads ${VERSION})`,
      zh: `它是另一个版本的模拟器写的（格式 ${version}，这个版本读 ${VERSION}）`,
    });
  const parsed = v.safeParse(listSchema, value);
  if (!parsed.success) throw unusable(folder, DAMAGED);
  return parsed.output;
}

function readPart(folder: string, digest: string): Buffer {
  const content = readOrRefuse(folder, join(PARTS, digest));
  if (digestOf(content) !== digest) throw unusable(folder, { en: "a part of it is damaged", zh: "其中一部分已损坏" });
  return content;
}

function readOrRefuse(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw unusable(
      folder,
      { en: `a file of it cannot be read (${code})`, zh: `其中一个文件无法读取（${code}）` },
      cause,
    );
  }
}

/** An error about a state that cannot be used, or cannot be kept. */
export function unusable(folder: string, why: Both, cause?: unknown): SimulatorError {
  return new SimulatorError(
    "STATE_UNUSABLE",
    {
      en: `The local data that was kept in ${folder} cannot be used: ${why.en}.`,
      zh: `${folder} 里保存的本地数据无法使用：${why.zh}。`,
    },
    {
      en: "Start with --fresh (isFresh in startSimulator) to forget it and load seed/ again, or put the folder back as it was.",
      zh: "请加上 --fresh 启动（startSimulator 里是 isFresh），丢弃它并重新加载 seed/；或者把该文件夹恢复原样。",
    },
    cause === undefined ? {} : { cause },
  );
}

/** Forgets a state, whatever condition it is in; other files in the folder are left alone. */
export function forgetState(folder: string): void {
  rmSync(join(folder, LIST), { force: true });
  rmSync(join(folder, PARTS), { recursive: true, force: true });
}

/** Refuses what {@link readState} would refuse by its list alone, for who wants to know that early. */
export function refuseForeignState(folder: string): void {
  if (existsSync(join(folder, LIST))) readList(folder);
}

/** Writes a state in the place of the one before. Call it again only when it has resolved. */
export async function writeState(folder: string, parts: Parts): Promise<void> {
  await mkdir(join(folder, PARTS), { recursive: true });
  const list: Record<string, string> = {};
  const there = new Set(readdirSync(join(folder, PARTS)));
  for (const [name, content] of parts) {
    const digest = digestOf(content);
    list[name] = digest;
    if (there.has(digest)) continue;
    await writeSafely(folder, join(PARTS, digest), content);
    there.add(digest);
  }
  const text = Buffer.from(`${JSON.stringify({ version: VERSION, parts: list }, null, 2)}\n`);
  // The same hashes are the same state.
  if (existsSync(join(folder, LIST)) && readFileSync(join(folder, LIST)).equals(text)) return;
  await writeSafely(folder, LIST, text);
  const used = new Set(Object.values(list));
  for (const digest of there) if (!used.has(digest)) await rm(join(folder, PARTS, digest), { force: true });
}

/** Written under another name first, among the parts: a file of this name is always whole, and what a death left is removed later. */
async function writeSafely(folder: string, name: string, content: Uint8Array): Promise<void> {
  const temporary = join(folder, PARTS, `${randomBytes(8).toString("hex")}.tmp`);
  await writeFile(temporary, content, { flush: true });
  await rename(temporary, join(folder, name));
}

const digests = new WeakMap<Uint8Array, string>();

/** Of content that never changes, which most of it is from one write to the next, it is computed once. */
function digestOf(content: Uint8Array): string {
  const digest = digests.get(content) ?? createHash("sha256").update(content).digest("hex");
  digests.set(content, digest);
  return digest;
}
