import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type * as SdkModule from "wx-server-sdk";
import { beganWithTimer, callerOfCallee, isTimer } from "../../simulator/sources";

const invocation = (source?: string) => ({
  id: "i",
  functionName: "text",
  caller: { openid: "oA", ...(source === undefined ? {} : { source }) },
});

const headers: unknown[] = [];
const server = createServer((request, response) => {
  headers.push(request.headers["x-tcb-source"]);
  request.resume();
  response.end('{ "data": { "response_data": "1" }, "requestId": "r" }');
});
let cloud: typeof SdkModule;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD_REGION: "ap-shanghai",
    SCF_NAMESPACE: "sim-test",
    TENCENTCLOUD_SECRETID: "id",
    TENCENTCLOUD_SECRETKEY: "key",
    TCB_CONTEXT_KEYS: "TCB_SOURCE",
  });
  cloud = require("wx-server-sdk");
  cloud.init({ env: "sim-test" });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

test.each([[undefined], ["wx_client"], ["wx_trigger"], ["wx_client,scf"]])(
  "a callee's chain is what the SDK tells the gateway of a caller whose chain is %p",
  async (source) => {
    if (source === undefined) delete process.env.TCB_SOURCE;
    else process.env.TCB_SOURCE = source;
    await cloud.callFunction({ name: "worker" });
    expect(callerOfCallee(invocation(source))).toEqual({ openid: "oA", source: headers.at(-1) });
  },
);

test("a timer is known by its source, and its chain by the first one", () => {
  const chains = [undefined, "wx_trigger", "wx_trigger,scf", "wx_client,scf", "wx_triggers"];
  const callers = chains.map((source) => (source === undefined ? {} : { source }));
  expect(callers.map(isTimer)).toEqual([false, true, false, false, false]);
  expect(callers.map(beganWithTimer)).toEqual([false, true, true, false, false]);
});
