import { database } from "../../server/runtime";
import { openGateway } from "../support/sdk-on-gateway";

const NAMES = ["ENV_ID", "TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"];

// The SDK outside the cloud ends the process when it has no key: it must not even be loaded.
test("without a key, the first use of the database says which variables are missing", () => {
  for (const name of NAMES) delete process.env[name];
  const asked = expect.objectContaining({
    code: "ENVIRONMENT_INVALID",
    fact: expect.stringContaining(NAMES.join(" and ")),
    fix: expect.stringContaining("API 密钥"),
  });
  expect(() => database.collection("orders")).toThrow(asked);
  expect(() => database.command).toThrow(asked);
});

test("with a key, a server reads and writes the environment ENV_ID", async () => {
  const sdk = await openGateway();
  process.env.ENV_ID = "sim-test";
  await database.createCollection("orders");
  await database.collection<{ no: string }>("orders").add({ data: { _id: "o-1", no: "1024" } });
  const { data } = await database.collection<{ no: string }>("orders").get();
  expect(data).toEqual([{ _id: "o-1", no: "1024" }]);
  expect(sdk.gateway.database.find("orders")?.all()).toEqual(data);
  await sdk.close();
});
