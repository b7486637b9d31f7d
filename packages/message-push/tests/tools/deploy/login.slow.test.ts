// Who the CLI logs in as, and what it then sees: the parts of a deploy that need neither a build nor a script.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listFunctions, readDetail } from "../../../tools/deploy/cloud-functions";
import { openSession, type TcbSession } from "../../../tools/deploy/open-session";
import { readDeploySettings } from "../../../tools/deploy/read-settings";
import { type DeployBench, functionInCloud, KEY, startDeployBench } from "../../support/deploy-bench";
import { root } from "../../support/run-script";

const TOKEN = "token-of-an-hour";
let bench: DeployBench;

jest.setTimeout(60_000);
beforeAll(async () => {
  bench = await startDeployBench({ ...KEY, sessionToken: TOKEN });
  bench.cloud.functions.add(functionInCloud("text"));
});
afterAll(() => bench.stop());

function open(changed: Record<string, string>, of: DeployBench = bench): Promise<TcbSession> {
  const environment = { ...process.env, ...of.environment, ...changed };
  return openSession(readDeploySettings(root, environment, []), environment);
}

test("a temporary key works with its token, and its login is gone afterwards", async () => {
  const session = await open({ TENCENTCLOUD_SESSIONTOKEN: TOKEN });
  expect(await listFunctions(session)).toEqual([{ name: "text", runtime: "Nodejs20.19" }]);
  const home = session.environment.HOME ?? "";
  // The CLI's own setting; its tables have other words then.
  writeFileSync(join(home, ".config/.cloudbase/config.json"), JSON.stringify({ lang: "zh" }));
  expect(await readDetail(session, "text")).toMatchObject({ status: "部署完成", timeoutSeconds: "3", memoryMb: "256" });
  expect(await readDetail(session, "nobody")).toBeUndefined();
  expect(home).not.toBe(bench.environment.HOME);
  expect(existsSync(home)).toBe(true);
  session.close();
  expect(existsSync(home)).toBe(false);
});

test("a cloud that is not reached is no judgement of the key", async () => {
  const nobody = { http_proxy: "http://127.0.0.1:9" };
  const unreachable = { code: "CLOUD_UNREADABLE", fact: expect.stringMatching(/could not be reached: .*ECONNREFUSED/) };
  await expect(open(nobody)).rejects.toMatchObject(unreachable);
});

test("a temporary key without its token is refused", async () => {
  await expect(open({})).rejects.toMatchObject({ code: "LOGIN_REFUSED", fact: expect.stringContaining("not valid") });
});

test("a temporary key that has expired is refused, and not shown", async () => {
  const late = await startDeployBench({ ...KEY, sessionToken: TOKEN, expiresAtMs: 0 });
  const refused = await open({ TENCENTCLOUD_SESSIONTOKEN: TOKEN }, late).catch((error: unknown) => String(error));
  await late.stop();
  expect(refused).toContain("The token has expired.");
  expect(refused).not.toContain(TOKEN);
  expect(refused).not.toContain(KEY.secretKey);
});

test("an environment of somebody else is refused", async () => {
  const session = await open({ TENCENTCLOUD_SESSIONTOKEN: TOKEN, ENV_ID: "other-env" });
  await expect(listFunctions(session)).rejects.toThrow("This account has no environment other-env");
  session.close();
});
