// npx message-push dev: builds, starts the simulator, pushes the official sample, and lets you chat.
import { PROJECT_DIR, readPort, runScript } from "../command-line";
import { requireFreePort } from "../start/require-free-port";
import { startTiming } from "../timing";

const DEFAULT_PORT = 8088;

const HELP = `Usage: npx message-push dev [--port 8088] [--once] [--fresh]

  --port N   where the simulator listens on 127.0.0.1 (default ${DEFAULT_PORT}; 0 takes a free one)
  --once     push the sample and end: exit code 0 if it was answered, 1 if not
  --fresh    forget the local data of earlier starts, kept in .sim/, and load seed/ again
  --timing   at the end, where the time went
  --help     this text`;

const FLAGS = {
  port: { type: "string" },
  once: { type: "boolean" },
  fresh: { type: "boolean" },
  timing: { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values }) => {
  const timing = startTiming();
  const port = readPort(values.port, DEFAULT_PORT);
  const isOnce = values.once === true;
  // Before a build that would be of no use.
  if (!isOnce) await requireFreePort(port);
  const { runStart } = await timing.measure("load the tools", () => import("../start/run-start"));
  await runStart({ projectDir: PROJECT_DIR, port, isOnce, isFresh: values.fresh === true, timing });
  if (values.timing === true) console.log(`\n${timing.report()}`);
});
