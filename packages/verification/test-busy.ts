// npm run test:busy: the tests beside programs that take all the time of the machine, several times in a row.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { same } from "../message-push/src/language";
import { PROJECT_DIR, runScript } from "../message-push/tools/command-line";
import { startBusyLoops } from "./campaign/busy-loops";
import { readCount } from "./shared/read-count";

const HELP = `Usage: npm run test:busy [-- --runs 5] [--loops 4] [<what jest takes>]

Runs npm test beside busy loops: no test may depend on the speed of the machine. Prints a line for each run, and the whole output of a run
that failed. Exit code 0 when every run was green, 1 otherwise.

  --runs N    how often (default 5)
  --loops N   how many programs that do nothing but count stand beside it (default 4)
  --help      this text

For example one folder: npm run test:busy -- tests/simulator`;

const text = { type: "string" } as const;

runScript(
  { help: same(HELP), flags: { runs: text, loops: text }, takesWords: true },
  async ({ values, positionals }) => {
    const runs = readCount("runs", values.runs ?? "5", 1, 100);
    const end = startBusyLoops(readCount("loops", values.loops ?? "4", 1, 100));
    try {
      for (let run = 1; run <= runs; run += 1) if (!(await isGreen(run, runs, positionals))) process.exitCode = 1;
    } finally {
      end();
    }
  },
);

async function isGreen(run: number, runs: number, args: readonly string[]): Promise<boolean> {
  const startedAtMs = performance.now();
  const npm = process.env.npm_execpath;
  const command = npm === undefined ? ["npm", "test"] : [process.execPath, npm, "test"];
  const [program = "npm", ...words] = [...command, "--", ...args];
  const child = spawn(program, words, { cwd: PROJECT_DIR, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  const [exitCode] = await once(child, "close");
  const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
  const summary = /^Tests: +(.*)$/m.exec(output)?.[1] ?? "jest printed no summary";
  if (exitCode !== 0) console.log(output);
  console.log(`run ${run} of ${runs}: ${exitCode === 0 ? "green" : "red"} in ${seconds} s, ${summary}`);
  return exitCode === 0;
}
