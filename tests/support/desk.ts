// The desk that the tests of the machinery run. It has functions of its own, as they ship, so that a team may change or remove its own.
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildFunctions } from "../../scripts/bundle/build-functions";

const root = resolve(__dirname, "../..");
/** Its functions and their settings. */
export const DESK_SOURCES = join(root, "tests/fixtures/desk");
/** What runs in it is the runtime of the work tree, and its scripts too. */
const COPIED = ["src", "scripts", "simulator", "package.json", "tsconfig.json"];

/** A project folder, built before the tests run. */
export const DESK = join(root, ".desk");
/** The scripts in it: `npm run serve` has to be of one piece with the functions that it loads. */
export const DESK_SCRIPTS = join(DESK, "scripts");

export async function makeDesk(): Promise<void> {
  mkdirSync(DESK, { recursive: true });
  // A junction needs no rights on Windows.
  const packages = join(DESK, "node_modules");
  if (!existsSync(packages)) symlinkSync(join(root, "node_modules"), packages, "junction");
  for (const folder of ["cloudfunctions", ...COPIED]) rmSync(join(DESK, folder), { recursive: true, force: true });
  for (const path of COPIED) cpSync(join(root, path), join(DESK, path), { recursive: true });
  cpSync(DESK_SOURCES, DESK, { recursive: true });
  await buildFunctions({ projectDir: DESK, isTypeChecked: false });
}
