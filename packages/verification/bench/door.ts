// npm run bench:door: what it costs to take in one push over HTTP in secure mode: verify, decrypt, read. Beside packages that do the
// same, and beside node:crypto with JSON.parse. All in one run, taking turns: ratios are what carries over.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { same } from "../../message-push/src/language";
import { bundleOptions } from "../../message-push/tools/bundle/run-bundler";
import { PROJECT_DIR, runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { inTempFolder } from "../../message-push/tools/temp-folder";
import { readCount } from "../shared/read-count";
import { PACKETS } from "./door/deliveries";
import { installPeers } from "./door/peers";

const HELP = `Usage: npm run bench:door [-- --rounds 5]

Installs the packages it compares with into a temporary folder; one that cannot be installed is named and left out.

  --rounds N   how often each takes its turn (default 5)
  --help       this text`;

const OWN = "message-push";

runScript({ help: same(HELP), flags: { rounds: { type: "string" } } }, ({ values: { rounds = "5" } }) => {
  const count = readCount("rounds", rounds, 1, 9_999);
  return inTempFolder((folder) => compare(folder, count));
});

async function compare(folder: string, rounds: number): Promise<void> {
  const names = [OWN, "node:crypto", ...(await installPeers(folder, (text) => console.log(text)))];
  const turn = join(folder, "turn.js");
  // As functions are bundled: what is measured is what ships.
  await build({ ...bundleOptions(PROJECT_DIR), entryPoints: [join(__dirname, "door/turn.ts")], outfile: turn });
  const rows = [["µs of a processor", ...names]];
  for (const packet of Object.keys(PACKETS)) {
    process.stderr.write(`${packet}\n`);
    const timesUs = await measure(turn, names, packet, rounds);
    const ownUs = timesUs[0] ?? Number.NaN;
    rows.push([
      packet,
      ...timesUs.map((us) => (us === undefined ? "-" : `${us.toFixed(1)} (${(us / ownUs).toFixed(2)}×)`)),
    ]);
  }
  console.log(renderTable(rows, { numbersFrom: 1 }).join("\n"));
}

/** The median of each one's turns; nothing for those that do not read the format. */
async function measure(
  turn: string,
  names: readonly string[],
  packet: string,
  rounds: number,
): Promise<(number | undefined)[]> {
  const turns: number[][] = names.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, name] of names.entries()) {
      // In a process of its own, so that nobody cleans up after another.
      const { stdout } = await promisify(execFile)(process.execPath, [turn, name, packet]);
      if (stdout !== "") turns[index]?.push(Number(stdout));
    }
  }
  return turns.map((times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]);
}
