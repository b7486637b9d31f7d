// npm run bench: how long a new instance needs until its first reply, for one small function in three forms.
// Runs alternate in one series, and ratios are what carries over: the machine is not the cloud.
import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BuildOptions, build } from "esbuild";
import { type Simulator, startSimulator } from "../../message-push/simulator/simulator";
import { bundleOptions } from "../../message-push/tools/bundle/run-bundler";
import { PROJECT_DIR, runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { inTempFolder } from "../../message-push/tools/temp-folder";

const HELP = `Usage: npm run bench [-- --rounds 15]

  --rounds N   runs of each form (default 15)
  --help       this text`;

const SAMPLE = join(__dirname, "cold-start-sample.js");

/** Prints the milliseconds from the start of loading to the end of the first call. */
const MEASURE = `
const startMs = performance.now();
const { main } = require(process.argv[1]);
main({ FromUserName: process.argv[2] }).then(() => {
  console.log(performance.now() - startMs);
  process.exit(0);
});
`;

const FLAGS = { rounds: { type: "string" } } as const;

runScript({ help: HELP, flags: FLAGS }, ({ values: { rounds = "15" } }) =>
  inTempFolder((folder) => compareForms(folder, Number(rounds))),
);

async function compareForms(folder: string, rounds: number): Promise<void> {
  const rules = { repliesAfterMessage: { count: 1_000_000, windowMs: 3_600_000 } };
  const simulator = await startSimulator({ projectDir: PROJECT_DIR, rules });
  try {
    const { alias, plugins, ...plain } = bundleOptions(PROJECT_DIR);
    const forms = [
      { name: "node_modules", file: SAMPLE },
      { name: "bundled", file: await bundle(plain, join(folder, "bundled.js")) },
      {
        name: "bundled, slim SDK",
        file: await bundle({ ...plain, alias: alias ?? {}, plugins: plugins ?? [] }, join(folder, "slim.js")),
      },
    ];
    report(forms, await measure(simulator, forms, rounds));
  } finally {
    await simulator.stop();
  }
}

interface Form {
  readonly name: string;
  readonly file: string;
}

async function bundle(options: BuildOptions, outfile: string): Promise<string> {
  await build({ ...options, entryPoints: [SAMPLE], outfile });
  return outfile;
}

async function measure(simulator: Simulator, forms: readonly Form[], rounds: number): Promise<number[][]> {
  const customer = simulator.customer();
  await customer.says("你好");
  simulator.createCollection("bench");
  const timesMs: number[][] = forms.map(() => []);
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`\rround ${round} of ${rounds}`);
    for (const [index, { file }] of forms.entries()) {
      const env = simulator.environmentFor("text");
      const { stdout } = await promisify(execFile)(process.execPath, ["-e", MEASURE, file, customer.openid], { env });
      timesMs[index]?.push(Number(stdout));
    }
  }
  process.stderr.write("\n");
  return timesMs;
}

function report(forms: readonly Form[], timesMs: readonly number[][]): void {
  const medians = timesMs.map((times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN);
  const slowest = medians[0] ?? Number.NaN;
  const rows = forms.map(({ name, file }, index) => {
    const median = medians[index] ?? Number.NaN;
    const size = index === 0 ? "" : `${(statSync(file).size / 1024).toFixed(0)} KB`;
    return [name, `${median.toFixed(0)} ms`, `${(slowest / median).toFixed(1)}×`, size];
  });
  console.log(renderTable(rows, { numbersFrom: 1 }).join("\n"));
}
