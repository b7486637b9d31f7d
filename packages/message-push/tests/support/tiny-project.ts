// A small project on disk with the package and what it needs, to be spoilt by tests of the tools.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");
const made: string[] = [];

export interface TinyProject {
  readonly dir: string;
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
}

const HANDLER = (pair: string) => `import { defineFunction } from "#runtime";
export const main = defineFunction({ on: "${pair}", handle: () => "好" });
`;

/** Functions `text` and `image`, listed in cloudbaserc.json. */
export function tinyProject(): TinyProject {
  const project = runtimeProject();
  for (const name of ["text", "image"]) {
    project.write(`cloudfunctions/${name}/index.ts`, HANDLER(name));
    project.write(
      `cloudfunctions/${name}/config.json`,
      '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }\n',
    );
  }
  project.write("cloudbaserc.json", cloudbaserc(["text", "image"]));
  return project;
}

/** The project as a team clones it, with no function but the relay: for what makes functions. */
export function clonedProject(): TinyProject {
  const project = projectWith([
    "package.json",
    "tsconfig.json",
    "cloudfunctions/relay",
    "README.md",
    "README.zh-CN.md",
  ]);
  // It is no git repository.
  project.write("biome.json", JSON.stringify({ ...JSON.parse(read("biome.json")), vcs: { enabled: false } }, null, 2));
  project.write("jest.config.js", JEST_CONFIG);
  const settings: { functions: { name: string }[] } = JSON.parse(read("cloudbaserc.json"));
  const functions = settings.functions.filter(({ name }) => name === "relay");
  project.write("cloudbaserc.json", `${JSON.stringify({ ...settings, functions }, null, 2)}\n`);
  return project;
}

/** TypeScript as the project's own tests are run. */
const JEST_CONFIG = `module.exports = {
  transform: { "\\\\.ts$": ${JSON.stringify(join(root, "packages/message-push/tests/support/esbuild-transform.js"))} },
  testEnvironmentOptions: { customExportConditions: ["node", "node-addons", "message-push-source"] },
};
`;

/** The functions of the tests' own desk, without tools. */
export function deskProject(): TinyProject {
  const project = runtimeProject();
  cpSync(join(root, "packages/message-push/tests/fixtures/desk"), project.dir, { recursive: true });
  return project;
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function runtimeProject(): TinyProject {
  return projectWith(["package.json", "package-lock.json", "tsconfig.json"]);
}

/** A folder with copies of these files and folders of the project. */
function projectWith(copied: readonly string[]): TinyProject {
  // A folder around it: tcb writes beside the project, under names that every project would share.
  const around = mkdtempSync(join(tmpdir(), "tiny-project-"));
  const dir = join(around, "project");
  mkdirSync(dir);
  made.push(around);
  // A junction needs no rights on Windows.
  symlinkSync(join(root, "node_modules"), join(dir, "node_modules"), "junction");
  for (const path of copied) cpSync(join(root, path), join(dir, path), { recursive: true });
  return {
    dir,
    write(path, content) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    },
    remove: (path) => rmSync(join(dir, path), { recursive: true }),
  };
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
