// The build: cloudfunctions/<name>/ becomes dist/cloudfunctions/<name>/{index.js,config.json,package.json}.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Metafile } from "esbuild";
import { PushError } from "../../src/push-error";
import { bundleFunction } from "./bundle-function";
import { checkTypes } from "./check-types";
import { findProjectFunctions } from "./project-functions";
import { readPairs } from "./read-pairs";

/** One built function. */
export interface BuiltFunctionReport {
  readonly name: string;
  readonly pairs: readonly string[];
  readonly bytes: number;
  readonly gzipBytes: number;
}

export interface BuildOptions {
  readonly projectDir: string;
  /** Whether the whole project must pass tsc first. @default true */
  readonly isTypeChecked?: boolean;
}

/**
 * The most a function may weigh: what the shipped ones measure, with room for a handler of one's own. Start-up time
 * grows with it; see docs/decisions.md.
 */
const MAX_BUNDLE_BYTES = 900 * 1024;

/**
 * Builds every function. Nothing of the last build is touched until all is well, so a failed build leaves it whole.
 *
 * @throws {PushError} naming what is wrong and how to mend it; see docs/errors.md
 */
export async function buildFunctions({
  projectDir,
  isTypeChecked = true,
}: BuildOptions): Promise<readonly BuiltFunctionReport[]> {
  const { names, cloudbaserc } = findProjectFunctions(projectDir);
  const outDir = resolve(projectDir, cloudbaserc.functionRoot);
  const newDir = join(dirname(outDir), `.${basename(outDir)}-${process.pid}`);
  const types = isTypeChecked ? checkTypes(projectDir) : Promise.resolve();
  try {
    const [reports] = await Promise.all([bundleAll(projectDir, names, newDir), types]);
    swapIn(newDir, outDir);
    return reports;
  } catch (error) {
    await types.catch(() => undefined); // lets tsc end before its folder goes
    throw error;
  } finally {
    rmSync(newDir, { recursive: true, force: true });
  }
}

async function bundleAll(projectDir: string, names: readonly string[], outDir: string): Promise<BuiltFunctionReport[]> {
  const metafiles = await Promise.all(names.map((name) => bundleFunction(projectDir, name, join(outDir, name))));
  const files = names.map((name) => ({ name, file: join(outDir, name, "index.js") }));
  const pairs = await readPairs(files);
  refuseSharedPairs(names, pairs);

  const { version }: { version: string } = JSON.parse(readFileSync(join(projectDir, "package.json"), "utf8"));
  return names.map((name, i) => {
    const folder = join(outDir, name);
    cpSync(join(projectDir, "cloudfunctions", name, "config.json"), join(folder, "config.json"));
    writeManifest(folder, { name, version, pairs: pairs[i] ?? [] });
    return report(name, folder, pairs[i] ?? [], metafiles[i]);
  });
}

function writeManifest(
  folder: string,
  { name, version, pairs }: { name: string; version: string; pairs: readonly string[] },
): void {
  const manifest = { name, version, private: true, main: "index.js", messagePush: { pairs } };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

function refuseSharedPairs(names: readonly string[], pairs: readonly (readonly string[])[]): void {
  const claims = names.flatMap((name, i) => (pairs[i] ?? []).map((pair) => ({ name, pair })));
  for (const { pair, name } of claims) {
    const other = claims.find((claim) => claim.pair === pair && claim.name !== name);
    if (other === undefined) continue;
    throw new PushError(
      "PAIR_CLAIMED_TWICE",
      `"${pair}" is handled by ${name} and by ${other.name}; WeChat binds a pair to one function.`,
      "Take it out of `on` in one of them.",
    );
  }
}

function report(
  name: string,
  folder: string,
  pairs: readonly string[],
  metafile: Metafile | undefined,
): BuiltFunctionReport {
  const code = readFileSync(join(folder, "index.js"));
  if (code.length > MAX_BUNDLE_BYTES) throw tooLarge(name, code.length, metafile);
  return { name, pairs, bytes: code.length, gzipBytes: gzipSync(code).length };
}

function tooLarge(name: string, bytes: number, metafile: Metafile | undefined): PushError {
  const [output] = Object.values(metafile?.outputs ?? {});
  const inputs = Object.entries(output?.inputs ?? {}).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
  const largest = inputs.slice(0, 5).map(([path, { bytesInOutput }]) => `${kilobytes(bytesInOutput)} ${path}`);
  return new PushError(
    "BUNDLE_TOO_LARGE",
    `"${name}" weighs ${kilobytes(bytes)}, and a function may weigh ${kilobytes(MAX_BUNDLE_BYTES)}. The largest parts:\n  ${largest.join("\n  ")}`,
    "Do without the largest part that is yours, or raise MAX_BUNDLE_BYTES in scripts/bundle/build-functions.ts.",
  );
}

/** Bytes for people. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

// A rename replaces a folder only when nothing is there, on every platform. A build that changed nothing is left alone,
// so that a simulator that runs on it is not disturbed.
function swapIn(newDir: string, outDir: string): void {
  if (haveEqualFiles(newDir, outDir)) return;
  mkdirSync(dirname(outDir), { recursive: true });
  const oldDir = `${newDir}-old`;
  if (existsSync(outDir)) renameSync(outDir, oldDir);
  renameSync(newDir, outDir);
  rmSync(oldDir, { recursive: true, force: true });
}

function haveEqualFiles(oneDir: string, otherDir: string): boolean {
  if (!existsSync(otherDir)) return false;
  const [files, otherFiles] = [oneDir, otherDir].map((dir) => listFiles(dir));
  if (files?.join("\n") !== otherFiles?.join("\n")) return false;
  return (files ?? []).every((file) => readFileSync(join(oneDir, file)).equals(readFileSync(join(otherDir, file))));
}

function listFiles(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => relative(dir, join(file.parentPath, file.name))).sort();
}
