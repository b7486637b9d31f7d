import { LOCAL_ACCOUNT } from "../../../simulator/local-account";
import { createHttpApi } from "../../../simulator/wechat/http-api";
import { SMALL_PICTURE } from "../../../simulator/wechat/media";
import { wechatBench } from "../../support/wechat-bench";

const QUESTION = { grant_type: "client_credential", ...LOCAL_ACCOUNT };

async function bench() {
  const { wechat, clock, newUser, send } = wechatBench({ permissions: [] });
  const app = createHttpApi({ clock, account: LOCAL_ACCOUNT, apis: wechat.apis });
  const request = async (method: string, path: string, body?: string): Promise<Record<string, unknown>> => {
    const response = await app.request(path, { method, ...(body === undefined ? {} : { body }) });
    expect(response.status).toBe(200);
    return JSON.parse(await response.text());
  };
  const post = (path: string, body: object) => request("POST", path, JSON.stringify(body));
  const token = async (more: object = {}) =>
    String((await post("/stable_token", { ...QUESTION, ...more })).access_token);
  const openid = newUser();
  await wechat.push(wechat.packets.text(openid, "你好"));
  const sendWith = async (accessToken: string) =>
    (
      await post(`/message/custom/send?access_token=${accessToken}`, {
        touser: openid,
        msgtype: "text",
        text: { content: "好" },
      })
    ).errcode;
  return { wechat, clock, send, request, post, token, openid, sendWith };
}

test("the right account gets the same token as often as it asks, with the seconds that are left", async () => {
  const { post, clock } = await bench();
  const first = await post("/stable_token", QUESTION);
  clock.advance(60_000);
  const second = await post("/stable_token", QUESTION);
  expect(second.access_token).toBe(first.access_token);
  expect([first.expires_in, second.expires_in]).toEqual([7_200, expect.closeTo(7_140, -1)]);
});

test.each([
  ["no grant_type", { grant_type: undefined }, 40002],
  ["another grant_type", { grant_type: "authorization_code" }, 40002],
  ["no appid", { appid: undefined }, 41002],
  ["another appid", { appid: "wx0123456789abcdef" }, 40013],
  ["no secret", { secret: undefined }, 41004],
  ["a wrong secret", { secret: "1".repeat(32) }, 40125],
])("a question for a token with %s is refused", async (_, wrong, errcode) => {
  const { post } = await bench();
  const answer = await post("/stable_token", { ...QUESTION, ...wrong });
  expect(answer).toMatchObject({ errcode, errmsg: expect.stringMatching(/ rid: /) });
  expect(answer).not.toHaveProperty("access_token");
});

test("in its last 5 minutes a token still counts, and the next one is given out; after that it has expired", async () => {
  const { token, clock, sendWith } = await bench();
  const old = await token();
  clock.advance(6_900_000);
  const next = await token();
  expect(next).not.toBe(old);
  expect(await sendWith(old)).toBe(0);
  expect(await sendWith(next)).toBe(0);
  clock.advance(300_000);
  expect(await sendWith(old)).toBe(42001);
  expect(await sendWith(next)).toBe(0);
});

test("a forced refresh ends the token at once, but not twice within 30 s", async () => {
  const { token, clock, sendWith } = await bench();
  const old = await token();
  const forced = await token({ force_refresh: true });
  expect(await sendWith(old)).toBe(40001);
  expect(await token({ force_refresh: true })).toBe(forced);
  clock.advance(30_000);
  expect(await token({ force_refresh: true })).not.toBe(forced);
});

test("a call without a token is 41001, with a made-up one 40001", async () => {
  const { sendWith } = await bench();
  expect(await sendWith("")).toBe(41001);
  expect(await sendWith("made-up")).toBe(40001);
});

test("a message with a token needs no permission in config.json, reaches the inbox, and counts against the quota", async () => {
  const { wechat, token, openid, send, sendWith } = await bench();
  expect(await send(openid)).toBe(-604101);
  const accessToken = await token();
  for (let i = 0; i < 5; i += 1) expect(await sendWith(accessToken)).toBe(0);
  expect(await sendWith(accessToken)).toBe(45047);
  const replies = wechat.users.find(openid)?.inbox.filter(({ kind }) => kind === "reply");
  expect(replies).toHaveLength(5);
  expect(replies?.[0]).toMatchObject({ message: { msgtype: "text", text: { content: "好" } } });
});

test("typing has the rules of the cloud call", async () => {
  const { token, post, openid, wechat } = await bench();
  const type = async () =>
    (await post(`/message/custom/business/typing?access_token=${await token()}`, { touser: openid, command: "Typing" }))
      .errcode;
  expect(await type()).toBe(0);
  expect(await type()).toBe(45081);
  expect(wechat.users.find(openid)?.inbox.at(-1)).toMatchObject({ kind: "typing", isOn: true });
});

test("what is no POST of JSON to a known path is refused by number, and an unknown path is named", async () => {
  const { request } = await bench();
  expect(await request("GET", "/stable_token")).toMatchObject({ errcode: 43002 });
  expect(await request("POST", "/stable_token", "grant_type=x")).toMatchObject({ errcode: 47001 });
  expect(await request("POST", "/stable_token", "null")).toMatchObject({ errcode: 47001 });
  expect(await request("POST", "/message/custom/business/send", "{}")).toMatchObject({
    errcode: 40066,
    errmsg: expect.stringContaining("the simulator knows no /message/custom/business/send"),
  });
});

const PNG = new Blob([new Uint8Array(SMALL_PICTURE)], { type: "image/png" });
const form = (field: string, fileName: string) => {
  const body = new FormData();
  body.set(field, PNG, fileName);
  return body;
};

async function mediaBench() {
  const { wechat, clock } = wechatBench({ permissions: [] });
  const app = createHttpApi({ clock, account: LOCAL_ACCOUNT, apis: wechat.apis });
  const asked = await app.request("/stable_token", { method: "POST", body: JSON.stringify(QUESTION) });
  const { access_token: token } = (await asked.json()) as { access_token: string };
  const upload = async (query: string, body?: FormData): Promise<Record<string, unknown>> =>
    (await (await app.request(`/media/upload?${query}`, { method: "POST", ...(body && { body }) })).json()) as Record<
      string,
      unknown
    >;
  return { app, token, upload, clock };
}

test("a picture goes up as a form, answered without an errcode, and comes down as bytes for 3 days", async () => {
  const { app, token, upload, clock } = await mediaBench();
  const { media_id, ...rest } = await upload(`type=image&access_token=${token}`, form("media", "media.png"));
  expect(rest).toEqual({ type: "image", created_at: expect.any(Number) });
  const url = `/media/get?access_token=${token}&media_id=${media_id}`;
  const got = await app.request(url);
  expect(got.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await got.arrayBuffer())).toEqual(SMALL_PICTURE);
  clock.advance(72 * 3_600_000);
  expect(await (await app.request(url)).json()).toMatchObject({ errcode: 42001 });
});

test.each([
  ["no token", () => "type=image", form("media", "a.png"), 41001],
  ["a made-up token", () => "type=image&access_token=x", form("media", "a.png"), 40001],
  ["another type", (token: string) => `type=video&access_token=${token}`, form("media", "a.png"), 40004],
  ["no type", (token: string) => `access_token=${token}`, form("media", "a.png"), 40004],
  ["a file name of another type", (token: string) => `type=image&access_token=${token}`, form("media", "a.bmp"), 40005],
  ["another field", (token: string) => `type=image&access_token=${token}`, form("file", "a.png"), 41005],
  ["no form", (token: string) => `type=image&access_token=${token}`, undefined, 41005],
])("an upload with %s is refused with its number", async (_, query, body, errcode) => {
  const { upload, token } = await mediaBench();
  expect(await upload(query(token), body)).toMatchObject({ errcode, errmsg: expect.stringMatching(/ rid: /) });
});

test.each([
  ["no token", () => "media_id=x", 41001],
  ["an unknown id", (token: string) => `media_id=x&access_token=${token}`, 40007],
  ["no id", (token: string) => `access_token=${token}`, 40007],
])("a download with %s is refused with its number", async (_, query, errcode) => {
  const { app, token } = await mediaBench();
  expect(await (await app.request(`/media/get?${query(token)}`)).json()).toMatchObject({ errcode });
});
