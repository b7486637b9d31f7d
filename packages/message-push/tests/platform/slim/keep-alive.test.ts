// The agent of the SDK in functions: a reply whose time is over does not leave by it, on a new connection or a kept one.
import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { openSendWindow, SEND_TIMEOUT_MS } from "../../../src/platform/cloudbase/send-window";

const Agent = require("../../../src/platform/cloudbase/slim/keep-alive");

let server: Server;
let agent: InstanceType<typeof Agent>;
const arrived: string[] = [];

beforeEach(async () => {
  arrived.length = 0;
  agent = new Agent({ keepAlive: true });
  server = createServer((incoming, outgoing) => {
    arrived.push(String(incoming.url));
    incoming.resume().on("end", () => outgoing.end("ok"));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  openSendWindow(Number.POSITIVE_INFINITY);
  agent.destroy();
  server.close();
  await once(server, "close");
});

/** Resolves with the status, or with what went wrong. */
function ask(path: string, timeout = SEND_TIMEOUT_MS): Promise<number | string | undefined> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    const asked = request({ port, host: "127.0.0.1", path, method: "POST", agent, timeout }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    asked.on("error", ({ message }) => resolve(message)).end("body");
  });
}

test("in time, a send leaves, and its connection is kept for the next", async () => {
  openSendWindow(Date.now() + 60_000);
  expect([await ask("/one"), await ask("/two")]).toEqual([200, 200]);
  expect(arrived).toEqual(["/one", "/two"]);
});

test("what is late when its connection is ready never leaves, and is known as such", async () => {
  openSendWindow(Date.now() - 1);
  expect(await ask("/late")).toMatch(/^connect ETOOLATE/);
  openSendWindow(Date.now() + 60_000);
  expect(await ask("/kept")).toBe(200);
  // By now there is a connection that is kept.
  openSendWindow(Date.now() - 1);
  expect(await ask("/late-again")).toMatch(/^connect ETOOLATE/);
  expect(arrived).toEqual(["/kept"]);
});

test("a connection that comes after its send was given up carries nothing: it is safe to send again", async () => {
  const { port } = server.address() as AddressInfo;
  let find: () => void = () => undefined;
  const lookup: LookupFunction = (_, __, found) => {
    find = () => found(null, [{ address: "127.0.0.1", family: 4 }]);
  };
  const asked = request({
    port,
    host: "wechat.test",
    path: "/given-up",
    method: "POST",
    agent,
    timeout: SEND_TIMEOUT_MS,
    lookup,
  });
  const failed = once(asked, "error");
  asked.end("body");
  await once(asked, "socket");
  asked.emit("timeout");
  const [error] = await failed;
  expect(error).toMatchObject({ message: expect.stringMatching(/^connect timeout/) });
  find();
  expect(await ask("/next")).toBe(200);
  expect(arrived).toEqual(["/next"]);
});

test("only sends are held to it: the database has another timeout, and is asked whenever it has to be", async () => {
  openSendWindow(Date.now() - 1);
  expect(await ask("/database", 1_500)).toBe(200);
});
