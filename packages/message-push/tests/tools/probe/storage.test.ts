// Each belief about the cloud storage, in an environment where it holds and in one where it does not.
import { DATABASE_BELIEFS } from "../../../tools/probe/beliefs/database";
import { cleanLeftOver } from "../../../tools/probe/clean-up";
import { PROBE_FOLDER } from "../../../tools/probe/probe-names";
import { type LocalCloud, startLocalCloud } from "../../../tools/probe/rehearsal/local-cloud";
import { testBeliefs } from "./probe-bench";

testBeliefs(DATABASE_BELIEFS, ["storage"]);

describe("a run that died", () => {
  const key = "0123456789abcdef";
  let cloud: LocalCloud;
  beforeEach(async () => {
    cloud = startLocalCloud();
    await cloud.environment.deploy({ memoryMb: 256, key });
  });
  afterEach(() => cloud.stop());
  const call = (action: string, params: object) => cloud.environment.invoke({ probe: { key, action, params } });
  const files = async () => (await cloud.leftOver()).filter((name) => name.startsWith(PROBE_FOLDER));

  test("with a file uploaded: --clean removes it", async () => {
    await call("begin", { code: "1234" });
    (await cloud.simulator()).faults.inject({ on: "storage.batchDeleteFile", kind: "die" });
    expect(await call("storageTimes", { megabytes: 1 })).toHaveProperty("error");
    expect(await files()).toEqual([`${PROBE_FOLDER}/large.bin`]);
    await cleanLeftOver(cloud.environment, () => undefined);
    expect(await cloud.leftOver()).toEqual([]);
  });

  test("with a file that cannot be removed: it is told, and the function stays for another try", async () => {
    await call("begin", { code: "1234" });
    const simulator = await cloud.simulator();
    simulator.faults.inject({ on: "storage.batchDeleteFile", kind: "code", code: "SYS_ERR", times: 2 });
    await call("storageTimes", { megabytes: 1 });
    const cleaning = cleanLeftOver(cloud.environment, () => undefined);
    await expect(cleaning).rejects.toMatchObject({ code: "PROBE_NOT_CLEANED" });
    expect(await cloud.environment.find()).toMatchObject({ key });
    await cleanLeftOver(cloud.environment, () => undefined);
    expect(await cloud.leftOver()).toEqual([]);
  });

  test("before its collection was made: nothing stands in the way", async () => {
    await cleanLeftOver(cloud.environment, () => undefined);
    expect(await cloud.environment.find()).toBeUndefined();
  });
});
