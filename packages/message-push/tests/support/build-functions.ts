// jest's global set-up: a folder for temporary files, and builds of what is in the working tree now.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { DESK, DESK_SOURCES, makeDesk } from "./desk";
import { fingerprintOf } from "./fingerprint";
import { bundlePackages, PACKAGE_FILES } from "./packages-in-one-file";
import { useTempFolder } from "./temp-folder";

const root = resolve(__dirname, "../../../..");
const inRoot = (...paths: string[]) => paths.map((path) => join(root, path));
/** What a build depends on, and what comes out of it. */
const FILES = [
  ...inRoot("cloudfunctions", "dist/cloudfunctions"),
  ...["src", "project", "server", "simulator", "tools", "package.json"].map((path) =>
    join(root, "packages/message-push", path),
  ),
  ...inRoot("cloudbaserc.json", "package.json", "package-lock.json", "tsconfig.json"),
  DESK_SOURCES,
  join(DESK, "cloudfunctions"),
  join(DESK, "dist"),
  ...PACKAGE_FILES,
];
const NOTE = join(DESK, "built-from");

// Types are checked by `npm run types`; a test run must not depend on a file somebody is in the middle of writing.
module.exports = async () => {
  useTempFolder();
  // A build takes seconds, and whoever runs one test file again and again has changed nothing that goes into it.
  if (readNote() === fingerprintOf(FILES)) return;
  await Promise.all([buildFunctions({ projectDir: root, isTypeChecked: false }), makeDesk(), bundlePackages()]);
  mkdirSync(dirname(NOTE), { recursive: true });
  writeFileSync(NOTE, fingerprintOf(FILES));
};

function readNote(): string | undefined {
  try {
    return readFileSync(NOTE, "utf8");
  } catch {
    return undefined;
  }
}
