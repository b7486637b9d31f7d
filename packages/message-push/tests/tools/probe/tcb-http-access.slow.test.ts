// The path of HTTP access by the real CLI, against the stand-in: made, seen, called, and removed.
import { openSession, type TcbSession } from "../../../tools/deploy/open-session";
import { runTcb } from "../../../tools/deploy/tcb";
import { closeHttpAccess, openHttpAccess } from "../../../tools/probe/tcb-http-access";
import { type DeployBench, ENV_ID, functionInCloud, KEY, startDeployBench } from "../../support/deploy-bench";
import { root } from "../../support/run-script";

let bench: DeployBench;
let session: TcbSession;
beforeAll(async () => {
  bench = await startDeployBench();
  for (const name of ["message-push-probe", "theirs"]) bench.cloud.functions.add(functionInCloud(name));
  const settings = { projectDir: root, envId: ENV_ID, key: KEY, functions: [] };
  session = await openSession(settings, { ...process.env, ...bench.environment }, runTcb);
});
afterAll(async () => {
  session?.close();
  await bench?.stop();
});
afterEach(async () => {
  await session.run(["service", "delete", "-e", ENV_ID, "-p", "/message-push-probe"]);
});

const paths = () => bench.cloud.leftOver();
/** A path of the team's own, at the probe's place. */
const occupy = () => session.run(["service", "create", "-e", ENV_ID, "-p", "message-push-probe", "-f", "theirs"]);

test("it is made once, shows its URL, and is removed", async () => {
  const url = await openHttpAccess(session);
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/message-push-probe$/);
  expect(await paths()).toEqual(["/message-push-probe"]);
  await expect(openHttpAccess(session)).resolves.toBe(url);
  await closeHttpAccess(session);
  expect(await paths()).toEqual([]);
  await closeHttpAccess(session);
});

test("a path that leads to another function is left alone", async () => {
  await occupy();
  await expect(openHttpAccess(session)).rejects.toMatchObject({
    code: "PROBE_FAILED",
    fact: expect.not.stringContaining(ENV_ID),
  });
  await closeHttpAccess(session);
  expect(await paths()).toEqual(["/message-push-probe"]);
});

test("the CLI removes the paths of a function that it deletes", async () => {
  await openHttpAccess(session);
  await session.run(["fn", "delete", "message-push-probe", "-e", ENV_ID]);
  expect(await paths()).toEqual([]);
  expect(bench.cloud.functions.all().map(({ name }) => name)).toEqual(["theirs"]);
});
