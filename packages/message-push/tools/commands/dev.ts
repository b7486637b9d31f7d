// npx message-push dev: builds, starts the simulator, pushes the official sample, and lets you chat.
import { DEFAULT_INSPECTOR_PORT, takenPortFix } from "../../simulator/runner/inspector-port";
import { PROJECT_DIR, readPort, runScript } from "../command-line";
import { DEFAULT_PORT } from "../start/default-port";
import { requireFreePort } from "../start/require-free-port";
import { startTiming } from "../timing";
import { ToolError } from "../tool-error";

const HELP = `Usage: npx message-push dev [--port 8088] [--once] [--fresh] [--inspect text] [--rules probe-report.json]

  --port N   where the simulator listens on 127.0.0.1 (default ${DEFAULT_PORT}; 0 takes a free one)
  --once     push the sample and end: exit code 0 if it was answered, 1 if not
  --fresh    forget the local data of earlier starts, kept in .sim/, and load seed/ again
  --inspect NAME  a debugger can attach to this function on port 9229 of 127.0.0.1; NAME:9230 is another port
  --rules FILE  WeChat and CloudBase behave as npx message-push probe saw it and wrote it into this file
  --timing   at the end, where the time went
  --help     this text`;

const FLAGS = {
  port: { type: "string" },
  once: { type: "boolean" },
  inspect: { type: "string" },
  fresh: { type: "boolean" },
  rules: { type: "string" },
  timing: { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values }) => {
  const timing = startTiming();
  const port = readPort(values.port, DEFAULT_PORT);
  const isOnce = values.once === true;
  const inspect = readInspect(values.inspect, isOnce);
  // Before a build that would be of no use.
  if (!isOnce) await requireFreePort(port);
  if (inspect !== undefined) await requireFreePort(inspect.port, takenPortFix(inspect.functionName));
  const { runStart } = await timing.measure({ en: "load the tools", zh: "加载工具" }, () => import("../start/run-start"));
  const [isFresh, rulesFile] = [values.fresh === true, values.rules];
  await runStart({ projectDir: PROJECT_DIR, port, isOnce, isFresh, inspect, rulesFile, timing });
  if (values.timing === true) console.log(`\n${timing.report()}`);
});

/** @throws {ToolError} `FLAG_INVALID` */
function readInspect(text: string | undefined, isOnce: boolean) {
  if (text === undefined) return undefined;
  if (isOnce) {
    throw new ToolError("FLAG_INVALID", "--inspect is of no use with --once.", "Leave one of them out.");
  }
  const [, functionName = "", port] = /^([^:]+)(?::(\d+))?$/.exec(text) ?? [];
  if (functionName === "" || Number(port ?? 0) > 65_535) {
    throw new ToolError(
      "FLAG_INVALID",
      `--inspect is "${text}".`,
      "Give the name of a function, and a port if it is another than 9229: --inspect text:9230.",
    );
  }
  return { functionName, port: port === undefined ? DEFAULT_INSPECTOR_PORT : Number(port) };
}
