// The probe's function as WeChat DevTools shows it: a folder in the project's cloudfunctionRoot, marked, and gone after the run.
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { CodedError } from "../../src/coded-error";
import { type Both, say } from "../../src/language";
import { readDevtoolsSettings } from "../doctor/read-devtools";
import { buildProbe } from "./build-probe";
import { EVERY_MINUTE } from "./environment";
import { PROBE_FUNCTION } from "./probe-names";

export interface DevToolsFolder {
  /** Writes it. Where something of that name is there, or the project has no cloudfunctionRoot, nothing is written. */
  write(): Promise<WrittenFolder | { readonly refused: Both }>;
  /** Removes it, and leaves alone what the probe did not write. Resolves also where there is nothing. */
  remove(): Promise<void>;
}

/** What a part needs to know of it. */
export interface WrittenFolder {
  /** The project's cloudfunctionRoot, as the project has it. */
  readonly root: string;
  /** Whether the build's file `.message-push.json` stands beside the folder. */
  readonly hasBuildFile: boolean;
}

/** In the folder from its first moment on: what has it is the probe's. */
const MARK = ".message-push-probe";
const MARK_TEXT = {
  en: "Written by message-push probe, which removes this folder. You may delete it.\n",
  zh: "由 message-push probe 写入，结束时会删除本目录；您也可以自行删除。\n",
};
const NO_ROOT = {
  en: "project.config.json has no cloudfunctionRoot",
  zh: "project.config.json 里没有 cloudfunctionRoot",
};
const BUILD_FILE = ".message-push.json";

/** The folder of the project in `projectDir`; no other is touched. */
export function devToolsFolder(projectDir: string): DevToolsFolder {
  const rootOf = () => rootIn(projectDir);
  /** What `write` made, from the outermost to the innermost. */
  let made: readonly string[] = [];
  return {
    async write() {
      const root = rootOf();
      const rootDir = resolve(projectDir, root);
      if (root === "" || isOutside(projectDir, rootDir)) return { refused: NO_ROOT };
      const folder = join(rootDir, PROBE_FUNCTION);
      if (existsSync(folder) && !isMarked(folder))
        return { refused: { en: `${root} has a ${PROBE_FUNCTION} already`, zh: `${root} 里已有 ${PROBE_FUNCTION}` } };
      rmSync(folder, { recursive: true, force: true });
      made = missingAbove(folder);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, MARK), say(MARK_TEXT));
      await buildProbe(folder);
      addTrigger(join(folder, "config.json"));
      return { root, hasBuildFile: existsSync(join(rootDir, BUILD_FILE)) };
    },
    async remove() {
      const root = rootOf();
      const folder = join(resolve(projectDir, root), PROBE_FUNCTION);
      if (root === "" || !isMarked(folder)) return;
      rmSync(folder, { recursive: true, force: true });
      removeIfEmpty(made);
      made = [];
    },
  };
}

/** Empty where DevTools could not open the project: then nothing was written, either. */
function rootIn(projectDir: string): string {
  try {
    return readDevtoolsSettings(projectDir).cloudfunctionRoot.value;
  } catch (error) {
    if (error instanceof CodedError) return "";
    throw error;
  }
}

function isOutside(projectDir: string, folder: string): boolean {
  const path = relative(projectDir, folder);
  return path === "" || path.startsWith("..");
}

function isMarked(folder: string): boolean {
  return existsSync(join(folder, MARK));
}

/** Folders above that are not there yet. */
function missingAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return existsSync(above) ? [] : [...missingAbove(above), above];
}

/** A folder into which somebody has written meanwhile stays. */
function removeIfEmpty(folders: readonly string[]): void {
  try {
    for (const folder of [...folders].reverse()) rmdirSync(folder);
  } catch {
    // It is not empty.
  }
}

/** DevTools offers 上传触发器 for what it finds there. */
function addTrigger(file: string): void {
  const { name, config } = EVERY_MINUTE;
  const settings = { ...JSON.parse(readFileSync(file, "utf8")), triggers: [{ name, type: "timer", config }] };
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

/** Of a rehearsal: nothing is written, and a project is played that builds into a folder in a folder. */
export const NO_FOLDER: DevToolsFolder = {
  write: async () => ({ root: "dist/cloudfunctions/", hasBuildFile: true }),
  remove: async () => undefined,
};
