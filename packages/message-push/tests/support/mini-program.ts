// A mini program that exists, on disk, as `message-push init` finds it; the packages are those of the work tree.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { runInit } from "../../tools/init/run-init";
import { root } from "./run-script";

const made: string[] = [];

export interface MiniProgram {
  readonly dir: string;
  write(path: string, text: string): void;
  read(path: string): string;
  /** Every file but packages, path → text. */
  files(): Readonly<Record<string, string>>;
  /** `message-push init`; what it printed. */
  init(options?: { readonly isDryRun?: boolean; readonly isYes?: boolean; readonly answer?: string }): Promise<string>;
}

/** The quickstart's own function. */
export const LOGIN = `const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async () => cloud.getWXContext();
`;

/** `place` is where in a repository the mini program lies; packages are installed at the top of it. */
export function miniProgram(files: Readonly<Record<string, string>>, place = "."): MiniProgram {
  const top = mkdtempSync(join(tmpdir(), "mini-program-"));
  made.push(top);
  const dir = join(top, place);
  mkdirSync(dir, { recursive: true });
  // A junction needs no rights on Windows.
  symlinkSync(join(root, "node_modules"), join(top, "node_modules"), "junction");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return {
    dir,
    write,
    read: (path) => readFileSync(join(dir, path), "utf8"),
    files: () => filesIn(dir, ""),
    async init({ isDryRun = false, isYes = true, answer } = {}) {
      const printed: string[] = [];
      const terminal = answer === undefined ? undefined : { input: new PassThrough(), output: new PassThrough() };
      terminal?.input.write(`${answer}
`);
      await runInit({ projectDir: dir, isDryRun, isYes, terminal, print: (text) => printed.push(text) });
      return printed.join("\n");
    },
  };
}

export function removeMiniPrograms(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

function filesIn(dir: string, below: string): Record<string, string> {
  const entries = readdirSync(join(dir, below), { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  return Object.assign(
    {},
    ...entries.map((entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesIn(dir, path) : { [path]: readFileSync(join(dir, path), "utf8") };
    }),
  );
}
