// npx message-push push-table plan, apply and bound as they are called: exit codes, what is printed, what is kept.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL_ACCOUNT, LOCAL_AUTHORIZER_TOKEN } from "../../../simulator/local-account";
import { readConsoleState } from "../../../tools/push-table/console-state";
import { openConsoleBench, row } from "../../support/console-bench";
import { endScripts, root, runScript } from "../../support/run-script";
import { startSimulator } from "../../support/simulator";
import { removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

type Bench = Awaited<ReturnType<typeof openConsoleBench>>;
let bench: Bench;
let project: TinyProject;
beforeEach(async () => {
  bench = await openConsoleBench();
  project = tinyProject();
});
afterEach(async () => {
  endScripts();
  await bench.close();
});
afterAll(removeTinyProjects);

/** Nothing of this machine's own settings. */
const NO_SETTINGS = {
  ENV_ID: "",
  WECHAT_PUSH_TABLE_TOKEN: "",
  WECHAT_APPID: "",
  WECHAT_APPSECRET: "",
  WECHAT_API_BASE: "",
};

async function run(args: readonly string[], env: Record<string, string> = bench.env) {
  const { ended, output } = runScript("push-table.ts", args, { cwd: project.dir, env: { ...NO_SETTINGS, ...env } });
  const exitCode = await ended;
  for (const secret of [LOCAL_AUTHORIZER_TOKEN, LOCAL_ACCOUNT.secret, "sim_"]) expect(output()).not.toContain(secret);
  return { exitCode, output: output() };
}

const state = () => readConsoleState(project.dir);
const ROWS = [row("image", "image"), row("text", "text")];

test("plan finds the difference and ends with 2, apply sets it, and then plan ends with 0", async () => {
  bench.has(row("event:wxa_media_check", "theirs", { env: "env-9" }), row("text", "callback"));
  const startedAtMs = Date.now();
  const plan = await run(["plan"]);
  expect(plan).toEqual({
    exitCode: 2,
    output: expect.stringMatching(/~ {2}text .*was callback in env-1\n\+ {2}image .*new/s),
  });
  expect(state()?.rows.map(({ functionName }) => functionName)).toEqual(["theirs", "callback"]);
  const apply = await run(["apply", "--yes"]);
  expect(apply).toEqual({ exitCode: 0, output: expect.stringContaining("Written and read back") });
  expect(bench.rows()).toEqual([
    row("event:wxa_media_check", "theirs", { env: "env-9" }),
    row("text", "text"),
    row("image", "image"),
  ]);
  expect(state()).toEqual({
    readAtMs: expect.any(Number),
    isEnabled: true,
    isContainerMode: false,
    rows: bench.rows(),
  });
  expect(state()?.readAtMs).toBeGreaterThanOrEqual(startedAtMs);
  expect(readFileSync(join(project.dir, ".push-table.json"), "utf8")).not.toMatch(/token|secret/i);
  expect(await run(["plan"])).toMatchObject({ exitCode: 0 });
}, 60_000);

test("apply without a terminal and without --yes is refused before anything is asked", async () => {
  const { exitCode, output } = await run(["apply"]);
  expect([exitCode, output]).toEqual([1, expect.stringMatching(/FLAG_INVALID.*--yes/s)]);
  expect(bench.requests).toEqual([]);
}, 30_000);

test("without a token, the rows are printed one by one in the console's words, and the exit code is 3", async () => {
  const { exitCode, output } = await run(["apply", "--yes"], { ENV_ID: "env-1" });
  expect(exitCode).toBe(3);
  expect(output).toContain("云开发 → 设置 → 其他设置 → 消息推送, 推送模式 云函数");
  expect(output).toContain("1. 消息类型 image, 事件类型 —, 环境 env-1, 云函数 image");
  expect(output).toContain("2. 消息类型 text, 事件类型 —, 环境 env-1, 云函数 text");
  expect(output).toContain("WECHAT_PUSH_TABLE_TOKEN");
  expect([bench.requests, state()]).toEqual([[], undefined]);
}, 60_000);

test("a token that may not: its number, the rows to bind by hand, exit code 3, and no state", async () => {
  const { exitCode, output } = await run(["plan"], bench.ownEnv);
  expect(exitCode).toBe(3);
  expect(output).toMatch(/PUSH_TABLE_REFUSED.*48001/s);
  expect(output).toContain("2. 消息类型 text, 事件类型 —, 环境 env-1, 云函数 text");
  expect(bench.requests).toEqual(["stable_token", "getcallbackconfig"]);
  expect(state()).toBeUndefined();
}, 30_000);

test("云托管 that takes all pushes: exit code 1, and the state says so", async () => {
  bench.table.change({ container_config: { enable: true, qbase_env: "q", qbase_container_path: "/", text_mode: 1 } });
  const { exitCode, output } = await run(["apply", "--yes"]);
  expect([exitCode, output]).toEqual([1, expect.stringMatching(/PUSH_TABLE_BLOCKED.*云托管/s)]);
  expect(state()?.isContainerMode).toBe(true);
}, 30_000);

test("functions that contradict each other end plan with one error, before anything is asked", async () => {
  const pairs = { text: "popup", image: "sent" };
  for (const [name, word] of Object.entries(pairs)) {
    const source = `import { defineFunction } from "#runtime";
export const main = defineFunction({ on: "event:subscribe_msg_${word}_event", handle: () => undefined });\n`;
    project.write(`cloudfunctions/${name}/index.ts`, source);
  }
  const { exitCode, output } = await run(["plan"]);
  expect([exitCode, output]).toEqual([1, expect.stringMatching(/^\[PUSH_TABLE_CONFLICT\].*image.*text/s)]);
  expect(bench.requests).toEqual([]);
}, 30_000);

test("without ENV_ID there is nothing to compare with, and nothing is asked", async () => {
  const { exitCode, output } = await run(["plan"], { ...bench.env, ENV_ID: "" });
  expect([exitCode, output]).toEqual([1, expect.stringMatching(/^\[ENVIRONMENT_INVALID\] ENV_ID/)]);
  expect(bench.requests).toEqual([]);
}, 30_000);

test("bound records what was confirmed by hand, marked as such, and keeps others' rows", async () => {
  bench.has(row("event:wxa_media_check", "theirs", { env: "env-9" }));
  await run(["plan"]);
  const { exitCode, output } = await run(["bound", "--yes"], { ENV_ID: "env-1" });
  expect([exitCode, output]).toEqual([0, expect.stringMatching(/1\. 消息类型 image.*the console was not read/s)]);
  expect(state()).toMatchObject({ isByHand: true, isEnabled: true, isContainerMode: false });
  expect(state()?.rows).toEqual([row("event:wxa_media_check", "theirs", { env: "env-9" }), ...ROWS]);
  await run(["plan"]);
  expect(state()).not.toHaveProperty("isByHand");
}, 60_000);

test("a damaged state file is not built upon, but plan writes it anew", async () => {
  project.write(".push-table.json", "<<<<<<< HEAD\n{}");
  expect((await run(["bound", "--yes"])).output).toMatch(/PUSH_TABLE_FILE_DAMAGED/);
  expect((await run(["plan"])).exitCode).toBe(2);
  expect(state()?.rows).toEqual([]);
}, 30_000);

test("the running simulator is a console, too; what is set there leaves its own pushes alone", async () => {
  const sim = await startSimulator({ projectDir: root });
  try {
    const env = { ...bench.env, WECHAT_API_BASE: sim.url };
    expect((await run(["apply", "--yes"], env)).exitCode).toBe(0);
    expect(sim.consoleTable.current().function_config.callbacks).toEqual(ROWS);
    expect(sim.wechat.functionOf("miniprogrampage")).toBe("miniprogrampage");
  } finally {
    await sim.stop();
  }
  expect(existsSync(join(project.dir, ".push-table.json"))).toBe(true);
}, 60_000);
