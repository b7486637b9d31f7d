// What npx message-push dev shows: the official sample, then a chat with the functions.
import { MALFORMED_REQUESTS } from "../../simulator/http-push/malformed-requests";
import type { PushAttempt, PushReport } from "../../simulator/push-report";
import type { Simulator } from "../../simulator/simulator";
import { chat, type Narrate, type SampleMenu } from "../../simulator/terminal/chat";
import { followLateReplies } from "../../simulator/terminal/late-replies";
import { followRefusedCalls } from "../../simulator/terminal/refused-calls";
import { followSendWarnings } from "../../simulator/terminal/send-warnings";
import { timeline } from "../../simulator/terminal/timeline";

/** The sample of the official page: 小程序 → 云开发 → 接收消息推送. */
const OFFICIAL_SAMPLE = {
  FromUserName: "ohl4L0Rnhq7vmmbT_DaNQa4ePaz0",
  ToUserName: "wx3d289323f5900f8e",
  Content: "测试",
  CreateTime: 1555684067,
  MsgId: "49d72d67b16d115e7935ac386f2f0fa41535298877_1555684067",
  MsgType: "text",
};

/** Pushes the sample, which sets the exit code with `isOnce`; without it, lets one chat until `ended`. */
export async function narrateRun(simulator: Simulator, isOnce: boolean, ended: AbortSignal): Promise<void> {
  console.log(`The official sample message is pushed to the function that is bound to its pair.\n`);
  followSendWarnings(simulator.events, console.log);
  const narrate = narrator(simulator);
  followRefusedCalls(simulator.events, console.log);
  const report = await narrate(OFFICIAL_SAMPLE.Content, () => simulator.push(OFFICIAL_SAMPLE));
  if (isOnce) {
    process.exitCode = report.replies.length > 0 ? 0 : 1;
    return;
  }
  console.log(`\nThe simulator listens on ${simulator.url}. Control API: docs/simulator.md`);
  for (const notice of simulator.notices) console.log(notice);
  followLateReplies(simulator.events, console.log);
  if (process.stdin.isTTY)
    await chat(simulator.customer("customer-1"), samplesOf(simulator), inTheBackground(simulator, narrate), {
      input: process.stdin,
      output: process.stdout,
      ended,
    });
  else await untilAborted(ended);
}

function samplesOf({ pushSample, wechat, httpPush }: Simulator): SampleMenu {
  const describe = (pair: string) => {
    const functionName = wechat.functionOf(pair);
    return `  ${pair.padEnd(50)} ${functionName === undefined ? "" : `→ ${functionName}`}`.trimEnd();
  };
  return {
    list: () => wechat.samples.pairs().map(describe).join("\n"),
    push: (pair) => pushSample(pair, { from: "customer-1" }),
    async http(kind) {
      const known = MALFORMED_REQUESTS.find((thing) => thing === kind);
      if (known === undefined) return MALFORMED_REQUESTS.map((thing) => `  ${thing}`).join("\n");
      const { status, body } = await httpPush.send({ kind: known });
      return `  ${known} → status ${status} ${body.slice(0, 200)}`;
    },
  };
}

/** A payment that is not acknowledged is pushed for hours: the next line need not wait for it. */
function inTheBackground({ events }: Simulator, narrate: ReturnType<typeof narrator>): Narrate {
  let isPaused = () => {};
  const answers = new Map<number, string>();
  events.on((event) => {
    if (event.kind === "attempt-ended") answers.set(event.pushId, describeAnswer(event.attempt));
    if (event.kind === "push-finished") answers.delete(event.pushId);
    if (event.kind !== "push-paused") return;
    const { pushId, number, target, pauseMs } = event;
    const answer = answers.get(pushId) ?? "";
    console.log(`  attempt ${number} → ${target} answers ${answer}: pushed again in ${pauseMs / 1_000} s`);
    isPaused();
  });
  return async (title, push) => {
    const paused = new Promise<void>((resolve) => {
      isPaused = resolve;
    });
    await Promise.race([narrate(title, push), paused]);
  };
}

function describeAnswer({ passiveReply, detail }: PushAttempt): string {
  return JSON.stringify(passiveReply ?? detail);
}

function narrator(simulator: Simulator) {
  return async (title: string, push: () => Promise<PushReport>): Promise<PushReport> => {
    const startedAtMs = simulator.clock.nowMs();
    const report = await push();
    console.log(timeline({ title, startedAtMs, report, requests: simulator.requests() }, process.stdout.isTTY));
    for (const { invocation } of report.attempts) printErrors(invocation?.logs ?? []);
    return report;
  };
}

/** Log lines of level error: what the developer has to look at. */
function printErrors(logs: readonly string[]): void {
  for (const line of logs) if (line.includes('"level":"error"') || !line.startsWith("{")) console.log(`  log  ${line}`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // Keeps the process alive for as long as it serves; the server alone would do, but only until it is closed.
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
