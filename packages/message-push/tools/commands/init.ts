// message-push init: takes the package into a mini program that exists.
import { PROJECT_DIR, runScript } from "../command-line";

const HELP = `Usage: message-push init [--dry-run] [--yes]

Takes the package into an existing mini program: a function for texts and the relay, a test, .env.example, lines in package.json, and
entries in cloudbaserc.json. It shows every change first and asks. What is there stays as it is, and a second time changes nothing.

  --dry-run   shows the changes, and writes nothing
  --yes       asks nothing; needed where there is no terminal
  --help      this text`;

const FLAGS = { "dry-run": { type: "boolean" }, yes: { type: "boolean" } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  const { runInit } = await import("../init/run-init");
  const hasTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  await runInit({
    projectDir: PROJECT_DIR,
    isDryRun: flags["dry-run"] === true,
    isYes: flags.yes === true,
    terminal: hasTerminal ? { input: process.stdin, output: process.stdout } : undefined,
    print: console.log,
  });
});
