import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { PushReport } from "../../simulator/push-report";
import { DESK } from "../support/desk";
import { sourceDeskCopy as deskCopy } from "../support/desk-copy";
import { endScripts, runScript } from "../support/run-script";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

afterEach(endScripts);
afterAll(removeTinyProjects);

const isPosix = process.platform !== "win32";

test("--once shows the life of the official sample and ends with 0", async () => {
  const { ended, output } = runScript("dev.ts", ["--once"], { cwd: DESK });
  expect(await ended).toBe(0);
  expect(output()).toMatch(/push {2}text {2}测试/);
  expect(output()).toMatch(
    /attempt 1 → text \(cold start\)[\s\S]*claim[\s\S]*send +text +收到：测试[\s\S]*complete[\s\S]*answers "success"/,
  );
  expect(output()).toMatch(/customer sees: 收到：测试/);
}, 60_000);

(isPosix ? test : test.skip)(
  "without a terminal it keeps serving, and Ctrl-C leaves no process behind",
  async () => {
    const { child, prints, ended, output } = runScript("dev.ts", ["--port", "0"], { cwd: DESK });
    await prints(/listens on http:\/\/127\.0\.0\.1:\d+/);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
    const pushed = await fetch(`${url}/__sim/push`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"text":"你好"}',
    });
    const { replies } = (await pushed.json()) as PushReport;
    expect(replies[0]?.message).toMatchObject({ text: { content: "收到：你好" } });
    const answered = await fetch(`${url}/__sim/functions`);
    const functions = (await answered.json()) as { instances: { pid: number }[] }[];
    const pids = functions.flatMap(({ instances }) => instances.map(({ pid }) => pid));
    expect(pids.length).toBeGreaterThan(0);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  },
  60_000,
);

(isPosix ? test : test.skip)(
  "Ctrl-C keeps the local data for the next start, --fresh forgets it, and --once has nothing to do with it",
  async () => {
    const dir = deskCopy();
    mkdirSync(join(dir, "seed"));
    writeFileSync(join(dir, "seed/orders.json"), '{"_id":"1"}');
    const orders = async (flags: readonly string[], added?: string): Promise<string[]> => {
      const { child, prints, ended, output } = runScript("dev.ts", ["--port", "0", ...flags], { cwd: dir });
      await prints(/listens on http:\/\/127\.0\.0\.1:\d+/);
      const address = `${/http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0]}/__sim/data/orders`;
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ documents: [{ _id: added }] });
      if (added !== undefined) await fetch(address, { method: "POST", headers, body });
      const { documents } = (await (await fetch(address)).json()) as { documents: { _id: string }[] };
      child.kill("SIGINT");
      expect(await ended).toBe(0);
      return documents.map(({ _id }) => _id);
    };
    expect(await orders([], "2")).toEqual(["1", "2"]);
    expect(await orders([])).toEqual(["1", "2"]);
    writeFileSync(join(dir, ".sim/state.json"), "{");
    const refused = runScript("dev.ts", ["--port", "0"], { cwd: dir });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^\[STATE_UNUSABLE\] [^\n]+\n {2}→ Start with --fresh/);
    const once = runScript("dev.ts", ["--once"], { cwd: dir });
    expect(await once.ended).toBe(0);
    expect(await orders(["--fresh"])).toEqual(["1"]);
    writeFileSync(join(dir, "seed/orders.json"), '{"_id":"1"}\n{"_id":');
    const wrong = runScript("dev.ts", ["--once"], { cwd: dir });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toMatch(/^\[DATA_INVALID\] seed\/orders\.json, line 2: this is not JSON\.\n {2}→ /);
  },
  120_000,
);

test("a taken port is a sentence with the fix and exit code 1", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => blocker.once("listening", resolve));
  const { port } = blocker.address() as AddressInfo;
  const { ended, output } = runScript("dev.ts", ["--port", String(port)], { cwd: DESK });
  expect(await ended).toBe(1);
  expect(output()).toContain(`[PORT_IN_USE] Port ${port}`);
  expect(output()).not.toMatch(/\n\s+at /);
  blocker.close();
}, 60_000);

test.each([[["--port", "eighty"], /\[FLAG_INVALID\] --port is "eighty"/]])(
  "%p is refused with the help and exit code 1",
  async (args, message) => {
    const { ended, output } = runScript("dev.ts", args, { cwd: DESK });
    expect(await ended).toBe(1);
    expect(output()).toMatch(message);
  },
  60_000,
);

test("a variable that is set nowhere is refused before anything is built", async () => {
  const project = tinyProject();
  const settings = JSON.parse(cloudbaserc(["text", "image"]));
  settings.functions[0].envVariables = { LLM_KEY: "{{env.LLM_KEY}}" };
  project.write("cloudbaserc.json", JSON.stringify(settings));
  const { ended, output } = runScript("dev.ts", ["--once"], { cwd: project.dir });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^\[VARIABLE_UNSET\] .*LLM_KEY \(for text\)\.\n {2}→ Write LLM_KEY=… into \.env/);
  expect(output()).not.toContain("Building");
}, 60_000);

test("where the locale is Chinese, so is what is shown", async () => {
  const { ended, output } = runScript("dev.ts", ["--once"], {
    cwd: DESK,
    env: { MESSAGE_PUSH_LANG: "", LC_ALL: "zh_CN.UTF-8" },
  });
  expect(await ended).toBe(0);
  expect(output()).toMatch(/第 1 次投递 → text （冷启动）[\s\S]*客户看到：收到：测试/);
}, 60_000);

test("--help tells the flags", async () => {
  const { ended, output } = runScript("dev.ts", ["--help"], { cwd: DESK });
  expect(await ended).toBe(0);
  expect(output()).toMatch(/Usage: npx message-push dev[\s\S]*--port[\s\S]*--once/);
}, 60_000);

(isPosix ? test : test.skip)(
  "--inspect says in the user's language where to attach",
  async () => {
    const says = async (LC_ALL: string, line: RegExp) => {
      const probe = createServer().listen(0, "127.0.0.1");
      await new Promise((resolve) => probe.once("listening", resolve));
      const { port } = probe.address() as AddressInfo;
      await new Promise((resolve) => probe.close(resolve));
      const flags = ["--port", "0", "--inspect", `text:${port}`];
      const { child, prints, ended, output } = runScript("dev.ts", flags, {
        cwd: DESK,
        env: { MESSAGE_PUSH_LANG: "", LC_ALL },
      });
      await prints(line);
      expect(output()).toContain(`127.0.0.1:${port}`);
      child.kill("SIGINT");
      expect(await ended).toBe(0);
    };
    await says("en_US.UTF-8", /Debugger: attach to 127\.0\.0\.1:\d+ \(function text\)/);
    await says("zh_CN.UTF-8", /调试器：附加到 127\.0\.0\.1:\d+（云函数 text）/);
  },
  60_000,
);

test.each([
  ["txet", /\[OPTION_INVALID\] There is no function "txet" to inspect[\s\S]*Did you mean "text"\?/],
  ["text:99999", /\[FLAG_INVALID\] --inspect is "text:99999"/],
  [":9229", /\[FLAG_INVALID\] --inspect is ":9229"/],
])(
  "--inspect %s is refused before anything is built",
  async (value, words) => {
    const { ended, output } = runScript("dev.ts", ["--port", "0", "--inspect", value], { cwd: DESK });
    expect(await ended).toBe(1);
    expect(output()).toMatch(words);
    expect(output()).not.toContain("Building");
  },
  60_000,
);

test("--inspect with --once is refused", async () => {
  const { ended, output } = runScript("dev.ts", ["--once", "--inspect", "text"], { cwd: DESK });
  expect(await ended).toBe(1);
  expect(output()).toContain("[FLAG_INVALID] --inspect is of no use with --once.");
}, 60_000);
