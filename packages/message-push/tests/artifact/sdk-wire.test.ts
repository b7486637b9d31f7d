// The slim SDK against the plain one: the same calls must put the same on the wire and come to the same.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { bundleOptions } from "../../tools/bundle/run-bundler";
import { mask, startWireServer } from "../support/wire-server";

const root = resolve(__dirname, "../../../..");
const callList = join(root, "packages/message-push/tests/support/sdk-call-list.js");
let folder = "";
let slimFile = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slim-sdk-"));
  slimFile = join(folder, "sdk.js");
  const contents = 'module.exports = require("wx-server-sdk");';
  await build({ ...bundleOptions(root), stdin: { contents, resolveDir: root }, outfile: slimFile });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(sdkFile: string, environment: Record<string, string>) {
  const server = await startWireServer();
  const env = {
    PATH: process.env.PATH ?? "",
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${server.url}/admin` }),
    TENCENTCLOUD_REGION: "ap-shanghai",
    SCF_NAMESPACE: "sim-wire",
    TENCENTCLOUD_SECRETID: "id",
    TENCENTCLOUD_SECRETKEY: "key",
    WX_CONTEXT_KEYS: "WX_OPENID,WX_API_TOKEN",
    WX_OPENID: "oU",
    WX_API_TOKEN: "token",
    SILENCE: "true",
    ...environment,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [callList, sdkFile, server.url], { env, cwd: root });
  server.close();
  return { wire: server.log, outcomes: mask(stdout).trim().split("\n") };
}

test.each([
  [
    "in a cloud function",
    { TENCENTCLOUD_RUNENV: "SCF", TCB_CONTEXT_KEYS: "TCB_SEQID,TCB_SOURCE", TCB_SOURCE: "wx_client", TCB_SEQID: "q-1" },
  ],
  ["outside the cloud", { TENCENTCLOUD: "true" }],
])(
  "%s, the slim SDK says and hears what the plain one does",
  async (_, environment) => {
    const [plain, slim] = await Promise.all([
      run(require.resolve("wx-server-sdk"), environment),
      run(slimFile, environment),
    ]);
    expect(plain.outcomes.length).toBeGreaterThan(70);
    expect(plain.wire.filter((entry) => !entry.startsWith("#")).length).toBeGreaterThan(70);
    expect(slim.outcomes).toEqual(plain.outcomes);
    expect(slim.wire).toEqual(plain.wire);
  },
  60_000,
);
