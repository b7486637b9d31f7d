// How the server ends: soon, whatever clients and handlers do, and with an answer for everybody whose request has arrived.
import { existsSync } from "node:fs";
import { endRawConnections, HALF_A_REQUEST, rawConnection } from "../support/raw-connections";
import { runScript } from "../support/run-script";
import { bench, dataFolder, post, settings, useServeBench, writing } from "../support/serve-bench";
import { deskProject, removeTinyProjects, type TinyProject } from "../support/tiny-project";

const onPosix = process.platform === "win32" ? test.skip : test;

/** Waits for the signal; and a timer that nobody stops. */
const TEXT = `import { defineFunction } from "#runtime";
setInterval(() => undefined, 1_000);
export const main = defineFunction({
  on: "text",
  async handle(_event, { log }) {
    log.info("begun");
    await new Promise((resolve) => process.once("SIGTERM", resolve));
    return "好";
  },
});
`;
/** Background work that never ends, and hears nothing. */
const IMAGE = `import { defineFunction } from "#runtime";
export const main = defineFunction({
  on: "image",
  slow: true,
  handle: (_event, { log }) => new Promise(() => log.info("hanging")),
});
`;

let project: TinyProject;

useServeBench();
beforeAll(() => {
  project = deskProject();
  project.write("cloudfunctions/text/index.ts", TEXT);
  project.write("cloudfunctions/image/index.ts", IMAGE);
});
afterEach(endRawConnections);
afterAll(removeTinyProjects);

async function serve(data: string) {
  const args = ["--port", "0", "--data", dataFolder(data)];
  const run = runScript("serve.ts", args, { cwd: project.dir, env: settings() });
  await run.prints(/Listening on/);
  return { ...run, url: /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? "" };
}

onPosix(
  "SIGTERM ends it with blank, half-sent and idle connections open, after the request under way is answered",
  async () => {
    const { packet, own } = await writing("你好");
    const { url, child, ended, prints } = await serve("under-way");
    await rawConnection(url, "");
    await rawConnection(url, HALF_A_REQUEST);
    await rawConnection(url, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    const answer = post(url, packet);
    await prints(/begun/);
    child.kill("SIGTERM");
    expect(await answer).toEqual({ status: 200, body: "success" });
    expect(await ended).toBe(0);
    expect(own()).toEqual(["好"]);
  },
  60_000,
);

onPosix(
  "a second signal, whichever, ends it at once; the two that npm makes of one Ctrl-C are one",
  async () => {
    const { url, child, ended, prints } = await serve("second");
    await post(url, bench().wechat.packets.image("oCustomer", "a media id"));
    await prints(/hanging/);
    child.kill("SIGINT");
    // What hangs would keep it for some seconds, and then it would end with 0.
    const again = setInterval(() => child.kill("SIGTERM"), 20);
    expect(await ended).toBe(1);
    clearInterval(again);
  },
  60_000,
);

// Node's recursive mkdir never ends there, whoever calls it: then the process would not end either.
(existsSync("/proc/self") ? test : test.skip)(
  "a data folder below /proc is one clear error, told before the functions are compiled",
  async () => {
    project.write("cloudfunctions/relay/index.ts", "this is no TypeScript");
    const args = ["--port", "0", "--data", "/proc/nope"];
    const run = runScript("serve.ts", args, { cwd: project.dir, env: settings() });
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(/\[DATA_FOLDER_UNUSABLE\].*\/proc[\s\S]*→.*--data/);
  },
  60_000,
);
