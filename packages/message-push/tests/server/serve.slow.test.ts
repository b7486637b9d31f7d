// The server as it is started: transfers, a database that several servers share, and what it refuses.
import {
  dataFolder,
  environment,
  post,
  records,
  serve,
  settings,
  start,
  useServeBench,
  writing,
} from "../support/serve-bench";

useServeBench();

test("a transfer to people is a sealed answer", async () => {
  const { packet } = await writing("人工");
  const { url } = await serve("transfer");
  const { status, body } = await post(url, packet);
  expect(status).toBe(200);
  expect(Object.keys(JSON.parse(body) as object)).toEqual(["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]);
}, 60_000);

test("with a key, it remembers pushes in the CloudBase environment, and two servers share the work", async () => {
  const { packet, customer, own } = await writing("你好");
  const { TENCENTCLOUD_SECRETID = "", TENCENTCLOUD_SECRETKEY = "", TCB_CONTEXT_CNFG = "" } = environment();
  const key = { ENV_ID: "sim-local", TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, TCB_CONTEXT_CNFG };
  const env = { ...settings(), ...key };
  const servers = await Promise.all(["one", "two"].map((data) => serve(data, env, ["--store", "cloudbase"])));
  const answers = await Promise.all(servers.map(({ url }) => post(url, packet)));
  expect(answers.map(({ body }) => body)).toEqual(["success", "success"]);
  expect(own()).toEqual(["收到：你好"]);
  const theirs = records().filter(({ touser, pair }) => touser === customer.openid && pair === "text");
  expect(theirs).toMatchObject([{ state: "completed", functionName: "http_push" }]);
}, 60_000);

test("without a key for it, what is missing is named", async () => {
  const run = start(["--port", "0", "--store", "cloudbase"], { ...settings(), ENV_ID: "sim-local" });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY are missing/);
}, 60_000);

test("two servers cannot share a folder", async () => {
  await serve("shared");
  const second = start(["--port", "0", "--data", dataFolder("shared")]);
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(/\[DATA_FOLDER_IN_USE\]/);
}, 60_000);
