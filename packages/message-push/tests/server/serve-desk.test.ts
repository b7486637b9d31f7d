// The desk on a plain server: answers of the file, and what it remembers, in the server's own folder.
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { deskSource } from "../support/desk-project";
import { runScript } from "../support/run-script";
import { dataFolder, post, settings, useServeBench, writing } from "../support/serve-bench";
import { removeTinyProjects, tinyProject } from "../support/tiny-project";

useServeBench();
afterAll(removeTinyProjects);

const FILE = {
  settings: { hours: { weekly: { sun: [] }, holidays: "none" }, outOfHoursText: "没人", menuText: "请选：" },
  rules: [
    { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["18:00"], isListed: true },
    { _id: "map", name: "地图", keywords: ["地图"], replies: [{ type: "image", file: "map.png" }] },
  ],
};

test("a question is answered, the menu is remembered, and a picture is uploaded once", async () => {
  const project = tinyProject();
  project.write("cloudfunctions/text/map.png", SMALL_PICTURE);
  project.write("desk/answers.json", JSON.stringify(FILE));
  project.write("cloudfunctions/text/index.ts", deskSource("../../desk/answers.json"));
  project.write(
    "cloudfunctions/http_push/index.ts",
    `import { defineHttpPush } from "#runtime";
import { main as text } from "../text";
export const main = defineHttpPush({ functions: [text] });
`,
  );
  project.write(
    "cloudfunctions/relay/index.ts",
    `import { purgeDesk } from "message-push/desk";
import { defineRelay } from "#runtime";
export const main = defineRelay({ alsoPurge: purgeDesk });
`,
  );
  const run = runScript("serve.ts", ["--port", "0", "--data", dataFolder("desk")], {
    cwd: project.dir,
    env: settings(),
  });
  await run.prints(/Listening on http:\/\/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? "";
  const { customer, packet, own } = await writing("请问几点关门？");
  const { FromUserName } = packet;
  expect(await post(url, packet)).toEqual({ status: 200, body: "success" });
  // What WeChat takes is renewed by what the customer writes, which goes to the local functions as well.
  await customer.says("一");
  await post(url, { ...packet, Content: "能刻字吗", MsgId: "2", FromUserName });
  await post(url, { ...packet, Content: "1", MsgId: "3", FromUserName });
  expect(own()).toEqual(["18:00", "收到：一", "没人\n\n请选：\n1. 营业时间", "18:00"]);
  const other = await writing("地图");
  await post(url, other.packet);
  await other.customer.says("二");
  await post(url, { ...other.packet, MsgId: "4" });
  expect(other.own()).toEqual(["image", "收到：二", "image"]);
  expect(run.output().match(/"event":"picture-uploaded"/g)).toHaveLength(1);
}, 60_000);
