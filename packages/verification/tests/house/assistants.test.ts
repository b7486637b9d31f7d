// llms.txt and the skill for coding assistants: their form, and that each command, path and exit code that they name is true.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const SKILL = ".agents/skills/message-push/SKILL.md";
const skill = read(SKILL);
const llms = read("llms.txt");
const BIN = join(root, "packages/message-push/bin/message-push.js");
/** Scripts of the clone that are called otherwise than the command. */
const SCRIPT_OF: Readonly<Record<string, string>> = { start: "dev" };
/** Scripts of the clone alone: npm's own, and jest. */
const NO_COMMANDS = ["test", "pack"];

const helps = new Map<string, string>();
function helpOf(command: string): string {
  const known = helps.get(command);
  if (known !== undefined) return known;
  const env = { ...process.env, MESSAGE_PUSH_LANG: "en" };
  const { status, stdout } = spawnSync(process.execPath, [BIN, command, "--help"], {
    encoding: "utf8",
    cwd: root,
    env,
  });
  expect([command, status]).toEqual([command, 0]);
  helps.set(command, stdout);
  return stdout;
}

/** Command and words behind it, as a text writes them: `npm run answers -- check`, `npx message-push init --yes`. */
function callsIn(text: string): readonly (readonly [command: string, words: readonly string[]])[] {
  const calls = text.matchAll(/(?:npm run (?:--silent )?|npx message-push |npm (?=start))([a-z][a-z-]*)([^`\n&|]*)/g);
  return [...calls].flatMap(([, name = "", rest = ""]) => {
    const command = SCRIPT_OF[name] ?? name;
    if (NO_COMMANDS.includes(command)) return [];
    return [
      [
        command,
        rest
          .trim()
          .split(/\s+/)
          .filter((word) => word !== "" && word !== "--"),
      ] as const,
    ];
  });
}

test("llms.txt has the form of llmstxt.org: a title, a summary, sections of links with a line each", () => {
  const [title, , summary, , about, ...rest] = llms.trimEnd().split("\n");
  expect(title).toMatch(/^# \S/);
  expect(summary).toMatch(/^> \S/);
  expect(about).toMatch(/^[A-Z]/);
  const lines = rest.filter((line) => line !== "");
  expect(lines.filter((line) => !/^## \S|^- \[[^\]]+\]\([^)]+\): \S/.test(line))).toEqual([]);
});

test("the skill says by its front matter when it is wanted, within what assistants read of it", () => {
  const [, front = ""] = /^---\n([\s\S]*?)\n---\n/.exec(skill) ?? [];
  const fields = Object.fromEntries(
    front.split("\n").map((line) => [...line.split(": ", 1), line.slice(line.indexOf(": ") + 2)]),
  );
  expect(Object.keys(fields)).toEqual(["name", "description"]);
  expect(fields.name).toBe("message-push");
  expect(dirname(SKILL).endsWith(`/${fields.name}`)).toBe(true);
  expect(fields.description.length).toBeLessThanOrEqual(1024);
  expect(fields.description).not.toMatch(/: | #/);
});

test("there is one skill; what else assistants read leads to it", () => {
  const others = [".codebuddy", ".cursor", ".claude", "skills"].filter((folder) => existsSync(join(root, folder)));
  expect(others).toEqual([]);
  expect(read("CODEBUDDY.md")).toContain(SKILL);
  expect(llms).toContain(`(${SKILL})`);
});

const calls = [skill, llms].flatMap(callsIn);

test("every command that they name is there, with these subcommands and flags", () => {
  expect(calls.length).toBeGreaterThan(20);
  for (const [command, words] of calls) {
    const help = helpOf(command);
    const named = words.filter((word) => /^--[a-z]|^[a-z]+$/.test(word));
    expect([command, named.filter((word) => !help.includes(word))]).toEqual([command, []]);
  }
}, 60_000);

/** The numbers of a sentence about exit codes; 0 and 1 where none says more. */
function codesOf(help: string): readonly number[] {
  const sentences = [...help.matchAll(/xit codes?\b[\s\S]*?(?=\n\n|\n {2}--|$)/g)].map(([sentence]) => sentence);
  const numbers = sentences.flatMap((sentence) => sentence.match(/(?<![\w.])\d{1,3}(?=[ :,.]|$)/g) ?? []);
  return [...new Set(["0", "1", ...numbers])].map(Number).sort((a, b) => a - b);
}

test("the exit codes in the skill are those of each command's help", () => {
  const rows = skill.split("\n").filter((line) => /^\| `np[mx] .*\| 0/.test(line));
  expect(rows.length).toBeGreaterThan(8);
  for (const row of rows) {
    const [, call = "", , codes = ""] = row.split(/(?<!\\)\|/);
    for (const [command] of callsIn(call)) {
      const said = [...new Set(codes.match(/\b\d\b/g)?.map(Number))].sort((a, b) => a - b);
      expect([command, said]).toEqual([command, codesOf(helpOf(command))]);
    }
  }
}, 60_000);

test("every path that the skill names is there", () => {
  const paths = [...skill.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\/?)`/g)].map(([, path = ""]) => path);
  const own = paths.filter((path) => /^(docs|desk|seed|packages|cloudfunctions|tests)\//.test(path));
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test("the options of defineFunction in the skill are all that it takes", () => {
  const source = read("packages/message-push/src/runtime/definition.ts");
  const [, list = ""] = /const OPTIONS = \[([\s\S]*?)\]/.exec(source) ?? [];
  const [, said = ""] = /\*\*Options are closed\*\*: ([^.]*)\./.exec(skill) ?? [];
  const namesIn = (text: string, quote: string) =>
    [...text.matchAll(new RegExp(`${quote}(\\w+)${quote}`, "g"))].map(([, name]) => name);
  expect(namesIn(said, "`").sort()).toEqual(namesIn(list, '"').sort());
});

test("what is shipped with the package holds both", () => {
  const { files }: { files: readonly string[] } = JSON.parse(read("packages/message-push/package.json"));
  expect(files).toEqual(expect.arrayContaining(["docs", "llms.txt", ".agents"]));
  expect(readdirSync(join(root, ".agents/skills"))).toEqual(["message-push"]);
});
