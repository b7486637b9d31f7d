// Pictures by cloud call and with an access token: built functions in their own processes fetch what a customer sent, and send it back.
import type { Simulator } from "../../simulator/simulator";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

const ECHO = `defineFunction({
  on: "image",
  async handle({ MediaId }, { media, log }) {
    const { content, contentType } = await media.download(MediaId);
    log.info("fetched", { bytes: content.length, contentType });
    return reply.image(await media.upload(content));
  },
})`;
const POSTER = `defineFunction({
  on: "miniprogrampage",
  handle: async (_event, { media }) => reply.image(await media.upload(Buffer.from("R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64"))),
})`;
const RUBBISH = `defineFunction({ on: "text", handle: async (_event, { media }) => media.upload(Buffer.from("poster.png")) })`;

let sim: Simulator;
beforeAll(async () => {
  const account = { WECHAT_APPID: "{{env.WECHAT_APPID}}", WECHAT_APPSECRET: "{{env.WECHAT_APPSECRET}}" };
  sim = await startProject({
    image: { main: ECHO, permissions: ["send", "uploadTempMedia", "getTempMedia"] },
    miniprogrampage: { main: POSTER, permissions: [], envVariables: account },
    text: { main: RUBBISH, permissions: ["send", "uploadTempMedia"] },
  });
}, 60_000);
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

/** The pictures that came back to the customer, as WeChat keeps them. */
function picturesFor(customer: ReturnType<Simulator["customer"]>) {
  return customer.inbox.flatMap((entry) => {
    const image = entry.kind === "reply" ? (entry.message.image as { media_id: string } | undefined) : undefined;
    return image ? [sim.wechat.media.find(image.media_id)] : [];
  });
}

const callsOf = (functionName: string) =>
  sim
    .requests()
    .filter(({ action, invocation }) => action === "wx.openApi" && invocation?.functionName === functionName)
    .map(({ target, outcome }) => `${target.split(".")[1]} ${outcome}`);

test("by cloud call, a customer's picture is fetched, uploaded again and sent back, byte for byte", async () => {
  const customer = sim.customer();
  const report = await customer.sendsImage();
  expect(picturesFor(customer)).toMatchObject([{ contentType: "image/png", content: SMALL_PICTURE }]);
  expect(callsOf("image")).toEqual(["getTempMedia ok", "uploadTempMedia ok", "send ok"]);
  expect(report.attempts[0]?.invocation?.logs.join()).toContain(`"bytes":${SMALL_PICTURE.length}`);
});

test("where config.json permits no cloud call, a picture is uploaded and sent with the access token", async () => {
  const customer = sim.customer();
  await customer.sendsCard();
  expect(picturesFor(customer)).toMatchObject([{ contentType: "image/gif" }]);
  expect(callsOf("miniprogrampage")).toEqual(["uploadTempMedia -604101", "send -604101"]);
});

test("what is no picture is refused before WeChat is asked, and the push is given up with the reason", async () => {
  const customer = sim.customer();
  await customer.says("海报");
  expect(customer.replies).toEqual([]);
  expect(callsOf("text")).toEqual([]);
  expect(sim.documents("message_pushes").find(({ pair }) => pair === "text")).toMatchObject({
    state: "dead",
    reason: "MEDIA_INVALID",
  });
});
