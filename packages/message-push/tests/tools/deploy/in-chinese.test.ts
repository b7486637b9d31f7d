// What a deploy and its smoke test say where Chinese is spoken, with a stand-in in the CLI's place.
import { speak } from "../../../src/language";
import { openSession } from "../../../tools/deploy/open-session";
import { readDeploySettings } from "../../../tools/deploy/read-settings";
import { refuseOtherRuntimes } from "../../../tools/deploy/refuse-other-runtimes";
import { refuseIncomplete, runDeploy } from "../../../tools/deploy/run-deploy";
import { readOutcome } from "../../../tools/smoke/read-outcome";
import { ENV_ID, functionInCloud, KEY } from "../../support/deploy-bench";
import { tcbStandIn } from "../../support/tcb-stand-in";
import { removeTinyProjects, tinyProject } from "../../support/tiny-project";

const ENVIRONMENT = {
  ENV_ID,
  TENCENTCLOUD_SECRETID: KEY.secretId,
  TENCENTCLOUD_SECRETKEY: KEY.secretKey,
  // The doctor asks a server for the time.
  WECHAT_API_BASE: "http://127.0.0.1:1",
};

beforeEach(() => speak("zh"));
afterEach(() => speak("en"));
afterAll(removeTinyProjects);

async function deploy(tcb: ReturnType<typeof tcbStandIn>, isDryRun: boolean) {
  let output = "";
  const write = (text: string) => (output += text);
  const settings = readDeploySettings(tinyProject().dir, ENVIRONMENT, []);
  const report = await runDeploy(settings, { environment: ENVIRONMENT, isDryRun, output: { write }, tcb: tcb.run });
  return { report, output };
}

test("a plan, what was deployed, what was not, and what is left to do by hand", async () => {
  const tcb = tcbStandIn();
  tcb.functions.add(functionInCloud("text"));
  expect((await deploy(tcb, true)).output).toMatch(
    new RegExp(`部署到 ${ENV_ID} 时会：\\n {2}更新 +text [\\s\\S]*\\n {2}新建 +image [\\s\\S]*\\n什么都没有改动。\\n$`),
  );
  tcb.refuse("fn deploy image", "used up (LimitExceeded.Function)");
  const { report, output } = await deploy(tcb, false);
  expect(output).toMatch(/text +✔ 已部署，用时 [\d.]+ s/);
  expect(output).toMatch(/接下来手动完成：\n {2}1\. [\s\S]*右键 → 上传并部署：所有文件[\s\S]*-604101/);
  expect(() => refuseIncomplete(report)).toThrow(
    /有些地方不对：\n {2}image：没有部署成功：used up \(LimitExceeded\.Function\) → 套餐的云函数数量已用完/,
  );
});

test("a login, a runtime and a flag are refused in Chinese", async () => {
  const tcb = tcbStandIn();
  tcb.refuse("login", "AuthFailure");
  const settings = readDeploySettings(tinyProject().dir, ENVIRONMENT, []);
  await expect(openSession(settings, ENVIRONMENT, tcb.run)).rejects.toThrow(
    /\[LOGIN_REFUSED\] 腾讯云没有接受这个密钥：AuthFailure\n {2}→ 请检查 TENCENTCLOUD_SECRETID/,
  );
  expect(() => refuseOtherRuntimes(settings, [{ name: "text", runtime: "Nodejs12.16" }])).toThrow(
    /运行环境无法更改：text 在云端是 Nodejs12\.16，在 cloudbaserc\.json 里是 Nodejs20\.19。\n {2}→ 打包好的云函数需要 Node 18/,
  );
  expect(() => readDeploySettings(tinyProject().dir, ENVIRONMENT, ["txet"])).toThrow(
    /--only 写了“txet”，cloudbaserc\.json 里没有它。\n {2}→ 是不是“text”？云函数有 text、image。/,
  );
});

test.each([
  ['{"smokeTest":{"pair":"text","durationMs":7,"timeLimitMs":5000}}', "text：已认领并完成，用时 7 ms，超时时间 5 s"],
  ['{"statusCode":200}', "没有签名的请求也放行了（200）"],
])("the outcome %s of a smoke test", (result, zh) => {
  expect(readOutcome({ exitCode: 0, stdout: `Return result：${result}`, complaint: "" }).text.zh).toBe(zh);
});
