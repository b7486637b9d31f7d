// A tiny function in a process of its own, with the real wx-server-sdk, on a gateway and a clock the test holds.
import { createClock } from "../../simulator/clock";
import { createEvents } from "../../simulator/events";
import { createFaults } from "../../simulator/faults/create-faults";
import { createGateway } from "../../simulator/gateway/create-gateway";
import { type HttpServer, startHttpServer } from "../../simulator/http-server";
import { createRunner, type ProcessRunner } from "../../simulator/runner/create-runner";
import { TEST_CLOCK_RATE } from "./clock-rate";
import { tinyFunction } from "./tiny-functions";

const IDENTITY = {
  envId: "sim-test",
  appid: "wx0000000000000000",
  region: "ap-shanghai",
  credentials: { secretId: "id", secretKey: "key" },
};

/** Adds one document after the other, and prints which answers it heard. */
const SOURCE = `
const cloud = require(${JSON.stringify(require.resolve("wx-server-sdk"))});
cloud.init({ env: "sim-test", timeout: 20000 });
const documents = cloud.database().collection("c");
exports.main = async ({ ids, thenHang = false }) => {
  for (const _id of ids) {
    await documents.add({ data: { _id } });
    console.log("heard " + _id);
  }
  if (thenHang) await new Promise(() => {});
  return Date.now();
};`;

const open: { runner: ProcessRunner; server: HttpServer }[] = [];

/** Ends everything a test opened; call it after each test. */
export async function closeClouds(): Promise<void> {
  await Promise.all(open.splice(0).flatMap(({ runner, server }) => [runner.stop(), server.close()]));
}

export async function openCloud({ timeout = 5, source = SOURCE } = {}) {
  const clock = createClock(TEST_CLOCK_RATE);
  const faults = createFaults({ clock });
  const fn = tinyFunction("tiny", source, { timeout, envVariables: { SILENCE: "true" } });
  const { emit } = createEvents(clock);
  const server = await startHttpServer(0);
  const common = { ...IDENTITY, clock, emit, faults };
  const runner = createRunner({ ...common, functions: [fn], gatewayUrl: `${server.url}/admin` });
  const gateway = createGateway({
    ...common,
    instances: runner,
    findInvocation: runner.findInvocation,
    callOpenApi: async () => ({ kind: "json", body: { errcode: 0, errmsg: "ok" } }),
    invokeFunction: async () => ({ ok: true, result: null }),
    baseUrl: server.url,
  });
  gateway.database.createCollection("c");
  server.serve(gateway.app);
  open.push({ runner, server });
  return {
    fn,
    clock,
    faults,
    runner,
    gateway,
    invoke: (event: unknown = {}, openid?: string) =>
      runner.invoke({ functionName: "tiny", event, caller: openid === undefined ? {} : { openid } }),
    /** Ids of what was added, in order. */
    added: () => (gateway.database.find("c")?.all() ?? []).map(({ _id }) => _id),
  };
}
