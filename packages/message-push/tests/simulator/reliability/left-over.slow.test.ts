// What is left over in the cloud as it may be: timers without cloud calls, no relay, clocks that differ, WeChat's whims.
import type { Simulator } from "../../../simulator/simulator";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const SEND = "customerServiceMessage.send";
const started: Simulator[] = [];

/** `text` says what it was told, `image` is slow. */
async function start(options: Parameters<typeof startProject>[1] = {}): Promise<Simulator> {
  const sim = await startProject(
    {
      text: { main: `defineFunction({ on: "text", handle: ({ Content }) => Content.split("") })` },
      image: { main: `defineFunction({ on: "image", slow: true, handle: () => "查到了" })`, timeoutSeconds: 20 },
    },
    { clockRate: 1, ...options },
  );
  started.push(sim);
  await sim.customer().says("头");
  return sim;
}
let sim: Simulator;
beforeAll(async () => {
  sim = await start();
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await Promise.all(started.map((one) => one.stop()));
  removeTinyProjects();
});

/** WeChat is busy for so long, by the clock, for this customer. */
function busyFor(where: Simulator, openid: string, forMs: number): void {
  where.faults.inject({ on: SEND, kind: "errcode", errcode: -1, openid, forMs });
}

test("WeChat's API is down for a minute: the reply comes with the relay, once", async () => {
  const customer = sim.customer();
  busyFor(sim, customer.openid, 60_000);
  await customer.says("一二");
  expect(customer.replies).toEqual([]);
  await drain(sim, 12);
  expect(customer.replies).toEqual(["一", "二"]);
});

test("where a timer may not make cloud calls, the relay sends nothing, and the customer's next push does", async () => {
  const closed = await start({ rules: { timersMayCallOpenapi: false } });
  const customer = closed.customer();
  busyFor(closed, customer.openid, 1_000);
  await customer.says("一");
  for (let minute = 0; minute < 3; minute += 1) {
    closed.clock.advance(60_000);
    await closed.fireTimer("relay");
  }
  expect(customer.replies).toEqual([]);
  closed.clock.advance(60_000);
  await customer.says("二");
  expect(customer.replies).toEqual(["二", "一"]);
  expect(closed.documents("message_pushes").filter(({ state }) => state === "leased" || state === "waiting")).toEqual(
    [],
  );
}, 60_000);

test("where a timer may not make cloud calls but has an access token, the relay sends with that", async () => {
  const account = { WECHAT_APPID: "wx0123456789abcdef", WECHAT_APPSECRET: "0123456789abcdef0123456789abcdef" };
  const tokens = await start({ rules: { timersMayCallOpenapi: false }, relay: { envVariables: account } });
  const customer = tokens.customer();
  busyFor(tokens, customer.openid, 1_000);
  await customer.says("一二");
  expect(customer.replies).toEqual([]);
  await drain(tokens, 3);
  expect(customer.replies).toEqual(["一", "二"]);
}, 60_000);

test("where no relay runs at all, an instance's death is noticed by the redelivery, and made up for by the next push", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: SEND, kind: "die", openid: customer.openid });
  const report = await customer.says("一");
  expect(report.attempts.map(({ outcome }) => outcome)).toEqual(["failed", "answered"]);
  expect(customer.replies).toEqual([]);
  sim.clock.advance(10_000);
  await customer.says("二");
  await sim.idle();
  expect(customer.replies).toEqual(["二", "一"]);
}, 15_000);

test("a slow push whose invocation gets lost is made up for by the relay", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "functions.invokeFunction", kind: "reset", openid: customer.openid });
  const report = await customer.sendsImage();
  expect(report.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
  await sim.idle();
  expect(customer.replies).toEqual([]);
  await drain(sim);
  expect(customer.replies).toEqual(["查到了"]);
});

test("one id follows a slow push through all its invocations, and no line shows who or what", async () => {
  const customer = sim.customer();
  const seen = sim.invocations().length;
  await customer.sendsImage();
  await sim.idle();
  const lines = sim
    .invocations()
    .slice(seen)
    .flatMap(({ logs }) => logs.map((line) => JSON.parse(line) as Record<string, unknown>));
  const expected = ["arrived", "claimed", "invoked", "resumed", "sent", "completed"];
  expect(lines.map(({ event }) => event).sort()).toEqual(expect.arrayContaining([...expected].sort()));
  expect(new Set(lines.map(({ pushId }) => pushId)).size).toBe(1);
  for (const line of lines) expect(line).toMatchObject({ level: "info", sinceArrivalMs: expect.any(Number) });
  expect(JSON.stringify(lines)).not.toContain(customer.openid);
  expect(JSON.stringify(lines)).not.toContain("查到了");
});

test.each([
  ["two deliveries at once", { kind: "twice" }],
  ["a redelivery that comes far too early", { kind: "early", delayMs: 20 }],
] as const)("%s: the customer gets the reply once", async (_, fault) => {
  const customer = sim.customer();
  sim.faults.inject({ on: "push", ...fault, openid: customer.openid });
  sim.faults.inject({ on: SEND, kind: "delay", delayMs: 300, openid: customer.openid });
  const report = await customer.says("一");
  expect(report.attempts.at(-1)).toMatchObject({ outcome: "answered", passiveReply: "success" });
  expect(customer.replies).toEqual(["一"]);
});

test("WeChat gives up after a death: the relay alone answers", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: SEND, kind: "die", openid: customer.openid });
  sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
  await customer.says("一");
  await drain(sim);
  expect(customer.replies).toEqual(["一"]);
});

test.each([-120_000, 120_000])(
  "instances whose clock is off by %i ms keep to the database's leases",
  async (skewMs) => {
    const skewed = await start();
    const customers = [1, 2, 3].map(() => skewed.customer());
    skewed.faults.inject({ on: "start", kind: "skew", skewMs, functionName: "text", times: 10 });
    // The warm instance is taken away, so that every instance from now on has the wrong time.
    for (const { openid } of customers) {
      skewed.faults.inject({ on: SEND, kind: "die", openid });
      skewed.faults.inject({ on: "push", kind: "give-up", openid });
    }
    await Promise.all(customers.map((customer) => customer.says("一二")));
    // Too early by the database's clock, whatever the instances think.
    await skewed.fireTimer("relay");
    await skewed.idle();
    expect(customers.map(({ replies }) => replies)).toEqual([[], [], []]);
    await drain(skewed);
    for (const { replies } of customers) expect(replies).toEqual(["一", "二"]);
  },
  60_000,
);

test("relays that overlap answer once", async () => {
  const customers = Array.from({ length: 6 }, () => sim.customer());
  for (const { openid } of customers) busyFor(sim, openid, 1_500);
  await Promise.all(customers.map((customer) => customer.says("一")));
  sim.clock.advance(10_000);
  await Promise.all([sim.fireTimer("relay"), sim.fireTimer("relay"), sim.fireTimer("relay")]);
  await drain(sim);
  for (const { replies } of customers) expect(replies).toEqual(["一"]);
});

test("at the end of the window what cannot be said is a dead letter, and nothing stays open", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: SEND, kind: "errcode", errcode: -1, openid: customer.openid, forMs: 72 * 3_600_000 });
  const report = await customer.says("一");
  for (let i = 0; i < 3; i += 1) {
    sim.clock.advance(24 * 3_600_000);
    await sim.fireTimer("relay");
    await sim.idle();
  }
  const [line = "{}"] = report.attempts[0]?.invocation?.logs ?? [];
  const { pushId } = JSON.parse(line) as { pushId?: string };
  const [record] = sim.documents("message_pushes").filter(({ _id }) => _id === pushId);
  expect(record).toMatchObject({ state: "dead", reason: "WINDOW_CLOSED", lastError: "SEND_REFUSED", errCode: -1 });
  expect(customer.replies).toEqual([]);
});

test("a client cannot go on with a push, whatever id and fencingToken it shows", async () => {
  const customer = sim.customer();
  sim.faults.inject({ on: "functions.invokeFunction", kind: "reset", openid: customer.openid });
  await customer.sendsImage();
  const [record] = sim.documents("message_pushes").filter(({ touser }) => touser === customer.openid);
  const outcome = await sim.invoke({
    functionName: "image",
    event: { resumePush: { pushId: record?._id, fencingToken: record?.fencingToken } },
    caller: { openid: customer.openid, source: "wx_client" },
  });
  expect(outcome).toMatchObject({ status: "threw", error: { message: expect.stringContaining("CALLER_REFUSED") } });
  expect(customer.replies).toEqual([]);
  await drain(sim);
});
