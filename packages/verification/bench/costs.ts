// npm run bench:costs: what a push takes of a function and of the cloud, counted on the built functions. docs/operating.md
// multiplies it by prices.

import { readCloudbaserc } from "../../message-push/project/cloudbaserc";
import { type Simulator, startSimulator } from "../../message-push/simulator/simulator";
import { same } from "../../message-push/src/language";
import { PROJECT_DIR, runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { readCount } from "../shared/read-count";

const HELP = `Usage: npm run bench:costs [-- --rounds 50] [--call-ms 30]

Counts calls and measures time of the built functions, on this machine and without a network, and adds --call-ms for each call.

  --rounds N    pushes to a warm instance (default 50)
  --call-ms N   milliseconds that one cloud call takes in your environment (default 30)
  --help        this text`;

const COLD_STARTS = 5;
const PUSHES = 10_000;

/** What one call of a function took. */
interface Sample {
  readonly kind: string;
  readonly durationMs: number;
  readonly database: number;
  readonly wechat: number;
}

const FLAGS = { rounds: { type: "string" }, "call-ms": { type: "string" } } as const;

runScript({ help: same(HELP), flags: FLAGS }, async ({ values: { rounds = "50", "call-ms": callMs = "30" } }) => {
  const [count, oneCallMs] = [readCount("rounds", rounds, 1, 9_999), readCount("call-ms", callMs, 0, 10_000)];
  const memoryGb =
    (readCloudbaserc(PROJECT_DIR).functions.find(({ name }) => name === "text")?.memorySize ?? 256) / 1024;
  const samples: Sample[] = [];
  for (let start = 1; start <= COLD_STARTS; start += 1) samples.push(...(await measure(count)));
  report(samples, oneCallMs, memoryGb);
});

/** In a new simulator: the first push makes the collection, so it goes to another function and counts for nothing. */
async function measure(rounds: number): Promise<Sample[]> {
  const simulator = await startSimulator({ projectDir: PROJECT_DIR });
  try {
    await simulator.customer().sendsImage();
    const samples: Sample[] = [];
    const take = (kind: string) => samples.push(sampleOf(simulator, kind));
    await simulator.customer().says("你好");
    take("text, new instance");
    for (let round = 1; round <= rounds; round += 1) {
      await simulator.customer().says("你好");
      take("text, warm instance");
      await simulator.customer().says("人工");
      take("text, transferred");
      const packet = simulator.wechat.packets.text(simulator.customer().openid, "你好");
      await simulator.push(packet);
      await simulator.push(packet);
      take("text, pushed again");
    }
    await simulator.fireTimer("relay");
    await simulator.fireTimer("relay");
    take("relay, nothing to do");
    return samples;
  } finally {
    await simulator.stop();
  }
}

function sampleOf(simulator: Simulator, kind: string): Sample {
  const last = simulator.invocations().at(-1);
  const actions = simulator
    .requests()
    .filter(({ invocation }) => invocation?.id === last?.invocation.id)
    .map(({ action }) => action);
  const database = actions.filter((action) => action.startsWith("database.")).length;
  return { kind, durationMs: last?.durationMs ?? Number.NaN, database, wechat: actions.length - database };
}

function report(samples: readonly Sample[], callMs: number, memoryGb: number): void {
  const headings = ["", "database", "WeChat", "own time", `with ${callMs} ms a call`, `GB-seconds per ${PUSHES}`];
  const rows = [...new Set(samples.map(({ kind }) => kind))].map((kind) => {
    const own = samples.filter((sample) => sample.kind === kind);
    const { database = 0, wechat = 0 } = own[0] ?? {};
    const ownMs = medianOf(own.map(({ durationMs }) => durationMs));
    const totalMs = ownMs + (database + wechat) * callMs;
    const gbSeconds = (totalMs / 1000) * memoryGb * PUSHES;
    const times = [`${ownMs.toFixed(0)} ms`, `${totalMs.toFixed(0)} ms`, gbSeconds.toFixed(0)];
    return [kind, String(database), String(wechat), ...times];
  });
  console.log(renderTable([headings, ...rows], { numbersFrom: 1 }).join("\n"));
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
