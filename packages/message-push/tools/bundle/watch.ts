// `npx message-push build --watch`: builds again when a source changes, and says so in one line.
import { watch } from "node:fs";
import { join } from "node:path";
import { functionsDirOf } from "../../project/project-layout";
import { CodedError } from "../../src/coded-error";
import { buildFunctions } from "./build-functions";

/** Editors write a file in several steps; a build waits until they are done. */
const QUIET_MS = 100;

/** Watches the functions' sources and cloudbaserc.json until the process ends. */
export function watchFunctions(projectDir: string, print: (line: string) => void): void {
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const changed = (path: string | null) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(() => rebuild(projectDir, path ?? "a file", print));
    }, QUIET_MS);
  };
  const functionsDir = functionsDirOf(projectDir);
  watch(join(projectDir, functionsDir), { recursive: true }, (_, path) => changed(path && `${functionsDir}/${path}`));
  // Editors that save by renaming would leave a watch on the file itself without its file.
  watch(projectDir, (_, path) => path === "cloudbaserc.json" && changed(path));
  print(`Watching ${functionsDir}/ and cloudbaserc.json. Ctrl-C ends it.`);
}

async function rebuild(projectDir: string, cause: string, print: (line: string) => void): Promise<void> {
  const startedAtMs = Date.now();
  try {
    const { functions } = await buildFunctions({ projectDir });
    print(`${cause} changed: built ${functions.length} functions in ${Date.now() - startedAtMs} ms`);
  } catch (error) {
    print(`${cause} changed: ${error instanceof CodedError ? error.message : String(error)}`);
  }
}
