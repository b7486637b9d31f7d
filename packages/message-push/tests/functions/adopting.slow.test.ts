// The code of docs/adopting.md, taken out of it, built, and run on shapes that WeChat was seen to send.
import { buildFunctions } from "../../tools/bundle/build-functions";
import { filesOfPage } from "../support/files-of-page";
import { type Simulator, type SimulatorOptions, startSimulator } from "../support/simulator";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

const files = filesOfPage("docs/adopting.md");
const started: Simulator[] = [];

/** Builds a project with these functions of the page, and returns its folder. */
async function build(names: readonly string[]): Promise<string> {
  const project = tinyProject();
  for (const name of ["text", "image"]) project.remove(`cloudfunctions/${name}`);
  for (const name of names) {
    const own = Object.entries(files).filter(([file]) => file.startsWith(`cloudfunctions/${name}/`));
    for (const [file, code] of own) project.write(file, code);
    const openapi = ["customerServiceMessage.send", "customerServiceMessage.setTyping"];
    project.write(`cloudfunctions/${name}/config.json`, JSON.stringify({ permissions: { openapi } }));
  }
  const settings: { functions: object[] } = JSON.parse(cloudbaserc(names));
  const envVariables = Object.fromEntries(
    ["WECHAT_APPID", "WECHAT_APPSECRET", "WECHAT_TOKEN", "WECHAT_ENCODING_AES_KEY"].map((name) => [name, "local"]),
  );
  const functions = settings.functions.map((fn) => ({ ...fn, envVariables }));
  project.write("cloudbaserc.json", JSON.stringify({ ...settings, functions }));
  await buildFunctions({ projectDir: project.dir });
  return project.dir;
}

async function start(projectDir: string, options: SimulatorOptions = {}): Promise<Simulator> {
  const sim = await startSimulator({ ...options, projectDir });
  started.push(sim);
  return sim;
}

afterAll(async () => {
  await Promise.all(started.map((sim) => sim.stop()));
  removeTinyProjects();
});

test("both languages say to write the same code", () => {
  expect(Object.keys(files).sort()).toEqual([
    "cloudfunctions/desk/index.ts",
    "cloudfunctions/desk/orders.ts",
    "cloudfunctions/http_push/index.ts",
    "cloudfunctions/text/index.ts",
    "cloudfunctions/wxa_media_check/index.ts",
  ]);
  expect(filesOfPage("docs/adopting.zh-CN.md")).toEqual(files);
});

test("the desk that replaces the quickstart's function answers the official packet and every other", async () => {
  const sim = await start(await build(["desk"]));
  sim.createCollection("orders");
  const customer = sim.customer();
  // As the page on message push to functions shows it: an AppID as receiver, a MsgId that is no number.
  const MsgId = "49d72d67b16d115e7935ac386f2f0fa41535298877_1555684067";
  const official = { FromUserName: customer.openid, ToUserName: "wx3d289323f5900f8e", Content: "测试", MsgId };
  await sim.push({ ...official, CreateTime: 1555684067, MsgType: "text" });
  await sim.push({ ...official, CreateTime: "1555684067", MsgType: "text" });
  await customer.enters();
  await customer.sendsImage();
  await customer.says("订单123");
  expect(customer.replies).toEqual(["收到：测试", "您好，请问有什么可以帮您？", "图片已收到", "没有找到这个订单"]);
  expect(await customer.says("人工")).toMatchObject({ isTransferred: true });
  expect(customer.notices).toEqual([]);
}, 60_000);

const CHECKED = { MsgType: "event", Event: "wxa_media_check", ToUserName: "gh_000000000000", CreateTime: 1762329554 };
const RESULT = { appid: "wx0000000000000000", trace_id: "690b03d2-301f6111-35ffbd44", version: 2 };

let server: Promise<string> | undefined;

describe.each(["json", "xml"] as const)("the functions that replace a server, as %s", (format) => {
  let sim: Simulator;
  beforeAll(async () => {
    server ??= build(["text", "wxa_media_check", "http_push"]);
    sim = await start(await server, { httpPush: { format, pairs: "all" } });
  }, 60_000);

  test("a customer is answered once, and a replayed request runs nothing", async () => {
    const customer = sim.customer();
    const said = await customer.says("你好 <b>&</b> 😀");
    expect(said).toMatchObject({
      functionName: "http_push",
      attempts: [{ outcome: "answered", passiveReply: "success" }],
    });
    await sim.httpPush.send({ kind: "replay" });
    expect(customer.replies).toEqual(["收到：你好 <b>&</b> 😀"]);
  });

  test.each([
    ["labels as numbers", { result: { suggest: "risky", label: 20002 } }],
    ["labels as text", { result: { suggest: "risky", label: "20002" } }],
  ])("a finished check arrives, with %s", async (_, result) => {
    const FromUserName = sim.customer().openid;
    const report = await sim.push({ ...CHECKED, FromUserName, ...RESULT, ...result, detail: [] });
    expect(report).toMatchObject({ attempts: [{ outcome: "answered" }] });
    const logged = sim.invocations().flatMap(({ logs }) => logs ?? []);
    expect(logged.join()).toContain('"message":"checked"');
    expect(logged.join()).toContain('"suggest":"risky"');
  });
});
