// npx message-push doctor as it is called: what it prints, and how it ends.
import { endScripts, runScript } from "../../support/run-script";
import { goodProject, timeUrl, useDoctorBench } from "./doctor-bench";

useDoctorBench();
afterEach(endScripts);

const doctor = (dir: string, args: readonly string[] = []) =>
  runScript("doctor.ts", args, { cwd: dir, env: { WECHAT_API_BASE: timeUrl(0) } });

test("the command prints the table and ends with 0", async () => {
  const { ended, output } = doctor(goodProject().dir);
  expect([await ended, output()]).toEqual([0, expect.anything()]);
  expect(output()).toMatch(/^ok +node +Node 20|^ok +node +Node/);
  expect(output()).toMatch(/skipped +collections +There is no key .*\n +→ 云开发 → 数据库/);
  expect(output()).toMatch(/\n\nAll is as it must be\.\n$/);
}, 60_000);

test("--json is the same for a program, and a fault ends with 1", async () => {
  const project = goodProject();
  project.remove("cloudfunctions/text/config.json");
  const { ended, output } = doctor(project.dir, ["--json"]);
  expect(await ended).toBe(1);
  const { rows, errors, warnings } = JSON.parse(output());
  expect({ errors, warnings }).toEqual({ errors: 1, warnings: 0 });
  expect(rows).toContainEqual(expect.objectContaining({ id: "functions", code: "FUNCTION_CONFIG_INVALID" }));
}, 60_000);

test("an unknown flag is refused with the help", async () => {
  const { ended, output } = runScript("doctor.ts", ["--jsno"]);
  expect(await ended).toBe(1);
  expect(output()).toMatch(/\[FLAG_INVALID\].*--jsno[\s\S]*Usage: npx message-push doctor/);
}, 30_000);
