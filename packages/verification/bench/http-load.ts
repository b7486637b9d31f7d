// npm run bench:http: many pushes at once against `npm run serve`, some of them twice; counts answers and replies, and what it holds.

import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { same } from "../../message-push/src/language";
import { runScript } from "../../message-push/tools/command-line";
import { mapConcurrently } from "../../message-push/tools/map-concurrently";
import { renderTable } from "../../message-push/tools/table";
import { inTempFolder } from "../../message-push/tools/temp-folder";
import { readCount } from "../shared/read-count";
import { toolError } from "../shared/tool-error";
import { type Answer, push, SETTINGS } from "./http/sealed-push";
import { type ServerProcess, startServer, type Vitals } from "./http/server-process";
import { type StandInApi, startApi } from "./http/stand-in-api";

const HELP = `Usage: npm run bench:http [-- --pushes 3000 --at-once 32 --kills 0]

  --pushes N   how many pushes (default 3000); every fifth is delivered twice
  --at-once N  how many at a time (default 32)
  --kills N    kill the server N times on the way and start it anew (default 0); what it leaves behind, its relay says within
               some minutes
  --help       this text`;

const text = { type: "string" } as const;
const FLAGS = { pushes: text, "at-once": text, kills: text };

runScript({ help: same(HELP), flags: FLAGS }, ({ values }) => {
  const load: Load = {
    pushes: readCount("pushes", values.pushes ?? "3000", 1, 9_999_999),
    atOnce: readCount("at-once", values["at-once"] ?? "32", 1, 1_000),
    kills: readCount("kills", values.kills ?? "0", 0, 1_000),
  };
  if (load.pushes === 0 || load.atOnce === 0)
    throw toolError("FLAG_INVALID", "--pushes and --at-once must not be 0.", "Give at least 1.");
  return inTempFolder((folder) => measure(folder, load));
});

interface Load {
  readonly pushes: number;
  readonly atOnce: number;
  readonly kills: number;
}

/** When the server is looked into, as shares of all deliveries. */
const LOOKS = [0, 0.1, 0.5, 1] as const;
/** A lease that has to end, and the relay's next minutes. */
const RELAY_MS = 5 * 60_000;

async function measure(folder: string, load: Load): Promise<void> {
  const api = await startApi();
  const server = await startServer(folder, { ...SETTINGS, WECHAT_API_BASE: api.url });
  const startedAtMs = performance.now();
  const { answers, looks } = await deliverAll(server, load);
  const seconds = (performance.now() - startedAtMs) / 1_000;
  if (load.kills > 0) await untilAllSaid(api, load.pushes);
  const exitCode = await server.end();
  api.stop();
  console.log(
    `\r${answers.length} deliveries of ${load.pushes} pushes, ${load.atOnce} at a time, in ${seconds.toFixed(1)} s`,
  );
  const isRight = report(answers, api, load);
  for (const line of renderTable([["after", "RSS", "heap", "open handles"], ...looks], { numbersFrom: 1 }))
    console.log(line);
  if (!isRight || exitCode !== 0) process.exitCode = 1;
}

async function deliverAll(server: ServerProcess, { pushes, atOnce, kills }: Load) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  // Every fifth comes twice, at the same time as others or right behind.
  const order = Array.from({ length: pushes }, (_, index) => (index % 5 === 0 ? [index, index] : [index])).flat();
  const killsAt = Array.from({ length: kills }, (_, kill) => Math.floor((order.length * (kill + 1)) / (kills + 1)));
  const looksAt: number[] = LOOKS.map((share) => Math.floor(order.length * share));
  const looks: string[][] = [];
  const look = async () => void looks.push(rowOf(looks.length, await server.vitals()));
  await look();
  let done = 0;
  let restarting: Promise<void> | undefined;
  const deliver = async (index: number): Promise<Answer> => {
    for (;;) {
      await restarting;
      try {
        return await push(server.url, index, agent);
      } catch (error) {
        // WeChat pushes again what was not answered.
        if (kills === 0) throw error;
      }
    }
  };
  const answers = await mapConcurrently(order, atOnce, async (index) => {
    const answer = await deliver(index);
    done += 1;
    if (done % 500 === 0) process.stdout.write(`\r${done}/${order.length}`);
    if (looksAt.includes(done)) await look();
    // Not always in the moment in which answers come.
    if (killsAt.includes(done)) {
      void pause(Math.random() * 30).then(() => {
        restarting = server.killAndRestart();
      });
    }
    return answer;
  });
  agent.destroy();
  return { answers, looks };
}

function rowOf(look: number, { rss, heapUsed, handles }: Vitals): string[] {
  const inMb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  return [`${(LOOKS[look] ?? 0) * 100} %`, inMb(rss), inMb(heapUsed), String(handles)];
}

async function untilAllSaid(api: StandInApi, pushes: number): Promise<void> {
  const untilMs = performance.now() + RELAY_MS;
  while (api.sent.size < pushes && performance.now() < untilMs) await pause(500);
}

/** Whether everything is as it is promised. */
function report(answers: readonly Answer[], api: StandInApi, { pushes, kills }: Load): boolean {
  const wrong = answers.filter(({ status, body }) => status !== 200 || body !== "success").length;
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const counts = [...api.sent.values()];
  const [once, twice] = [1, 2].map((times) => counts.filter((count) => count === times).length);
  const more = counts.length - (once ?? 0) - (twice ?? 0);
  console.log(`answered wrongly   ${wrong}`);
  console.log(
    `replied once       ${once} of ${pushes}; twice ${twice}, more often ${more}, not at all ${pushes - counts.length}`,
  );
  if (kills > 0) console.log(`killed             ${kills} times; twice per kill ${((twice ?? 0) / kills).toFixed(1)}`);
  console.log(`ms to the answer   median ${at(0.5)}, 99 % ${at(0.99)}, slowest ${at(1)}`);
  return kills > 0 ? counts.length === pushes && more === 0 : wrong === 0 && once === pushes;
}
