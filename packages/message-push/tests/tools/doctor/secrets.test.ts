// Keys that stand where git keeps them: each on a copy of the good project, and none of them is shown.
import { execFileSync } from "node:child_process";
import { findKeptKeys } from "../../../tools/doctor/kept-keys";
import type { DoctorProject } from "../../support/doctor-project";
import { root } from "../../support/run-script";
import { examine, expectNamed, goodProject, type Seed, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

/** Joined here, so that no such text stands in this file. */
const OPENAI_KEY = ["sk", "proj", "4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a"].join("-");
const SECRET_ID = `AKID${"Z9y8".repeat(8)}`;
const GITHUB_TOKEN = `ghp_${"a1B2".repeat(9)}`;
const PRIVATE_KEY = ["-----BEGIN PRIVATE", `KEY-----\n${"MIIE".repeat(16)}\n`].join(" ");

const setOfText = (envVariables: Readonly<Record<string, unknown>>) => (p: DoctorProject) =>
  p.settings("text", { envVariables });
/** The entry of a function that is not ours stands in the same file. */
const setOfAnother = (envVariables: object) => (p: DoctorProject) => {
  const list = JSON.parse(p.read("cloudbaserc.json")) as { functions: object[] };
  list.functions.push({ name: "getOrders", runtime: "Php7", envVariables });
  p.write("dist/cloudfunctions/getOrders/package.json", "{}");
  p.write("cloudbaserc.json", JSON.stringify(list, null, 2));
};
const written = (file: string, text: string) => (p: DoctorProject) => p.write(file, text);

const keys: readonly (Seed & { readonly value: string; readonly fact: RegExp })[] = [
  {
    name: "an AppSecret in cloudbaserc.json",
    value: "0123456789abcdef0123456789abcdef",
    seed: (p: DoctorProject) =>
      p.replace("cloudbaserc.json", "{{env.WECHAT_APPSECRET}}", "0123456789abcdef0123456789abcdef"),
    fact: /^cloudbaserc\.json holds WECHAT_APPSECRET itself \(for http_push\)/,
    fix: /"WECHAT_APPSECRET": "\{\{env\.WECHAT_APPSECRET\}\}" in cloudbaserc\.json.* \.env.* mp\.weixin\.qq\.com/,
  },
  {
    name: "the key of a model in cloudbaserc.json",
    value: OPENAI_KEY,
    seed: setOfText({ LLM_KEY: OPENAI_KEY }),
    fact: /^cloudbaserc\.json holds LLM_KEY itself \(for text\)/,
    fix: /"LLM_KEY": "\{\{env\.LLM_KEY\}\}" in cloudbaserc\.json, .* into \.env/,
  },
  {
    name: "a password of another function in cloudbaserc.json",
    value: "correct-horse",
    seed: setOfAnother({ DB_PASSWORD: "correct-horse" }),
    fact: /^cloudbaserc\.json holds DB_PASSWORD itself \(for getOrders\)/,
    fix: /"DB_PASSWORD": "\{\{env\.DB_PASSWORD\}\}"/,
  },
  {
    name: "a key under a name that does not tell, in cloudbaserc.json",
    value: SECRET_ID,
    seed: setOfText({ ACCOUNT: SECRET_ID }),
    fact: /^cloudbaserc\.json, line \d+: a text begins with AKID/,
    fix: /\.env/,
  },
  {
    name: "a key in a function's code",
    value: OPENAI_KEY,
    seed: (p: DoctorProject) =>
      p.write("cloudfunctions/text/model.ts", `// The model.\nexport const key = "${OPENAI_KEY}";\n`),
    fact: /^cloudfunctions\/text\/model\.ts, line 2: a text begins with sk-/,
    fix: /out of cloudfunctions\/text\/model\.ts.*\.env/,
  },
  {
    name: "a token in .env.example",
    value: GITHUB_TOKEN,
    seed: written(".env.example", `ENV_ID=\nTOKEN=${GITHUB_TOKEN}\n`),
    fact: /^\.env\.example, line 2: a text begins with ghp_/,
    fix: /out of \.env\.example/,
  },
  {
    name: "the key by which miniprogram-ci uploads",
    value: PRIVATE_KEY,
    seed: written("private.wx0123456789abcdef.key", PRIVATE_KEY),
    fact: /^private\.wx0123456789abcdef\.key, line 1: a private key/,
    fix: /private\.wx0123456789abcdef\.key.*\.gitignore/,
  },
].map((one) => ({ id: "secrets", level: "error" as const, ...one }));

test.each(keys)("$name is an error with its place and its fix, and is not shown", async (seeded) => {
  await expectNamed(seeded);
  const project = goodProject();
  seeded.seed(project);
  const { rows } = await examine(project);
  expect(rows.filter(({ id }) => id === "secrets")).toMatchObject([{ fact: expect.stringMatching(seeded.fact) }]);
  expect(JSON.stringify(rows)).not.toContain(JSON.stringify(seeded.value).slice(1, -1));
});

const ignoring: readonly Seed[] = [
  {
    name: "a .gitignore that lets .env in",
    seed: (p) => p.replace(".gitignore", "\n.env\n", "\n"),
    id: "secrets",
    level: "warning",
    fix: /line \.env into \.gitignore/,
  },
  {
    name: "a .gitignore that lets .env.local in, where there is one",
    seed(p) {
      p.replace(".gitignore", ".env.local\n", "");
      p.write(".env.local", "LLM_BASE=http://127.0.0.1:1234\n");
    },
    id: "secrets",
    level: "warning",
    fix: /line \.env\.local into \.gitignore/,
  },
];

test.each(ignoring)("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded));

test("templates, switches, numbers, addresses and words that only look like it are no keys, and ok says what was looked for", async () => {
  const project = goodProject();
  project.settings("text", {
    envVariables: {
      LLM_KEY: "{{env.LLM_KEY}}",
      AUTHORIZATION_TOKEN: "Bearer {{env.LLM_KEY}}",
      MAX_TOKENS: "2048",
      TOKEN_URL: "https://login.example/token",
      KEYWORDS: "人工,客服",
      HAS_SECRET: "false",
      OLD_KEY: "",
    },
  });
  project.dotEnv({ LLM_KEY: OPENAI_KEY });
  project.write("cloudfunctions/text/words.ts", 'export const classes = "task-list-of-the-2nd-page sk-spinner";\n');
  const report = await examine(project);
  expect(troubles(report)).toEqual([]);
  expect(report.rows.find(({ id }) => id === "secrets")?.fact).toMatch(
    /^In \d+ files nothing begins like a key \(sk-, AKID, .*\), and envVariables in cloudbaserc\.json hold no literal under a name with KEY, SECRET, TOKEN or PASSWORD\.$/,
  );
});

test("this repository holds no key; the package's own certificates, which only its stand-ins have, are not the project's", () => {
  const { files, texts, literals, trackedEnvFiles } = findKeptKeys(root);
  expect({ texts, literals, trackedEnvFiles }).toEqual({ texts: [], literals: [], trackedEnvFiles: [] });
  expect(files).toBeGreaterThan(20);
});

test("in a git repository all that git keeps is looked at, and nothing that it ignores", async () => {
  const project = goodProject();
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.dir, stdio: "ignore" });
  git("init");
  project.write("notes/ignored/key.txt", OPENAI_KEY);
  project.write(".gitignore", `${project.read(".gitignore")}notes/ignored/\n`);
  expect(troubles(await examine(project))).toEqual([]);
  git("add", "--force", ".env");
  project.write(".hidden/key.txt", OPENAI_KEY);
  project.dotEnv({ LLM_KEY: OPENAI_KEY });
  expect(troubles(await examine(project))).toMatchObject([
    { id: "secrets", level: "error", fact: expect.stringMatching(/^\.hidden\/key\.txt, line 1: /) },
    { id: "secrets", level: "error", fact: "git keeps .env.", fix: expect.stringContaining("git rm --cached .env") },
  ]);
});
