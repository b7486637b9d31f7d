// A small project on disk with the real src/ and node_modules, to be spoilt by tests of the build.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const made: string[] = [];

export interface TinyProject {
  readonly dir: string;
  write(path: string, content: string): void;
  remove(path: string): void;
}

const HANDLER = (pair: string) => `import { defineFunction } from "#runtime";
export const main = defineFunction({ on: "${pair}", handle: () => "好" });
`;

/** Functions `text` and `image`, listed in cloudbaserc.json. */
export function tinyProject(): TinyProject {
  const dir = mkdtempSync(join(tmpdir(), "tiny-project-"));
  made.push(dir);
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  // A junction needs no rights on Windows.
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"), "junction");
  cpSync(join(root, "src"), join(dir, "src"), { recursive: true });
  cpSync(join(root, "package.json"), join(dir, "package.json"));
  cpSync(join(root, "tsconfig.json"), join(dir, "tsconfig.json"));
  for (const name of ["text", "image"]) {
    write(`cloudfunctions/${name}/index.ts`, HANDLER(name));
    write(`cloudfunctions/${name}/config.json`, '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }\n');
  }
  write("cloudbaserc.json", cloudbaserc(["text", "image"]));
  return { dir, write, remove: (path) => rmSync(join(dir, path), { recursive: true }) };
}

/** A cloudbaserc.json that lists these functions, some of them with triggers. */
export function cloudbaserc(
  names: readonly string[],
  triggers: Readonly<Record<string, readonly unknown[]>> = {},
): string {
  const settings = {
    handler: "index.main",
    runtime: "Nodejs20.19",
    timeout: 5,
    memorySize: 256,
    installDependency: false,
  };
  const functions = names.map((name) => ({ name, ...settings, ...(triggers[name] && { triggers: triggers[name] }) }));
  return JSON.stringify({ version: "2.0", envId: "{{env.ENV_ID}}", functionRoot: "./dist/cloudfunctions", functions });
}

export function removeTinyProjects(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}
