// message-push deploy: brings the functions into the cloud with the real tcb, and looks whether they are there.
import { CodedError } from "../../src/coded-error";
import { PROJECT_DIR, refuseSwallowedFlags, runScript } from "../command-line";
import { findTcb } from "../deploy/find-tcb";
import { loadEnvironment } from "../environment";

const HELP = `Usage: npx message-push deploy [--dry-run] [--only <function>] [--json] [--rehearse]

Checks types, builds, asks the doctor, deploys each function of cloudbaserc.json with tcb to the environment ENV_ID, then compares what
is there with cloudbaserc.json and says what is left to do by hand. It asks nothing, so a CI job can run it.

It logs in with TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY (and TENCENTCLOUD_SESSIONTOKEN for a temporary key) from .env or the
environment, in a folder of its own that is gone afterwards. Without them it uses an earlier tcb login.

  --dry-run     build, log in, ask which functions are there, say what would happen, change nothing in the cloud
  --only <fn>   this function only; may be given several times
  --json        what became of each function, as JSON on standard output; progress goes to standard error
  --rehearse    deploy to a stand-in of the cloud on this machine: no account, no network, nothing of it stays
  --help        this text

In an npm script mind the two dashes, npm run deploy -- --dry-run: npm keeps for itself what comes before them.

Exit code 0: all is deployed and as it should be. 1: refused, nothing was changed. 2: something was changed, and not all is well.`;

const FLAGS = {
  "dry-run": { type: "boolean" },
  only: { type: "string", multiple: true },
  json: { type: "boolean" },
  rehearse: { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  refuseSwallowedFlags(process.env, ["dry-run", "rehearse"]);
  findTcb(PROJECT_DIR);
  // Ends what it started, and forgets the key, on its way out.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(2));
  loadEnvironment(PROJECT_DIR);
  const output = flags.json === true ? process.stderr : process.stdout;
  const { readDeploySettings } = await import("../deploy/read-settings");
  const work = async (environment: NodeJS.ProcessEnv) => {
    const settings = readDeploySettings(PROJECT_DIR, environment, flags.only ?? []);
    const { refuseIncomplete, runDeploy } = await import("../deploy/run-deploy");
    const report = await runDeploy(settings, { environment, output, isDryRun: flags["dry-run"] === true });
    if (flags.json === true) console.log(JSON.stringify(report, null, 2));
    refuseIncomplete(report);
  };
  const { rehearse } = await import("../deploy/rehearse");
  await (flags.rehearse === true ? rehearse(work) : work(process.env)).catch((error: unknown) => {
    if (!(error instanceof CodedError) || error.code !== "DEPLOY_INCOMPLETE") throw error;
    console.error(error.message);
    process.exitCode = 2;
  });
});
