// What WeChat takes without a word, and a developer should know: keys that do nothing, pages that may not open.
import { errcodeOf, wechatBench } from "../../support/wechat-bench";

async function afterMessage(options?: Parameters<typeof wechatBench>[0]) {
  const bench = wechatBench(options);
  const openid = bench.newUser();
  await bench.wechat.push(bench.wechat.packets.text(openid, "你好"));
  const sendBody = (body: object) =>
    bench.call("customerServiceMessage.send", { touser: openid, ...body }).then(errcodeOf);
  return { ...bench, openid, sendBody };
}

test.each([
  ["an unknown key", { text: { content: "好", contents: "x" } }, '"content"'],
  ["a stray key beside the body", { text: { content: "好" }, msgType: "text" }, '"msgtype"'],
  ["a misspelt option", { text: { content: "好" }, businessId: 1 }, '"businessid"'],
  ["a misspelt key of an option", { text: { content: "好" }, aimsgcontext: { isAiMsg: 1 } }, '"is_ai_msg"'],
])("%s is ignored, and a warning names the right one", async (_, body, right) => {
  const { sendBody, wechat, openid, events } = await afterMessage();
  expect(await sendBody({ msgtype: "text", ...body })).toBe(0);
  const warnings = events.all().filter(({ kind }) => kind === "send-warning");
  expect(warnings).toMatchObject([{ invocationId: "i", fix: expect.stringContaining(`Did you mean ${right}?`) }]);
  const shown = wechat.users.find(openid)?.inbox.at(-1);
  expect(shown).toMatchObject({ message: { msgtype: "text", text: { content: "好" } } });
  expect(JSON.stringify(shown)).not.toMatch(/contents|msgType|businessId|isAiMsg/);
});

test("the options that WeChat knows are taken without a warning", async () => {
  const { sendBody, wechat, openid, events } = await afterMessage();
  const options = { aimsgcontext: { is_ai_msg: 1 }, businessid: 7, customservice: { kf_account: "a@b" } };
  expect(await sendBody({ msgtype: "text", text: { content: "好" }, ...options })).toBe(0);
  expect(events.all().filter(({ kind }) => kind === "send-warning")).toEqual([]);
  expect(wechat.users.find(openid)?.inbox.at(-1)).toMatchObject({ message: options });
});

const APP = { appid: "wx1", pages: ["pages/order/order", "shop/pages/list/list"] };
const card = (pagepath: string, more: object = {}) => ({
  msgtype: "miniprogrampage",
  miniprogrampage: { title: "t", pagepath, thumb_media_id: "", ...more },
});
const link = (path: string, appid: string) => ({
  msgtype: "text",
  text: { content: `<a href="https://a.b" data-miniprogram-appid="${appid}" data-miniprogram-path="${path}">x</a>` },
});

test.each<[string, object, RegExp | undefined]>([
  ["a page of app.json", card("pages/order/order?id=7"), undefined],
  ["a page of a subpackage", card("shop/pages/list/list"), undefined],
  ["a slash", card("/pages/order/order?id=7"), /Write "pages\/order\/order"/],
  ["an ending", card("pages/order/order.html?id=7"), /Write "pages\/order\/order"/],
  ["another page", card("pages/order/ordr"), /Did you mean "pages\/order\/order"/],
  ["a page of another mini program", card("pages/x/x", { appid: "wx2" }), undefined],
  ["a link to another page", link("pages/order/ordr?id=7", "wx1"), /Did you mean "pages\/order\/order"/],
  ["a link to a page", link("pages/order/order?id=7", "wx1"), undefined],
])("%s in a message is taken, with a warning where WeChat may not open it", async (_, body, fix) => {
  const { events, sendBody } = await afterMessage({ appPages: () => APP });
  await sendBody(body);
  const warnings = events.all().flatMap((event) => (event.kind === "send-warning" ? [event] : []));
  expect(warnings).toEqual(fix ? [expect.objectContaining({ fix: expect.stringMatching(fix) })] : []);
  expect(JSON.stringify(warnings)).not.toContain("id=7");
});

test("without an app.json, no page is missed", async () => {
  const { events, sendBody } = await afterMessage();
  await sendBody(card("pages/anything/else"));
  expect(events.all().filter(({ kind }) => kind === "send-warning")).toEqual([]);
});
