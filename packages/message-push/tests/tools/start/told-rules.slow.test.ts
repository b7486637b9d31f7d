// The simulator with the rules of a probe's report: of two starts, one waits for an instance that died.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readToldRules } from "../../../tools/start/told-rules";
import { probeReport } from "../../support/probe-report";
import { startProject } from "../../support/runtime-project";
import type { SimulatorOptions } from "../../support/simulator";
import { removeTinyProjects } from "../../support/tiny-project";

const dir = mkdtempSync(join(tmpdir(), "told-rules-"));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  removeTinyProjects();
});

test("the simulator then behaves like that environment: where WeChat tries once, it tries once", async () => {
  writeFileSync(join(dir, "probe-report.json"), JSON.stringify(probeReport({ rules: { attempts: 1 } })));
  // An instance that dies answers nothing, so WeChat tries again.
  const main = 'defineFunction({ on: "text", handle: () => process.exit(1) })';
  const attemptsWith = async (rules: SimulatorOptions["rules"] = {}) => {
    const sim = await startProject({ text: { main } }, { rules });
    const { attempts } = await sim.customer().says("你好");
    await sim.stop();
    return attempts.length;
  };
  expect(await attemptsWith(readToldRules(dir, "probe-report.json").rules)).toBe(1);
  expect(await attemptsWith()).toBeGreaterThan(1);
}, 60_000);
