// The desk that the tests of the machinery run. It has functions of its own, as they ship, so that a team may change or remove its own.
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";

const root = resolve(__dirname, "../../../..");
/** Its functions and their settings. */
export const DESK_SOURCES = join(root, "packages/message-push/tests/fixtures/desk");
/** The runtime in it is the package of the work tree. */
const COPIED = ["package.json", "tsconfig.json"];

/** A project folder, built before the tests run. */
export const DESK = join(root, ".desk");

export async function makeDesk(): Promise<void> {
  mkdirSync(DESK, { recursive: true });
  // A junction needs no rights on Windows.
  const packages = join(DESK, "node_modules");
  if (!existsSync(packages)) symlinkSync(join(root, "node_modules"), packages, "junction");
  // What earlier runs wrote is no part of it.
  for (const path of ["cloudfunctions", ".sim"]) rmSync(join(DESK, path), { recursive: true, force: true });
  for (const path of COPIED) cpSync(join(root, path), join(DESK, path));
  cpSync(DESK_SOURCES, DESK, { recursive: true });
  await buildFunctions({ projectDir: DESK, isTypeChecked: false });
}
