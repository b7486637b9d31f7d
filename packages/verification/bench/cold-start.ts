// npm run bench: how long a new instance needs until its first push is answered, beside WeChat's own sample.
// Both take turns in one series, and ratios are what carries over: the machine is not the cloud.

import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { readCloudbaserc } from "../../message-push/project/cloudbaserc";
import { type Simulator, startSimulator } from "../../message-push/simulator/simulator";
import { same } from "../../message-push/src/language";
import { buildFunctions } from "../../message-push/tools/bundle/build-functions";
import { PROJECT_DIR, runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { readCount } from "../shared/read-count";
import { toolError } from "../shared/tool-error";

const HELP = `Usage: npm run bench [-- --rounds 31] [--function text]

Builds the functions of this project, and starts one of them and the sample in new processes by turns. The sample makes one call
of the cloud; the function claims the push, sends a reply and records it.

  --rounds N       cold starts of each (default 31)
  --function NAME  the function, bound to one pair (default text)
  --help           this text`;

const FLAGS = { rounds: { type: "string" }, function: { type: "string" } } as const;

/** What one cold start took, as cold-start-run.js prints it. */
interface ColdStart {
  readonly requireMs: number;
  readonly mainMs: number;
  readonly togetherMs: number;
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** Heading → how it is measured and printed. */
const COLUMNS: readonly (readonly [heading: string, of: keyof ColdStart, unit: string])[] = [
  ["require", "requireMs", "ms"],
  ["first main", "mainMs", "ms"],
  ["together", "togetherMs", "ms"],
  ["CPU", "cpuMs", "ms"],
  ["memory", "rssMb", "MB"],
];

const RUN = join(__dirname, "cold-start-run.js");

interface Form {
  readonly name: string;
  readonly file: string;
}

runScript({ help: same(HELP), flags: FLAGS }, async ({ values: { rounds = "31", function: name = "text" } }) => {
  const count = readCount("rounds", rounds, 1, 9_999);
  const { functions } = await buildFunctions({ projectDir: PROJECT_DIR, isTypeChecked: false });
  const pair = functions.find((fn) => fn.name === name)?.pairs[0];
  if (pair === undefined)
    throw toolError("FLAG_INVALID", `--function is "${name}", which no pair is bound to.`, "Name one that has a pair.");
  const builtFile = resolve(PROJECT_DIR, readCloudbaserc(PROJECT_DIR).functionRoot, name, "index.js");
  const forms = [
    { name: "official sample", file: join(__dirname, "official-sample.js") },
    { name: `built function ${name}`, file: builtFile },
  ];
  const rules = { repliesAfterMessage: { count: 1_000_000, windowMs: 3_600_000 } };
  const simulator = await startSimulator({ projectDir: PROJECT_DIR, rules });
  try {
    report(forms, await measure(simulator, forms, pair, count));
  } finally {
    await simulator.stop();
  }
});

/** The cold starts of each form. */
async function measure(
  simulator: Simulator,
  forms: readonly Form[],
  pair: string,
  rounds: number,
): Promise<readonly (readonly ColdStart[])[]> {
  const customer = simulator.customer();
  await customer.says("你好");
  const starts: ColdStart[][] = forms.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    process.stderr.write(`\rround ${round} of ${rounds}`);
    for (const [index, { file }] of forms.entries()) {
      const started = await startOnce(simulator, file, simulator.wechat.samples.make(pair, customer.openid));
      // The first one reads the files from the disk.
      if (round > 0) starts[index]?.push(started);
    }
  }
  process.stderr.write("\n");
  return starts;
}

async function startOnce(simulator: Simulator, file: string, packet: object): Promise<ColdStart> {
  const { stdout } = await promisify(execFile)(process.execPath, [RUN, file, JSON.stringify(packet)], {
    env: simulator.environmentFor("text"),
  });
  // Before it stand the lines that the function logs.
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

/** Medians, and what ours take of the sample's. */
function report(forms: readonly Form[], starts: readonly (readonly ColdStart[])[]): void {
  const medians = starts.map((own) => COLUMNS.map(([, of]) => medianOf(own.map((start) => start[of]))));
  const rows = forms.map(({ name }, form) => [
    name,
    ...COLUMNS.map(([, , unit], column) => `${medians[form]?.[column]?.toFixed(unit === "MB" ? 1 : 0)} ${unit}`),
  ]);
  const ratios = COLUMNS.map(
    (_, column) => (medians[1]?.[column] ?? Number.NaN) / (medians[0]?.[column] ?? Number.NaN),
  );
  const headings = ["", ...COLUMNS.map(([heading]) => heading)];
  console.log(
    renderTable([headings, ...rows, ["ratio", ...ratios.map((ratio) => ratio.toFixed(2))]], { numbersFrom: 1 }).join(
      "\n",
    ),
  );
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
