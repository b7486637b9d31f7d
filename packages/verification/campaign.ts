// npm run campaign: thousands of pushes to built functions in the simulator while everything goes wrong, each one judged.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { CAN_FREEZE } from "../message-push/simulator/can-freeze";
import { same } from "../message-push/src/language";
import { runScript } from "../message-push/tools/command-line";
import { startBusyLoops } from "./campaign/busy-loops";
import { HELP, readOptions } from "./campaign/read-options";

const text = { type: "string" } as const;
const FLAGS = {
  pushes: text,
  users: text,
  seed: text,
  faults: text,
  parallel: text,
  beside: text,
  src: text,
  json: text,
};

runScript({ help: same(HELP), flags: FLAGS }, async ({ values: flags }) => {
  const options = readOptions(flags);
  const { displayProgress } = await import("./campaign/progress");
  const { offenderText, reportText } = await import("./campaign/report");
  const { runCampaign } = await import("./campaign/run-campaign");
  const { pushes, users, seed, faults, parallel, beside } = options;
  const size = `${pushes} pushes of ${users} customers, seed ${seed}, faults ${faults}`;
  console.log(`${size}, ${parallel} at a time, beside ${beside} busy loops`);
  if (!CAN_FREEZE) console.log("This platform cannot freeze a process: no fault freezes an instance.");

  const display = displayProgress(process.stderr);
  const endLoops = startBusyLoops(beside);
  const running = runCampaign({ ...options, canFreeze: CAN_FREEZE, onProgress: display.show });
  const result = await running.finally(endLoops);
  display.end();
  console.log(reportText(result));
  if (flags.json !== undefined) {
    const { tally, durationMs } = result;
    const offenders = result.offenders.map(({ verdict, evidence }) => ({ verdict, push: evidence.push }));
    const curious = result.curious.map((one) => offenderText(one).split("\n"));
    const report = {
      options: { pushes, users, seed, faults, parallel, beside },
      durationMs,
      ...tally,
      offenders,
      curious,
    };
    writeFileSync(resolve(flags.json), `${JSON.stringify(report, null, 2)}\n`);
  }
  if (result.hasFailed) process.exitCode = 1;
});
