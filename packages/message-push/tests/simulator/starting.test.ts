// How a simulator starts: it takes its port before anything else, and gives it back when it cannot start.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHttpServer } from "../../simulator/http-server";
import { DESK } from "../support/desk";
import { startSimulator } from "../support/simulator";

const portOf = (url: string) => Number(new URL(url).port);

test("a taken port is reported before the project is even read", async () => {
  const blocker = await startHttpServer(0);
  await expect(startSimulator({ projectDir: "/nowhere", port: portOf(blocker.url) })).rejects.toMatchObject({
    code: "PORT_IN_USE",
  });
  await blocker.close();
});

test("a simulator that cannot start leaves its port free", async () => {
  const probe = await startHttpServer(0);
  const port = portOf(probe.url);
  await probe.close();
  const empty = mkdtempSync(join(tmpdir(), "no-project-"));
  await expect(startSimulator({ projectDir: empty, port })).rejects.toMatchObject({ code: "CLOUDBASERC_INVALID" });
  const next = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve, reject) => next.once("listening", resolve).once("error", reject));
  next.close();
  rmSync(empty, { recursive: true });
});

test("functions find the simulator's own address, and it is the one that is reported", async () => {
  const sim = await startSimulator({ projectDir: DESK });
  const { TCB_CONTEXT_CNFG = "{}" } = sim.environmentFor("text");
  expect(JSON.parse(TCB_CONTEXT_CNFG)).toEqual({ URL: `${sim.url}/admin` });
  await sim.stop();
});
