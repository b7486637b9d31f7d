// Writes what was uploaded as a built project: the archives unpacked, and the settings as they are in the cloud.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CloudFunction } from "./function-store";
import { readZip } from "./read-zip";

const FUNCTION_ROOT = "dist/cloudfunctions";
/** The simulator reads nothing else of the file. */
const NO_PERMISSIONS = JSON.stringify({ permissions: { openapi: [] } });

/** After this the simulator can run `projectDir`. */
export function unpackProject(
  functions: readonly CloudFunction[],
  projectDir: string,
  isPermitted: (functionName: string) => boolean = () => true,
): void {
  for (const { name, archive } of functions)
    for (const [path, content] of readZip(archive)) {
      const file = join(projectDir, FUNCTION_ROOT, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, path === "config.json" && !isPermitted(name) ? NO_PERMISSIONS : content);
    }
  const settings = {
    version: "2.0",
    envId: "sim-local",
    functionRoot: `./${FUNCTION_ROOT}`,
    functions: functions.map(settingsOf),
  };
  writeFileSync(join(projectDir, "cloudbaserc.json"), JSON.stringify(settings, null, 2));
}

function settingsOf({ archive: _, modTime: _at, status: _status, triggers, ...settings }: CloudFunction) {
  return {
    ...settings,
    // A function runs with one at most, also where the cloud was given several.
    triggers: Object.entries(triggers)
      .slice(0, 1)
      .map(([name, config]) => ({ name, type: "timer", config })),
  };
}
