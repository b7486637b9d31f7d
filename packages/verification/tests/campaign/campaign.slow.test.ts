// A small campaign against the runtime as it is, and against one that was broken on purpose.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endScripts, root, runScript } from "../../../message-push/tests/support/run-script";

const scriptsDir = join(root, "packages/verification");

const folder = mkdtempSync(join(tmpdir(), "campaign-test-"));

afterEach(endScripts);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A src/ in which one text is another. */
function brokenSource(file: string, text: string, other: string): string {
  const dir = mkdtempSync(join(folder, "src-"));
  cpSync(join(root, "packages/message-push/src"), dir, { recursive: true });
  const whole = readFileSync(join(dir, file), "utf8");
  expect(whole).toContain(text);
  writeFileSync(join(dir, file), whole.replace(text, other));
  return dir;
}

test("a campaign loses nothing and says nothing twice", async () => {
  const json = join(folder, "report.json");
  const run = runScript("campaign.ts", ["--pushes", "40", "--seed", "4", "--beside", "1", "--json", json], {
    scriptsDir,
  });
  expect({ exit: await run.ended, output: run.output() }).toMatchObject({ exit: 0 });
  const report = JSON.parse(readFileSync(json, "utf8"));
  expect(report.verdicts).toMatchObject({ lost: 0, double: 0 });
  expect(report.pushes).toBe(40);
  expect(report.faultedPushes).toBeGreaterThan(5);
  expect(report.damagedNotEnded).toEqual([]);
  expect(run.output()).toContain("beside 1 busy loops");
});

test("a runtime whose claims let everybody through is found out", async () => {
  const src = brokenSource(
    "platform/cloudbase/collection-calls.ts",
    "return false;\n    throw error;",
    "return true;\n    throw error;",
  );
  const run = runScript("campaign.ts", ["--pushes", "40", "--seed", "5", "--faults", "0.8", "--src", src], {
    scriptsDir,
  });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/DOUBLE p\d+: p\d+\/\d\/\d came (twice|\d+ times)/);
});
