// Requests of built functions to other hosts, by every client they may use: nothing leaves this machine.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

/** Asks what the customer names, `[client, url, options]`, and says what came. */
const ASKER = `defineFunction({
  on: "text",
  maxRuns: 1,
  async handle({ Content }) {
    const [client, url, { method = "GET", headers, body } = {}] = JSON.parse(Content);
    try {
      if (client === "fetch") {
        const response = await fetch(url, { method, headers, body });
        return JSON.stringify([response.status, await response.text()]);
      }
      if (client === "axios") {
        const { default: axios } = require("axios");
        const { status, data } = await axios({ url, method, headers, data: body, validateStatus: null, transformResponse: [] });
        return JSON.stringify([status, data]);
      }
      const http = require(url.startsWith("https") ? "node:https" : "node:http");
      return await new Promise((resolve, reject) => {
        const agent = client === "keep-alive" ? new http.Agent({ keepAlive: true }) : undefined;
        const request = http.request(url, { method, headers, agent }, (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (part) => (text += part));
          response.on("end", () => resolve(JSON.stringify([response.statusCode, text])));
        });
        request.on("error", reject).end(body);
      });
    } catch (error) {
      return JSON.stringify([error.code ?? error.cause?.code, error.cause?.message ?? error.message]);
    }
  },
})`;
const SOCKET = `defineFunction({
  on: "image",
  maxRuns: 1,
  handle: () => new Promise((resolve) => {
    const socket = require("node:net").connect(3306, "mysql.example.com");
    socket.on("error", ({ code }) => resolve(code));
    socket.on("connect", () => resolve("connected"));
  }),
})`;
const CLIENTS = ["fetch", "axios", "node", "keep-alive"];

let sim: Simulator;
let elsewhere: Server;
beforeAll(async () => {
  sim = await startProject({ text: { main: ASKER }, image: { main: SOCKET } });
  elsewhere = createServer((request, response) => response.end(`the real ${request.url}`));
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
}, 60_000);
afterAll(async () => {
  elsewhere.close();
  await sim.stop();
  removeTinyProjects();
});

async function ask(client: string, url: string, options: object = {}): Promise<[number | string, string]> {
  const customer = sim.customer();
  await customer.says(JSON.stringify([client, url, options]));
  return JSON.parse(customer.replies[0] ?? "[]");
}

test.each(CLIENTS.flatMap((client) => ["https", "http"].map((scheme) => [client, scheme] as const)))(
  "a request by %s over %s gets the answer of sim.http, and is on record",
  async (client, scheme) => {
    const url = `${scheme}://api.example.com/v1/chat`;
    const stub = sim.http(url, { status: 201, json: { text: "你好" } });
    const body = JSON.stringify({ ask: "茶" });
    const headers = { authorization: "Bearer key", "content-type": "application/json" };
    expect(await ask(client, `${url}?n=1`, { method: "POST", headers, body })).toEqual([201, '{"text":"你好"}']);
    expect(stub.requests).toMatchObject([
      { method: "POST", url: `${url}?n=1`, headers: { authorization: "Bearer key" }, body, json: { ask: "茶" } },
    ]);
    stub.remove();
  },
);

test.each(CLIENTS)(
  "a request by %s to a host that nobody answers for fails, naming the host and sim.http",
  async (client) => {
    const [code, message] = await ask(client, "https://other.example.com/a");
    expect(code).toBe("SIMULATOR_REFUSED_HOST");
    expect(message).toContain("lets no function out to other.example.com");
    expect(message).toContain('sim.http("https://other.example.com/…", answer)');
  },
);

test("the refusal is in the function's log as well, also of a connection that is not HTTP", async () => {
  const customer = sim.customer();
  const report = await customer.sendsImage();
  expect(customer.replies).toEqual(["SIMULATOR_REFUSED_HOST"]);
  expect(report.attempts[0]?.invocation?.logs.join()).toContain("mysql.example.com:3306");
});

test("this machine's own servers are reached as they are, unless sim.http answers for them", async () => {
  const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/a`;
  const stub = sim.http(url, { body: "the stub" });
  expect(await ask("fetch", url)).toEqual([200, "the stub"]);
  stub.remove();
  expect(await ask("fetch", url)).toEqual([200, "the real /a"]);
});

test("an answer may be a function, a star stands for all below, a method narrows, and the newest wins", async () => {
  const stubs = [
    sim.http("https://api.example.com/*", ({ method, url }) => ({ body: `${method} ${new URL(url).pathname}` })),
    sim.http("https://api.example.com/b", { status: 404 }, { method: "POST" }),
    sim.http("https://api.example.com/c", async () => {
      throw new Error("out of tea");
    }),
  ];
  expect(await ask("fetch", "https://api.example.com/a/b")).toEqual([200, "GET /a/b"]);
  expect(await ask("fetch", "https://api.example.com/b")).toEqual([200, "GET /b"]);
  expect(await ask("fetch", "https://api.example.com/b", { method: "POST" })).toEqual([404, ""]);
  expect(await ask("fetch", "https://api.example.com/c")).toEqual([501, expect.stringContaining("out of tea")]);
  for (const stub of stubs) stub.remove();
});

test("another address of an answered host is 501, with what is answered", async () => {
  const stub = sim.http("https://api.example.com/v1/chat", { json: {} });
  const [status, text] = await ask("fetch", "https://api.example.com/v2/chat?key=1");
  expect([status, text]).toEqual([501, expect.stringContaining('sim.http("https://api.example.com/v2/chat", answer)')]);
  expect(sim.events.all().findLast(({ kind }) => kind === "outgoing-request")).toMatchObject({
    method: "GET",
    status: 501,
  });
  stub.remove();
});

test("an answer may break the connection, or come late by the simulator's clock", async () => {
  const broken = sim.http("https://api.example.com/a", { breaks: true });
  expect((await ask("node", "https://api.example.com/a"))[0]).toBe("ECONNRESET");
  broken.remove();
  const asked = new Promise<void>((resolve) => {
    sim.http("https://api.example.com/late", () => {
      // Only once the answer is waiting for its time.
      setImmediate(() => sim.clock.advance(2_000));
      resolve();
      return { body: "at last", delayMs: 2_000 };
    });
  });
  const late = ask("fetch", "https://api.example.com/late");
  await asked;
  expect(await late).toEqual([200, "at last"]);
});

test.each(["api.example.com", "ftp://a.b/c", "https://*.example.com/", ""])("%p is no address for sim.http", (url) => {
  expect(() => sim.http(url, {})).toThrow(expect.objectContaining({ code: "OPTION_INVALID" }));
});

test("with outgoing open, as in npm start, a request goes out as in the cloud", async () => {
  const open = await startProject({ text: { main: ASKER }, image: { main: SOCKET } }, { outgoing: "open" });
  const customer = open.customer();
  // A name that no DNS has: the function got as far as asking for it.
  await customer.says(JSON.stringify(["node", "http://nobody.invalid/"]));
  expect(JSON.parse(customer.replies[0] ?? "[]")[0]).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  await open.stop();
});
