// Each belief about HTTP access, in an environment where it holds and in one where it does not; and that the path serves nobody else.
import { FunctionStore } from "../../../simulator/cloud-api/function-store";
import { createHttpAccess } from "../../../simulator/cloud-api/http-access";
import { HTTP_BELIEFS } from "../../../tools/probe/beliefs/http-access";
import { HTTP_HEADER } from "../../../tools/probe/http-steps";
import { HTTP_PARTS } from "../../../tools/probe/parts/http-access";
import { type LocalCloud, startLocalCloud } from "../../../tools/probe/rehearsal/local-cloud";
import { runProbe } from "../../../tools/probe/run-probe";
import { openProbeSession } from "../../../tools/probe/session";
import { probe, runIn, testBeliefs } from "./probe-bench";

testBeliefs(HTTP_BELIEFS, ["http-access"]);

const KEY = "0123456789abcdef0123456789abcdef";

let cloud: LocalCloud;
beforeEach(() => {
  cloud = startLocalCloud();
});
afterEach(() => cloud.stop());

test.each([
  ["no key", {}],
  ["another key", { [HTTP_HEADER]: `${"0".repeat(32)} look` }],
  ["an empty key", { [HTTP_HEADER]: " look" }],
])("a request with %s is told nothing", async (_, headers) => {
  await cloud.environment.deploy({ memoryMb: 256, key: KEY });
  const url = await cloud.environment.openHttpAccess();
  const answer = await fetch(`${url}?probe=look`, { method: "POST", headers, body: "{}" });
  expect([answer.status, await answer.text()]).toEqual([404, ""]);
  expect((await cloud.simulator()).collections()).toEqual([]);
});

test("a request cannot pass for a push, a timer or a call of the tool", async () => {
  await cloud.environment.deploy({ memoryMb: 256, key: KEY });
  const url = await cloud.environment.openHttpAccess();
  for (const body of [
    { MsgType: "text", FromUserName: "o-of-somebody", Content: "1234" },
    { Type: "Timer" },
    { probe: { key: KEY, action: "begin", params: { code: "1234" } } },
  ]) {
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  }
  expect((await cloud.simulator()).collections()).toEqual([]);
});

test("the path is there while the probe runs, and removed with everything else", async () => {
  let during: readonly string[] = [];
  const environment = {
    ...cloud.environment,
    async openHttpAccess() {
      const url = await cloud.environment.openHttpAccess();
      during = await cloud.leftOver();
      return url;
    },
  };
  await runProbe(runIn(cloud, ["http-access"], { environment }));
  expect(during).toContain("/message-push-probe");
  expect(await cloud.leftOver()).toEqual([]);
  expect(cloud.functions.all()).toEqual([]);
});

test("figures tell how long it took until the path worked, and how large a body may be", async () => {
  const { figures } = await probe(["http-access"], { httpTextMaxBytes: 2_000_000 });
  expect(figures).toMatchObject({
    "HTTP access until it works, ms": expect.any(Number),
    "largest text over HTTP, KB": 1_024,
    "largest other body over HTTP, KB": expect.any(Number),
    "cloud call over HTTP, code": -604104,
  });
});

test("where the path leads nowhere nothing is seen, and the report tells what the service answered", async () => {
  const simulator = () => Promise.reject(new Error("No function is called."));
  const access = createHttpAccess({ envId: "e", functions: new FunctionStore(), nowMs: () => 0, simulator });
  const environment = { ...cloud.environment, openHttpAccess: async () => `${await access.url()}/elsewhere` };
  const session = openProbeSession({ ...runIn(cloud, [], { environment }), key: KEY });
  const noPatience = { ...session, until: <Thing>(look: () => Promise<Thing | undefined>) => look() };
  for (const part of HTTP_PARTS) {
    const { seen, unseen } = await part.run(noPatience);
    expect(seen).toEqual({});
    expect(Object.keys(unseen ?? {})).toEqual(part.rules);
    expect(new Set(Object.values(unseen ?? {}).map(({ en }) => en))).toEqual(
      new Set(["no request reached the function: the service answered INVALID_PATH"]),
    );
  }
  await access.stop();
});
