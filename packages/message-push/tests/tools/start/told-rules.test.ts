// npm start -- --rules probe-report.json, until the simulator starts.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readToldRules } from "../../../tools/start/told-rules";
import { probeReport } from "../../support/probe-report";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "told-rules-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (content: string | object) =>
  writeFileSync(join(dir, "report.json"), typeof content === "string" ? content : JSON.stringify(content));
const told = () => readToldRules(dir, "report.json");

test("one line says how many rules differ from the defaults, and which", () => {
  write(probeReport({ rules: { attempts: 1, openidInPushes: true, attemptMs: 3_000 } }));
  expect(told()).toEqual({
    rules: { attempts: 1, openidInPushes: true, attemptMs: 3_000 },
    line: "Rules from report.json, a probe of an environment on 2026-05-01: 2 of its 3 rules differ from the defaults: attemptMs 3000 (default 5000), attempts 1 (default 3)",
  });
});

test("an environment that is as believed changes nothing, and a rehearsal says so", () => {
  write(probeReport({ origin: "rehearsal", rules: { attempts: 3 } }));
  expect(told().line).toBe(
    "Rules from report.json, a probe of the simulator itself on 2026-05-01: 0 of its 1 rules differ from the defaults",
  );
});

test.each([
  ["{", /report\.json is no report of the probe: it is not JSON/],
  ["{}", /report\.json is no report of the probe: version/],
  [probeReport({ rules: { atempts: 1 } }), /rules: atempts is no rule.*written by message-push 0\.12\.0/],
  [probeReport({ rules: { attempts: "1" } }), /rules: attempts is "1", and must be a number/],
])("%j is refused with the fix", (content, fact) => {
  write(content);
  expect(told).toThrow(
    expect.objectContaining({
      code: "PROBE_REPORT_INVALID",
      fact: expect.stringMatching(fact),
      fix: expect.stringMatching(/npx message-push probe/),
    }),
  );
});

test("a file that is not there is refused", () => {
  expect(told).toThrow(
    expect.objectContaining({ code: "PROBE_REPORT_INVALID", fact: "report.json cannot be read: ENOENT." }),
  );
});
