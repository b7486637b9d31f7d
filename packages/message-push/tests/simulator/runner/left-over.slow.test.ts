// Instances stay frozen when the watchdog is killed as well: a new watchdog or the next simulator of the project ends them.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CAN_FREEZE } from "../../../simulator/can-freeze";
import { DESK } from "../../support/desk";
import { isGone } from "../../support/is-gone";
import { endScripts, root, runScript } from "../../support/run-script";
import { until } from "../../support/until";

const whereFrozen = CAN_FREEZE ? test : test.skip;
let temp: string;

beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), "left-over-"));
});
afterEach(() => {
  endScripts();
  rmSync(temp, { recursive: true });
});

/** A simulator in its own process, and the pids of its frozen instances. */
async function startAndFreeze() {
  const script = runScript("start-and-freeze.ts", [], {
    scriptsDir: join(root, "packages/message-push/tests/support"),
    env: { TMPDIR: temp },
  });
  await script.prints(/frozen: \[\d+/);
  const pids: number[] = JSON.parse(/frozen: (.*)/.exec(script.output())?.[1] ?? "[]");
  expect(pids.map(isGone)).toEqual([false, false]);
  return { ...script, pids };
}

function watchdogOf(simulatorPid: number | undefined): number | undefined {
  const processes = execFileSync("ps", ["-A", "-ww", "-o", "pid=", "-o", "ppid=", "-o", "args="], { encoding: "utf8" });
  return processes
    .split("\n")
    .map((line) => ({ line, numbers: line.trim().split(/\s+/).map(Number) }))
    .find(({ line, numbers }) => line.includes("watchdog.sh") && numbers[1] === simulatorPid)?.numbers[0];
}

function killWatchdogOf(simulatorPid: number | undefined): number {
  const pid = watchdogOf(simulatorPid);
  if (pid === undefined) throw new Error("It has no watchdog.");
  process.kill(pid, "SIGKILL");
  return pid;
}

const sharedFolders = () => readdirSync(temp).filter((name) => name.startsWith("simulator-clock-"));

whereFrozen(
  "a watchdog that was killed is replaced, and the next one knows every instance",
  async () => {
    const { child, pids, ended } = await startAndFreeze();
    const killed = killWatchdogOf(child.pid);
    await until(() => ![undefined, killed].includes(watchdogOf(child.pid)));
    child.kill("SIGKILL");
    expect(await ended).toBe("SIGKILL");
    await until(() => pids.every(isGone) && sharedFolders().length === 0);
  },
  120_000,
);

whereFrozen(
  "what a simulator left that was killed with its watchdog, the next of the same project ends, and nobody else's",
  async () => {
    const { child, pids, ended } = await startAndFreeze();
    // Stopped, it cannot start another watchdog.
    child.kill("SIGSTOP");
    killWatchdogOf(child.pid);
    child.kill("SIGKILL");
    await ended;
    expect(pids.map(isGone)).toEqual([false, false]);
    const [left = ""] = sharedFolders();
    const foreign = foreignFolder(Number(child.pid));
    const next = await startAndFreeze();
    expect(pids.map(isGone)).toEqual([true, true]);
    expect([existsSync(join(temp, left)), existsSync(foreign)]).toEqual([false, true]);
    expect(next.pids.map(isGone)).toEqual([false, false]);
  },
  120_000,
);

/** That of a simulator that is gone, whose instances are not to be seen. */
function foreignFolder(pid: number): string {
  const folder = join(temp, "simulator-clock-foreign");
  mkdirSync(folder);
  writeFileSync(join(folder, "owner.json"), JSON.stringify({ pid, projectDir: DESK }));
  return folder;
}
