// The server's real limits: more slow clients than it has places, and work that never ends.
import { endRawConnections, HALF_A_REQUEST, rawConnection } from "../support/raw-connections";
import { runScript } from "../support/run-script";
import { bench, dataFolder, post, serve, settings, useServeBench, writing } from "../support/serve-bench";
import { deskProject, removeTinyProjects } from "../support/tiny-project";

const onPosix = process.platform === "win32" ? test.skip : test;

const HANGING = `import { defineFunction } from "#runtime";
export const main = defineFunction({
  on: "image",
  slow: true,
  handle: (_event, { log }) => new Promise(() => log.info("hanging")),
});
`;

useServeBench();
afterEach(endRawConnections);
afterAll(removeTinyProjects);

onPosix(
  "600 slow clients shut nobody out, are ended within their time, and do not keep the server",
  async () => {
    const { url, child, ended } = await serve("shut-out");
    const open = (text: string) => Promise.all(Array.from({ length: 600 }, () => rawConnection(url, text)));
    const slow = await open(HALF_A_REQUEST);
    for (let turn = 0; turn < 5; turn += 1) {
      const { packet, own } = await writing("你好");
      expect(await post(url, packet)).toEqual({ status: 200, body: "success" });
      expect(own()).toEqual(["收到：你好"]);
    }
    await Promise.all(slow.map(({ closed }) => closed));
    await open("");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  },
  120_000,
);

onPosix(
  "background work that never ends does not keep the server",
  async () => {
    const project = deskProject();
    project.write("cloudfunctions/image/index.ts", HANGING);
    const args = ["--port", "0", "--data", dataFolder("hanging")];
    const run = runScript("serve.ts", args, { cwd: project.dir, env: settings() });
    await run.prints(/Listening on/);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? "";
    await post(url, bench().wechat.packets.image("oCustomer", "a media id"));
    await run.prints(/hanging/);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
  },
  60_000,
);
