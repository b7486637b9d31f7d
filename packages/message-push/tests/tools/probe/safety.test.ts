// The probe touches nothing that it did not make, and deals with nobody but who takes part.
import type { Both } from "../../../src/language";
import { cleanLeftOver } from "../../../tools/probe/clean-up";
import type { ProbeEnvironment } from "../../../tools/probe/environment";
import type { Step } from "../../../tools/probe/person";
import { MARK_VARIABLE, PROBE_COLLECTION, PROBE_FUNCTION } from "../../../tools/probe/probe-names";
import { type LocalCloud, startLocalCloud } from "../../../tools/probe/rehearsal/local-cloud";
import { rehearsedPerson } from "../../../tools/probe/rehearsal/rehearsed-person";
import { runProbe } from "../../../tools/probe/run-probe";
import { functionInCloud } from "../../support/deploy-bench";
import { runIn } from "./probe-bench";

let cloud: LocalCloud;
beforeEach(() => {
  cloud = startLocalCloud();
});
afterEach(() => cloud.stop());

const KEY = "0123456789abcdef0123456789abcdef";
const deployed = async () => {
  await cloud.environment.deploy({ memoryMb: 256, key: KEY });
  return await cloud.simulator();
};

test("a function of that name that no probe made is left as it is", async () => {
  const theirs = functionInCloud(PROBE_FUNCTION, { envVariables: { OWN: "1" } });
  cloud.functions.add(theirs);
  await expect(runProbe(runIn(cloud, ["context"]))).rejects.toMatchObject({ code: "PROBE_NAME_TAKEN" });
  const said: string[] = [];
  await cleanLeftOver(cloud.environment, (line) => said.push(line.en));
  expect(said).toEqual([`There is a function ${PROBE_FUNCTION} that no probe made; it is left alone.`]);
  expect(cloud.functions.all()).toEqual([theirs]);
});

/** The environment, to which a customer wrote so long ago. */
function withCustomer(minutesAgo: number): ProbeEnvironment {
  return {
    ...cloud.environment,
    async deploy(settings) {
      await cloud.environment.deploy(settings);
      const simulator = await cloud.simulator();
      const changedAt = new Date(simulator.clock.nowMs() - minutesAgo * 60_000);
      simulator.seed("message_pushes", [{ _id: "one", changedAt }]);
    },
  };
}

test("an environment with customers in the last hour is refused, and nothing is left in it", async () => {
  const environment = withCustomer(59);
  await expect(runProbe(runIn(cloud, ["context"], { environment }))).rejects.toMatchObject({
    code: "PROBE_HAS_CUSTOMERS",
    fact: expect.stringContaining("(1 push)"),
  });
  expect(cloud.functions.all()).toEqual([]);
  expect(await cloud.leftOver()).toEqual(["message_pushes"]);
  const run = runIn(cloud, ["context"], { environment, despiteCustomers: true });
  await expect(runProbe(run)).resolves.toMatchObject({ version: 1 });
});

test("pushes that are older than an hour are no customers", async () => {
  const run = runIn(cloud, ["context"], { environment: withCustomer(61) });
  await expect(runProbe(run)).resolves.toMatchObject({ version: 1 });
});

test.each([
  ["another key", { probe: { key: "0".repeat(32), action: "empty", params: {} } }],
  ["no key", { probe: { action: "empty", params: {} } }],
  ["no object", { probe: "empty" }],
])("a call with %s does nothing", async (_, event) => {
  await deployed();
  await cloud.environment.invoke({ probe: { key: KEY, action: "begin", params: { code: "1234" } } });
  const before = (await cloud.simulator()).documents(PROBE_COLLECTION);
  await expect(cloud.environment.invoke(event)).resolves.toMatchObject({
    error: expect.stringContaining("key is wrong"),
  });
  expect((await cloud.simulator()).documents(PROBE_COLLECTION)).toEqual(before);
});

test("of customers who do not take part nothing is recorded, and nothing is said to them", async () => {
  const simulator = await deployed();
  await cloud.environment.invoke({ probe: { key: KEY, action: "begin", params: { code: "1234" } } });
  const before = simulator.documents(PROBE_COLLECTION);
  const stranger = simulator.customer("stranger");
  const report = await stranger.says("2");
  expect(report.attempts.map(({ outcome, passiveReply }) => [outcome, passiveReply])).toEqual([
    ["answered", "success"],
  ]);
  await stranger.enters();
  expect(stranger.replies).toEqual([]);
  expect(simulator.documents(PROBE_COLLECTION)).toEqual(before);
});

test("who writes the code second does not take part", async () => {
  const simulator = await deployed();
  await cloud.environment.invoke({ probe: { key: KEY, action: "begin", params: { code: "1234" } } });
  await simulator.customer("first").says("1234");
  await simulator.customer("second").says("1234");
  const [run] = simulator
    .database(PROBE_COLLECTION)
    .all()
    .filter(({ _id }) => _id === "run");
  expect(run).toMatchObject({ openid: simulator.customer("first").openid });
  expect(simulator.documents(PROBE_COLLECTION).filter(({ kind }) => kind === "delivery")).toHaveLength(1);
});

test("a person who allows nothing, or is not there, costs the rows of those parts alone", async () => {
  const nobody = { ...rehearsedPerson(cloud), does: async () => false };
  const report = await runProbe(runIn(cloud, ["context", "first-push"], { person: nobody }));
  expect(report.rows.find(({ id }) => id === "context-function-name")?.verdict).toBe("as believed");
  expect(report.rows.find(({ id }) => id === "push-openid")).toMatchObject({
    verdict: "not seen",
    why: expect.objectContaining({ en: "nobody takes part" }),
  });
});

test("the report holds neither the run's key nor who takes part", async () => {
  const keys: string[] = [];
  const environment = {
    ...cloud.environment,
    deploy: (settings: { readonly memoryMb: number; readonly key: string }) => {
      keys.push(settings.key);
      return cloud.environment.deploy(settings);
    },
  };
  const report = await runProbe(runIn(cloud, ["context", "first-push"], { environment }));
  const text = JSON.stringify(report);
  for (const secret of [...keys, MARK_VARIABLE, "sim-local"]) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/\bo[\w-]{27}\b/);
});

test("who has bound the rows is told to set them back, however the run ends", async () => {
  const said: string[] = [];
  const controller = new AbortController();
  const person = rehearsedPerson(cloud);
  const leaves = {
    ...person,
    async does(step: Step) {
      if (step.act.kind === "writes") controller.abort();
      return await person.does(step);
    },
  };
  const run = { person: leaves, signal: controller.signal, say: (line: Both) => said.push(line.en) };
  await expect(runProbe(runIn(cloud, ["first-push"], run))).rejects.toMatchObject({ name: "AbortError" });
  expect(said.slice(-3)).toEqual([
    expect.stringMatching(/^Do not forget: .*消息推送: set both rows back/),
    "Removing what was made …",
    "  Nothing is left.",
  ]);
});

test("who has set them back is not told again, and neither is who bound nothing", async () => {
  const said: string[] = [];
  const say = (line: Both) => said.push(line.en);
  await runProbe(runIn(cloud, ["first-push"], { say }));
  await runProbe(runIn(cloud, ["context"], { say }));
  expect(said.join()).not.toContain("Do not forget");
});
