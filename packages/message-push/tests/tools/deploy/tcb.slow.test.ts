// The real CLI, once: what it says about a key that is wrong, without the key.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCloudApi } from "../../../simulator/cloud-api/start-cloud-api";
import { hasFailed, runTcb } from "../../../tools/deploy/tcb";
import { ENV_ID, KEY } from "../../support/deploy-bench";
import { root } from "../../support/run-script";

test("the real CLI is asked, and its complaint is read without secrets", async () => {
  const cloud = await startCloudApi({ envId: ENV_ID, key: KEY });
  const home = mkdtempSync(join(tmpdir(), "tcb-"));
  const environment = { ...process.env, ...cloud.environment, HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: home };
  try {
    const wrong = "another-key-of-somebody";
    const context = { projectDir: root, environment, secrets: [KEY.secretId, wrong] };
    const run = await runTcb(context, ["login", "--apiKeyId", KEY.secretId, "--apiKey", wrong]);
    expect(hasFailed(run)).toBe(true);
    expect(run.complaint).toContain("could not be validated");
    for (const secret of context.secrets) expect(JSON.stringify(run)).not.toContain(secret);
    expect(cloud.calls.map(({ outcome }) => outcome)).not.toContain("ok");
  } finally {
    await cloud.stop();
    rmSync(home, { recursive: true, force: true });
  }
});
