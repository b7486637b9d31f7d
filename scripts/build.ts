// npm run build: bundles every function into dist/cloudfunctions.
// In: cloudfunctions/*/index.ts and config.json, src/, cloudbaserc.json. Out: dist/cloudfunctions/*/{index.js,config.json,package.json}.

import { CodedError } from "../src/coded-error";
import { buildFunctions } from "./bundle/build-functions";
import { reportTable } from "./bundle/report-table";
import { watchFunctions } from "./bundle/watch";
import { PROJECT_DIR, readFlags, runScript } from "./command-line";

const HELP = `Usage: npm run build [-- --watch]

  --watch   build again when a source changes
  --help    this text`;

runScript(async () => {
  const { watch } = readFlags({ help: HELP, flags: { watch: { type: "boolean" } } });
  try {
    console.log(reportTable(await buildFunctions({ projectDir: PROJECT_DIR })));
  } catch (error) {
    // Who watches is about to fix it.
    if (!watch || !(error instanceof CodedError)) throw error;
    console.error(error.message);
  }
  if (watch) watchFunctions(PROJECT_DIR, console.log);
});
