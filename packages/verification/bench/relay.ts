// npm run bench:relay: how much the built relay gets done in one run, with the real SDK, on this machine.

import { type Simulator, startSimulator } from "../../message-push/simulator/simulator";
import { DEFAULT_RULES } from "../../message-push/simulator/wechat/rules";
import { noteAction } from "../../message-push/simulator/wechat/users";
import { same } from "../../message-push/src/language";
import { parsePush } from "../../message-push/src/wechat/parse-push";
import { PROJECT_DIR, runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { readCount } from "../shared/read-count";

const HELP = `Usage: npm run bench:relay [-- --pushes 500] [--call-ms 30]

Leaves pushes and old records behind, calls the built relay once, and prints what it did in what time.

  --pushes N    how many pushes are left over, of each kind (default 500)
  --call-ms N   milliseconds that each request to the cloud is delayed (default 30)
  --help        this text`;

const FLAGS = { pushes: { type: "string" }, "call-ms": { type: "string" } } as const;
const COLLECTION = "message_pushes";
const DAY_MS = 86_400_000;

/**
 * What is left over for the relay, and what of its report counts it. The handlers' function is none: hundreds of processes would
 * measure this machine.
 */
const KINDS = [
  ["outboxes", "completed", { outbox: [{ msgtype: "text", text: { content: "好" } }] }],
  ["handlers", "invoked", { functionName: "nobody" }],
  ["old records", "purged", { state: "completed" }],
] as const;

runScript({ help: same(HELP), flags: FLAGS }, async ({ values: { pushes = "500", "call-ms": callMs = "30" } }) => {
  const [count, oneCallMs] = [readCount("pushes", pushes, 1, 100_000), readCount("call-ms", callMs, 0, 10_000)];
  const rows: string[][] = [];
  for (const [name, counted, fields] of KINDS) {
    const simulator = await startSimulator({ projectDir: PROJECT_DIR });
    try {
      rows.push([name, ...(await measure(simulator, count, oneCallMs, counted, fields))]);
    } finally {
      await simulator.stop();
    }
  }
  const headings = ["left over", "done", "time", "a minute", "database calls for each"];
  console.log(renderTable([headings, ...rows], { numbersFrom: 1 }).join("\n"));
});

async function measure(
  simulator: Simulator,
  count: number,
  callMs: number,
  counted: string,
  fields: object,
): Promise<string[]> {
  simulator.seed(
    COLLECTION,
    Array.from({ length: count }, (_, index) => ({ ...leftOver(simulator, index), ...fields })),
  );
  simulator.faults.inject({ on: "gateway", kind: "delay", delayMs: callMs, probability: 1, seed: 1 });
  await simulator.fireTimer("relay");
  const run = simulator.invocations().find(({ invocation }) => invocation.functionName === "relay");
  const report = Object(run?.result) as Readonly<Record<string, unknown>>;
  const done = Number(report[counted] ?? 0);
  const durationMs = run?.durationMs ?? Number.NaN;
  const database = simulator
    .requests()
    .filter(({ invocation, action }) => invocation?.id === run?.invocation.id && action.startsWith("database."));
  return [
    String(done),
    `${(durationMs / 1_000).toFixed(1)} s`,
    ((done / durationMs) * 60_000).toFixed(0),
    (database.length / Math.max(1, done)).toFixed(1),
  ];
}

function leftOver(simulator: Simulator, index: number): object {
  const nowMs = simulator.clock.nowMs();
  const { openid } = simulator.customer(`c${index}`);
  // The customer has just written, so WeChat takes a reply.
  noteAction(simulator.wechat.users.ensure(openid), "message", simulator.clock, DEFAULT_RULES);
  const { key, pair, touser, packet } = parsePush(simulator.wechat.packets.text(openid, "你好"));
  const times = { arrivedAtMs: nowMs, dueAt: new Date(nowMs - 1_000), changedAt: new Date(nowMs - 4 * DAY_MS) };
  const counts = {
    attempt: 1,
    writeNumber: 0,
    runs: 1,
    sent: 0,
    sentAtMs: [],
    unconfirmed: 0,
    tries: 0,
    reserved: 0,
    writes: 1,
  };
  const owner = { state: "waiting", functionName: "text", fencingToken: "dead", onUnknownSend: "once-more" };
  return { _id: key, pair, touser, packet, ...times, ...counts, ...owner };
}
