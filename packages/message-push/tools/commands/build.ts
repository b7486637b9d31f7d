// message-push build: bundles every function of ours, and copies the others as they are.
// In: <sources>/*/{index.ts,index.js,config.json}, cloudbaserc.json. Out: <functionRoot>/*/{index.js,config.json,package.json}.
import { CodedError } from "../../src/coded-error";
import type { BuildReport } from "../bundle/build-functions";
import { PROJECT_DIR, runScript } from "../command-line";
import { startTiming } from "../timing";

const HELP = `Usage: npx message-push build [--watch] [--timing]

Bundles every function that imports "#runtime", and checks the types of those in TypeScript beside it. Other folders beside them are
copied as they are, without node_modules. The sources are in cloudfunctions/, or where package.json says: "messagePush": { "functions": "…" };
what is built goes to functionRoot of cloudbaserc.json, where only what a build made is ever replaced.

  --watch    build again when a source changes
  --timing   at the end, where the time went
  --help     this text`;

const FLAGS = { watch: { type: "boolean" }, timing: { type: "boolean" } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: { watch, timing: isTimed } }) => {
  const timing = startTiming();
  const { buildFunctions, reportOf, watchFunctions } = await timing.measure({ en: "load the tools", zh: "加载工具" }, load);
  let report: BuildReport | undefined;
  try {
    report = await buildFunctions({ projectDir: PROJECT_DIR, measure: timing.measure });
    console.log(reportOf(report));
  } catch (error) {
    // With --watch the error is about to be corrected.
    if (!watch || !(error instanceof CodedError)) throw error;
    console.error(error.message);
  }
  if (isTimed) console.log(`\n${timing.report()}`);
  if (watch) watchFunctions(PROJECT_DIR, report, console.log);
});

async function load() {
  const [build, table, watch] = await Promise.all([
    import("../bundle/build-functions"),
    import("../bundle/report-table"),
    import("../bundle/watch"),
  ]);
  return { ...build, ...table, ...watch };
}
