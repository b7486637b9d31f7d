// A wrong flag or a taken port is answered before anything heavy is loaded. What is loaded is counted, and not the time.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endScripts, root, runScript } from "../support/run-script";

afterEach(endScripts);

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

/** As a team has it that only builds, and uploads from DevTools. */
function projectWithoutCli(): string {
  const dir = mkdtempSync(join(tmpdir(), "without-cli-"));
  made.push(dir);
  for (const file of ["package.json", "cloudbaserc.json"]) cpSync(join(root, file), join(dir, file));
  return dir;
}

const COMMANDS_DIR = join(root, "packages/message-push/tools/commands");
const VERIFICATION_DIR = join(root, "packages/verification");
const commands = [COMMANDS_DIR, VERIFICATION_DIR].flatMap((folder) =>
  readdirSync(folder).flatMap((name) => (name.endsWith(".ts") ? [[name, folder] as const] : [])),
);

/** What reading flags may take: tsx and its esbuild, and the suggestions. */
const LIGHT_PACKAGES = ["esbuild", "fastest-levenshtein", "tsx"];
const MOST_OWN_FILES = 20;
/** The command with its default port, the error that it may end with, and the language: beside it, this test's own two. */
const MOST_FILES_OF_A_HELP = 13;

async function loadedBy(script: string, args: readonly string[], scriptsDir = COMMANDS_DIR, cwd = root) {
  const nodeArgs = ["--require", join(root, "packages/message-push/tests/support/list-loaded.js")];
  const { ended, output } = runScript(script, args, { nodeArgs, scriptsDir, cwd });
  const exitCode = await ended;
  const files = [...output().matchAll(/^loaded (.*)$/gm)].map(([, file = ""]) => file);
  const packages = files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return {
    exitCode,
    output: output(),
    packages: [...new Set(packages)].sort(),
    own: files.filter((file) => !file.includes("/node_modules/")),
  };
}

test("every command is among those that are looked at", () => {
  const names = commands.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(["build.ts", "deploy.ts", "doctor.ts", "new.ts", "dev.ts"]));
  expect(commands.length).toBeGreaterThanOrEqual(12);
});

test.each(commands)(
  "%s refuses a wrong flag before it loads anything heavy",
  async (script, folder) => {
    const { exitCode, output, packages, own } = await loadedBy(script, ["--nope"], folder);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.stringContaining("[FLAG_INVALID]") });
    expect(packages.filter((name) => !LIGHT_PACKAGES.includes(name))).toEqual([]);
    expect(own).toContainEqual(expect.stringMatching(/tools\/command-line\.ts$/));
    expect(own.length).toBeLessThanOrEqual(MOST_OWN_FILES);
  },
  60_000,
);

test.each(commands)(
  "%s prints its help with what says it, and no package",
  async (script, folder) => {
    const { exitCode, output, packages, own } = await loadedBy(script, ["--help"], folder);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/^Usage: /m) });
    expect(packages.filter((name) => name !== "esbuild" && name !== "tsx")).toEqual([]);
    expect(own.length).toBeLessThanOrEqual(folder === COMMANDS_DIR ? MOST_FILES_OF_A_HELP : MOST_OWN_FILES);
  },
  60_000,
);

test("npx message-push dev refuses a taken port before it builds", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => blocker.once("listening", resolve));
  const { port } = blocker.address() as AddressInfo;
  const { exitCode, output, packages } = await loadedBy("dev.ts", ["--port", String(port)]);
  blocker.close();
  expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.stringContaining(`[PORT_IN_USE] Port ${port}`) });
  expect(output).not.toContain("Building");
  expect(packages.filter((name) => !LIGHT_PACKAGES.includes(name))).toEqual([]);
}, 60_000);

test.each([
  ["deploy.ts", []],
  ["deploy.ts", ["--rehearse"]],
  ["smoke.ts", []],
])("%s %j names the package that is missing in the project, before it loads anything heavy", async (script, args) => {
  const { exitCode, output, packages } = await loadedBy(script, args, COMMANDS_DIR, projectWithoutCli());
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^\[TCB_MISSING\] @cloudbase\/cli is not installed in .*\n {2}→ Run npm install --save-dev /m);
  expect(output).not.toMatch(/building|\n\s+at /i);
  expect(packages.filter((name) => !LIGHT_PACKAGES.includes(name))).toEqual([]);
});

test("the version that is named is the one that this repository is tested with", async () => {
  const { output } = await loadedBy("smoke.ts", [], COMMANDS_DIR, projectWithoutCli());
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(output).toContain(`npm install --save-dev @cloudbase/cli@${devDependencies["@cloudbase/cli"]}`);
});

test("what a command loads after its flags is seen as well", async () => {
  const { exitCode, packages } = await loadedBy("security-rules.ts", []);
  expect(exitCode).toBe(0);
  expect(packages).toContain("valibot");
}, 60_000);
