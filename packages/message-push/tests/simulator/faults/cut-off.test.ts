// An instance that reaches nothing: what the real SDK hears then, for the database and for cloud calls alike.
import type { CutOff } from "../../../simulator/faults/cut-off";
import { closeClouds, openCloud } from "../../support/cloud-bench";
import { DESK } from "../../support/desk";
import { type Simulator, startSimulator } from "../../support/simulator";
import { removeTinyFunctions } from "../../support/tiny-functions";
import { until } from "../../support/until";

afterEach(closeClouds);
afterAll(removeTinyFunctions);

/** Asks for both, and returns what it heard; where no answer comes, it waits briefly. */
const sourceFor = (how: CutOff) => `
const cloud = require(${JSON.stringify(require.resolve("wx-server-sdk"))});
cloud.init({ env: "sim-test", timeout: ${how === "hang" ? 50 : 4000} });
const heard = (asked) => asked.then(() => "ok", ({ errMsg }) => errMsg);
exports.main = async () => [
  await heard(cloud.database().collection("c").add({ data: {} })),
  await heard(cloud.openapi.customerServiceMessage.send({ touser: "o", msgtype: "text", text: { content: "x" } })),
];`;

const CASES = [
  ["refused", /ECONNREFUSED/, /ECONNREFUSED/],
  ["no-dns", /ENOTFOUND/, /ENOTFOUND/],
  ["reset", /socket hang up/, /socket hang up/],
  ["hang", /timeout/, /timeout/],
  ["502", /JSON/, /502/],
] as const satisfies readonly (readonly [CutOff, RegExp, RegExp])[];

test.each(CASES)(
  "a call that is cut off (%s) reaches neither the database nor WeChat, and the next one does",
  async (...given) => {
    const [how, database, wechat] = given;
    const { faults, invoke, added } = await openCloud({ source: sourceFor(how) });
    faults.inject({ on: "invocation", kind: "cut-off", how });
    const { result } = await invoke();
    expect(result).toEqual([expect.stringMatching(database), expect.stringMatching(wechat)]);
    expect(added()).toEqual([]);
    expect(faults.injected()).toMatchObject([{ kind: "cut-off", place: "invocation", functionName: "tiny" }]);
    expect(await invoke()).toMatchObject({ coldStart: false, result: ["ok", "ok"] });
    expect(added()).toHaveLength(1);
  },
);

test.each(CASES)("an instance that starts cut off (%s) stays so, and another one is not", async (...given) => {
  const [how, database, wechat] = given;
  const { faults, invoke, runner } = await openCloud({ source: sourceFor(how) });
  faults.inject({ on: "start", kind: "cut-off", how });
  const heard = [expect.stringMatching(database), expect.stringMatching(wechat)];
  const first = await invoke();
  expect([first.result, (await invoke()).result]).toEqual([heard, heard]);
  process.kill(Number(runner.instances()[0]?.pid), "SIGKILL");
  await until(() => runner.instances().length === 0);
  if (how !== "hang") expect(await invoke()).toMatchObject({ result: ["ok", "ok"] });
});

describe("a built function", () => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startSimulator({ projectDir: DESK });
  });
  afterAll(() => sim.stop());

  test.each(["reset", "502"] as const)("asks the gateway in vain (%s), and the requests are told", async (how) => {
    const customer = sim.customer();
    sim.faults.inject({ on: "invocation", kind: "cut-off", how, openid: customer.openid, times: 3 });
    const report = await customer.says("在吗");
    expect(new Set(sim.requestsOf(report).map(({ outcome }) => outcome))).toEqual(new Set([`fault: cut-off ${how}`]));
    expect(customer.replies).toEqual([]);
  });

  test.each(["refused", "no-dns"] as const)("asks where nobody hears it (%s), in a test as well", async (how) => {
    const customer = sim.customer();
    sim.faults.inject({ on: "invocation", kind: "cut-off", how, openid: customer.openid, times: 3 });
    const report = await customer.says("在吗");
    expect([sim.requestsOf(report), customer.replies]).toEqual([[], []]);
    const printed = sim.invocations().at(-1)?.logs.join("\n");
    expect(printed).not.toContain("lets no function out");
  });
});
