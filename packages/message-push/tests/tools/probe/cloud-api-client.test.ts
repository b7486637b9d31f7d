// The client of the cloud's API, against the stand-in that checks every signature.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { zipSync } from "fflate";
import { MANIFEST_VERSION, writeManifestText } from "../../../project/function-manifest";
import type { CloudFunction } from "../../../simulator/cloud-api/function-store";
import { type CloudApi, startCloudApi } from "../../../simulator/cloud-api/start-cloud-api";
import { requestCloudApi } from "../../../tools/probe/cloud-api-client";
import { deleteCollection } from "../../../tools/probe/delete-collection";

const ENV_ID = "desk-1a2b3c";
const key = { secretId: "AKIDexample", secretKey: "very-secret-half" };
const environments = { service: "tcb", version: "2018-06-08", action: "DescribeEnvs", params: { EnvId: ENV_ID } };

let cloud: CloudApi;
beforeAll(async () => {
  cloud = await startCloudApi({ envId: ENV_ID, key });
});
afterAll(() => cloud.stop());

test("a signed request is answered", async () => {
  const answer = await requestCloudApi({ ...environments, key, endpoint: cloud.apiUrl });
  expect(answer).toMatchObject({ EnvList: [{ EnvId: ENV_ID }] });
  expect(cloud.calls.at(-1)).toMatchObject({ service: "tcb", action: "DescribeEnvs", outcome: "ok" });
});

test("a temporary key goes with its token", async () => {
  const temporary = { ...key, sessionToken: "token" };
  const other = await startCloudApi({ envId: ENV_ID, key: temporary });
  try {
    await requestCloudApi({ ...environments, key: temporary, endpoint: other.apiUrl });
    await expect(requestCloudApi({ ...environments, key, endpoint: other.apiUrl })).rejects.toThrow("TokenFailure");
  } finally {
    await other.stop();
  }
});

test("a refusal is told by its code, without the key", async () => {
  const wrong = { ...key, secretKey: "another-secret-half" };
  const refused = requestCloudApi({ ...environments, key: wrong, endpoint: cloud.apiUrl });
  await expect(refused).rejects.toMatchObject({
    code: "CLOUD_UNREADABLE",
    fact: "The cloud did not do tcb.DescribeEnvs: it was refused with AuthFailure.SignatureFailure.",
  });
  await expect(refused).rejects.not.toThrow(/AKID|secret-half/);
});

test("a cloud that cannot be reached, or says something else, is told", async () => {
  const server = createServer((_, response) => response.end("<html>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(requestCloudApi({ ...environments, key, endpoint })).rejects.toThrow("another form");
  await new Promise((resolve) => server.close(resolve));
  await expect(requestCloudApi({ ...environments, key, endpoint })).rejects.toThrow(/could not be reached: .*REFUSED/);
});

test("through a proxy it speaks TLS with the cloud itself", async () => {
  const asked = requestCloudApi({ ...environments, key, proxyUrl: cloud.environment.http_proxy ?? "" });
  // The stand-in's certificate is nobody's: the client got as far as that, and no further.
  await expect(asked).rejects.toThrow(/could not be reached: .*certificate/);
});

test("a proxy that refuses is told", async () => {
  const server = createServer();
  server.on("connect", (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(requestCloudApi({ ...environments, key, proxyUrl })).rejects.toThrow("the proxy refused with 407");
  await new Promise((resolve) => server.close(resolve));
});

test("a collection is deleted with all that is in it", async () => {
  // What is uploaded has the database.
  cloud.functions.add(uploadedFunction());
  const simulator = await cloud.simulator();
  simulator.createCollection("left_over");
  const deletion = { key, envId: ENV_ID, collection: "left_over", endpoint: cloud.apiUrl };
  await deleteCollection(deletion);
  expect(simulator.collections().map(({ name }) => name)).not.toContain("left_over");
  expect(cloud.calls.at(-1)).toMatchObject({ action: "DeleteTable", outcome: "ok" });
  // Whoever cleans up after a death does not know how far it came.
  await deleteCollection(deletion);
  expect(cloud.calls.at(-1)).toMatchObject({ action: "DeleteTable", outcome: "ResourceNotFound" });
  await expect(deleteCollection({ ...deletion, envId: "other-1a2b3c" })).rejects.toThrow("no such environment");
});

function uploadedFunction(): CloudFunction {
  const manifest = {
    version: MANIFEST_VERSION,
    pairs: ["text"],
    isOfRuntime: false,
    isSlow: false,
    deadlineMs: 3_000,
    dispatchesTo: [],
    hasTimer: false,
    ownPairs: {},
  } as const;
  const files = {
    "index.js": Buffer.from("exports.main = () => null;"),
    "config.json": Buffer.from('{"permissions":{"openapi":[]}}'),
    "package.json": Buffer.from(writeManifestText("text", "0.0.0", manifest)),
  };
  return {
    name: "text",
    runtime: "Nodejs18.15",
    handler: "index.main",
    timeout: 5,
    memorySize: 256,
    installDependency: false,
    envVariables: {},
    triggers: {},
    status: "Active",
    archive: Buffer.from(zipSync(files)),
    modTime: "2026-11-29 00:00:00",
  };
}
