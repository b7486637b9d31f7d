// npm run bench:soak: many pushes in one warm instance of a built function, to see whether it gathers memory or handles.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readBuiltFunctions } from "../../message-push/project/built-functions";
import { createClock } from "../../message-push/simulator/clock";
import { createFaults } from "../../message-push/simulator/faults/create-faults";
import { createGateway } from "../../message-push/simulator/gateway/create-gateway";
import { startHttpServer } from "../../message-push/simulator/http-server";
import { instanceEnvironment } from "../../message-push/simulator/runner/function-environment";
import { same } from "../../message-push/src/language";
import { PROJECT_DIR, runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { readCount } from "../shared/read-count";
import { INSTANCE, type Reading } from "./soak/instance";

const HELP = `Usage: npm run bench:soak [-- --pushes 50000]

Pushes texts at one instance of the built function "text", with the real SDK, one after the other, and prints its memory and handles at 1 %,
10 %, 50 % and 100 %. Run npm run build before. Exit code 1 when, from 10 % on, the heap grew by more than 8 MB, or there is a
handle more, or four open descriptors.

  --pushes N   how many (default 50000)
  --help       this text`;

const FUNCTION = "text";
const COLLECTION = "message_pushes";
const MB = 1024 * 1024;
/** What V8 keeps of compiled code and inline caches; a leak of 200 bytes per push is more, over 45,000 pushes. */
const MOST_HEAP_GROWTH = 8 * MB;
/** Connections that are kept open come and go. */
const MOST_MORE_DESCRIPTORS = 3;
/** The local database is emptied after so many pushes: its size is not what is measured. */
const EMPTIED_AFTER = 500;

const IDENTITY = {
  envId: "sim-soak",
  appid: "wx0000000000000000",
  region: "ap-shanghai",
  credentials: { secretId: "id", secretKey: "key" },
};

/** No fault strikes here. */
const NO_INSTANCES = {
  killInvocation: async () => undefined,
  scheduleKill: () => undefined,
  isKillScheduled: () => false,
  freezeInvocation: async () => undefined,
};

const FLAGS = { pushes: { type: "string" } } as const;

runScript({ help: same(HELP), flags: FLAGS }, async ({ values: { pushes = "50000" } }) => {
  const count = readCount("pushes", pushes, 100, 9_999_999);
  const cloud = await startCloud();
  try {
    judge(await soak(count, cloud.url, cloud.empty));
  } finally {
    await cloud.close();
  }
});

/** The simulator's gateway alone: WeChat takes every reply. */
async function startCloud() {
  const clock = createClock();
  const server = await startHttpServer(0);
  const gateway = createGateway({
    ...IDENTITY,
    clock,
    emit: () => undefined,
    faults: createFaults({ clock }),
    instances: NO_INSTANCES,
    findInvocation: () => undefined,
    callOpenApi: async () => ({ kind: "json", body: { errcode: 0, errmsg: "ok" } }),
    invokeFunction: async () => ({ ok: true, result: null }),
    baseUrl: server.url,
  });
  server.serve(gateway.app);
  const empty = () => {
    gateway.database.dropCollection(COLLECTION);
    gateway.database.createCollection(COLLECTION);
  };
  empty();
  return { url: `${server.url}/admin`, empty, close: () => server.close() };
}

async function soak(count: number, gatewayUrl: string, empty: () => void): Promise<readonly Reading[]> {
  const fn = readBuiltFunctions(PROJECT_DIR).find(({ name }) => name === FUNCTION);
  if (fn === undefined) throw new Error(`There is no function ${FUNCTION}.`);
  const env = instanceEnvironment(fn, { ...IDENTITY, gatewayUrl });
  const child = spawn(process.execPath, ["--expose-gc", "-e", INSTANCE, fn.folder, String(count), FUNCTION], {
    env,
    // Its log is of no use here, and would be the bulk of the work.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const readings: Reading[] = [];
  child.on("message", (message: Reading) => {
    if (message.pushes % EMPTIED_AFTER === 0) empty();
    if (message.heapUsed === undefined) return;
    readings.push(message);
    process.stderr.write(`\r${message.pushes} of ${count}`);
  });
  const [code] = await once(child, "close");
  process.stderr.write("\n");
  if (code !== 0) throw new Error(`The instance ended with ${String(code)}.`);
  return readings;
}

function judge(readings: readonly Reading[]): void {
  const inMb = (bytes = 0) => `${(bytes / MB).toFixed(1)} MB`;
  const head = ["pushes", "RSS", "heap", "handles", "descriptors"];
  const rows = readings.map(({ pushes, rss, heapUsed, handles, descriptors = "" }) => [
    String(pushes),
    inMb(rss),
    inMb(heapUsed),
    String(handles),
    String(descriptors),
  ]);
  console.log(renderTable([head, ...rows], { numbersFrom: 0 }).join("\n"));
  const [, early, , last] = readings;
  const growthOf = (figure: "heapUsed" | "handles" | "descriptors") => (last?.[figure] ?? 0) - (early?.[figure] ?? 0);
  const [heap, handles, descriptors] = [growthOf("heapUsed"), growthOf("handles"), growthOf("descriptors")];
  console.log(`From 10 % on: ${inMb(heap)} more heap, ${handles} more handles, ${descriptors} more descriptors.`);
  if (heap > MOST_HEAP_GROWTH || handles > 0 || descriptors > MOST_MORE_DESCRIPTORS) process.exitCode = 1;
}
