// The token's life, and what goes over the wire.
import { httpsMessenger } from "../../src/platform/https/https-messenger";
import { reply } from "../../src/wechat/replies";
import { type ApiServer, openApiServer, sendJson } from "../support/api-server";
import { fakeClock } from "../support/fake-clock";

const account = { appid: "wx0123456789abcdef", secret: "5".repeat(32) };
const text = reply.text("好").message;

let api: ApiServer;
beforeEach(async () => {
  api = await openApiServer();
});
afterEach(() => api.close());

function open() {
  const clock = fakeClock();
  return { clock, messenger: httpsMessenger({ ...account, apiBase: api.url, clock }) };
}

const pathsOf = () => api.requests.map(({ url }) => url.replace("/cgi-bin/", ""));

/** Answers sends in the given order, then with 0. */
function answerSends(...errcodes: number[]): void {
  const { answer } = api;
  api.answer = (request, response) => {
    const errcode = request.url.includes("stable_token") ? undefined : errcodes.shift();
    if (errcode === undefined) answer(request, response);
    else sendJson(response, { errcode, errmsg: "said rid: 1" });
  };
}

/** Answers questions for a token. */
function answerTokens(body: (count: number) => object): void {
  const { answer } = api;
  let count = 0;
  api.answer = (request, response) => {
    if (!request.url.includes("stable_token")) return answer(request, response);
    count += 1;
    sendJson(response, body(count));
  };
}

test("a send asks for a stable token, without forcing a new one, and then posts the message", async () => {
  await open().messenger.deliver("oU", reply.text('你好 "🍵"').message);
  const [asked, sent] = api.requests;
  expect(asked).toMatchObject({ method: "POST", url: "/cgi-bin/stable_token" });
  expect(JSON.parse(String(asked?.body))).toEqual({ grant_type: "client_credential", ...account });
  expect(sent).toMatchObject({ method: "POST", url: "/cgi-bin/message/custom/send?access_token=TOKEN-1" });
  expect(sent?.headers["content-type"]).toMatch(/^application\/json/);
});

test("Chinese and emoji go out as they are: WeChat shows an escape as six characters", async () => {
  await open().messenger.deliver("oU", reply.text('你好 "🍵"').message);
  const body = api.requests[1]?.body.toString("utf8");
  expect(body).toBe('{"touser":"oU","msgtype":"text","text":{"content":"你好 \\"🍵\\""}}');
  expect(Number(api.requests[1]?.headers["content-length"])).toBe(Buffer.byteLength(String(body)));
});

test("typing goes to the path of mini programs", async () => {
  await open().messenger.showTyping("oU");
  expect(api.requests[1]?.url).toBe("/cgi-bin/message/custom/business/typing?access_token=TOKEN-1");
  expect(JSON.parse(String(api.requests[1]?.body))).toEqual({ touser: "oU", command: "Typing" });
});

test("a token is escaped in the address, and the base may have a path", async () => {
  answerTokens(() => ({ access_token: "a+b/c=&d", expires_in: 7_200 }));
  const messenger = httpsMessenger({ ...account, apiBase: `${api.url}/proxy/`, clock: fakeClock() });
  await messenger.deliver("oU", text);
  expect(api.requests[1]?.url).toBe("/proxy/cgi-bin/message/custom/send?access_token=a%2Bb%2Fc%3D%26d");
});

test("a token is kept until a minute before its end", async () => {
  const { messenger, clock } = open();
  await messenger.deliver("oU", text);
  await clock.advance(7_139_999);
  await messenger.deliver("oU", text);
  expect(pathsOf().filter((path) => path === "stable_token")).toHaveLength(1);
  await clock.advance(1);
  await messenger.deliver("oU", text);
  expect(pathsOf().slice(-2)).toEqual(["stable_token", "message/custom/send?access_token=TOKEN-2"]);
});

test("many sends at once wait for one token", async () => {
  const { messenger } = open();
  await Promise.all(Array.from({ length: 10 }, () => messenger.deliver("oU", text)));
  expect(pathsOf().filter((path) => path === "stable_token")).toHaveLength(1);
});

test.each([40001, 42001, 40014, 41001])(
  "a token refused with %i is renewed, and the send repeated",
  async (errcode) => {
    answerSends(errcode);
    await open().messenger.deliver("oU", text);
    expect(pathsOf()).toEqual([
      "stable_token",
      "message/custom/send?access_token=TOKEN-1",
      "stable_token",
      "message/custom/send?access_token=TOKEN-2",
    ]);
  },
);

test("a fresh token that is refused, too, is given up with the number and what to compare", async () => {
  answerSends(40001, 42001, 40001);
  await expect(open().messenger.deliver("oU", text)).rejects.toMatchObject({
    code: "SEND_REFUSED",
    errCode: 42001,
    fix: expect.stringContaining("WECHAT_APPSECRET"),
  });
  expect(api.requests).toHaveLength(4);
});

test("many sends whose token is refused renew it once", async () => {
  const { messenger } = open();
  await messenger.deliver("oU", text);
  const { answer } = api;
  api.answer = (request, response) => {
    if (request.url.endsWith("=TOKEN-1")) sendJson(response, { errcode: 42001, errmsg: "expired" });
    else answer(request, response);
  };
  await Promise.all(Array.from({ length: 5 }, () => messenger.deliver("oU", text)));
  expect(pathsOf().filter((path) => path === "stable_token")).toHaveLength(2);
  expect(pathsOf().filter((path) => path.endsWith("TOKEN-2"))).toHaveLength(5);
});

test.each([
  [40013, /WECHAT_APPID/],
  [40125, /WECHAT_APPSECRET/],
  [40164, /IP 白名单/],
  [40001, /WECHAT_APPSECRET/],
  [40243, /frozen/],
  [45009, /quota/],
])("a token that WeChat refuses with %i says how to fix it, and nothing is sent", async (errcode, hint) => {
  answerTokens(() => ({ errcode, errmsg: `no, ${account.secret} rid: 1` }));
  await expect(open().messenger.deliver("oU", text)).rejects.toMatchObject({
    code: "SEND_REFUSED",
    errCode: errcode,
    message: expect.stringMatching(hint),
  });
  expect(pathsOf()).toEqual(["stable_token"]);
});

test("after a refused question the next send asks again", async () => {
  answerTokens((count) => (count === 1 ? { errcode: -1, errmsg: "busy" } : { access_token: "T", expires_in: 7_200 }));
  const { messenger } = open();
  await expect(messenger.deliver("oU", text)).rejects.toMatchObject({ errCode: -1 });
  await messenger.deliver("oU", text);
});

test.each([
  ["no token", { expires_in: 7_200 }],
  ["an empty token", { access_token: "", expires_in: 7_200 }],
  ["no end", { access_token: "T" }],
])("an answer with %s is no token, and nothing was sent", async (_, body) => {
  answerTokens(() => body);
  await expect(open().messenger.deliver("oU", text)).rejects.toMatchObject({ code: "SEND_REFUSED" });
  expect(pathsOf()).toEqual(["stable_token"]);
});
