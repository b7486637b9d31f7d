// message-push deploy: brings the functions into the cloud with the real tcb, and looks whether they are there.
import { CodedError } from "../../src/coded-error";
import { type Both, say } from "../../src/language";
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";
import type { DeployReport } from "../deploy/run-deploy";

const HELP: Both = {
  en: `Usage: npx message-push deploy [--dry-run] [--only <function>] [--json] [--rehearse]

Checks types, builds, asks the doctor, deploys each function of cloudbaserc.json with tcb to the environment ENV_ID, then compares what
is there with cloudbaserc.json and says what is left to do by hand. It asks nothing, so a CI job can run it.

It logs in with TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY (and TENCENTCLOUD_SESSIONTOKEN for a temporary key) from .env or the
environment, in a folder of its own that is gone afterwards. Without them it uses an earlier tcb login.

  --dry-run     build, log in, ask which functions are there, say what would happen, change nothing in the cloud
  --only <fn>   this function only; may be given several times
  --json        what became of each function, as JSON on standard output; progress goes to standard error
  --rehearse    deploy to a stand-in of the cloud on this machine and try the functions there: no account, no network, nothing of it stays
  --help        this text

In an npm script mind the two dashes, npm run deploy -- --dry-run: npm keeps for itself what comes before them.

Exit code 0: all is deployed and as it should be. 1: refused, nothing was changed. 2: something was changed, and not all is well.`,
  zh: `用法：npx message-push deploy [--dry-run] [--only <云函数>] [--json] [--rehearse]

检查类型、打包、运行 doctor 检查，再用 tcb 把 cloudbaserc.json 里的每个云函数部署到环境 ENV_ID，然后把云端的实际情况与 cloudbaserc.json
对比，并说明还有哪些要手动完成。全程不询问，可以放进 CI 任务。

登录使用 .env 或环境变量里的 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY（临时密钥还要 TENCENTCLOUD_SESSIONTOKEN），
登录信息放在单独的文件夹里，用完即删。没有密钥时，使用之前 tcb login 的登录。

  --dry-run       打包、登录、查询已有的云函数，说明会做什么；云端什么都不改
  --only <云函数>  只部署这一个；可以写多次
  --json          以 JSON 在标准输出给出每个云函数的结果；进度写到标准错误
  --rehearse      演练：部署到这台机器上的替身并试调用云函数，不需要账号和网络，什么都不会留下
  --help          显示本说明

在 npm 脚本里别漏了两个短横线：npm run deploy -- --dry-run；写在它前面的参数会被 npm 自己用掉。

退出码 0：全部部署完成，并且符合要求。1：被拒绝，什么都没有改动。2：有改动，但不是全部正常。`,
};

const FLAGS = {
  "dry-run": { type: "boolean" },
  only: { type: "string", multiple: true },
  json: { type: "boolean" },
  rehearse: { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  refuseSwallowedFlags(process.env, ["dry-run", "rehearse"]);
  const { findTcb } = await import("../deploy/find-tcb");
  const { loadEnvironment } = await import("../environment");
  findTcb(PROJECT_DIR);
  // Ends what it started, and forgets the key, on its way out.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(2));
  loadEnvironment(PROJECT_DIR);
  const output = flags.json === true ? process.stderr : process.stdout;
  const { readDeploySettings } = await import("../deploy/read-settings");
  const isDryRun = flags["dry-run"] === true;
  const isRehearsal = flags.rehearse === true;
  const work = async (environment: NodeJS.ProcessEnv) => {
    const settings = readDeploySettings(PROJECT_DIR, environment, flags.only ?? []);
    const { refuseIncomplete, runDeploy } = await import("../deploy/run-deploy");
    const report = await runDeploy(settings, { environment, output, isDryRun, isRehearsal });
    if (flags.json === true) console.log(JSON.stringify(forPrograms(report), null, 2));
    refuseIncomplete(report);
    if (!isRehearsal || isDryRun) return;
    const { tryRehearsed } = await import("../deploy/try-rehearsed");
    await tryRehearsed(settings, { environment, output });
  };
  const { rehearse } = await import("../deploy/rehearse");
  await (isRehearsal ? rehearse(work) : work(process.env)).catch((error: unknown) => {
    if (!(error instanceof CodedError) || !["DEPLOY_INCOMPLETE", "SMOKE_FAILED"].includes(error.code)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  });
});

/** One text for each problem: with --json it is the English one. */
function forPrograms({ functions, ...report }: DeployReport): object {
  return { ...report, functions: functions.map((fn) => ({ ...fn, problems: fn.problems.map(say) })) };
}
