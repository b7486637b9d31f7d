// docs/reference/commands.md and its twin: the help of every command, as the command prints it.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");
const pages = { en: "docs/reference/commands.md", zh: "docs/reference/commands.zh-CN.md" } as const;
const read = (file: string) => readFileSync(join(root, file), "utf8");
const sectionsOf = (file: string) => [...read(file).matchAll(/^## ([a-z-]+)\n\n```text\n/gm)].map(([, name]) => name);

test.each(Object.values(pages))("%s has every command, and no other", (file) => {
  const commands = readdirSync(join(root, "packages/message-push/tools/commands")).map((name) => name.slice(0, -3));
  expect([...sectionsOf(file)].sort()).toEqual(commands.sort());
});

test.each(["en", "zh"] as const)("what it says in %s is what the command itself prints", (language) => {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, "packages/message-push/bin/message-push.js"), "doctor", "--help", "--lang", language],
    { cwd: root, encoding: "utf8" },
  );
  expect(stdout).toMatch(/message-push doctor/);
  expect(read(pages[language])).toContain(`## doctor\n\n\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n`);
});
