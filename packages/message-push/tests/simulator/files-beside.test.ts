// Files beside the code of built functions: found by __dirname and by media.fromFile, in function mode and behind push over HTTP.

import { buildFunctions } from "../../tools/bundle/build-functions";
import { deskWithFiles, RECEIVED, sentTo, THANKS } from "../support/desk-with-files";
import { type Simulator, startSimulator } from "../support/simulator";
import { removeTinyProjects } from "../support/tiny-project";

let projectDir = "";
let sim: Simulator | undefined;
beforeAll(async () => {
  projectDir = deskWithFiles().dir;
  await buildFunctions({ projectDir, isTypeChecked: false });
}, 60_000);
afterEach(async () => {
  await sim?.stop();
  sim = undefined;
});
afterAll(removeTinyProjects);

test.each([
  ["bound to their pairs", undefined],
  ["held by http_push", { mode: "secure", format: "json", pairs: "all" } as const],
])(
  "functions %s find their files, in TypeScript and in JavaScript",
  async (_, httpPush) => {
    sim = await startSimulator({ projectDir, ...(httpPush && { httpPush }) });
    const customer = sim.customer();
    for (const said of ["谢谢", "总店", "再见"]) await customer.says(said);
    await customer.sendsImage();
    expect(sentTo(sim, customer)).toEqual([THANKS, "人民路1号", "顾客至上", RECEIVED]);
  },
  60_000,
);

test("a file that was not packed gives the push up, and the log tells which files there are", async () => {
  sim = await startSimulator({ projectDir });
  const customer = sim.customer();
  const report = await customer.says("菜单");
  expect(customer.replies).toEqual([]);
  expect(sim.documents("message_pushes")).toMatchObject([{ state: "dead", reason: "MEDIA_FILE_MISSING" }]);
  expect(report.attempts[0]?.invocation?.logs.join()).toContain("there are: data/shops.json, motto.txt, thanks.png.");
}, 60_000);
