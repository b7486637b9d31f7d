// A reply that cannot have reached WeChat, because no connection came about, is tried again like -1, and never counts as sent.
import type { PushReport } from "../../../simulator/push-report";
import type { Simulator } from "../../../simulator/simulator";
import { type GatewayDoor, openGatewayDoor } from "../../support/gateway-door";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";

const CLAIM = "database.insertDocument";
const RETRY = "重试";

let sim: Simulator;
let door: GatewayDoor;
beforeAll(async () => {
  door = await openGatewayDoor();
  const envVariables = { TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${door.port}/admin` }) };
  sim = await startProject({
    text: {
      main: `defineFunction({ on: "text", handle: ({ Content }) => Content })`,
      envVariables,
    },
    image: { main: FORGETFUL, envVariables },
  });
  door.leadTo(sim.url);
  await sim.customer().says("the first push creates the collection");
}, 60_000);
afterAll(async () => {
  await sim.stop();
  await door.close();
  removeTinyProjects();
});

/**
 * A function that does not find its gateway any more while it sends its reply to a picture: until the runtime says that it tries again, if
 * MediaId asks for that, or else until it has given up.
 */
const FORGETFUL = `(() => {
  const known = new Set();
  // The SDK looks for its gateway in this variable at each request.
  const here = String(process.env.TCB_CONTEXT_CNFG);
  const nowhere = here.replace("127.0.0.1", "x".repeat(64) + ".cut-off.invalid");
  let foundAgainAt = "";
  const findAgain = (line) => {
    if (foundAgainAt === "" || ![foundAgainAt, '"arrived"'].some((event) => String(line).includes(event))) return;
    foundAgainAt = "";
    process.env.TCB_CONTEXT_CNFG = here;
  };
  for (const name of ["log", "error"]) {
    const write = console[name];
    console[name] = (line) => {
      findAgain(line);
      write(line);
    };
  }
  return defineFunction({
    on: "image",
    handle({ MediaId }) {
      if (!known.has(MediaId)) {
        foundAgainAt = MediaId.startsWith("${RETRY}") ? '"send-retried"' : '"failed"';
        process.env.TCB_CONTEXT_CNFG = nowhere;
      }
      known.add(MediaId);
      return MediaId;
    },
  });
})()`;

const WAYS = {
  async "a refused connection"(openid: string, content: string) {
    door.shutAt(CLAIM);
    const stop = sim.events.on((event) => {
      if (event.kind === "log-line" && event.entry?.event === "send-retried" && content === RETRY) void door.open();
    });
    const report = await sim.push(sim.wechat.packets.text(openid, content));
    stop();
    await door.open();
    return report;
  },
  "a name that is not found": (openid: string, content: string) => sim.push(sim.wechat.packets.image(openid, content)),
} as const satisfies Record<string, (openid: string, content: string) => Promise<PushReport>>;

const ways = Object.entries(WAYS);
const recordOf = (openid: string) => sim.documents("message_pushes").find(({ touser }) => touser === openid);
const logsOf = ({ attempts }: PushReport) =>
  attempts.flatMap(({ invocation }) =>
    (invocation?.logs ?? []).map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>),
  );

test.each(ways)(
  "%s: the reply is tried again, as soon as connections come about it is sent, and it is known to be",
  async (_, push) => {
    const customer = sim.customer();
    const report = await push(customer.openid, RETRY);
    const logs = logsOf(report);
    const events = logs.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(["claimed", "send-retried", "sent", "completed"]));
    expect(events).not.toContain("unconfirmed");
    expect(logs.find(({ event }) => event === "send-retried")).not.toHaveProperty("errCode");
    expect(report.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success" }]);
    expect(customer.replies).toEqual([RETRY]);
  },
);

test.each(ways)("%s to the end: the reply does not count as sent, and is sent later, once", async (_, push) => {
  const customer = sim.customer();
  const report = await push(customer.openid, "晚");
  const events = logsOf(report).map(({ event }) => event);
  expect(events).toContain("claimed");
  expect(events).not.toContain("sent");
  expect(events).not.toContain("unconfirmed");
  await drain(sim);
  expect(customer.replies).toEqual(["晚"]);
  expect(recordOf(customer.openid)).toMatchObject({ state: "completed", sent: 1, unconfirmed: 0 });
});
