// The workflows as GitHub reads them, by its own parser; what they call has to be there, and what they may do is little.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { endScripts, root, runScript } from "../../../message-push/tests/support/run-script";

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly "timeout-minutes"?: number;
  readonly environment?: string;
  readonly needs?: string;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, ".github/workflows");
const files = readdirSync(folder);
let workflows: ReadonlyMap<string, Workflow>;
let scratch: string;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "workflows-"));
  const read = await readWorkflows(files.map((file) => join(folder, file)));
  for (const { errors } of read) expect(errors).toEqual([]);
  workflows = new Map(read.map(({ workflow }, i) => [files[i] ?? "", workflow]));
}, 30_000);
afterEach(endScripts);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function readWorkflows(paths: readonly string[]): Promise<readonly { errors: string[]; workflow: Workflow }[]> {
  const { ended, output } = runScript("read-workflows.mts", paths, {
    scriptsDir: join(root, "packages/message-push/tests/support"),
  });
  await ended;
  return JSON.parse(output());
}

const jobs = () => [...workflows.values()].flatMap((workflow) => Object.values(workflow.jobs));
const steps = () => jobs().flatMap((job) => job.steps ?? []);
const stepOf = (name: string) => steps().find((step) => step.name === name) ?? {};

test("GitHub's parser, which found no fault, finds what is wrong in another one", async () => {
  const wrong = `on: push
permissions: { contents: red }
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minute: 3
    steps: [{ run: "echo \${{ githb.sha }}" }]
  b: { needs: c, runs-on: ubuntu-latest, steps: [{ run: "true" }] }
`;
  writeFileSync(join(scratch, "wrong.yml"), wrong);
  const [read] = await readWorkflows([join(scratch, "wrong.yml")]);
  expect(read?.errors.map((error) => /'[^']+'/.exec(error)?.[0])).toEqual([
    "'red'",
    "'timeout-minute'",
    "'githb'",
    "'b'",
  ]);
}, 30_000);

test("every npm script that a workflow runs exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const called = steps().flatMap(({ run = "" }) =>
    [...run.matchAll(/npm (?:run (?:--silent )?([\w:-]+)|(start|test))/g)].map(([, script, short]) => script ?? short),
  );
  expect(called).toEqual(expect.arrayContaining(["check", "campaign", "licences", "start", "deploy", "smoke"]));
  expect(called.filter((script = "") => scripts[script] === undefined)).toEqual([]);
});

test("a workflow may read the repository and nothing else, and no job runs without an end", () => {
  for (const { permissions } of workflows.values()) expect(permissions).toEqual({ contents: "read" });
  for (const job of jobs()) {
    if (job.uses === undefined) expect(job["timeout-minutes"]).toBeLessThanOrEqual(30);
  }
});

test("actions are GitHub's own at a major version, and leave no credentials behind", () => {
  for (const { uses, with: options } of steps()) {
    if (uses === undefined) continue;
    expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
    if (uses.startsWith("actions/checkout@")) expect(options).toMatchObject({ "persist-credentials": "false" });
  }
});

test("no expression stands in a shell script, where its value would be read as code", () => {
  for (const { run = "" } of steps()) expect(run).not.toContain("${{");
});

test("secrets reach the steps that need them and no other, and each is documented", () => {
  const documents = ["docs", "."].flatMap((dir) => readdirSync(join(root, dir)).map((file) => join(root, dir, file)));
  const text = documents.filter((file) => /\.md$|\.env\.example$/.test(file)).map((file) => readFileSync(file, "utf8"));
  const secrets = [...readFileSync(join(folder, "deploy.yml"), "utf8").matchAll(/\b(?:secrets|vars)\.(\w+)/g)];
  for (const [, name = ""] of secrets) expect([name, text.join("").includes(name)]).toEqual([name, true]);
  for (const step of steps()) {
    if (JSON.stringify(step).includes("secrets.")) expect(step.run).toMatch(/npm run (deploy|smoke)\b/);
  }
});

test("a deploy waits for the check and for the environment, and no two overlap", () => {
  expect(workflows.get("deploy.yml")).toMatchObject({
    concurrency: { group: "deploy-production", "cancel-in-progress": false },
    jobs: { check: { uses: "./.github/workflows/ci.yml" }, deploy: { needs: "check", environment: "production" } },
  });
});

/** Runs a step's script as GitHub does for `shell: bash`, with this npm. */
function runStep(name: string, npm: string, environment: Readonly<Record<string, string>>) {
  writeFileSync(join(scratch, "npm"), `#!/bin/sh\n${npm}\n`);
  chmodSync(join(scratch, "npm"), 0o755);
  const output = join(scratch, "output");
  writeFileSync(output, "");
  const env = { PATH: `${scratch}${delimiter}${process.env.PATH}`, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: output };
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", stepOf(name).run ?? "exit 99"];
  const { status, stdout } = spawnSync("bash", args, {
    cwd: scratch,
    env: { ...env, ...environment },
    encoding: "utf8",
  });
  return { status, stdout, written: readFileSync(output, "utf8") };
}

const onBash = process.platform === "win32" ? test.skip : test;

onBash("a deploy's exit code is the step's, and the summary's; its text is in both", () => {
  const npm = 'printf "<%s>" "$@"; exit 2';
  const deploy = runStep("Deploy", npm, { ONLY: "text; exit" });
  expect(deploy).toEqual({ status: 2, stdout: "<run><deploy><--><--only><text; exit>", written: "code=2\n" });
  const { written } = runStep("Summary", "", { GITHUB_REF_NAME: "v1", DEPLOY: "failure", CODE: "2", SMOKE: "skipped" });
  expect(written).toMatch(
    /^\| v1 \| \|\n\|---\|---\|\n\| check \| success \|\n\| deploy \| failure \(exit code 2\) \|\n/,
  );
  expect(written).toContain("| smoke test | skipped |\n\n### deploy.log\n\n```\n<run><deploy>");
});

onBash("a deploy of everything names no function, and ends with 0", () => {
  expect(runStep("Deploy", 'printf "<%s>" "$@"', { ONLY: "" })).toEqual({
    status: 0,
    stdout: "<run><deploy><-->",
    written: "code=0\n",
  });
});

onBash("a smoke test that fails is a step that fails", () => {
  expect(runStep("Smoke test", 'printf "<%s>" "$@"; exit 1', { ENV_ID: "env-1" })).toMatchObject({
    status: 1,
    stdout: "<run><smoke><--><--env><env-1>",
  });
});
