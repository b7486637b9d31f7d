// Pushes over HTTP to a server and to a function: routes, rules, answers.
import type { HttpPushOptions } from "../../../simulator/http-push/endpoint";
import { LOCAL_ACCOUNT, LOCAL_ENDPOINT } from "../../../simulator/local-account";
import { httpPushProject, removeHttpPushProjects } from "../../support/http-push-project";
import { httpPushServer, opened, sealedAnswer, sign } from "../../support/http-push-server";
import { type Simulator, startSimulator } from "../../support/simulator";

const NOTICE_PAIR = "event:wxa_punish_event";
const PAYMENT = "event:xpay_coin_pay_notify";
const RULES = { paymentAttempts: 2, paymentFirstPauseMs: 0 };

let server: Awaited<ReturnType<typeof httpPushServer>>;
let projectDir: string;
const running: Simulator[] = [];

beforeAll(async () => {
  server = await httpPushServer();
  projectDir = httpPushProject({
    text: { source: 'exports.main = async () => "success";', pairs: ["text", NOTICE_PAIR] },
    http_push: {
      source: `exports.main = async (event) => event.httpMethod === "POST"
        ? { isBase64Encoded: true, statusCode: 200, headers: {}, body: Buffer.from("success").toString("base64") }
        : { statusCode: 202, headers: { "X-Seen": "1" }, body: JSON.stringify({ event, env: process.env }) };`,
      envVariables: { WECHAT_TOKEN: "real", WECHAT_ENCODING_AES_KEY: "real", WECHAT_PUSH_MODE: "plain", OTHER: "mine" },
    },
  });
});
afterEach(async () => {
  server.answerWith(() => ({ body: "success" }));
  server.arrived.length = 0;
  await Promise.all(running.splice(0).map((sim) => sim.stop()));
});
afterAll(() => server.close());
afterAll(removeHttpPushProjects);

async function start(httpPush?: HttpPushOptions): Promise<Simulator> {
  const sim = await startSimulator({ projectDir, rules: RULES, ...(httpPush && { httpPush }) });
  running.push(sim);
  return sim;
}

test("secure JSON: receiver and ciphertext, signed twice, and in it the packet and the appid", async () => {
  const sim = await start({ to: server.url, pairs: "all" });
  const customer = sim.customer();
  const report = await customer.says("你好");
  expect(report).toMatchObject({ route: "http", target: server.url, attempts: [{ outcome: "answered" }] });
  expect(report.functionName).toBeUndefined();
  const { method, query, headers, body } = server.last();
  const { signature = "", timestamp = "", nonce = "", ...rest } = query;
  const { Encrypt, ToUserName, ...others } = JSON.parse(body);
  expect([method, headers["content-type"], ToUserName, others]).toEqual([
    "POST",
    "application/json",
    LOCAL_ENDPOINT.originalId,
    {},
  ]);
  expect(signature).toBe(sign(LOCAL_ENDPOINT.token, timestamp, nonce));
  const msg_signature = sign(LOCAL_ENDPOINT.token, timestamp, nonce, Encrypt);
  expect(rest).toEqual({ openid: customer.openid, encrypt_type: "aes", msg_signature });
  const { message, appid } = opened(Encrypt);
  expect(appid).toBe(LOCAL_ACCOUNT.appid);
  expect(JSON.parse(message)).toMatchObject({ Content: "你好", FromUserName: customer.openid });
  expect(message).toMatch(/"MsgId":\d{19}[,}]/);
});

test("compatible XML has the fields and the ciphertext, plain JSON the fields alone", async () => {
  const compatible = await start({ to: server.url, pairs: "all", mode: "compatible", format: "xml" });
  await compatible.customer().says("一");
  const { body, headers } = server.last();
  expect(headers["content-type"]).toBe("text/xml");
  expect(body).toContain("<Content><![CDATA[一]]></Content>");
  expect(opened(/<Encrypt><!\[CDATA\[(.+?)\]/.exec(body)?.[1] ?? "").message).toContain("<![CDATA[一]]>");
  const plain = await start({ to: server.url, pairs: "all", mode: "plain" });
  await plain.customer().says("二");
  expect(JSON.parse(server.last().body)).toMatchObject({ Content: "二", ToUserName: LOCAL_ENDPOINT.originalId });
  expect(Object.keys(server.last().query).sort()).toEqual(["nonce", "openid", "signature", "timestamp"]);
});

test("a pair that is bound goes to its function, the others over HTTP, and so do those that no function can be bound to", async () => {
  const sim = await start({});
  expect(await sim.customer().says("你好")).toMatchObject({ route: "function", functionName: "text" });
  const entered = await sim.customer().enters("");
  expect(entered).toMatchObject({ route: "http", target: "http_push", functionName: "http_push" });
  expect(entered.attempts).toMatchObject([{ outcome: "answered", passiveReply: "success", invocation: {} }]);
  expect(await sim.pushSample(NOTICE_PAIR)).toMatchObject({ route: "http", functionName: "http_push" });
});

test("without the option everything is as it was", async () => {
  const sim = await start();
  expect(await sim.customer().enters("")).toMatchObject({ delivery: "not-bound", attempts: [] });
  expect(await sim.pushSample(NOTICE_PAIR)).toMatchObject({ route: "function", functionName: "text" });
  await expect(sim.httpPush.send({ kind: "echo" })).rejects.toMatchObject({ code: "OPTION_INVALID" });
});

test("an encrypted answer counts; one in the clear, or signed wrongly, is nonsense and shows the notice", async () => {
  const sim = await start({ to: server.url, pairs: "all" });
  const customer = sim.customer();
  const transfer = { MsgType: "transfer_customer_service", ToUserName: customer.openid };
  const content = JSON.stringify({ ...transfer, FromUserName: LOCAL_ENDPOINT.originalId, CreateTime: 1_700_000_000 });
  server.answerWith(() => ({ body: content }));
  const inTheClear = await customer.says("人工");
  expect(inTheClear).toMatchObject({ isTransferred: false, notice: expect.any(String) });
  expect(inTheClear.attempts).toMatchObject([{ outcome: "nonsense", detail: "it is not encrypted" }]);
  server.answerWith((arrived) => sealedAnswer(arrived, content, { MsgSignature: "0" }));
  expect((await customer.says("人工")).attempts).toMatchObject([{ outcome: "nonsense" }]);
  server.answerWith((arrived) => sealedAnswer(arrived, content));
  expect(await customer.says("人工")).toMatchObject({ isTransferred: true, attempts: [{ outcome: "answered" }] });
});

test("in plain mode the answer is of the push's own format", async () => {
  const sim = await start({ to: server.url, mode: "plain", format: "xml" });
  server.answerWith(() => ({ body: "<xml><ErrCode>0</ErrCode></xml>" }));
  expect((await sim.pushSample(PAYMENT)).attempts).toMatchObject([
    { outcome: "answered", passiveReply: { ErrCode: 0 } },
  ]);
  server.answerWith(() => ({ body: '{"ErrCode":0}' }));
  expect((await sim.pushSample(PAYMENT)).attempts).toMatchObject([{ outcome: "failed" }, { outcome: "failed" }]);
});

test("another status than 200 is pushed again, as the same message", async () => {
  const sim = await start({ to: server.url, pairs: "all" });
  server.answerWith(() => ({ status: server.arrived.length < 3 ? 500 : 200, body: "success" }));
  const { attempts } = await sim.customer().says("你好");
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "answered"]);
  const packets = server.arrived.map(({ body }) => opened(JSON.parse(body).Encrypt).message);
  expect(new Set(packets).size).toBe(1);
});

test("a server that hangs is left after 5 s, one that is gone has failed", async () => {
  const sim = await start({ to: server.url, pairs: "all" });
  server.answerWith(() => {
    sim.clock.advance(5_000);
    return "hang";
  });
  const { attempts, notice } = await sim.customer().says("喂");
  expect(attempts.map(({ outcome }) => outcome)).toEqual(["no-answer", "no-answer", "no-answer"]);
  expect(notice).toBeDefined();
  const gone = await start({ to: "http://127.0.0.1:1/", pairs: "all" });
  expect((await gone.customer().says("喂")).attempts).toMatchObject([{ outcome: "failed" }, {}, {}]);
  await expect(gone.httpPush.send({ kind: "echo" })).rejects.toMatchObject({ code: "OPTION_INVALID" });
});

test("a function gets the event of HTTP access, the local endpoint's values, and no token for cloud calls", async () => {
  const sim = await start({ mode: "compatible" });
  const { status, headers, body } = await sim.httpPush.send({ kind: "echo" });
  const { event, env } = JSON.parse(body);
  expect([status, headers]).toEqual([202, { "x-seen": "1" }]);
  expect(event).toMatchObject({
    path: "/http_push",
    httpMethod: "GET",
    queryStringParameters: { echostr: expect.any(String) },
    requestContext: { envId: "sim-local", requestId: expect.any(String) },
    multiValueHeaders: { accept: ["*/*"] },
    isBase64Encoded: false,
  });
  expect(env).toMatchObject({
    TCB_SOURCE: "wx_http",
    WECHAT_TOKEN: LOCAL_ENDPOINT.token,
    WECHAT_ENCODING_AES_KEY: LOCAL_ENDPOINT.encodingAesKey,
    WECHAT_PUSH_MODE: "compatible",
    OTHER: "mine",
  });
  for (const name of ["WX_OPENID", "WX_API_TOKEN", "WX_TRIGGER_API_TOKEN_V0", "WECHAT_APPID"]) {
    expect(env).not.toHaveProperty(name);
  }
});
