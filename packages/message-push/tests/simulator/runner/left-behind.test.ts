// However a simulator ends, none of its instances is left behind: a frozen one cannot notice it by itself.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CAN_FREEZE } from "../../../simulator/can-freeze";
import { isGone } from "../../support/is-gone";
import { endScripts, root, runScript } from "../../support/run-script";
import { runnerOf, stopRunners } from "../../support/runner-bench";
import { removeTinyFunctions, tinyFunction } from "../../support/tiny-functions";
import { until } from "../../support/until";

afterEach(stopRunners);
afterEach(endScripts);
afterAll(removeTinyFunctions);

const whereFrozen = CAN_FREEZE ? test.each : test.skip.each;

whereFrozen(["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"] as const)(
  "%s leaves neither an instance nor a file of the simulator behind",
  async (signal) => {
    const temp = mkdtempSync(join(tmpdir(), "left-behind-"));
    const { child, prints, output, ended } = runScript("start-and-freeze.ts", [], {
      scriptsDir: join(root, "packages/message-push/tests/support"),
      env: { TMPDIR: temp },
    });
    await prints(/frozen: \[\d+/);
    const pids: number[] = JSON.parse(/frozen: (.*)/.exec(output())?.[1] ?? "[]");
    expect(pids.map(isGone)).toEqual([false, false]);
    child.kill(signal);
    expect(await ended).toBe(signal);
    await until(() => pids.every(isGone));
    await until(() => readdirSync(temp).filter((name) => name.startsWith("simulator-clock-")).length === 0);
    rmSync(temp, { recursive: true });
  },
  60_000,
);

test("a runner that stops removes the file that its instances read the time from", async () => {
  const { invoke, runner } = runnerOf(tinyFunction("tiny", "exports.main = () => process.argv"));
  const argv = (await invoke()).result as string[];
  const folder = dirname(String(argv.find((arg) => arg.includes("simulator-clock-"))));
  expect(existsSync(folder)).toBe(true);
  await runner.stop();
  expect(existsSync(folder)).toBe(false);
});
