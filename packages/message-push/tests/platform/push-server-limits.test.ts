// What keeps a server from being shut out or kept alive by clients that send slowly, or nothing.
import { type PushServer, SERVER_LIMITS, type ServerLimits, startPushServer } from "../../server/platform/http-server";
import type { HttpReceiver } from "../../src/runtime/http-push";
import type { HttpResponse } from "../../src/wechat/http/http-request";
import { endRawConnections, HALF_A_REQUEST, rawConnection, WHOLE_REQUEST } from "../support/raw-connections";

const OK: HttpResponse = { status: 200, contentType: "text/plain", body: "success" };
/** No limit of time comes into it unless a test says so. */
const PATIENT: ServerLimits = {
  requestMs: 600_000,
  checkMs: 10,
  connections: 4,
  arrivalMs: 600_000,
  answersMs: 600_000,
};

let server: PushServer | undefined;
let arrived: number;
let answers: ((response: HttpResponse) => void)[];
let waiting: (() => void)[];

beforeEach(() => {
  [arrived, answers, waiting] = [0, [], []];
});
afterEach(async () => {
  for (const answer of answers) answer(OK);
  endRawConnections();
  await server?.close();
});

/** A server whose requests are answered when the test says so, or at once. */
async function start(limits: Partial<ServerLimits>, isAnswering: boolean): Promise<string> {
  const receiver: HttpReceiver = {
    receive: () => {
      arrived += 1;
      for (const look of waiting) look();
      return isAnswering ? Promise.resolve(OK) : new Promise((resolve) => answers.push(resolve));
    },
    resume: async () => "success",
  };
  server = await startPushServer(receiver, "127.0.0.1", 0, { ...PATIENT, ...limits });
  return server.url;
}

const arrivals = (count: number) =>
  new Promise<void>((resolve) => {
    const look = () => arrived >= count && resolve();
    waiting.push(look);
    look();
  });

test("whoever has not sent a whole request within 12 s is ended, and closing takes less than 10 s", () => {
  const { requestMs, checkMs, arrivalMs, answersMs } = SERVER_LIMITS;
  expect(requestMs + checkMs).toBeLessThan(12_000);
  expect(Math.max(arrivalMs, answersMs)).toBeLessThan(9_000);
  // As long as WeChat waits for an answer.
  expect(answersMs).toBeGreaterThan(5_000);
});

test.each([
  ["nothing", ""],
  ["half a head", "POST / HTTP/1.1\r\nHos"],
  ["half a body", HALF_A_REQUEST],
])("a client that sends %s is ended when its time is over", async (_, text) => {
  const url = await start({ requestMs: 100 }, true);
  const slow = await rawConnection(url, text);
  await slow.closed;
  expect(arrived).toBe(0);
});

test("many more slow clients than places do not keep a good request out", async () => {
  const url = await start({}, true);
  for (let client = 0; client < 20; client += 1) {
    await rawConnection(url, client % 2 === 0 ? "" : HALF_A_REQUEST);
    const good = await rawConnection(url, WHOLE_REQUEST);
    await arrivals(client + 1);
    good.socket.end();
    await good.closed;
    expect(good.received()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*success/);
  }
});

test("of those without a whole request, the one that waits longest makes room; who is being answered never does", async () => {
  const url = await start({ connections: 3 }, false);
  const answered = await rawConnection(url, WHOLE_REQUEST);
  await arrivals(1);
  const first = await rawConnection(url, HALF_A_REQUEST);
  const second = await rawConnection(url, HALF_A_REQUEST);
  const third = await rawConnection(url, WHOLE_REQUEST);
  await first.closed;
  await arrivals(2);
  await rawConnection(url, WHOLE_REQUEST);
  await second.closed;
  await arrivals(3);
  // Now every place is taken by a request that is being answered.
  const refused = await rawConnection(url, WHOLE_REQUEST);
  await refused.closed;
  expect(arrived).toBe(3);
  for (const answer of answers) answer(OK);
  for (const { socket, closed, received } of [answered, third]) {
    socket.end();
    await closed;
    expect(received()).toContain("success");
  }
});

test("a client that takes no answers in time makes room as well", async () => {
  const url = await start({ connections: 1, requestMs: 1 }, false);
  const stuck = await rawConnection(url, WHOLE_REQUEST);
  await arrivals(1);
  // Its millisecond is over by the time that another connection was refused or let in.
  while (arrived < 2) {
    const next = await rawConnection(url, WHOLE_REQUEST).catch(() => undefined);
    await Promise.race([next?.closed, arrivals(2)]);
  }
  await stuck.closed;
});

test("closing answers what has arrived, and does not wait for connections without a whole request", async () => {
  const url = await start({ arrivalMs: 1 }, false);
  const asked = await rawConnection(url, WHOLE_REQUEST);
  await arrivals(1);
  const others = [await rawConnection(url, ""), await rawConnection(url, HALF_A_REQUEST)];
  const closed = server?.close();
  await Promise.all(others.map((other) => other.closed));
  expect(asked.received()).toBe("");
  answers[0]?.(OK);
  await closed;
  await asked.closed;
  expect(asked.received()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*connection: close[\s\S]*success/i);
});

test("a request that is on its way when the server is closed is answered", async () => {
  const url = await start({}, true);
  const half = await rawConnection(url, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc");
  const idle = await rawConnection(url, WHOLE_REQUEST);
  await arrivals(1);
  const closed = server?.close();
  await idle.closed;
  half.socket.write("def");
  await half.closed;
  expect(half.received()).toContain("success");
  await closed;
});

test("a handler that never ends does not keep the server", async () => {
  const url = await start({ answersMs: 50 }, false);
  const asked = await rawConnection(url, WHOLE_REQUEST);
  await arrivals(1);
  await server?.close();
  await asked.closed;
  expect(asked.received()).toBe("");
});
