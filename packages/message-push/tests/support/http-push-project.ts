// A project on disk with a function behind HTTP access, written as the build would leave it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestText } from "./manifest-of";
import { cloudbaserc } from "./tiny-project";

const made: string[] = [];

/** A function: the text of its index.js, the pairs it is bound to, its variables. */
export interface HttpPushFunction {
  readonly source: string;
  readonly pairs?: readonly string[];
  readonly envVariables?: Readonly<Record<string, string>>;
}

/** Returns the folder of the project. */
export function httpPushProject(functions: Readonly<Record<string, HttpPushFunction>>): string {
  const dir = mkdtempSync(join(tmpdir(), "http-push-project-"));
  made.push(dir);
  const settings: { functions: { name: string; envVariables?: object }[] } = JSON.parse(
    cloudbaserc(Object.keys(functions)),
  );
  for (const fn of settings.functions) fn.envVariables = functions[fn.name]?.envVariables ?? {};
  writeFileSync(join(dir, "cloudbaserc.json"), JSON.stringify(settings));
  for (const [name, { source, pairs = [] }] of Object.entries(functions)) {
    const folder = join(dir, "dist/cloudfunctions", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "index.js"), source);
    writeFileSync(join(folder, "package.json"), manifestText(name, { pairs }));
    writeFileSync(join(folder, "config.json"), JSON.stringify({ permissions: { openapi: [] } }));
  }
  return dir;
}

export function removeHttpPushProjects(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}
