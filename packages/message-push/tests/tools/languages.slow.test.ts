// Every command in both languages, as people run it: no sentence of the other language, no value that is missing in one.
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isSentence } from "../../../verification/shared/lone-sentences";
import { miniProgram, removeMiniPrograms } from "../support/mini-program";
import { endScripts, root, runScript } from "../support/run-script";
import { clonedProject, removeTinyProjects, tinyProject } from "../support/tiny-project";

afterEach(endScripts);
afterAll(() => {
  removeTinyProjects();
  removeMiniPrograms();
});

interface Situation {
  readonly command: string;
  readonly args: readonly string[];
  /** The folder it runs in; made anew for each language. @default the project itself */
  readonly cwd?: () => string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is said by another program: it is the same in both languages. */
  readonly foreign?: RegExp;
  /** Whether it prints JSON alone. */
  readonly isData?: true;
}

const commands = readdirSync(join(root, "packages/message-push/tools/commands")).map((file) =>
  file.replace(/\.ts$/, ""),
);

/** No project at all. */
function emptyFolder(): string {
  const project = tinyProject();
  const dir = join(project.dir, "elsewhere");
  mkdirSync(dir);
  return dir;
}

function brokenSettings(): string {
  const project = tinyProject();
  const { functions, ...rest } = JSON.parse(JSON.stringify(require(join(project.dir, "cloudbaserc.json"))));
  project.write(
    "cloudbaserc.json",
    JSON.stringify({ ...rest, functions: functions.map((own: object) => ({ ...own, timeout: "60" })) }),
  );
  return project.dir;
}

function brokenType(): string {
  const project = tinyProject();
  project.write(
    "cloudfunctions/text/index.ts",
    'import { defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "txet", handle: () => 3 });\n',
  );
  return project.dir;
}

function boundTwice(): string {
  const project = tinyProject();
  cpSync(join(project.dir, "cloudfunctions/text/index.ts"), join(project.dir, "cloudfunctions/image/index.ts"));
  return project.dir;
}

function withAnswers(answers: unknown): () => string {
  return () => {
    const project = tinyProject();
    mkdirSync(join(project.dir, "desk"));
    writeFileSync(
      join(project.dir, "desk/answers.json"),
      typeof answers === "string" ? answers : JSON.stringify(answers),
    );
    return project.dir;
  };
}

const GOOD_ANSWERS = {
  rules: [
    {
      _id: "hours",
      name: "营业时间",
      keywords: [{ content: "几点", match_mode: "contain" }],
      replies: [{ type: "text", content: "9:00–18:00" }],
    },
  ],
};

const tiny = () => tinyProject().dir;
const OLD_APP = {
  "app.json": '{ "pages": ["pages/index/index"] }',
  "project.config.json":
    '{ "miniprogramRoot": "./", "cloudfunctionRoot": "cloudfunctions/", "appid": "wx0123456789abcdef" }',
};
const DEAD_URL = "http://127.0.0.1:9/";
const HTTP = {
  WECHAT_APPID: "wx0123456789abcdef",
  WECHAT_TOKEN: "token-of-a-test",
  WECHAT_ENCODING_AES_KEY: "a".repeat(43),
};

const OF_TSC = /error TS\d+/;

const SITUATIONS: readonly Situation[] = [
  ...commands.flatMap((command) => [
    { command, args: ["--help"] },
    { command, args: ["--nope"] },
    { command, args: [], cwd: emptyFolder },
  ]),
  { command: "doctor", args: [] },
  { command: "doctor", args: [], cwd: tiny },
  { command: "doctor", args: [], cwd: brokenSettings },
  { command: "push-table", args: [] },
  { command: "push-table", args: [], cwd: boundTwice },
  { command: "push-table", args: ["plan"], cwd: tiny },
  { command: "push-table", args: ["plna"] },
  { command: "security-rules", args: [], isData: true },
  { command: "security-rules", args: [], cwd: brokenSettings },
  { command: "build", args: [], cwd: tiny },
  { command: "build", args: ["--timing"], cwd: tiny },
  { command: "build", args: [], cwd: brokenType, foreign: OF_TSC },
  { command: "build", args: [], cwd: brokenSettings },
  { command: "build", args: [], cwd: boundTwice },
  { command: "new", args: ["event:subscribe_msg_popup_event"], cwd: () => clonedProject().dir },
  { command: "new", args: ["txet"], cwd: () => clonedProject().dir },
  { command: "new", args: ["image"], cwd: tiny },
  { command: "init", args: ["--yes"], cwd: () => miniProgram(OLD_APP).dir },
  { command: "init", args: ["--dry-run"], cwd: () => miniProgram(OLD_APP).dir },
  { command: "deploy", args: ["--env", "not an id"], cwd: tiny },
  { command: "deploy", args: ["--only", "txet"], cwd: tiny },
  { command: "smoke", args: ["--only", "txet"], cwd: tiny },
  { command: "probe", args: ["--only", "list"] },
  { command: "probe", args: ["--only", "databse"] },
  { command: "probe", args: ["--rehearse", "--clean"] },
  { command: "serve", args: ["--port", "99999"], cwd: tiny },
  { command: "serve", args: ["--store", "files"], cwd: tiny },
  { command: "dev", args: ["--once"], cwd: tiny },
  { command: "dev", args: ["--once"], cwd: brokenType, foreign: OF_TSC },
  { command: "dev", args: ["--port", "many"], cwd: tiny },
  { command: "answers", args: ["check"], cwd: withAnswers(GOOD_ANSWERS) },
  { command: "answers", args: ["check"], cwd: withAnswers("{ rules: ") },
  {
    command: "answers",
    args: ["check"],
    cwd: withAnswers({ rules: [{ name: "", keywords: [], replies: [{ type: "txet" }] }] }),
  },
  { command: "answers", args: ["try", "几点关门"], cwd: withAnswers(GOOD_ANSWERS) },
  { command: "answers", args: ["diff"], cwd: withAnswers(GOOD_ANSWERS) },
  { command: "answers", args: ["diff", "--local", "--port", "9"], cwd: withAnswers(GOOD_ANSWERS) },
  { command: "answers", args: ["chekc"], cwd: withAnswers(GOOD_ANSWERS) },
  { command: "report", args: ["--days", "99"] },
  { command: "report", args: ["--local", "--port", "9"] },
  { command: "verify-url", args: [DEAD_URL], env: HTTP },
  { command: "verify-url", args: ["no-url"], env: HTTP },
];

test("every command is tried", () => {
  expect(new Set(SITUATIONS.map(({ command }) => command))).toEqual(new Set(commands));
});

test.each(SITUATIONS.map((situation) => [[situation.command, ...situation.args].join(" "), situation] as const))(
  "message-push %s",
  async (_name, situation) => {
    const english = await run(situation, "en");
    const chinese = await run(situation, "zh");
    expect(chinese.exitCode).toBe(english.exitCode);
    expect(linesIn(chinese, situation).filter(isSentence)).toEqual([]);
    for (const { output } of [english, chinese]) expect(output).not.toMatch(/\bundefined\b|\[object |\bNaN\b|\$\{/);
    expect(namesIn(chinese)).toEqual(namesIn(english));
    if (situation.isData !== true) expect(chinese.output).not.toBe(english.output);
  },
);

interface Run {
  readonly exitCode: number | string | null;
  readonly output: string;
}

async function run({ command, args, cwd, env }: Situation, language: string): Promise<Run> {
  const started = runScript(`${command}.ts`, args, {
    ...(cwd && { cwd: cwd() }),
    env: { ENV_ID: "", TENCENTCLOUD_SECRETID: "", TENCENTCLOUD_SECRETKEY: "", ...env, MESSAGE_PUSH_LANG: language },
  });
  const exitCode = await started.ended;
  return { exitCode, output: started.output() };
}

/** Without what is quoted: code, JSON, names, and what a person or another program wrote. */
function linesIn({ output }: Run, { foreign }: Situation): readonly string[] {
  return output
    .split("\n")
    .filter((line) => foreign === undefined || !foreign.test(line))
    .map((line) => line.replaceAll(/“[^”]*”|"[^"]*"|`[^`]*`|\{ .* \}/g, "…"));
}

/** Codes of errors, flags, and files: what a text of each language names. */
function namesIn({ output }: Run): readonly string[] {
  const found = output.match(/\[[A-Z_]+\]|(?<![\w-])--[a-z][a-z-]+|\b(?!file\.json)[\w-]+\.(?:json|ts|env)\b/g) ?? [];
  return [...new Set(found)].sort();
}
