// The command as people run it, with the real tcb against the stand-in of the cloud's API.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BELIEFS } from "../../../tools/probe/beliefs/all-beliefs";
import { isProbed } from "../../../tools/probe/beliefs/belief";
import { type Rehearsal, startRehearsal } from "../../../tools/probe/rehearsal/start-rehearsal";
import { type ProbeReport, parseReport } from "../../../tools/probe/report";
import { CLI_NODE_OPTIONS } from "../../support/deploy-bench";
import { endScripts, runScript } from "../../support/run-script";
import { deskProject, removeTinyProjects, type TinyProject } from "../../support/tiny-project";

jest.setTimeout(900_000);

let project: TinyProject;
beforeAll(() => {
  project = deskProject();
});
afterEach(endScripts);
afterAll(removeTinyProjects);

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return runScript("probe.ts", args, { cwd: project.dir, env: { NODE_OPTIONS: CLI_NODE_OPTIONS, ...environment } });
}

test("a rehearsal runs every part, sees everything as it is believed, and writes its report", async () => {
  const rehearsal = run(["--rehearse"]);
  expect([await rehearsal.ended, rehearsal.output()]).toEqual([0, expect.stringContaining("Nothing is left.")]);
  const report = parseReport(readFileSync(join(project.dir, "probe-rehearsal.json"), "utf8")) as ProbeReport;
  expect(report.rows.map(({ id }) => id)).toEqual(BELIEFS.filter(isProbed).map(({ id }) => id));
  expect(report.rows.filter(({ verdict }) => verdict === "otherwise")).toEqual([]);
  expect(report.rows.filter(({ verdict }) => verdict === "not seen").map(({ id }) => id)).toEqual(UNSEEN);
  expect(existsSync(join(project.dir, "probe-report.json"))).toBe(false);
  expect(readFileSync(join(project.dir, "probe-rehearsal.md"), "utf8")).toContain("Rehearsal");
});

/** Timers are let through, so that there is no number; the token is refused before its body is looked at. */
const UNSEEN = ["timer-refusal-number", "push-table-empty-object"];

describe("an environment that outlives the command", () => {
  let cloud: Rehearsal;
  let variables: Record<string, string>;
  beforeEach(async () => {
    cloud = await startRehearsal();
    const given = Object.entries(cloud.variables).filter(([, value]) => value !== undefined);
    variables = Object.fromEntries(given) as Record<string, string>;
  });
  afterEach(() => cloud.stop());

  const left = async () => [...cloud.cloud.functions.all().map(({ name }) => name), ...(await cloud.cloud.leftOver())];

  test("a run that is killed leaves its function, and --clean removes everything", async () => {
    const killed = run(["--alone", "--only", "database"], variables);
    await killed.prints(/the database:/);
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(await left()).toContain("message-push-probe");
    const cleaned = run(["--clean"], variables);
    expect([await cleaned.ended, cleaned.output()]).toEqual([0, expect.stringContaining("Nothing is left.")]);
    expect(await left()).toEqual([]);
    const again = run(["--clean"], variables);
    expect([await again.ended, again.output()]).toEqual([0, expect.stringContaining("Nothing of a probe is there.")]);
  });

  test("Ctrl-C removes everything and ends with 130", async () => {
    const interrupted = run(["--alone", "--only", "context", "--only", "database"], variables);
    await interrupted.prints(/what a called function is told/);
    interrupted.child.kill("SIGINT");
    expect([await interrupted.ended, interrupted.output()]).toEqual([130, expect.stringContaining("Nothing is left.")]);
    expect(await left()).toEqual([]);
  });

  test("neither its output nor its report holds the key, the environment or who takes part", async () => {
    const alone = run(["--alone", "--only", "context"], variables);
    expect(await alone.ended).toBe(0);
    const report = readFileSync(join(project.dir, "probe-report.json"), "utf8");
    const { ENV_ID = "", TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "" } = variables;
    for (const secret of [TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY])
      expect(alone.output() + report).not.toContain(secret);
    expect(report).not.toContain(ENV_ID);
  });
});

test.each([
  [["--only", "contxt"], /FLAG_INVALID.*contxt[\s\S]*Did you mean "context"/],
  [["--rehearse", "--clean"], /FLAG_INVALID.*--clean is of no use/],
  [["--env", "no id!"], /FLAG_INVALID.*no environment id/],
])("%j is refused at once", async (args, text) => {
  const refused = run(args);
  expect([await refused.ended, refused.output()]).toEqual([1, expect.stringMatching(text)]);
});
