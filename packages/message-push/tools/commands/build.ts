// npm run build: bundles every function into dist/cloudfunctions.
// In: cloudfunctions/*/index.ts and config.json, src/, cloudbaserc.json. Out: dist/cloudfunctions/*/{index.js,config.json,package.json}.
import { CodedError } from "../../src/coded-error";
import { PROJECT_DIR, runScript } from "../command-line";
import { startTiming } from "../timing";

const HELP = `Usage: npm run build [-- --watch] [--timing]

Bundles every function, and checks the types of cloudfunctions/ and src/ beside it; npm run types checks the whole project.

  --watch    build again when a source changes
  --timing   at the end, where the time went
  --help     this text`;

const FLAGS = { watch: { type: "boolean" }, timing: { type: "boolean" } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: { watch, timing: isTimed } }) => {
  const timing = startTiming();
  const { buildFunctions, reportTable, watchFunctions } = await timing.measure("load the tools", load);
  try {
    console.log(reportTable(await buildFunctions({ projectDir: PROJECT_DIR, measure: timing.measure })));
  } catch (error) {
    // With --watch the error is about to be corrected.
    if (!watch || !(error instanceof CodedError)) throw error;
    console.error(error.message);
  }
  if (isTimed) console.log(`\n${timing.report()}`);
  if (watch) watchFunctions(PROJECT_DIR, console.log);
});

async function load() {
  const [build, table, watch] = await Promise.all([
    import("../bundle/build-functions"),
    import("../bundle/report-table"),
    import("../bundle/watch"),
  ]);
  return { ...build, ...table, ...watch };
}
