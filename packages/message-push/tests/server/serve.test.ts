// The server as it is started: the shipped functions, a folder that remembers, and WeChat's API played by the simulator.
import { readServeOptions } from "../../server/read-serve-options";
import { runScript } from "../support/run-script";
import { dataFolder, post, serve, settings, start, useServeBench, writing } from "../support/serve-bench";
import { clonedProject, removeTinyProjects } from "../support/tiny-project";

const isPosix = process.platform !== "win32";

useServeBench();

test("a push is answered, its reply arrives by access token, and after a restart the server still knows it", async () => {
  const { packet, own } = await writing("你好");
  const first = await serve("kept");
  expect(await post(first.url, packet)).toEqual({ status: 200, body: "success" });
  expect(own()).toEqual(["收到：你好"]);
  first.child.kill("SIGKILL");
  await first.ended;

  const second = await serve("kept");
  expect(await post(second.url, packet)).toEqual({ status: 200, body: "success" });
  expect(own()).toEqual(["收到：你好"]);
}, 60_000);

test("a project without the function that receives is told so", async () => {
  const project = clonedProject();
  const options = { cwd: project.dir, env: settings() };
  const run = runScript("serve.ts", ["--port", "0"], options);
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/\[FUNCTION_FOLDER_MISSING\].*cloudfunctions\/http_push/);
  removeTinyProjects();
}, 60_000);

test("settings that are wrong are all named at the start, and no value is shown", async () => {
  const env = { ...settings(), WECHAT_TOKEN: "", WECHAT_ENCODING_AES_KEY: "tooShortAKey" };
  const run = start(["--port", "0", "--data", dataFolder("none")], env);
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(
    /\[ENVIRONMENT_INVALID\][\s\S]*WECHAT_TOKEN is missing[\s\S]*WECHAT_ENCODING_AES_KEY is not 43/,
  );
  expect(run.output()).not.toContain("tooShortAKey");
}, 60_000);

test.each([
  ["port", "eighty"],
  ["host", "example.com"],
  ["data", ""],
  ["store", "redis"],
])("--%s %j is refused", (flag, value) => {
  const fact = expect.stringMatching(`^--${flag} is ("${value}"|empty)`);
  expect(() => readServeOptions({ [flag]: value })).toThrow(expect.objectContaining({ code: "FLAG_INVALID", fact }));
});

(isPosix ? test : test.skip)(
  "SIGTERM ends it with 0",
  async () => {
    const { child, ended } = await serve("ended");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  },
  60_000,
);
