// What starting and restarting the simulator says where Chinese is spoken.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BuildHappening } from "../../../simulator/events";
import { speak } from "../../../src/language";
import { createRestartNotice } from "../../../tools/start/restart";
import { readToldRules } from "../../../tools/start/told-rules";
import { probeReport } from "../../support/probe-report";

beforeEach(() => speak("zh"));
afterEach(() => speak("en"));

test("rules that are told are counted and named", () => {
  const dir = mkdtempSync(join(tmpdir(), "told-rules-"));
  writeFileSync(
    join(dir, "report.json"),
    JSON.stringify(probeReport({ rules: { attempts: 1, openidInPushes: true } })),
  );
  const { line } = readToldRules(dir, "report.json");
  rmSync(dir, { recursive: true });
  expect(line).toBe(
    "规则来自 report.json（2026-05-01 对云开发环境的探测）：2 条规则里有 1 条与默认不同：attempts 1（默认 3）",
  );
});

test("a reason to restart is a sentence", () => {
  const said: BuildHappening[] = [];
  const now = { functionsDir: "cloudfunctions", functionRoot: "./dist", receiver: undefined };
  createRestartNotice(now, (happening) => said.push(happening))({ functionRoot: "./built" });
  expect(said).toEqual([
    expect.objectContaining({
      kind: "restart-needed",
      texts: expect.objectContaining({ zh: "cloudbaserc.json 写了另一个 functionRoot“./built”：重启后生效。" }),
    }),
  ]);
});
