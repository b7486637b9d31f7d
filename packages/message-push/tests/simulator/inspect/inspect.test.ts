// Where a debugger attaches: on this machine only, to a function that there is, on a port that is free.

import { once } from "node:events";
import { connect, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { startHttpServer } from "../../../simulator/http-server";
import { targetsOn } from "../../support/debugger-client";
import { DESK } from "../../support/desk";
import { startSimulator } from "../../support/simulator";

const inspecting = (functionName: string, port = 0) =>
  startSimulator({ projectDir: DESK, inspect: { functionName, port } });

test("an editor finds the function before its first call, and nothing once the simulator stopped", async () => {
  const sim = await inspecting("text");
  try {
    const port = sim.inspector?.port ?? 0;
    expect(sim.inspector).toMatchObject({ functionName: "text", host: "127.0.0.1" });
    expect(await targetsOn(port)).toMatchObject([
      { webSocketDebuggerUrl: expect.stringMatching(`^ws://127\\.0\\.0\\.1:${port}/`) },
    ]);
    expect(sim.instances()).toMatchObject([{ functionName: "text" }]);
    await sim.stop();
    await expect(targetsOn(port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  } finally {
    await sim.stop();
  }
}, 30_000);

test("no other machine reaches it", async () => {
  const sim = await inspecting("text");
  try {
    const others = Object.values(networkInterfaces()).flat();
    for (const { address } of others
      .filter((one) => one?.family === "IPv4" && !one.internal)
      .flatMap((one) => one ?? [])) {
      const socket = connect(sim.inspector?.port ?? 0, address);
      await expect(once(socket, "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    }
  } finally {
    await sim.stop();
  }
}, 30_000);

test("without the option there is no inspector", async () => {
  const sim = await startSimulator({ projectDir: DESK });
  expect([sim.inspector, sim.instances()]).toEqual([undefined, []]);
  await sim.stop();
});

test("an unknown function is refused with the one that was meant, and its port is free again", async () => {
  const probe = await startHttpServer(0);
  const port = Number(new URL(probe.url).port);
  await probe.close();
  await expect(inspecting("txet", port)).rejects.toMatchObject({
    code: "OPTION_INVALID",
    fix: expect.stringContaining('Did you mean "text"?'),
  });
  const next = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve, reject) => next.once("listening", resolve).once("error", reject));
  next.close();
});

test("a taken port is refused with the flag that names another", async () => {
  const blocker = await startHttpServer(0);
  await expect(inspecting("text", Number(new URL(blocker.url).port))).rejects.toMatchObject({
    code: "PORT_IN_USE",
    fix: expect.stringContaining("--inspect text:9230"),
  });
  await blocker.close();
});
