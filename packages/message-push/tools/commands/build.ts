// message-push build: bundles every function of ours, and copies the others as they are.
// In: <sources>/*/{index.ts,index.js,config.json}, cloudbaserc.json. Out: <functionRoot>/*/{index.js,config.json,package.json}.
import { CodedError } from "../../src/coded-error";
import type { Both } from "../../src/language";
import type { BuildReport } from "../bundle/build-functions";
import { PROJECT_DIR, runScript } from "../command-line";

const HELP: Both = {
  en: `Usage: npx message-push build [--watch] [--timing]

Bundles every function that imports "#runtime", and checks the types of those in TypeScript beside it. Other folders beside them are
copied as they are, without node_modules. The sources are in cloudfunctions/, or where package.json says: "messagePush": { "functions": "…" };
what is built goes to functionRoot of cloudbaserc.json, where only what a build made is ever replaced.

  --watch    build again when a source changes
  --timing   at the end, where the time went
  --help     this text

Exit code 0: all is built. 1: something is wrong, and what was built before is as it was.`,
  zh: `用法：npx message-push build [--watch] [--timing]

打包所有引入了 "#runtime" 的云函数，同时检查其中 TypeScript 的类型。旁边的其他文件夹原样复制，不含 node_modules。
源码在 cloudfunctions/，或 package.json 写明的文件夹："messagePush": { "functions": "…" }；打包结果放到 cloudbaserc.json 的
functionRoot，那里只会替换打包生成的内容。

  --watch    源码有改动时重新打包
  --timing   最后列出各步骤用的时间
  --help     显示本说明

退出码 0：全部打包完成。1：有问题，之前的打包结果保持原样。`,
};

const FLAGS = { watch: { type: "boolean" }, timing: { type: "boolean" } } as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: { watch, timing: isTimed } }) => {
  const { startTiming } = await import("../timing");
  const timing = startTiming();
  const { buildFunctions, reportOf, watchFunctions } = await timing.measure(
    { en: "load the tools", zh: "加载工具" },
    load,
  );
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
