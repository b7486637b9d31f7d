// A team's other functions, which the build copies, run in the simulator beside ours.
import type { FunctionState } from "../../simulator/control/contract";
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

/** As the quickstart of DevTools makes it: its packages are installed in the cloud. */
const LOGIN = `const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async (event) => {
  const db = cloud.database();
  await db.collection("visits").add({ data: { page: event.page } });
  return { openid: cloud.getWXContext().OPENID, source: cloud.getWXContext().SOURCE, secret: process.env.SECRET };
};
`;
const CLIENT = { source: "wx_client" };

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject(
    { text: { main: 'defineFunction({ on: "text", handle: () => "好" })', envVariables: { SHOP_KEY: "value-of-it" } } },
    {
      // A cold SDK on a busy machine, and a timeout of three seconds.
      clockRate: 0.1,
      files: {
        "cloudfunctions/login/index.js": LOGIN,
        "cloudfunctions/login/config.json": '{ "permissions": { "openapi": ["wxacode.get"] } }',
        "cloudfunctions/inner/index.js": 'exports.main = () => require("own-package");',
        "cloudfunctions/inner/node_modules/own-package/index.js": "module.exports = 'found';",
        "cloudfunctions/python/main.py": "def main(): pass",
        "cloudfunctions/broken/index.js": "this is } no JavaScript",
      },
    },
  );
  sim.createCollection("visits");
});
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const call = (functionName: string, openid = "o1") =>
  sim.invoke({ functionName, event: { page: "index" }, caller: { openid, ...CLIENT } });

test("a client's call of one reaches it with the customer's openid, and its cloud calls reach the local cloud", async () => {
  const { openid } = sim.customer("小茶");
  expect(await call("login", openid)).toMatchObject({
    status: "returned",
    result: { openid, source: "wx_client" },
  });
  expect(sim.database("visits").all()).toMatchObject([{ page: "index" }]);
});

test("packages in its sources' own node_modules are found, though the build leaves them out", async () => {
  expect(await call("inner")).toMatchObject({ status: "returned", result: "found" });
});

test("one that is broken ends its own call and nothing else", async () => {
  expect(await call("broken")).toMatchObject({ status: "crashed" });
  expect((await sim.customer().says("你好")).attempts).toMatchObject([{ outcome: "answered" }]);
});

test("GET functions lists them beside ours, with what the platform has where no settings are, and no value of a variable", async () => {
  const answer = await (await fetch(`${sim.url}/__sim/functions`)).text();
  const functions = JSON.parse(answer) as FunctionState[];
  expect(functions.map(({ name, role, isForeign }) => [name, role, isForeign])).toEqual([
    ["text", "handler", false],
    ["relay", "runtime", false],
    ["broken", "own", true],
    ["inner", "own", true],
    ["login", "own", true],
  ]);
  expect(functions.find(({ name }) => name === "login")).toMatchObject({
    pairs: [],
    openapiPermissions: ["wxacode.get"],
    timeoutSeconds: 3,
    memoryMb: 256,
  });
  expect(functions.find(({ name }) => name === "text")?.variables).toEqual(["SHOP_KEY"]);
  expect(answer).not.toContain("value-of-it");
});
