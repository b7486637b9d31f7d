// Plan and apply against the console's stand-in, with everything going wrong between the steps that can.
import { PassThrough } from "node:stream";
import { systemClock } from "../../../src/platform/system-clock";
import type { PushError } from "../../../src/push-error";
import { askYesNo } from "../../../tools/push-table/ask-yes-no";
import type { CallbackConfig } from "../../../tools/push-table/callback-config";
import { openConsole } from "../../../tools/push-table/console-api";
import { readConsoleAccess } from "../../../tools/push-table/console-token";
import { applyTable, planTable, type TableJob } from "../../../tools/push-table/plan-and-apply";
import { openConsoleBench, row } from "../../support/console-bench";

const WANTED = [row("text", "text"), row("event:user_enter_tempsession", "enter")];
const yes = async () => true;

type Bench = Awaited<ReturnType<typeof openConsoleBench>>;
let bench: Bench;
beforeEach(async () => {
  bench = await openConsoleBench();
});
afterEach(() => bench.close());

function jobFor(env: Bench["env"] | Bench["ownEnv"] = bench.env, more: Partial<TableJob> = {}) {
  const access = readConsoleAccess(env);
  if (access === undefined) throw new Error("no access");
  const printed: string[] = [];
  const remembered: CallbackConfig[] = [];
  const job: TableJob = {
    console: openConsole(access, systemClock),
    wanted: WANTED,
    isSwitchingOn: false,
    remember: (config) => remembered.push(config),
    print: (text) => printed.push(text),
    ...more,
  };
  return { job, remembered, output: () => printed.join("\n") };
}

const failure = (promise: Promise<unknown>): Promise<PushError> =>
  promise.then(
    () => Promise.reject(new Error("It did not fail.")),
    (error: PushError) => error,
  );

test("an account that never bound anything gets all rows and is switched on, and what is there is kept in mind", async () => {
  const { job, remembered, output } = jobFor();
  expect(await applyTable(job, yes)).toBe(true);
  expect(bench.table.current().function_config).toEqual({ enable: true, callbacks: WANTED });
  expect(bench.requests).toEqual(["getcallbackconfig", "getcallbackconfig", "setcallbackconfig", "getcallbackconfig"]);
  expect(remembered.map(({ function_config }) => function_config.callbacks.length)).toEqual([0, 0, 2]);
  expect(output()).toMatch(
    /push to functions is off, and will be switched on.*\+ {2}text.*new.*Written and read back/s,
  );
});

test("applying again writes nothing, and asks nobody", async () => {
  await applyTable(jobFor().job, yes);
  bench.requests.length = 0;
  expect(await applyTable(jobFor().job, () => Promise.reject(new Error("asked")))).toBe(true);
  expect(bench.requests).toEqual(["getcallbackconfig"]);
});

test("plan shows each row's fate and writes nothing", async () => {
  const before = [
    row("event:wxa_media_check", "theirs", { env: "env-9" }),
    row("text", "callback", { env: "env-0" }),
    row("event:user_enter_tempsession", "enter"),
    row("event:user_enter_tempsession", "again"),
  ];
  bench.has(...before);
  const { job, output } = jobFor(bench.env, { wanted: [...WANTED, row("image", "image")] });
  expect(await planTable(job)).toBe(true);
  expect(output().split("\n").slice(2, 7)).toEqual([
    "   event  wxa_media_check         env-9  theirs  not of this project, kept",
    "~  text   —                       env-1  text    was callback in env-0",
    "   event  user_enter_tempsession  env-1  enter   right",
    "-  event  user_enter_tempsession  env-1  again   goes: the pair has a row already",
    "+  image  —                       env-1  image   new",
  ]);
  expect(bench.rows()).toEqual(before);
  expect(bench.requests).toEqual(["getcallbackconfig"]);
});

test("rows of others survive a write in order, with fields that no page describes; so does the part about 云托管", async () => {
  const others = [
    row("event:wxa_media_check", "theirs", { env: "env-9", since: 3 }),
    row("image", "old", { note: "x" }),
  ];
  const container_config = { enable: false, qbase_env: "q", qbase_container_path: "/p", text_mode: 2 } as const;
  bench.table.change({ function_config: { enable: true, callbacks: others, version: 7 }, container_config });
  expect(await applyTable(jobFor().job, yes)).toBe(true);
  expect(bench.table.current()).toEqual({
    function_config: { enable: true, callbacks: [...others, ...WANTED], version: 7 },
    container_config,
  });
});

test("a row that is off is named and stays off, also when it is bound anew; --switch-on turns it on", async () => {
  const off = { enable: false };
  bench.table.change({
    function_config: {
      enable: false,
      callbacks: [row("text", "old", off), row("event:user_enter_tempsession", "enter", off)],
    },
  });
  const { job, output } = jobFor();
  await applyTable(job, yes);
  expect(bench.table.current().function_config).toEqual({
    enable: false,
    callbacks: WANTED.map((r) => ({ ...r, ...off })),
  });
  expect(output()).toMatch(/left off: the switch above all rows, text, event user_enter_tempsession.*--switch-on/s);
  expect(await planTable(jobFor().job)).toBe(false);
  expect(await planTable(jobFor(bench.env, { isSwitchingOn: true }).job)).toBe(true);
  await applyTable(jobFor(bench.env, { isSwitchingOn: true }).job, yes);
  expect(bench.table.current().function_config).toEqual({ enable: true, callbacks: WANTED });
});

test("a no writes nothing", async () => {
  const { job, output } = jobFor();
  expect(await applyTable(job, async () => false)).toBe(false);
  expect(output()).toMatch(/Nothing was written\.$/);
  expect(bench.requests).toEqual(["getcallbackconfig"]);
});

test("云托管 that takes all pushes is named by plan and apply, kept in mind, and nothing is written", async () => {
  const container_config = { enable: true, qbase_env: "q", qbase_container_path: "/p", text_mode: 1 } as const;
  bench.table.change({ container_config });
  for (const run of [planTable, (job: TableJob) => applyTable(job, yes)]) {
    const { job, remembered } = jobFor();
    const error = await failure(run(job));
    expect([error.code, error.message]).toEqual([
      "PUSH_TABLE_BLOCKED",
      expect.stringMatching(/云托管.*推送模式 云函数/s),
    ]);
    expect(remembered.at(-1)?.container_config?.enable).toBe(true);
  }
  expect(bench.requests).not.toContain("setcallbackconfig");
});

test("what somebody else wrote between reading and writing is not overwritten", async () => {
  const { job, remembered } = jobFor();
  const error = await failure(
    applyTable(job, async () => {
      bench.has(row("image", "somebody"));
      return true;
    }),
  );
  expect(error.code).toBe("PUSH_TABLE_CHANGED");
  expect(bench.rows()).toEqual([row("image", "somebody")]);
  expect(remembered.at(-1)?.function_config.callbacks).toEqual([row("image", "somebody")]);
});

test("when the write's answer got lost after it was done, the read-back decides", async () => {
  bench.play("setcallbackconfig", 1, "lost-answer");
  const { job, output } = jobFor();
  expect(await applyTable(job, yes)).toBe(true);
  expect(output()).toMatch(/Written and read back, although the answer got lost/);
});

test("a write that got lost, and was not done, is told with every difference", async () => {
  bench.play("setcallbackconfig", 1, "reset");
  const error = await failure(applyTable(jobFor().job, yes));
  expect(error.code).toBe("PUSH_TABLE_NOT_TAKEN");
  expect(error.message).toMatch(
    /answer got lost.*switch above all rows is off.*text is missing instead of text in env-1 \(on\)/s,
  );
});

test("rows that WeChat accepted and did not keep are told", async () => {
  bench.play("getcallbackconfig", 3, () => bench.has(row("text", "other")));
  const error = await failure(applyTable(jobFor().job, yes));
  expect(error.code).toBe("PUSH_TABLE_NOT_TAKEN");
  expect(error.message).toMatch(/said that it took the rows.*text is other in env-1 \(on\) instead of text/s);
});

test.each([
  ["lost", "reset", /PUSH_TABLE_UNREADABLE\)/],
  ["refused", () => bench.table.refuseNext(42001), /PUSH_TABLE_REFUSED, errcode 42001\)/],
] as const)("a read-back that is %s does not say that nothing was written", async (_, trick, said) => {
  bench.play("getcallbackconfig", 3, trick);
  const error = await failure(applyTable(jobFor().job, yes));
  expect([error.code, error.fact]).toEqual([
    "PUSH_TABLE_UNREADABLE",
    expect.stringMatching(/^The rows were sent, but/),
  ]);
  expect(error.fact).toMatch(said);
  expect(bench.rows()).toEqual(WANTED);
});

test("a system error in place of the write is no success", async () => {
  const { job } = jobFor();
  bench.play("setcallbackconfig", 1, () => bench.table.refuseNext(-1));
  const error = await failure(applyTable(job, yes));
  expect([error.code, error.message]).toEqual([
    "PUSH_TABLE_NOT_TAKEN",
    expect.stringMatching(/WeChat answered errcode -1/),
  ]);
});

test.each([
  ["a system error", () => bench.table.refuseNext(-1), /errcode -1/],
  ["too many calls", () => bench.table.refuseNext(45009), /errcode 45009/],
  ["a broken connection", "reset", /did not answer/],
  ["no JSON", "not-json", /did not answer, or not with JSON/],
  ["an answer of another shape", "empty-data", /another shape/],
] as const)("%s in place of the console's rows: nothing is known, nothing is written", async (_, trick, said) => {
  bench.play("getcallbackconfig", 1, trick);
  const { job, remembered } = jobFor();
  const error = await failure(applyTable(job, yes));
  expect([error.code, error.message]).toEqual(["PUSH_TABLE_UNREADABLE", expect.stringMatching(said)]);
  expect([remembered, bench.requests]).toEqual([[], ["getcallbackconfig"]]);
});

test.each([48001, 40001, 40014, 42001, 61003, 61007, 86000])(
  "errcode %i means: not with this token",
  async (errcode) => {
    bench.table.refuseNext(errcode);
    const error = await failure(planTable(jobFor().job));
    expect([error.code, error.errCode]).toEqual(["PUSH_TABLE_REFUSED", errcode]);
  },
);

test("a token that may read but not write is refused at the write", async () => {
  bench.play("setcallbackconfig", 1, () => bench.table.refuseNext(48001));
  const error = await failure(applyTable(jobFor().job, yes));
  expect([error.code, error.fact]).toEqual(["PUSH_TABLE_REFUSED", expect.stringMatching(/setcallbackconfig.*48001/)]);
});

test("the mini program's own token is tried and refused by default; where it may, it does", async () => {
  const error = await failure(planTable(jobFor(bench.ownEnv).job));
  expect([error.code, error.errCode]).toEqual(["PUSH_TABLE_REFUSED", 48001]);
  await bench.close();
  bench = await openConsoleBench({ ownTokenMaySetPushTable: true });
  expect(await applyTable(jobFor(bench.ownEnv).job, yes)).toBe(true);
  expect(bench.requests.filter((name) => name === "stable_token")).toHaveLength(1);
});

test("an account that gets no token is told why, and nothing of it is shown", async () => {
  const WECHAT_APPSECRET = "s3cr3t".padEnd(32, "0");
  const error = await failure(planTable(jobFor({ ...bench.ownEnv, WECHAT_APPSECRET }).job));
  expect([error.code, error.errCode]).toEqual(["PUSH_TABLE_NO_TOKEN", 40125]);
  expect(error.message).not.toContain("s3cr3t");
});

test("where the part about 云托管 is required, it goes along as it was read", async () => {
  await bench.close();
  bench = await openConsoleBench({ pushTableNeedsContainerConfig: true });
  const container_config = { enable: false, qbase_env: "q", qbase_container_path: "/p", text_mode: 2 } as const;
  bench.table.change({ container_config });
  expect(await applyTable(jobFor().job, yes)).toBe(true);
  expect(bench.table.current()).toEqual({ function_config: { enable: true, callbacks: WANTED }, container_config });
});

test.each([
  ["y\n", true],
  ["Yes\n", true],
  ["n\n", false],
  ["\n", false],
  ["yep\n", false],
  ["", false],
])("%j at the terminal is %s", async (typed, answer) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asked = askYesNo("Write this?", input, output);
  input.end(typed);
  expect(await asked).toBe(answer);
  expect(String(output.read())).toBe("Write this? [y/N] ");
});
